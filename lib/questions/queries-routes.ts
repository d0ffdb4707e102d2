import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  cannedAnswers,
  questionRoutePeople,
  questionRouteRegions,
  questionRoutes,
  regions,
  themes,
  userRoles,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { roleOfFunction } from './policy.ts'
import type { RouteFunction } from './status.ts'
import { routesTag } from './tags.ts'

export type ContactWay = { id: string; name: string; function: RouteFunction; regionNames: string[]; phone: string; mailbox: string }

/** How the functions are reached, for everybody. */
export async function contactWays(): Promise<ContactWay[]> {
  dependsOn(routesTag, 'sites')
  const rows = await db
    .select({
      id: questionRoutes.id,
      name: questionRoutes.name,
      function: questionRoutes.function,
      phone: questionRoutes.phone,
      mailbox: questionRoutes.mailbox,
      regionNames: sql<
        string[]
      >`array(select r.name from question_route_regions rr join regions r on r.code = rr.region_code where rr.route_id = "question_routes"."id" order by r.name)`,
    })
    .from(questionRoutes)
    .where(isNull(questionRoutes.retiredAt))
    .orderBy(asc(questionRoutes.function), asc(questionRoutes.name))
  return rows.filter(({ phone, mailbox }) => phone !== '' || mailbox !== '')
}

export type RoutePerson = {
  id: string
  userId: string
  name: string
  absentFrom: string | null
  absentUntil: string | null
  standInId: string | null
  standInName: string | null
}
export type Route = {
  id: string
  function: RouteFunction
  name: string
  themeSlug: string | null
  themeName: string | null
  dueWorkingDays: number
  phone: string
  mailbox: string
  regions: { code: string; name: string }[]
  people: RoutePerson[]
}

/** Every route with who is behind it. */
export async function allRoutes(): Promise<Route[]> {
  const [routes, ofRegions, people] = await Promise.all([
    db
      .select({
        id: questionRoutes.id,
        function: questionRoutes.function,
        name: questionRoutes.name,
        themeSlug: questionRoutes.themeSlug,
        themeName: themes.name,
        dueWorkingDays: questionRoutes.dueWorkingDays,
        phone: questionRoutes.phone,
        mailbox: questionRoutes.mailbox,
      })
      .from(questionRoutes)
      .leftJoin(themes, eq(themes.slug, questionRoutes.themeSlug))
      .where(isNull(questionRoutes.retiredAt))
      .orderBy(asc(questionRoutes.function), asc(questionRoutes.name)),
    db
      .select({ routeId: questionRouteRegions.routeId, code: regions.code, name: regions.name })
      .from(questionRouteRegions)
      .innerJoin(regions, eq(regions.code, questionRouteRegions.regionCode))
      .orderBy(asc(regions.name)),
    db
      .select({
        routeId: questionRoutePeople.routeId,
        id: questionRoutePeople.id,
        userId: users.id,
        name: users.name,
        absentFrom: questionRoutePeople.absentFrom,
        absentUntil: questionRoutePeople.absentUntil,
        standInId: questionRoutePeople.standInId,
        standInName: sql<string | null>`(select u.name from users u where u.id = ${questionRoutePeople.standInId})`,
      })
      .from(questionRoutePeople)
      .innerJoin(users, eq(users.id, questionRoutePeople.userId))
      .where(isNull(questionRoutePeople.leftAt))
      .orderBy(asc(users.name)),
  ])
  return routes.map((route) => ({
    ...route,
    regions: ofRegions.filter(({ routeId }) => routeId === route.id).map(({ code, name }) => ({ code, name })),
    people: people.filter(({ routeId }) => routeId === route.id),
  }))
}

/** Who can stand behind a function: everybody with its role. */
export async function peopleFor(routeFunction: RouteFunction): Promise<{ value: string; label: string }[]> {
  return db
    .selectDistinct({ value: users.id, label: users.name })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        isNull(users.closedAt),
        inArray(userRoles.role, [roleOfFunction[routeFunction]]),
        sql`${userRoles.validFrom} <= now() and (${userRoles.validUntil} is null or ${userRoles.validUntil} > now())`,
      ),
    )
    .orderBy(asc(users.name))
}

/** Where somebody stands behind a function, to say when they are away. */
export async function ownRoutes(actor: Actor): Promise<Route[]> {
  return (await allRoutes()).filter(({ people }) => people.some(({ userId }) => userId === actor.id))
}

export type Canned = { id: string; function: RouteFunction | null; label: string; text: string }

/** The texts to begin an answer with. */
export async function cannedTexts(): Promise<Canned[]> {
  return db
    .select({ id: cannedAnswers.id, function: cannedAnswers.function, label: cannedAnswers.label, text: cannedAnswers.text })
    .from(cannedAnswers)
    .where(isNull(cannedAnswers.retiredAt))
    .orderBy(asc(cannedAnswers.label))
}
