import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { cannedAnswers, questionRoutes, questionThreads, userRoles, users } from '#db/schema/index.ts'
import type { Actor, Role } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { roleOfFunction } from './policy.ts'
import type { ThreadView } from './queries.ts'
import type { Choice } from './queries-ask.ts'
import type { RouteFunction } from './status.ts'

export type ThreadChoices = { handOver: Choice[]; doubles: Choice[]; canned: { id: string; label: string; text: string }[] }

/** What who answers can choose from: to whom it can go, which other questions this asker has, and texts to begin with. */
export async function threadChoices(actor: Actor, thread: ThreadView): Promise<ThreadChoices> {
  if (!thread.mayAnswer) return { handOver: [], doubles: [], canned: [] }
  return readFor(actor, async (tx) => {
    const roles: Role[] =
      thread.kind === 'legal'
        ? ['legal_helpdesk']
        : thread.routeFunction
          ? [
              ...new Set<Role>([
                roleOfFunction[thread.routeFunction],
                ...(thread.routeFunction === 'curators' ? (['regional_team'] as const) : []),
              ]),
            ]
          : ['regional_team', 'curator']
    const people = await tx
      .selectDistinct({ id: users.id, name: users.name })
      .from(users)
      .innerJoin(userRoles, eq(userRoles.userId, users.id))
      .where(
        and(
          isNull(users.closedAt),
          inArray(userRoles.role, roles),
          sql`${userRoles.validFrom} <= now() and (${userRoles.validUntil} is null or ${userRoles.validUntil} > now())`,
        ),
      )
      .orderBy(asc(users.name))
    const routes = await tx
      .select({ id: questionRoutes.id, name: questionRoutes.name, function: questionRoutes.function })
      .from(questionRoutes)
      .where(and(isNull(questionRoutes.retiredAt), thread.kind === 'legal' ? eq(questionRoutes.function, 'legal_helpdesk') : undefined))
      .orderBy(asc(questionRoutes.function), asc(questionRoutes.name))
    const doubles = await tx
      .select({ id: questionThreads.id, title: questionThreads.title })
      .from(questionThreads)
      .where(
        and(
          ne(questionThreads.id, thread.id),
          eq(questionThreads.kind, thread.kind),
          isNull(questionThreads.mergedIntoId),
          ne(questionThreads.status, 'unconfirmed'),
          // Whose address is forgotten is nobody's other question.
          sql`exists (select from question_threads t where t.id = ${thread.id} and (t.asker_id = ${questionThreads.askerId} or t.asker_email = ${questionThreads.askerEmail}))`,
        ),
      )
      .orderBy(desc(questionThreads.askedAt))
      .limit(20)
    return {
      handOver: [
        ...people
          .filter(({ id }) => id !== thread.ownerId && id !== thread.askerId)
          .map(({ id, name }) => ({ value: `person:${id}`, label: name })),
        ...routes
          .filter(({ id }) => id !== thread.routeId || thread.ownerId)
          .map(({ id, name }) => ({ value: `route:${id}`, label: `Naar: ${name}` })),
      ],
      doubles: doubles.map(({ id, title }) => ({ value: id, label: title })),
      canned: await cannedFor(tx, thread.kind === 'legal' ? 'legal_helpdesk' : thread.routeFunction),
    }
  })
}

async function cannedFor(tx: Tx, routeFunction: RouteFunction | null) {
  return tx
    .select({ id: cannedAnswers.id, label: cannedAnswers.label, text: cannedAnswers.text })
    .from(cannedAnswers)
    .where(
      and(
        isNull(cannedAnswers.retiredAt),
        or(isNull(cannedAnswers.function), routeFunction ? eq(cannedAnswers.function, routeFunction) : sql`true`),
      ),
    )
    .orderBy(asc(cannedAnswers.label))
}
