import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { conversationFollowUps, conversationInvitations, conversations, themes, tips, users } from '#db/schema/index.ts'
import { conversationsThisMonth } from '#lib/people/queries-experience.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { fitWords } from './copy-conversations.ts'
import { mayCloseConversation, mayChoosePerson, maySeeAllConversations } from './policy-conversations.ts'
import { followUpOfLink } from './queries-links-conversations.ts'
import { openConversations, type ConversationStatus } from './status-conversations.ts'
import { type Helped, type LessonCame, goneReach } from './values.ts'

const isId = (text: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

export type FittingPerson = { id: string; slug: string; name: string; places: string[]; intro: string; reasons: string[] }

/** How many are suggested: a choice, not a list to read. */
const suggested = 5

type FittingRow = {
  id: string
  slug: string
  name: string
  places: string[]
  intro: string
  theme: string | null
  tip: string | null
  lesson: string | null
  home: 'site' | 'region' | null
}

/**
 * People who did this before and have room this month, with why each fits; the best first. A lesson that hides its site
 * is no reason: it would tell where it comes from.
 */
export async function fittingPeople(
  about: { theme?: string | null; tip?: number | null },
  asker: { id: string; conversationId?: string },
  now = new Date(),
): Promise<FittingPerson[]> {
  const theme = about.theme ?? null
  const tip = about.tip ?? null
  const inSite = (userId: string) =>
    sql.raw(`exists (select from memberships m where m.user_id = ${userId} and m.valid_until is null
    and (m.site_slug is not null or m.region_code in (select region_code from site_regions)))`)
  const inAny = (userId: string) => sql.raw(`exists (select from memberships m where m.user_id = ${userId} and m.valid_until is null)`)
  const rows = await db.execute<FittingRow>(sql`
    with asker as (select ${asker.id}::uuid as id),
    fitting as (
      select u.id, p.slug, u.name, p.intro, p.per_month,
        (select t.name from themes t where t.slug = ${theme} and t.slug = any(p.theme_slugs)) as theme,
        (select t.name from tips t where t.number = ${tip}::smallint and t.number = any(p.tip_numbers)) as tip,
        (select l.title from published_lessons l
          join lesson_authors a on a.lesson_id = l.lesson_id and a.left_at is null and a.user_id = u.id
          where num_nonnulls(l.site_slug, l.region_code) > 0
            and (${theme} = any(l.theme_slugs) or l.tip_number = ${tip}::smallint)
          order by l.first_published_at desc limit 1) as lesson,
        case when not (${inAny('u.id')} and ${inAny('asker.id')}) then null
          when ${inSite('u.id')} and ${inSite('asker.id')} then 'site'
          when not ${inSite('u.id')} and not ${inSite('asker.id')} then 'region' end as home,
        array(select coalesce('Proeftuin ' || s.name, 'Regio ' || g.name) from memberships m
          left join sites s on s.slug = m.site_slug left join regions g on g.code = m.region_code
          where m.user_id = u.id and m.valid_until is null order by 1) as places,
        ${conversationsThisMonth(sql.raw('u.id'), now)} as asked
      from experience_profiles p join users u on u.id = p.user_id cross join asker
      where p.is_findable and u.closed_at is null and u.id <> asker.id
        and not exists (select from conversation_invitations i
          where i.conversation_id = ${asker.conversationId ?? null}::uuid and i.person_id = u.id)
    )
    select id, slug, name, intro, places, theme, tip, lesson, home from fitting
    where asked < per_month and num_nonnulls(theme, tip, lesson) > 0
    order by (theme is not null)::int * 4 + (lesson is not null)::int * 3 + (tip is not null)::int * 2 + (home is not null)::int desc,
      asked, lower(name), id
    limit ${suggested}`)
  return [...rows].map(({ theme: shared, tip: known, lesson, home, ...person }) => ({
    ...person,
    reasons: [
      ...(shared ? [fitWords.theme(shared.toLowerCase())] : []),
      ...(lesson ? [fitWords.lesson(lesson)] : []),
      ...(known ? [fitWords.tip(known)] : []),
      ...(home ? [fitWords[home]] : []),
    ],
  }))
}

export type ConversationRow = {
  id: string
  status: ConversationStatus
  askerName: string
  about: string
  askedAt: Date
  dueAt: Date
  /** Who is thinking about it or said yes; null for nobody now. */
  personName: string | null
}

const about = sql<string>`concat_ws(', ', ${themes.name}, ${tips.name})`
const personName = sql<string | null>`(select u.name from conversation_invitations i join users u on u.id = i.person_id
  where i.conversation_id = ${conversations.id} and (i.answer is null or i.answer = 'accepted'))`

const rows = () =>
  db
    .select({
      id: conversations.id,
      status: conversations.status,
      askerName: users.name,
      about,
      askedAt: conversations.askedAt,
      dueAt: conversations.dueAt,
      personName,
    })
    .from(conversations)
    .innerJoin(users, eq(users.id, conversations.askerId))
    .leftJoin(themes, eq(themes.slug, conversations.themeSlug))
    .leftJoin(tips, eq(tips.number, conversations.tipNumber))

/** What somebody asked for, the newest first. */
export const ownConversations = (actor: Actor): Promise<ConversationRow[]> =>
  rows().where(eq(conversations.askerId, actor.id)).orderBy(desc(conversations.askedAt)).limit(50)

/** For the regional team: every request that is still open, those that wait for the team first, the oldest before. */
export async function openRequests(actor: Actor): Promise<ConversationRow[]> {
  if (!maySeeAllConversations(actor)) return []
  return rows()
    .where(inArray(conversations.status, [...openConversations]))
    .orderBy(desc(sql`${conversations.status} = 'with_team'`), asc(conversations.askedAt))
    .limit(200)
}

export type InvitationRow = {
  id: string
  conversationId: string
  askerName: string
  about: string
  purpose: string
  askedAt: Date
  dueAt: Date
  answer: 'accepted' | null
}

/** What somebody is asked for and has not answered, and what they said yes to. */
export async function invitationsOf(actor: Actor): Promise<InvitationRow[]> {
  const found = await db
    .select({
      id: conversationInvitations.id,
      conversationId: conversations.id,
      askerName: users.name,
      about,
      purpose: conversations.purpose,
      askedAt: conversationInvitations.askedAt,
      dueAt: conversations.dueAt,
      answer: conversationInvitations.answer,
    })
    .from(conversationInvitations)
    .innerJoin(conversations, eq(conversations.id, conversationInvitations.conversationId))
    .innerJoin(users, eq(users.id, conversations.askerId))
    .leftJoin(themes, eq(themes.slug, conversations.themeSlug))
    .leftJoin(tips, eq(tips.number, conversations.tipNumber))
    .where(
      and(
        eq(conversationInvitations.personId, actor.id),
        or(isNull(conversationInvitations.answer), eq(conversationInvitations.answer, 'accepted')),
      ),
    )
    .orderBy(asc(sql`${conversationInvitations.answer} is not null`), desc(conversationInvitations.askedAt))
    .limit(50)
  return found.flatMap(({ answer, ...row }) => (answer === null || answer === 'accepted' ? [{ ...row, answer }] : []))
}

export type ConversationView = ConversationRow & {
  purpose: string
  /** What the reader is to it. */
  as: 'asker' | 'person' | 'team'
  mayChoose: boolean
  mayClose: boolean
  outcome: string
  /** Own row of who was asked; the id to answer with while it is open. */
  invitation: { id: string; answer: 'accepted' | null } | null
  /** Only for the two, and only after a yes. */
  reach: { name: string; how: string } | null
  askerPlaces: string[]
  themeSlug: string | null
  tipNumber: number | null
  askerId: string
  acceptedAt: Date | null
}

/** One request, for who asked, who is asked or said yes, and the regional team. How to reach somebody is read only for the two. */
export async function conversationById(actor: Actor, id: string): Promise<ConversationView | undefined> {
  if (!isId(id)) return undefined
  const [conversation] = await db.select().from(conversations).where(eq(conversations.id, id))
  if (!conversation) return undefined
  const [own] = await db
    .select()
    .from(conversationInvitations)
    .where(and(eq(conversationInvitations.conversationId, id), eq(conversationInvitations.personId, actor.id)))
  const isAsker = conversation.askerId === actor.id
  // Who said no, or was passed by, is out of it.
  const isPerson = own !== undefined && (own.answer === null || own.answer === 'accepted')
  if (!isAsker && !isPerson && !maySeeAllConversations(actor)) return undefined
  const [row] = await rows().where(eq(conversations.id, id))
  if (!row) return undefined
  const mayReach = conversation.status === 'accepted' && conversation.reach !== goneReach && (isAsker || own?.answer === 'accepted')
  const [asker] = await db.execute<{ places: string[] }>(sql`select array(select coalesce('Proeftuin ' || s.name, 'Regio ' || g.name)
    from memberships m left join sites s on s.slug = m.site_slug left join regions g on g.code = m.region_code
    where m.user_id = ${conversation.askerId} and m.valid_until is null order by 1) as places`)
  return {
    ...row,
    purpose: conversation.purpose,
    as: isAsker ? 'asker' : isPerson ? 'person' : 'team',
    mayChoose: mayChoosePerson(actor, conversation),
    mayClose: mayCloseConversation(actor, conversation),
    outcome: conversation.outcome,
    invitation: own && (own.answer === null || own.answer === 'accepted') ? { id: own.id, answer: own.answer } : null,
    reach: mayReach ? await reachOf(conversation, isAsker) : null,
    askerPlaces: asker?.places ?? [],
    themeSlug: conversation.themeSlug,
    tipNumber: conversation.tipNumber,
    askerId: conversation.askerId,
    acceptedAt: conversation.acceptedAt,
  }
}

async function reachOf(conversation: { id: string; askerId: string; reach: string }, forAsker: boolean) {
  if (!forAsker) {
    const [asker] = await db.select({ name: users.name }).from(users).where(eq(users.id, conversation.askerId))
    return asker ? { name: asker.name, how: conversation.reach } : null
  }
  const [person] = await db.execute<{ name: string; how: string }>(sql`
    select u.name, p.reach as how from conversation_invitations i
    join users u on u.id = i.person_id join experience_profiles p on p.user_id = i.person_id
    where i.conversation_id = ${conversation.id} and i.answer = 'accepted'`)
  return person ? { name: person.name, how: person.how } : null
}

export type HowItWas = { helped: Helped | null; lesson: LessonCame | null; isOwn: boolean }

/** What the link of two weeks later asks; undefined when the link was not made here. Looks only. */
export async function howItWasByLink(token: string, actor: Actor | null): Promise<HowItWas | undefined> {
  const id = followUpOfLink(token)
  if (!id) return undefined
  const [row] = await db.select().from(conversationFollowUps).where(eq(conversationFollowUps.id, id))
  return row && { helped: row.helped, lesson: row.lesson, isOwn: row.personId === actor?.id }
}

export type HowTheyWere = Record<Helped, number> & { asked: number; lessons: number }

/** For the regional team: whether conversations of the last year helped. */
export async function howTheyWere(actor: Actor, now = new Date()): Promise<HowTheyWere | undefined> {
  if (!maySeeAllConversations(actor)) return undefined
  const [counted] = await db.execute<HowTheyWere>(sql`select count(*)::int as asked,
    count(*) filter (where helped = 'yes')::int as yes, count(*) filter (where helped = 'partly')::int as partly,
    count(*) filter (where helped = 'no')::int as no, count(*) filter (where lesson = 'yes')::int as lessons
    from conversation_follow_ups where asked_at > ${now.toISOString()}::timestamptz - interval '1 year'`)
  return counted
}
