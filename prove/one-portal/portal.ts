// One portal with the demo, on a database that is thrown away, and the people who knock on its doors.
import { randomBytes, createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { throwawayFlags } from '#db/embedded.ts'
import { freePort } from '#db/embedded/ports.ts'
import { seed } from '#db/seed/seed.ts'
import type { Role } from '#lib/platform/actor.ts'
import { stopChild } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'
import { serverEnvironment, type Settings } from '#scripts/settings.ts'
import { buildWhenNeeded, openDatabase, serve, updateDatabase } from '#scripts/stages.ts'

export type Portal = {
  address: string
  /** The database as its owner. */
  sql: postgres.Sql
  /** A cookie with which requests are those of this account of the demo. */
  cookieOf(email: string): Promise<string>
  /** Somebody new with these roles, to whom nothing in the portal belongs. Gives the cookie. */
  stranger(...roles: Role[]): Promise<string>
  /** Everything that the portal wrote in its log. */
  log(): string
  stop(): Promise<void>
}

/** Starts it with the build of these sources. */
export async function startPortal(say: (line: string) => void): Promise<Portal> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-proof-'))
  whenClosing(() => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  const port = await freePort()
  const settings: Settings = { dataDir, databaseUrl: undefined, demo: true, port, appUrl: `http://localhost:${port}` }
  const build = await buildWhenNeeded(say)
  const { url } = await openDatabase(settings, say, throwawayFlags)
  // Nothing of the machine's own settings: mail stays in the mailbox of the demo.
  const environment = { ...serverEnvironment(settings, url), RESEND_API_KEY: '', SMTP_URL: '' }
  Object.assign(process.env, environment)
  await updateDatabase(url)
  await seed(url, { demo: true })
  const logFile = path.join(dataDir, 'portal.log')
  const server = await serve(settings, { environment: { ...environment, BUILD_ID: build }, logFile })
  const sql = postgres(url, { max: 2, onnotice: () => {} })
  const session = async (userId: string) => {
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest('hex')
    await sql`insert into sessions (token_hash, user_id, expires_at, ends_at)
      values (${hash}, ${userId}, now() + interval '1 day', now() + interval '1 day')`
    return `sessie=${token}`
  }
  return {
    address: settings.appUrl,
    sql,
    cookieOf: async (email) => {
      const [person] = await sql<{ id: string }[]>`select id from users where email = ${email}`
      if (!person) throw new Error(`the demo has no ${email}`)
      return session(person.id)
    },
    stranger: async (...roles) => {
      const [person] = await sql<{ id: string }[]>`
        insert into users (email, name, email_verified_at) values (${`${roles.join('-')}@vreemd.example`}, 'Vreemd', now()) returning id`
      for (const role of roles) await sql`insert into user_roles (user_id, role) values (${person?.id ?? ''}, ${role})`
      return session(person?.id ?? '')
    },
    log: () => fs.readFileSync(logFile, 'utf8'),
    stop: async () => {
      await sql.end({ timeout: 2 })
      await stopChild(server, 20_000)
    },
  }
}
