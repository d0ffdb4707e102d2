// Somebody of the demo who is signed in.
import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import * as schema from '#db/schema/index.ts'
import { noteSecondStep, startSession } from '#lib/platform/session/store.ts'
import { signInCookies } from '#lib/platform/sign-in-cookies.ts'
import { randomToken } from '#lib/platform/tokens.ts'

/** The cookie of somebody of the demo with this role and as few others as can be, second step and all. */
export async function signedIn(sql: postgres.Sql, role: string): Promise<string> {
  const [person] = await sql<{ id: string }[]>`
    select u.id from users u join user_roles r on r.user_id = u.id where u.closed_at is null
    group by u.id having ${role} = any(array_agg(r.role::text)) order by count(*), u.email limit 1`
  if (!person) throw new Error(`nobody in the demo is ${role}`)
  const db = drizzle(sql, { schema })
  const token = randomToken()
  const { id } = await startSession(db, { token, userId: person.id, device: 'meting' })
  await sql`insert into second_factors (user_id, secret, confirmed_at) values (${person.id}, 'not-used-here', now()) on conflict do nothing`
  await noteSecondStep(db, id)
  return `${signInCookies().session.name}=${token}`
}
