import { and, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { invitationInput } from '#lib/people/schema.ts'
import * as schema from '../schema/index.ts'

export type FirstAdministrator = 'made' | 'administrator_exists' | 'account_closed' | 'wrong_email' | 'wrong_name'

const { auditLog, userRoles, users } = schema

/**
 * Makes an administrator on a real database, where nobody can be invited yet. When there is one already it refuses,
 * unless `extra`. An account that exists gets the role and keeps its name.
 */
export async function createFirstAdministrator(
  ownerUrl: string,
  email: string,
  name: string,
  options: { extra?: boolean } = {},
): Promise<FirstAdministrator> {
  const input = invitationInput.safeParse({ email, name, roles: ['administrator'] })
  if (!input.success) return input.error.issues.some(({ path }) => path[0] === 'email') ? 'wrong_email' : 'wrong_name'
  const connection = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return await drizzle(connection, { schema }).transaction(async (tx) => {
      // Two commands at once make one administrator.
      await tx.execute(sql`lock table user_roles in share row exclusive mode`)
      const isOpen = and(eq(userRoles.role, 'administrator'), isNull(userRoles.validUntil))
      const [other] = await tx
        .select({ id: users.id })
        .from(userRoles)
        .innerJoin(users, eq(users.id, userRoles.userId))
        .where(and(isOpen, isNull(users.closedAt)))
        .limit(1)
      if (other && !options.extra) return 'administrator_exists'
      await tx.insert(users).values({ email: input.data.email, name: input.data.name }).onConflictDoNothing({ target: users.email })
      const [person] = await tx.select({ id: users.id, closedAt: users.closedAt }).from(users).where(eq(users.email, input.data.email))
      if (!person || person.closedAt) return 'account_closed'
      await tx.insert(userRoles).values({ userId: person.id, role: 'administrator' }).onConflictDoNothing()
      await tx
        .insert(auditLog)
        .values({ actorId: null, action: 'create_administrator', objectKind: 'user', objectId: person.id, reason: 'command' })
      return 'made'
    })
  } finally {
    await connection.end({ timeout: 5 })
  }
}
