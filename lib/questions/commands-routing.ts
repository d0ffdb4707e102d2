import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { questionRoutePeople, questionRouteRegions, questionRoutes, userRoles, users } from '#db/schema/index.ts'
import type { Role } from '#lib/platform/actor.ts'
import { isoDay } from '#lib/platform/time.ts'
import { roleOfFunction } from './policy.ts'
import type { RouteFunction, ThreadKind } from './status.ts'

export type Addressee = { id: string; email: string }

const functionOfKind: Readonly<Record<ThreadKind, RouteFunction>> = {
  question: 'regional_team',
  experience: 'regional_team',
  legal: 'legal_helpdesk',
  other: 'curators',
}

/**
 * Where a question goes: of the routes of its function the one that says most about it, first by region, then by theme.
 * Undefined when no rule fits: then it lies in the common tray.
 */
export async function routeFor(
  tx: Tx,
  question: { kind: ThreadKind; regionCode: string | null; themeSlug: string | null },
): Promise<{ id: string; dueWorkingDays: number } | undefined> {
  const hasRegions = sql`exists (select from ${questionRouteRegions} rr where rr.route_id = ${questionRoutes}.id)`
  const hasThisRegion = sql`exists (select from ${questionRouteRegions} rr where rr.route_id = ${questionRoutes}.id and rr.region_code = ${question.regionCode})`
  const [route] = await tx
    .select({ id: questionRoutes.id, dueWorkingDays: questionRoutes.dueWorkingDays })
    .from(questionRoutes)
    .where(
      and(
        eq(questionRoutes.function, functionOfKind[question.kind]),
        isNull(questionRoutes.retiredAt),
        sql`(not ${hasRegions} or ${hasThisRegion})`,
        sql`(${questionRoutes.themeSlug} is null or ${questionRoutes.themeSlug} = ${question.themeSlug})`,
      ),
    )
    .orderBy(sql`${hasRegions} desc, ${questionRoutes.themeSlug} is not null desc`, asc(questionRoutes.createdAt), asc(questionRoutes.id))
    .limit(1)
  return route
}

/** Everybody who has one of the roles now and an open account. */
async function holders(tx: Tx, roles: readonly Role[], among?: readonly string[]): Promise<Addressee[]> {
  if (among?.length === 0) return []
  return tx
    .selectDistinct({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        isNull(users.closedAt),
        inArray(userRoles.role, [...roles]),
        sql`${userRoles.validFrom} <= now() and (${userRoles.validUntil} is null or ${userRoles.validUntil} > now())`,
        among ? inArray(users.id, [...among]) : undefined,
      ),
    )
    .orderBy(asc(users.id))
}

/** Whether somebody can answer for a function now. */
export async function answersFor(tx: Tx, userId: string, routeFunction: RouteFunction | null): Promise<boolean> {
  const roles: Role[] = routeFunction ? [roleOfFunction[routeFunction]] : ['regional_team', 'curator']
  // What the curators answer, the regional team may answer too.
  if (routeFunction === 'curators') roles.push('regional_team')
  return (await holders(tx, roles, [userId])).length > 0
}

/**
 * Who hears of a question now: the people of its route, for who is away the stand-in. When that is nobody, everybody of
 * the function; without a route the regional team and the curators. Never nobody, as long as a function has people.
 */
export async function peopleOfRoute(tx: Tx, routeId: string | null, now: Date): Promise<Addressee[]> {
  const [route] = routeId
    ? await tx.select({ function: questionRoutes.function }).from(questionRoutes).where(eq(questionRoutes.id, routeId))
    : []
  if (!route || !routeId) return holders(tx, ['regional_team', 'curator'])
  const role = [roleOfFunction[route.function]]
  const people = await tx
    .select()
    .from(questionRoutePeople)
    .where(and(eq(questionRoutePeople.routeId, routeId), isNull(questionRoutePeople.leftAt)))
  const today = isoDay(now)
  const present = people.flatMap((person) => {
    const isAway = person.absentFrom !== null && person.absentUntil !== null && person.absentFrom <= today && today <= person.absentUntil
    return isAway ? (person.standInId ? [person.standInId] : []) : [person.userId]
  })
  const found = await holders(tx, role, present)
  return found.length > 0 ? found : holders(tx, role)
}

/** Who hears of a question that somebody has in hand: that person, or the stand-in while away; else as for the route. */
export async function peopleOfThread(tx: Tx, thread: { ownerId: string | null; routeId: string | null }, now: Date): Promise<Addressee[]> {
  if (!thread.ownerId) return peopleOfRoute(tx, thread.routeId, now)
  const today = isoDay(now)
  const [away] = await tx
    .select({ standInId: questionRoutePeople.standInId })
    .from(questionRoutePeople)
    .where(
      and(
        eq(questionRoutePeople.userId, thread.ownerId),
        isNull(questionRoutePeople.leftAt),
        sql`${today}::date between ${questionRoutePeople.absentFrom} and ${questionRoutePeople.absentUntil}`,
        thread.routeId ? eq(questionRoutePeople.routeId, thread.routeId) : undefined,
      ),
    )
    .limit(1)
  const staff: Role[] = ['regional_team', 'legal_helpdesk', 'curator']
  const found = away ? (away.standInId ? await holders(tx, staff, [away.standInId]) : []) : await holders(tx, staff, [thread.ownerId])
  return found.length > 0 ? found : peopleOfRoute(tx, thread.routeId, now)
}
