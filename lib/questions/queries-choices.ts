import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { cannedAnswers, questionRoutes, questionThreads, userRoles, users } from '#db/schema/index.ts'
import type { Actor, Role } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { mayJoin, roleOfFunction } from './policy.ts'
import { inTray } from './queries-tray.ts'
import type { ThreadView } from './queries.ts'
import type { Choice } from './queries-ask.ts'
import type { RouteFunction, ThreadStatus } from './status.ts'

export type ThreadChoices = {
  handOver: Choice[]
  doubles: Choice[]
  /** Questions of others that may ask the same, the most alike first. */
  alike: Choice[]
  /** Those of which was said that they do. */
  same: { id: string; title: string; status: ThreadStatus }[]
  canned: { id: string; label: string; text: string }[]
}

const noChoices: ThreadChoices = { handOver: [], doubles: [], alike: [], same: [], canned: [] }

/** What who answers can choose from: to whom it can go, which other questions this asker has, who asks the same, and texts to begin with. */
export async function threadChoices(actor: Actor, thread: ThreadView): Promise<ThreadChoices> {
  if (!thread.mayAnswer) return noChoices
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
    const doubles = await othersOf(tx, actor, thread)
    return {
      handOver: [
        ...people
          .filter(({ id }) => id !== thread.ownerId && id !== thread.askerId)
          .map(({ id, name }) => ({ value: `person:${id}`, label: name })),
        ...routes
          .filter(({ id }) => id !== thread.routeId || thread.ownerId)
          .map(({ id, name }) => ({ value: `route:${id}`, label: `Naar: ${name}` })),
      ],
      doubles,
      ...(await sameAs(tx, actor, thread)),
      canned: await cannedFor(tx, thread.kind === 'legal' ? 'legal_helpdesk' : thread.routeFunction),
    }
  })
}

/** Other questions of who asked this one, as far as this one may be joined to them. */
async function othersOf(tx: Tx, actor: Actor, thread: ThreadView): Promise<Choice[]> {
  const rows = await tx
    .select({
      id: questionThreads.id,
      title: questionThreads.title,
      kind: questionThreads.kind,
      askerId: questionThreads.askerId,
      routeFunction: questionRoutes.function,
    })
    .from(questionThreads)
    .leftJoin(questionRoutes, eq(questionRoutes.id, questionThreads.routeId))
    .where(
      and(
        ne(questionThreads.id, thread.id),
        inTray(actor),
        // Whose address is forgotten is nobody's other question.
        sql`exists (select from question_threads t where t.id = ${thread.id} and (t.asker_id = ${questionThreads.askerId} or t.asker_email = ${questionThreads.askerEmail}))`,
      ),
    )
    .orderBy(desc(questionThreads.askedAt))
    .limit(20)
  return rows.filter((row) => mayJoin(thread, row)).map(({ id, title }) => ({ value: id, label: title }))
}

/** Questions of others: those that ask the same as was said, and open ones whose words are most alike. */
async function sameAs(tx: Tx, actor: Actor, thread: ThreadView): Promise<Pick<ThreadChoices, 'same' | 'alike'>> {
  const group = sql`(select t.same_question_id from question_threads t where t.id = ${thread.id})`
  const isSame = sql`coalesce(${questionThreads.sameQuestionId} = ${group}, false)`
  const rows = await tx
    .select({ id: questionThreads.id, title: questionThreads.title, status: questionThreads.status, isSame: sql<boolean>`${isSame}` })
    .from(questionThreads)
    .where(
      and(
        ne(questionThreads.id, thread.id),
        inTray(actor),
        sql`(${questionThreads.kind} = 'legal') = (${thread.kind} = 'legal')`,
        sql`(${isSame} or not ${questionThreads.status} = 'closed')`,
        sql`(${isSame} or not exists (select from question_threads t where t.id = ${thread.id} and (t.asker_id = ${questionThreads.askerId} or t.asker_email = ${questionThreads.askerEmail})))`,
      ),
    )
    .orderBy(desc(isSame), desc(sql`similarity(${questionThreads.title}, ${thread.title})`), desc(questionThreads.askedAt))
    .limit(30)
  return {
    same: rows.filter((row) => row.isSame).map(({ id, title, status }) => ({ id, title, status })),
    alike: rows
      .filter((row) => !row.isSame)
      .slice(0, 15)
      .map(({ id, title }) => ({ value: id, label: title })),
  }
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
