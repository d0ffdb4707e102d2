import { asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { accessRequests, regions, sites, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayDecideAccess } from './policy.ts'

export type AccessRequestRow = {
  id: string
  email: string
  name: string
  organisation: string
  motivation: string
  createdAt: Date
  /** What the asker chose, as a form names it; null when nothing was chosen. */
  place: string | null
  placeName: string | null
  /** The address has a closed account, which has to be opened first. */
  accountIsClosed: boolean
}

const placeName = sql<string | null>`coalesce('Proeftuin ' || ${sites.name}, 'Regio ' || ${regions.name})`

/** The requests that wait, the oldest first. */
export async function waitingRequests(actor: Actor): Promise<AccessRequestRow[]> {
  if (!mayDecideAccess(actor)) return []
  return db
    .select({
      id: accessRequests.id,
      email: accessRequests.email,
      name: accessRequests.name,
      organisation: accessRequests.organisation,
      motivation: accessRequests.motivation,
      createdAt: accessRequests.createdAt,
      place: sql<string | null>`coalesce('site:' || ${accessRequests.siteSlug}, 'region:' || ${accessRequests.regionCode})`,
      placeName,
      accountIsClosed: sql<boolean>`${users.closedAt} is not null`,
    })
    .from(accessRequests)
    .leftJoin(sites, eq(sites.slug, accessRequests.siteSlug))
    .leftJoin(regions, eq(regions.code, accessRequests.regionCode))
    .leftJoin(users, eq(users.email, accessRequests.email))
    .where(isNull(accessRequests.decision))
    .orderBy(asc(accessRequests.createdAt), asc(accessRequests.id))
    .limit(100)
}

export type DecidedRequestRow = {
  id: string
  name: string
  email: string
  decision: 'let_in' | 'refused'
  decidedAt: Date
  decidedBy: string
}

/** The last decisions, the newest first. */
export async function decidedRequests(actor: Actor): Promise<DecidedRequestRow[]> {
  if (!mayDecideAccess(actor)) return []
  const rows = await db
    .select({
      id: accessRequests.id,
      name: accessRequests.name,
      email: accessRequests.email,
      decision: accessRequests.decision,
      decidedAt: accessRequests.decidedAt,
      decidedBy: users.name,
    })
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.decidedById))
    .where(isNotNull(accessRequests.decision))
    .orderBy(desc(accessRequests.decidedAt))
    .limit(20)
  return rows.flatMap(({ decision, decidedAt, ...row }) => (decision && decidedAt ? { ...row, decision, decidedAt } : []))
}

/** How many requests wait. */
export async function countWaitingRequests(actor: Actor): Promise<number> {
  return mayDecideAccess(actor) ? db.$count(accessRequests, isNull(accessRequests.decision)) : 0
}
