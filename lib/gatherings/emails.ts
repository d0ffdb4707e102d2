import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatheringInvitations, gatherings, signUps, userRoles, users } from '#db/schema/index.ts'
import { calendarAttachment } from '#lib/platform/calendar.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail, enqueueMails, type MailAttachment } from '#lib/platform/outbox.ts'
import { facts, organiserMessages, signUpMessages, type OrganiserMail, type SignUpMail } from './emails-messages.ts'
import { calendarColumns, calendarEvent, ownSequence, signedUpBefore, type CalendarRow } from './queries-calendar.ts'
import { placesInLine } from './queries-line.ts'
import { invitationLink, signUpLink } from './queries-links.ts'
import { signedUpByColleague } from './queries-sign-ups.ts'
import { liveStatuses } from './status.ts'

const url = (path: string) => new URL(path, env().APP_URL).href
const why = 'Je krijgt deze mail omdat je je hebt aangemeld, of omdat een collega jou heeft aangemeld.'
const whyOrganiser = 'Je krijgt deze mail omdat je op Proeftuin bijeenkomsten organiseert.'

// What was written when somebody got a place: then the date is in their calendar, and has to come out again.
const placeGiven = sql<boolean>`exists (select from outbox where outbox.key in
  ('sign-up-signed_up:' || ${signUps.id}, 'sign-up-accepted:' || ${signUps.id}, 'sign-up-given:' || ${signUps.id}))`

type CalendarFacts = CalendarRow & { status: string; name: string; email: string; signedUpBefore: number; placeGiven: boolean }

/** The date for the calendar of somebody who has a place, or takes it out when they had one. None for who waits. */
function calendarOf(kind: SignUpMail, row: CalendarFacts): MailAttachment[] {
  const leaves = kind === 'cancelled' && row.placeGiven
  const isIn = row.status === 'signed_up'
  if (!leaves && !isIn) return []
  const event = calendarEvent(row)
  const sequence = ownSequence(row, leaves)
  const changedAt = new Date()
  const organiser = { name: 'Proeftuin', email: mailFrom() }
  return [
    calendarAttachment({ ...event, sequence, changedAt, cancelled: leaves || event.cancelled === true }, { organiser, attendee: row }),
  ]
}

// 'Proeftuin <post@voorbeeld.nl>' or the bare address.
const mailFrom = () => /<([^<>]+)>\s*$/.exec(env().MAIL_FROM)?.[1] ?? env().MAIL_FROM

type Told = { roomChanged: boolean; roomUrl: string }

/** Tells people about their sign-up: a mail each, once per sign-up and kind (and once per change of time, place or room). */
export async function mailSignUps(
  tx: Tx,
  kind: SignUpMail,
  signUpIds: readonly string[],
  told: Told = { roomChanged: false, roomUrl: '' },
): Promise<void> {
  if (signUpIds.length === 0) return
  const rows = await tx
    .select({
      ...calendarColumns,
      id: signUps.id,
      status: signUps.status,
      name: sql<string>`coalesce(${signUps.name}, ${users.name})`,
      email: sql<string>`coalesce(${signUps.email}, ${users.email})`,
      offerExpiresAt: signUps.offerExpiresAt,
      signedUpBefore,
      placeGiven,
      version: gatherings.version,
      changeNote: gatherings.changeNote,
      cancelReason: gatherings.cancelReason,
      byColleague: signedUpByColleague,
    })
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(and(inArray(signUps.id, [...signUpIds]), isNull(users.closedAt)))
    .orderBy(asc(signUps.position))
  const line = kind === 'waiting' ? await placesInLine(tx, signUpIds) : undefined
  const mails = rows.map((row) => {
    const { subject, paragraphs, label } = signUpMessages[kind]({ ...row, ...told, ahead: line?.get(row.id) ?? 0 })
    const message: Message = {
      subject,
      paragraphs,
      button: { label, url: url(kind === 'gathering_cancelled' ? '/bijeenkomsten' : signUpLink(row.id)) },
      footnotes: [why],
    }
    const isChange = kind === 'changed' || kind === 'room_changed'
    const key = `sign-up-${kind}:${row.id}${isChange ? `:${row.version}` : ''}`
    return { key, to: row.email, message, attachments: calendarOf(kind, row) }
  })
  await enqueueMails(tx, mails)
}

/**
 * Tells everybody with a live sign-up that time or place changed, or that the gathering is cancelled. Another online room
 * is told to who has a place. The address of the room comes from who knows that it is open; no mail looks it up.
 */
export async function mailEverybody(
  tx: Tx,
  kind: 'changed' | 'room_changed' | 'gathering_cancelled',
  gatheringId: string,
  told?: Told,
): Promise<void> {
  const rows = await tx
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gatheringId), inArray(signUps.status, kind === 'room_changed' ? ['signed_up'] : [...liveStatuses])))
    .orderBy(asc(signUps.position))
  await mailSignUps(
    tx,
    kind,
    rows.map((row) => row.id),
    told,
  )
}

/** Invites by mail. The link only shows; signing up is a press on its page. */
export async function mailInvitations(tx: Tx, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return
  const rows = await tx
    .select({
      id: gatheringInvitations.id,
      email: gatheringInvitations.email,
      invitedAt: gatheringInvitations.invitedAt,
      title: gatherings.title,
      startsAt: gatherings.startsAt,
      endsAt: gatherings.endsAt,
      place: gatherings.place,
      format: gatherings.format,
    })
    .from(gatheringInvitations)
    .innerJoin(gatherings, eq(gatherings.id, gatheringInvitations.gatheringId))
    .where(inArray(gatheringInvitations.id, [...invitationIds]))
  for (const row of rows) {
    const message: Message = {
      subject: 'Je bent uitgenodigd voor een bijeenkomst',
      paragraphs: ['Je bent uitgenodigd. Op de pagina lees je meer en kun je je aanmelden.', ...facts(row)],
      button: { label: 'Bekijk de uitnodiging', url: url(invitationLink(row.id)) },
      footnotes: ['Je krijgt deze mail omdat een organisator jouw adres opgaf. Wil je niet komen? Dan hoef je niets te doen.'],
    }
    await enqueueMail(tx, { key: `invitation:${row.id}:${row.invitedAt.getTime()}`, to: row.email, message })
  }
}

async function curators(tx: Tx) {
  return tx
    .selectDistinct({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        eq(userRoles.role, 'curator'),
        lte(userRoles.validFrom, sql`now()`),
        or(isNull(userRoles.validUntil), gt(userRoles.validUntil, sql`now()`)),
        isNull(users.closedAt),
      ),
    )
}

/** Tells curators of a proposal and of what a member moved, and who made the gathering of the rest. */
export async function mailOrganisers(tx: Tx, kind: OrganiserMail, gatheringId: string): Promise<void> {
  const [row] = await tx
    .select({
      title: gatherings.title,
      startsAt: gatherings.startsAt,
      endsAt: gatherings.endsAt,
      place: gatherings.place,
      format: gatherings.format,
      minimum: gatherings.minimum,
      placesTaken: gatherings.placesTaken,
      version: gatherings.version,
      creatorId: users.id,
      creatorEmail: users.email,
      creatorClosedAt: users.closedAt,
    })
    .from(gatherings)
    .innerJoin(users, eq(users.id, gatherings.createdById))
    .where(eq(gatherings.id, gatheringId))
  if (!row) return
  const creator = row.creatorClosedAt ? [] : [{ id: row.creatorId, email: row.creatorEmail }]
  // Nobody is left to hear it: then those who approve do.
  const forCurators = kind === 'proposed' || kind === 'moved_by_member'
  const people = forCurators || creator.length === 0 ? await curators(tx) : creator
  const { subject, paragraphs, label } = organiserMessages[kind](row)
  for (const person of people) {
    await enqueueMail(tx, {
      key: `gathering-${kind}:${gatheringId}:${row.version}:${person.id}`,
      to: person.email,
      message: { subject, paragraphs, button: { label, url: url(`/mijn/bijeenkomsten/${gatheringId}`) }, footnotes: [whyOrganiser] },
    })
  }
}
