import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, regions, sessions, sites, userRoles, users } from '#db/schema/index.ts'
import type { Actor, Role } from '#lib/platform/actor.ts'
import { openSessions, type OwnSession } from '#lib/platform/session/store.ts'
import { askedAddress, codeOfToken, linkState } from '#lib/platform/sign-in.ts'
import { maySeePeople } from './policy.ts'

const peoplePerPage = 50

/** The address for which this browser asked a link, as it was typed; null when it asked none. */
export const addressAskedBy = (browser: string | undefined): Promise<string | null> => askedAddress(db, browser)

export type SignInLink = { state: 'usable'; token: string } | { state: 'other_browser'; code: string } | { state: 'gone' }

/** What the link of a mail is worth in this browser. Looks only; uses nothing up. */
export async function signInLink(token: string | string[] | undefined, browser: string | undefined): Promise<SignInLink> {
  const state = await linkState(db, token, browser)
  if (state === 'gone' || typeof token !== 'string') return { state: 'gone' }
  return state === 'usable' ? { state, token } : { state, code: codeOfToken(token) }
}

/** Where somebody is signed in now. */
export const ownSessions = (actor: Actor, token: string): Promise<OwnSession[]> => openSessions(db, actor.id, token)

export type PlaceOption = { value: string; label: string }

/** Every site and every region that exists now, for choosing from a list. */
export async function placeOptions(): Promise<PlaceOption[]> {
  const [allSites, allRegions] = await Promise.all([
    db.select({ slug: sites.slug, name: sites.name }).from(sites).where(eq(sites.status, 'active')).orderBy(asc(sites.position)),
    db.select({ code: regions.code, name: regions.name }).from(regions).where(isNull(regions.mergedInto)).orderBy(asc(regions.name)),
  ])
  return [
    ...allSites.map(({ slug, name }) => ({ value: `site:${slug}`, label: `Proeftuin ${name}` })),
    ...allRegions.map(({ code, name }) => ({ value: `region:${code}`, label: `Regio ${name}` })),
  ]
}

export type Dated = { from: Date; until: Date | null }
export type MembershipRow = Dated & { value: string; label: string }
export type RoleRow = Dated & { role: Role }

export type PersonRow = {
  id: string
  name: string
  email: string
  roles: Role[]
  places: string[]
  closedAt: Date | null
  /** Has signed in at least once. */
  hasCome: boolean
  lastSeenAt: Date | null
}

const openRoles = sql<Role[]>`array(select r.role::text from user_roles r where r.user_id = users.id
  and r.valid_from <= now() and (r.valid_until is null or r.valid_until > now()) order by r.role)`
const openPlaces = sql<string[]>`array(select coalesce('Proeftuin ' || s.name, 'Regio ' || g.name) from memberships m
  left join sites s on s.slug = m.site_slug left join regions g on g.code = m.region_code
  where m.user_id = users.id and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()) order by 1)`
const lastSeen = sql<Date | null>`(select max(s.last_seen_at) from sessions s where s.user_id = users.id)`.mapWith(sessions.lastSeenAt)

// Sorted by name without regard to capitals; the id keeps people of one name apart.
const sortName = sql<string>`lower(${users.name})`

const personColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  roles: openRoles,
  places: openPlaces,
  closedAt: users.closedAt,
  hasCome: sql<boolean>`${users.emailVerifiedAt} is not null`,
  lastSeenAt: lastSeen,
}

/** People by name, those whose name or address holds the words; `after` is the id that the page before ended with. */
export async function listPeople(
  actor: Actor,
  asked: { words: string; after: string | null },
): Promise<{ people: PersonRow[]; next: string | null }> {
  if (!maySeePeople(actor)) return { people: [], next: null }
  const pattern = `%${asked.words.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .select(personColumns)
    .from(users)
    .where(
      and(
        asked.words === '' ? undefined : or(sql`${users.name} ilike ${pattern}`, sql`${users.email} ilike ${pattern}`),
        asked.after === null
          ? undefined
          : sql`(${sortName}, ${users.id}) > (select lower(u.name), u.id from users u where u.id = ${asked.after})`,
      ),
    )
    .orderBy(asc(sortName), asc(users.id))
    .limit(peoplePerPage + 1)
  const people = rows.slice(0, peoplePerPage)
  return { people, next: rows.length > peoplePerPage ? (people.at(-1)?.id ?? null) : null }
}

export type Person = PersonRow & { roleHistory: RoleRow[]; membershipHistory: MembershipRow[] }

/** One person with every role and membership, past ones too; undefined when there is none or the actor may not see people. */
export async function personById(actor: Actor, id: string): Promise<Person | undefined> {
  if (!maySeePeople(actor) || !/^[\da-f-]{36}$/.test(id)) return undefined
  const [person] = await db.select(personColumns).from(users).where(eq(users.id, id))
  if (!person) return undefined
  const [roleHistory, membershipHistory] = await Promise.all([
    db
      .select({ role: userRoles.role, from: userRoles.validFrom, until: userRoles.validUntil })
      .from(userRoles)
      .where(eq(userRoles.userId, id))
      .orderBy(asc(userRoles.validFrom), asc(userRoles.id)),
    db
      .select({
        value: sql<string>`coalesce('site:' || ${memberships.siteSlug}, 'region:' || ${memberships.regionCode})`,
        label: sql<string>`coalesce('Proeftuin ' || ${sites.name}, 'Regio ' || ${regions.name})`,
        from: memberships.validFrom,
        until: memberships.validUntil,
      })
      .from(memberships)
      .leftJoin(sites, eq(sites.slug, memberships.siteSlug))
      .leftJoin(regions, eq(regions.code, memberships.regionCode))
      .where(eq(memberships.userId, id))
      .orderBy(asc(memberships.validFrom), asc(memberships.id)),
  ])
  return { ...person, roleHistory, membershipHistory }
}

/** The places somebody belongs to now, by name. */
export async function ownPlaces(actor: Actor): Promise<string[]> {
  const rows = await db
    .select({ label: sql<string>`coalesce('Proeftuin ' || ${sites.name}, 'Regio ' || ${regions.name})` })
    .from(memberships)
    .leftJoin(sites, eq(sites.slug, memberships.siteSlug))
    .leftJoin(regions, eq(regions.code, memberships.regionCode))
    .where(
      and(
        eq(memberships.userId, actor.id),
        sql`${memberships.validFrom} <= now()`,
        or(isNull(memberships.validUntil), gt(memberships.validUntil, sql`now()`)),
      ),
    )
  return rows.map(({ label }) => label).sort((a, b) => a.localeCompare(b, 'nl'))
}
