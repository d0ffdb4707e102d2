import { and, asc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { db, type Reader } from '#db/client.ts'
import { calendarAddresses, gatherings, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { publishedCalendar, type CalendarEvent } from '#lib/platform/calendar.ts'
import { env } from '#lib/platform/env.ts'
import { idOfSignedToken, signedToken } from '#lib/platform/signed-token.ts'
import { agendaTag, gatheringAddressTag, gatheringTag } from './tags.ts'

/** What a calendar says of a gathering. The online room is not among it: that stands in another table. */
export const calendarColumns = {
  gatheringId: gatherings.id,
  slug: gatherings.slug,
  title: gatherings.title,
  summary: gatherings.summary,
  format: gatherings.format,
  place: gatherings.place,
  startsAt: gatherings.startsAt,
  endsAt: gatherings.endsAt,
  gatheringStatus: gatherings.status,
  sequence: gatherings.sequence,
  changedAt: sql<Date>`greatest(${gatherings.publishedAt}, ${gatherings.changedAt}, ${gatherings.cancelledAt})`.mapWith(
    gatherings.createdAt,
  ),
}

/** A gathering as far as a calendar shows it. */
export type CalendarRow = Pick<
  typeof gatherings.$inferSelect,
  'slug' | 'title' | 'summary' | 'format' | 'place' | 'startsAt' | 'endsAt' | 'sequence'
> & { gatheringId: string; gatheringStatus: (typeof gatherings.$inferSelect)['status']; changedAt: Date | null }

/**
 * How often this person had a sign-up for the same gathering before this one. Somebody who cancels and comes back gets
 * the event twice, and the second one must have the higher number, or the calendar leaves it out.
 */
// Each way has an index of its own; with an 'or' every sign-up of the gathering would be read.
export const signedUpBefore = sql<number>`case when ${signUps.userId} is not null
  then (select count(*)::int from sign_ups earlier where earlier.gathering_id = ${signUps.gatheringId}
    and earlier.id < ${signUps.id} and earlier.user_id = ${signUps.userId})
  else (select count(*)::int from sign_ups earlier where earlier.gathering_id = ${signUps.gatheringId}
    and earlier.id < ${signUps.id} and earlier.email = ${signUps.email}) end`

/** SEQUENCE for one person: rises with the gathering, with cancelling and with signing up again. */
export const ownSequence = (row: { sequence: number; signedUpBefore: number }, hasLeft = false): number =>
  row.sequence + 2 * row.signedUpBefore + (hasLeft ? 1 : 0)

const address = (path: string) => new URL(path, env().APP_URL).href

function placeWords({ format, place }: Pick<CalendarRow, 'format' | 'place'>): string {
  if (format === 'online') return 'Online'
  return format === 'both' ? `${place} (of online)` : place
}

/** A gathering for a calendar: the same UID for everybody and for ever. */
export function calendarEvent(row: CalendarRow): CalendarEvent {
  const page = address(`/bijeenkomsten/${row.slug}`)
  return {
    uid: `gathering-${row.gatheringId}@${new URL(env().APP_URL).hostname}`,
    sequence: row.sequence,
    title: row.gatheringStatus === 'cancelled' ? `Gaat niet door: ${row.title}` : row.title,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    place: placeWords(row),
    description: `${row.summary}\n\nMeer lezen: ${page}`,
    url: page,
    cancelled: row.gatheringStatus === 'cancelled',
    changedAt: row.changedAt ?? row.startsAt,
  }
}

// What is longer ago disappears from the calendars that follow us; the agenda on the site keeps it.
const recent = sql`now() - interval '90 days'`
const mostEvents = 1_000
const isPublic = and(inArray(gatherings.status, ['published', 'held', 'cancelled']), isNotNull(gatherings.publishedAt))

/** The whole agenda for calendar programs: coming, recent and cancelled gatherings. */
export async function agendaCalendar(): Promise<string> {
  dependsOn(agendaTag)
  const rows = await db
    .select(calendarColumns)
    .from(gatherings)
    .where(and(isPublic, gte(gatherings.endsAt, recent)))
    .orderBy(asc(gatherings.startsAt), asc(gatherings.id))
    .limit(mostEvents)
  return publishedCalendar('Bijeenkomsten van Proeftuin', rows.map(calendarEvent))
}

/** One gathering for a calendar program; undefined when nobody may see it. */
export async function gatheringCalendar(slug: string): Promise<string | undefined> {
  dependsOn(gatheringAddressTag(slug))
  const [row] = await db
    .select(calendarColumns)
    .from(gatherings)
    .where(and(isPublic, eq(gatherings.slug, slug)))
  if (!row) return undefined
  dependsOn(gatheringTag(row.gatheringId))
  return publishedCalendar('Bijeenkomst van Proeftuin', [calendarEvent(row)])
}

const purpose = 'calendar'

/** Where the own calendar can be followed: the whole address, a secret. Undefined when the person has none. */
export async function calendarAddress(actor: Actor): Promise<string | undefined> {
  const [row] = await db.select({ id: calendarAddresses.id }).from(calendarAddresses).where(eq(calendarAddresses.userId, actor.id))
  return row && address(`/api/agenda/${signedToken(purpose, row.id)}/agenda.ics`)
}

/** The gatherings that somebody is signed up for, by the secret of their address; undefined when it opens nothing (any more). */
export async function personalCalendar(token: unknown, reader: Reader = db): Promise<string | undefined> {
  const id = idOfSignedToken(purpose, token)
  if (!id) return undefined
  const [person] = await reader
    .select({ userId: users.id })
    .from(calendarAddresses)
    .innerJoin(users, eq(users.id, calendarAddresses.userId))
    .where(and(eq(calendarAddresses.id, id), isNull(users.closedAt)))
  if (!person) return undefined
  const rows = await reader
    .select({ ...calendarColumns, signedUpBefore })
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .where(and(eq(signUps.userId, person.userId), eq(signUps.status, 'signed_up'), isPublic, gte(gatherings.endsAt, recent)))
    .orderBy(asc(gatherings.startsAt), asc(gatherings.id))
    .limit(mostEvents)
  return publishedCalendar(
    'Mijn bijeenkomsten',
    rows.map((row) => ({ ...calendarEvent(row), sequence: ownSequence(row) })),
  )
}
