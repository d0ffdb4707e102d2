import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatheringInvitations, gatherings, signUps, userRoles, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { formatDay, formatDayAndTime, formatTime } from '#lib/platform/time.ts'
import { waitingAhead } from './queries-line.ts'
import { invitationLink, signUpLink } from './queries-links.ts'
import { liveStatuses } from './status.ts'

/** What somebody who signed up is told. */
export type SignUpMail =
  | 'confirm'
  | 'signed_up'
  | 'waiting'
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'cancelled'
  | 'given'
  | 'changed'
  | 'gathering_cancelled'
/** What who organises, or may approve, is told. */
export type OrganiserMail = 'proposed' | 'approved' | 'turned_down' | 'minimum_missed'

const url = (path: string) => new URL(path, env().APP_URL).href
const why = 'Je krijgt deze mail omdat je je hebt aangemeld, of omdat een collega jou heeft aangemeld.'
const whyOrganiser = 'Je krijgt deze mail omdat je op Proeftuin bijeenkomsten organiseert.'

type Facts = { title: string; startsAt: Date; endsAt: Date; place: string; format: string }
const when = (facts: Facts) => `${formatDay(facts.startsAt)}, ${formatTime(facts.startsAt)} tot ${formatTime(facts.endsAt)}`
const where = (facts: Facts) => (facts.format === 'online' ? 'Online.' : `Plek: ${facts.place}.`)
const about = (facts: Facts) => `${facts.title}: ${when(facts)}. ${where(facts)}`

type SignUpFacts = Facts & { offerExpiresAt: Date | null; position: number; ahead: number; changeNote: string; cancelReason: string }

const signUpMessages: Record<SignUpMail, (facts: SignUpFacts) => { subject: string; paragraphs: string[]; label: string }> = {
  confirm: (facts) => ({
    subject: 'Bevestig je aanmelding',
    paragraphs: ['Bevestig dat je je wilt aanmelden. Tot dan houden we geen plaats voor je vrij.', about(facts)],
    label: 'Bevestig je aanmelding',
  }),
  signed_up: (facts) => ({
    subject: 'Je bent aangemeld voor een bijeenkomst',
    paragraphs: ['Je hebt een plaats.', about(facts), 'Kun je toch niet? Meld je dan af met de knop. Een ander kan dan komen.'],
    label: 'Bekijk je aanmelding',
  }),
  waiting: (facts) => ({
    subject: 'Je staat op de wachtlijst',
    paragraphs: [
      `De bijeenkomst is vol. Je staat op plaats ${facts.ahead + 1} van de wachtlijst. Komt er een plaats vrij, dan krijg je een mail.`,
      about(facts),
    ],
    label: 'Bekijk je plaats op de wachtlijst',
  }),
  offered: (facts) => ({
    subject: 'Er is een plaats voor je vrij',
    paragraphs: [
      `We houden een plaats voor je vrij tot ${formatDayAndTime(facts.offerExpiresAt ?? facts.startsAt)}. Laat weten of je komt. Daarna is de volgende aan de beurt.`,
      about(facts),
    ],
    label: 'Laat weten of je komt',
  }),
  accepted: (facts) => ({
    subject: 'Je bent aangemeld voor een bijeenkomst',
    paragraphs: ['Je hebt de vrije plaats genomen.', about(facts), 'Kun je toch niet? Meld je dan af met de knop.'],
    label: 'Bekijk je aanmelding',
  }),
  declined: (facts) => ({
    subject: 'Je hebt de vrije plaats niet genomen',
    paragraphs: ['Dank je dat je het liet weten. De plaats gaat naar de volgende op de wachtlijst.', about(facts)],
    label: 'Bekijk je aanmelding',
  }),
  expired: (facts) => ({
    subject: 'De vrije plaats is voorbij',
    paragraphs: ['We hoorden niets van je voor de afgesproken tijd. De plaats gaat naar de volgende op de wachtlijst.', about(facts)],
    label: 'Bekijk je aanmelding',
  }),
  cancelled: (facts) => ({
    subject: 'Je bent afgemeld voor een bijeenkomst',
    paragraphs: ['Je bent afgemeld.', about(facts)],
    label: 'Bekijk je aanmelding',
  }),
  given: (facts) => ({
    subject: 'Je bent aangemeld voor een bijeenkomst',
    paragraphs: ['De organisator heeft je een plaats gegeven. Je staat niet meer op de wachtlijst.', about(facts)],
    label: 'Bekijk je aanmelding',
  }),
  changed: (facts) => ({
    subject: 'Een bijeenkomst is gewijzigd',
    paragraphs: ['De tijd of de plek is veranderd. Dit is het nu:', about(facts), ...(facts.changeNote ? [facts.changeNote] : [])],
    label: 'Bekijk je aanmelding',
  }),
  gathering_cancelled: (facts) => ({
    subject: 'Een bijeenkomst gaat niet door',
    paragraphs: ['Deze bijeenkomst gaat niet door.', about(facts), `De reden: ${facts.cancelReason}`],
    label: 'Bekijk wat er nog komt',
  }),
}

/** Tells people about their sign-up: a mail each, once per sign-up and kind (and once per change of time or place). */
export async function mailSignUps(tx: Tx, kind: SignUpMail, signUpIds: readonly string[]): Promise<void> {
  if (signUpIds.length === 0) return
  const rows = await tx
    .select({
      id: signUps.id,
      email: sql<string>`coalesce(${signUps.email}, ${users.email})`,
      offerExpiresAt: signUps.offerExpiresAt,
      position: signUps.position,
      ahead: waitingAhead,
      title: gatherings.title,
      startsAt: gatherings.startsAt,
      endsAt: gatherings.endsAt,
      place: gatherings.place,
      format: gatherings.format,
      sequence: gatherings.sequence,
      version: gatherings.version,
      changeNote: gatherings.changeNote,
      cancelReason: gatherings.cancelReason,
    })
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(and(inArray(signUps.id, [...signUpIds]), isNull(users.closedAt)))
    .orderBy(asc(signUps.position))
  for (const row of rows) {
    const { subject, paragraphs, label } = signUpMessages[kind](row)
    const message: Message = {
      subject,
      paragraphs,
      button: { label, url: url(kind === 'gathering_cancelled' ? '/bijeenkomsten' : signUpLink(row.id)) },
      footnotes: [why],
    }
    const key = kind === 'changed' ? `sign-up-changed:${row.id}:${row.version}` : `sign-up-${kind}:${row.id}`
    await enqueueMail(tx, { key, to: row.email, message })
  }
}

/** Tells everybody with a live sign-up that time or place changed, or that the gathering is cancelled. */
export async function mailEverybody(tx: Tx, kind: 'changed' | 'gathering_cancelled', gatheringId: string): Promise<void> {
  const rows = await tx
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gatheringId), inArray(signUps.status, [...liveStatuses])))
    .orderBy(asc(signUps.position))
  await mailSignUps(
    tx,
    kind,
    rows.map((row) => row.id),
  )
}

/** Invites by mail. The link only shows; signing up is a press on its page. */
export async function mailInvitations(tx: Tx, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return
  const rows = await tx
    .select({
      id: gatheringInvitations.id,
      email: gatheringInvitations.email,
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
      paragraphs: ['Je bent uitgenodigd. Op de pagina lees je meer en kun je je aanmelden.', about(row)],
      button: { label: 'Bekijk de uitnodiging', url: url(invitationLink(row.id)) },
      footnotes: ['Je krijgt deze mail omdat een organisator jouw adres opgaf. Wil je niet komen? Dan hoef je niets te doen.'],
    }
    await enqueueMail(tx, { key: `invitation:${row.id}`, to: row.email, message })
  }
}

const organiserMessages: Record<OrganiserMail, (facts: Facts) => { subject: string; paragraphs: string[]; label: string }> = {
  proposed: (facts) => ({
    subject: 'Er is een bijeenkomst voorgesteld',
    paragraphs: ['Een lid heeft een bijeenkomst voorgesteld. Die wacht op een redacteur.', about(facts)],
    label: 'Bekijk het voorstel',
  }),
  approved: (facts) => ({
    subject: 'Je bijeenkomst staat in de agenda',
    paragraphs: ['Een redacteur heeft je voorstel in de agenda gezet.', about(facts)],
    label: 'Bekijk de bijeenkomst',
  }),
  turned_down: (facts) => ({
    subject: 'Je bijeenkomst gaat niet door',
    paragraphs: ['Een collega heeft de bijeenkomst afgezegd. De reden staat bij de bijeenkomst.', about(facts)],
    label: 'Lees de reden',
  }),
  minimum_missed: (facts) => ({
    subject: 'Er zijn te weinig aanmeldingen',
    paragraphs: ['Aanmelden is gesloten en het minimum is niet gehaald. Kies of de bijeenkomst doorgaat.', about(facts)],
    label: 'Kies wat je doet',
  }),
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

/** Tells curators of a proposal, and who made the gathering of the rest. */
export async function mailOrganisers(tx: Tx, kind: OrganiserMail, gatheringId: string): Promise<void> {
  const [row] = await tx
    .select({
      title: gatherings.title,
      startsAt: gatherings.startsAt,
      endsAt: gatherings.endsAt,
      place: gatherings.place,
      format: gatherings.format,
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
  const people = kind === 'proposed' || creator.length === 0 ? await curators(tx) : creator
  const { subject, paragraphs, label } = organiserMessages[kind](row)
  for (const person of people) {
    await enqueueMail(tx, {
      key: `gathering-${kind}:${gatheringId}:${row.version}:${person.id}`,
      to: person.email,
      message: { subject, paragraphs, button: { label, url: url(`/mijn/bijeenkomsten/${gatheringId}`) }, footnotes: [whyOrganiser] },
    })
  }
}
