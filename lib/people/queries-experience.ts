import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { experienceProfiles, tips, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { maySeeDirectory } from './policy.ts'
import { placeOf, type Place } from './schema.ts'
import type { DirectoryQuery } from './schema-experience.ts'

export type OwnProfile = {
  slug: string | null
  isFindable: boolean
  intro: string
  themes: string[]
  tips: number[]
  audiences: string[]
  perMonth: number
  reach: string
  /** Conversations of this month, those that wait for an answer too. */
  asked: number
}

/** For comparing months: the calendar month in Amsterdam. */
const monthOf = (moment: SQL) => sql`date_trunc('month', ${moment} at time zone 'Europe/Amsterdam')`

/**
 * How many conversations somebody has this month: those that were said yes to and those that wait for an answer. A month
 * is that of the asking, so a late answer does not fill the next one.
 */
export const conversationsThisMonth = (personId: SQL, now: Date) => sql<number>`(select count(*)::int from conversation_invitations asked
  where asked.person_id = ${personId} and (asked.answer is null or asked.answer = 'accepted')
    and ${monthOf(sql`asked.asked_at`)} = ${monthOf(sql`${now.toISOString()}::timestamptz`)})`

/** The own profile, as the form shows it; an empty one for who has none. */
export async function ownProfile(actor: Actor, now = new Date()): Promise<OwnProfile> {
  const [row] = await db
    .select({ profile: experienceProfiles, asked: conversationsThisMonth(sql`${experienceProfiles.userId}`, now) })
    .from(experienceProfiles)
    .where(eq(experienceProfiles.userId, actor.id))
  if (!row)
    return { slug: null, isFindable: false, intro: '', themes: [], tips: [], audiences: [], perMonth: 2, reach: actor.email, asked: 0 }
  const { slug, isFindable, intro, themeSlugs, tipNumbers, audienceSlugs, perMonth, reach } = row.profile
  return { slug, isFindable, intro, themes: themeSlugs, tips: tipNumbers, audiences: audienceSlugs, perMonth, reach, asked: row.asked }
}

export type ExperiencedPerson = {
  id: string
  slug: string
  name: string
  intro: string
  themes: { slug: string; name: string }[]
  tips: { number: number; name: string }[]
  audiences: string[]
  places: string[]
  /** No more conversations this month. */
  isFull: boolean
}

const places = sql<string[]>`array(select coalesce('Proeftuin ' || s.name, 'Regio ' || g.name) from memberships m
  left join sites s on s.slug = m.site_slug left join regions g on g.code = m.region_code
  where m.user_id = ${users.id} and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()) order by 1)`

const columns = (now: Date) => ({
  id: users.id,
  slug: experienceProfiles.slug,
  name: users.name,
  intro: experienceProfiles.intro,
  themes: sql<{ slug: string; name: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name)
    order by t.position), '[]') from themes t where t.slug = any(${experienceProfiles.themeSlugs}))`,
  tips: sql<{ number: number; name: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'name', t.name)
    order by t.number), '[]') from ${tips} t where t.number = any(${experienceProfiles.tipNumbers}))`,
  audiences: sql<
    string[]
  >`array(select a.name from audiences a where a.slug = any(${experienceProfiles.audienceSlugs}) order by a.position)`,
  places,
  isFull: sql<boolean>`${conversationsThisMonth(sql`${users.id}`, now)} >= ${experienceProfiles.perMonth}`,
})

const atPlace = (place: Place) =>
  sql`exists (select from memberships m where m.user_id = ${users.id}
    and ${place.siteSlug === undefined ? sql`m.region_code = ${place.regionCode}` : sql`m.site_slug = ${place.siteSlug}`}
    and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))`

/** Everybody who wants to be found and fits, who has room first. At most 200: a directory is looked through with its filters. */
export async function experiencedPeople(actor: Actor, query: DirectoryQuery, now = new Date()): Promise<ExperiencedPerson[]> {
  if (!maySeeDirectory(actor)) return []
  const { isFull, ...rest } = columns(now)
  return db
    .select({ ...rest, isFull })
    .from(experienceProfiles)
    .innerJoin(users, eq(users.id, experienceProfiles.userId))
    .where(
      and(
        eq(experienceProfiles.isFindable, true),
        isNull(users.closedAt),
        query.theme === undefined ? undefined : sql`${query.theme} = any(${experienceProfiles.themeSlugs})`,
        query.tip === undefined ? undefined : sql`${query.tip} = any(${experienceProfiles.tipNumbers})`,
        query.audience === undefined ? undefined : sql`${query.audience} = any(${experienceProfiles.audienceSlugs})`,
        query.place === undefined ? undefined : atPlace(placeOf(query.place)),
      ),
    )
    .orderBy(asc(isFull), asc(sql`lower(${users.name})`), asc(users.id))
    .limit(200)
}

export type ExperiencedPage = ExperiencedPerson & { lessons: { slug: string; title: string }[] }

/**
 * Somebody who wants to be found, with the lessons they wrote. A lesson that hides its site is not among them: it would
 * tell where it comes from.
 */
export async function experiencedPerson(actor: Actor, slug: string, now = new Date()): Promise<ExperiencedPage | undefined> {
  if (!maySeeDirectory(actor) || !isSlug(slug)) return undefined
  const [person] = await db
    .select(columns(now))
    .from(experienceProfiles)
    .innerJoin(users, eq(users.id, experienceProfiles.userId))
    .where(and(eq(experienceProfiles.slug, slug), eq(experienceProfiles.isFindable, true), isNull(users.closedAt)))
  if (!person) return undefined
  const written = await db.execute<{ slug: string; title: string }>(sql`
    select p.slug, p.title from published_lessons p
    join lesson_authors a on a.lesson_id = p.lesson_id and a.left_at is null
    where a.user_id = ${person.id} and num_nonnulls(p.site_slug, p.region_code) > 0
    order by p.first_published_at desc, p.lesson_id limit 10`)
  return { ...person, lessons: [...written] }
}
