import { eq, sql } from 'drizzle-orm'
import ICAL from 'ical.js'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { calendarAddresses, gatherings, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { collectNotes, type AnswerNotes } from '#lib/platform/answer.ts'
import { signedToken } from '#lib/platform/signed-token.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { renewCalendarAddress } from './commands-calendar.ts'
import { cancelSignUp } from './commands-offers.ts'
import { cancelGathering } from './commands-publish.ts'
import { createGathering } from './commands.ts'
import { agendaCalendar, calendarAddress, gatheringCalendar, personalCalendar } from './queries-calendar.ts'
import { agendaTag, gatheringAddressTag, gatheringTag } from './tags.ts'

testDatabase()

let organiser: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})
beforeEach(async () => {
  member = await person()
})

/** What stands in a calendar: a line per event. */
function eventsIn(text: string | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(text ?? '') as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      id: event.uid.slice(10, 46),
      title: event.summary,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
    }
  })
}
const notesOf = async (run: () => Promise<unknown>) => {
  const notes: AnswerNotes = { requestNumber: '1', tags: new Set() }
  await collectNotes(notes, run)
  return notes.tags
}

describe('The agenda as a calendar', () => {
  test('has what is published, held or cancelled, and nothing that is only a plan', async () => {
    const coming = await publishedGathering(organiser, { title: 'Komt eraan' })
    const off = await publishedGathering(organiser, { title: 'Afgezegd' })
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId: off.gatheringId, reason: 'Ziek.' })))
    const input = { formKey: crypto.randomUUID(), ...gatheringFields({ title: 'Nog geheim' }) }
    const draft = await must(transact((tx) => createGathering(tx, organiser, input)))
    const dropped = await must(transact((tx) => createGathering(tx, organiser, { ...input, formKey: crypto.randomUUID() })))
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId: dropped.gatheringId, reason: 'Toch niet.' })))
    const events = eventsIn(await agendaCalendar())
    expect(events).toContainEqual({ id: coming.gatheringId, title: 'Komt eraan', sequence: 0, status: 'CONFIRMED' })
    expect(events).toContainEqual({ id: off.gatheringId, title: 'Gaat niet door: Afgezegd', sequence: 1, status: 'CANCELLED' })
    expect(events.map(({ id }) => id)).not.toContain(draft.gatheringId)
    expect(events.map(({ id }) => id)).not.toContain(dropped.gatheringId)
    expect(await gatheringCalendar('nog-geheim')).toBeUndefined()
    expect(eventsIn(await gatheringCalendar(coming.slug)).map(({ id }) => id)).toEqual([coming.gatheringId])
  })
  test('leaves out what is long ago', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const back = sql`interval '200 days'`
    await db
      .update(gatherings)
      .set({
        startsAt: sql`${gatherings.startsAt} - ${back}`,
        endsAt: sql`${gatherings.endsAt} - ${back}`,
        signUpClosesAt: sql`${gatherings.signUpClosesAt} - ${back}`,
      })
      .where(eq(gatherings.id, gatheringId))
    expect(eventsIn(await agendaCalendar()).map(({ id }) => id)).not.toContain(gatheringId)
  })
  test('says what it depends on, also when there is nothing yet', async () => {
    const { gatheringId, slug } = await publishedGathering(organiser)
    expect(await notesOf(agendaCalendar)).toEqual(new Set([agendaTag]))
    expect(await notesOf(() => gatheringCalendar(slug))).toEqual(new Set([gatheringAddressTag(slug), gatheringTag(gatheringId)]))
    expect(await notesOf(() => gatheringCalendar('bestaat-niet'))).toEqual(new Set([gatheringAddressTag('bestaat-niet')]))
  })
})

describe('The own calendar', () => {
  const renew = (actor: Actor) => must(transact((tx) => renewCalendarAddress(tx, actor)))
  const tokenOf = async (actor: Actor) =>
    (await calendarAddress(actor))?.match(/^http:\/\/localhost:3000\/api\/agenda\/([^/]+)\/agenda\.ics$/)?.[1]

  test('has no address until it is asked for, and follows where somebody has a place', async () => {
    expect(await calendarAddress(member)).toBeUndefined()
    await renew(member)
    const own = await publishedGathering(organiser, { title: 'Van mij', maximum: 1 })
    const full = await publishedGathering(organiser, { title: 'Vol', maximum: 1 })
    await publishedGathering(organiser, { title: 'Niet van mij' })
    const { signUpId } = await signsUp(member, own.gatheringId)
    await signsUp(organiser, full.gatheringId)
    await signsUp(member, full.gatheringId)
    const token = await tokenOf(member)
    expect(eventsIn(await personalCalendar(token))).toMatchObject([{ id: own.gatheringId, title: 'Van mij', sequence: 0 }])
    await must(transact((tx) => cancelSignUp(tx, member, { signUpId })))
    expect(eventsIn(await personalCalendar(token))).toEqual([])
    await signsUp(member, own.gatheringId)
    expect(eventsIn(await personalCalendar(token))).toMatchObject([{ sequence: 2 }])
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId: own.gatheringId, reason: 'Ziek.' })))
    expect(eventsIn(await personalCalendar(token))).toMatchObject([{ status: 'CANCELLED', sequence: 3 }])
  })
  test('gets another address when asked; the old one opens nothing any more', async () => {
    await renew(member)
    const old = await tokenOf(member)
    expect(await personalCalendar(old)).toContain('BEGIN:VCALENDAR')
    await renew(member)
    expect(await tokenOf(member)).not.toBe(old)
    expect(await personalCalendar(old)).toBeUndefined()
    expect(await personalCalendar(await tokenOf(member))).toContain('BEGIN:VCALENDAR')
  })
  test('opens for its own secret alone: not for what stands in the database, nor for a link of another sort', async () => {
    await renew(member)
    const [row] = await db.select().from(calendarAddresses).where(eq(calendarAddresses.userId, member.id))
    const wrong = [
      row?.id,
      row?.id.replaceAll('-', ''),
      signedToken('sign-up', row?.id ?? ''),
      signedToken('calendar', member.id),
      '',
      null,
      ['a'],
    ]
    for (const token of wrong) expect(await personalCalendar(token)).toBeUndefined()
    expect(JSON.stringify(row)).not.toContain((await tokenOf(member))?.slice(32))
  })
  test('of a closed account opens nothing', async () => {
    await renew(member)
    const token = await tokenOf(member)
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, member.id))
    expect(await personalCalendar(token)).toBeUndefined()
  })
  test('of one person shows nothing of another', async () => {
    const other = await person()
    await renew(member)
    await renew(other)
    const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(50) })
    await signsUp(other, gatheringId)
    expect(eventsIn(await personalCalendar(await tokenOf(member)))).toEqual([])
    expect(await tokenOf(member)).not.toBe(await tokenOf(other))
  })
})
