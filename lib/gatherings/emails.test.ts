import { asc, eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { formatDay } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { answerOwnOffer, cancelSignUp, expireOffers, giveOutOfTurn } from './commands-offers.ts'
import { cancelGathering, checkMinimums } from './commands-publish.ts'
import { changeGathering } from './commands.ts'

testDatabase()

let organiser: Actor
let member: Actor
let other: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})
beforeEach(async () => {
  ;[member, other] = [await person(), await person()]
})

const mailsTo = (actor: Actor) =>
  db.select().from(outbox).where(eq(outbox.recipient, actor.email)).orderBy(asc(outbox.createdAt), asc(outbox.id))
const lastMail = async (actor: Actor) => {
  const mail = (await mailsTo(actor)).at(-1)
  if (!mail) throw new Error('no mail was written')
  return mail
}
/** The event that a mail carries; undefined when it carries none. */
function eventOf(mail: { attachments: { mediaType: string; text: string }[] }) {
  const [file] = mail.attachments
  if (!file) return undefined
  const calendar = new ICAL.Component(ICAL.parse(file.text) as unknown[])
  const event = calendar.getFirstSubcomponent('vevent')
  const read = event && new ICAL.Event(event)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: read?.uid,
    sequence: read?.sequence,
    startsAt: read?.startDate.toJSDate(),
    place: read?.location,
    title: read?.summary,
  }
}
const lastEvent = async (actor: Actor) => eventOf(await lastMail(actor))
const change = (gatheringId: string, version: number, fields: Parameters<typeof gatheringFields>[0]) =>
  must(
    transact((tx) =>
      changeGathering(tx, organiser, { gatheringId, version, changeNote: 'De zaal was te klein.', ...gatheringFields(fields) }),
    ),
  )
const leave = (actor: Actor, signUpId: string) => must(transact((tx) => cancelSignUp(tx, actor, { signUpId })))

describe('A confirmation', () => {
  test('says what, when and where, and puts the date in the calendar', async () => {
    const startsAt = inHours(24 * 20)
    const { gatheringId } = await publishedGathering(organiser, { startsAt, place: 'Dorpshuis; zaal A, boven' })
    await signsUp(member, gatheringId)
    const mail = await lastMail(member)
    expect(mail.text).toContain(`Wanneer: ${formatDay(startsAt)}, `)
    expect(mail.text).toContain('Waar: Dorpshuis; zaal A, boven')
    expect(eventOf(mail)).toEqual({
      method: 'REQUEST',
      uid: `gathering-${gatheringId}@localhost`,
      sequence: 0,
      startsAt: new Date(Math.floor(startsAt.getTime() / 1000) * 1000),
      place: 'Dorpshuis; zaal A, boven',
      title: 'Meet-up over de klantreis',
    })
  })
  test('of a place in the line tells which, and puts nothing in the calendar', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    await signsUp(member, gatheringId)
    await signsUp(other, gatheringId)
    const mail = await lastMail(other)
    expect(mail.text).toContain('Je staat op plaats 1 van de wachtlijst')
    expect(mail.text).toContain('Waar: Buurthuis De Brug, zaal 2')
    expect(mail.attachments).toEqual([])
  })
})

describe('The way from the line to a place', () => {
  const offer = async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    const { signUpId } = await signsUp(member, gatheringId)
    const waiting = await signsUp(other, gatheringId)
    await leave(member, signUpId)
    return { gatheringId, signUpId: waiting.signUpId }
  }
  test('an offer names its deadline and no date for the calendar; accepting brings the date', async () => {
    const { signUpId } = await offer()
    const mail = await lastMail(other)
    expect(mail).toMatchObject({ subject: 'Er is een plaats voor je vrij', attachments: [] })
    expect(mail.text).toMatch(/We houden een plaats voor je vrij tot \w+ \d+ \w+ \d{4}, \d+\.\d\d uur/)
    await must(transact((tx) => answerOwnOffer(tx, other, { signUpId, answer: 'accept' })))
    expect(await lastEvent(other)).toMatchObject({ method: 'REQUEST', sequence: 0 })
  })
  test('declining and being too late bring a mail without a date', async () => {
    const { signUpId } = await offer()
    await must(transact((tx) => answerOwnOffer(tx, other, { signUpId, answer: 'decline' })))
    expect(await lastMail(other)).toMatchObject({ subject: 'Je hebt de vrije plaats niet genomen', attachments: [] })
    const late = await offer()
    await db.transaction((tx) => expireOffers(tx, inHours(49)))
    expect(await lastMail(other)).toMatchObject({ subject: 'De plaats is niet langer voor je vrij', attachments: [] })
    expect((await mailsTo(other)).filter((mail) => mail.key === `sign-up-expired:${late.signUpId}`)).toHaveLength(1)
  })
  test('a place out of turn brings the date', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 2, companionsAllowed: 1 })
    await signsUp(member, gatheringId)
    // Two people do not fit, so one place stays free while the line waits for them.
    await signsUp(await person(), gatheringId, { companions: 1 })
    const { signUpId } = await signsUp(other, gatheringId)
    expect((await lastMail(other)).attachments).toEqual([])
    await must(transact((tx) => giveOutOfTurn(tx, organiser, { signUpId, reason: 'Zij leidt het gesprek.' })))
    expect((await lastMail(other)).text).toContain('De organisator heeft je een plaats gegeven.')
    expect(await lastEvent(other)).toMatchObject({ method: 'REQUEST', sequence: 0 })
  })
})

describe('A change of time or place', () => {
  test('goes to all who are signed up or wait; the number of the event rises each time, its name stays', async () => {
    const startsAt = inHours(24 * 10)
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1, startsAt })
    await signsUp(member, gatheringId)
    await signsUp(other, gatheringId)
    const first = await lastEvent(member)
    const later = inHours(24 * 11)
    await change(gatheringId, 1, { maximum: 1, startsAt: later })
    await change(gatheringId, 2, { maximum: 1, startsAt: later, place: 'De grote zaal' })
    const seen = (await mailsTo(member)).map((mail) => eventOf(mail)?.sequence)
    expect(seen).toEqual([0, 1, 2])
    expect(await lastEvent(member)).toMatchObject({ method: 'REQUEST', uid: first?.uid, place: 'De grote zaal' })
    expect((await lastEvent(member))?.startsAt?.getTime()).toBe(Math.floor(later.getTime() / 1000) * 1000)
    expect((await lastMail(member)).text).toContain('De zaal was te klein.')
    const waiting = await lastMail(other)
    expect(waiting).toMatchObject({ subject: 'Een bijeenkomst is gewijzigd', attachments: [] })
    expect(waiting.text).toContain('Aan je plaats in de rij verandert niets.')
  })
  test('a change of the title alone mails nobody', async () => {
    const startsAt = inHours(24 * 10)
    const { gatheringId } = await publishedGathering(organiser, { startsAt })
    await signsUp(member, gatheringId)
    await change(gatheringId, 1, { startsAt, title: 'Een andere titel' })
    expect(await mailsTo(member)).toHaveLength(1)
  })
})

describe('A change of the online room', () => {
  const [oldRoom, newRoom] = ['https://video.example/oud', 'https://video.example/nieuw']
  const online = (startsAt: Date, roomUrl: string) => ({ format: 'online', place: '', startsAt, roomUrl, maximum: 1 }) as const
  const gatheringIn = async (hours: number, roomUrl: string) => {
    const startsAt = inHours(hours)
    const { gatheringId } = await publishedGathering(organiser, online(startsAt, roomUrl))
    await signsUp(member, gatheringId)
    await signsUp(other, gatheringId)
    return { gatheringId, to: (url: string, version = 1) => change(gatheringId, version, online(startsAt, url)) }
  }
  test('on the last day brings the new link with the date, to who has a place and nobody else', async () => {
    const { to } = await gatheringIn(5, oldRoom)
    await to(newRoom)
    const mail = await lastMail(member)
    expect(mail.subject).toBe('De online ruimte van een bijeenkomst is veranderd')
    expect(mail.text).toContain(`De link naar de online ruimte: ${newRoom}`)
    expect(mail.text).toContain('De zaal was te klein.')
    expect(eventOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 1 })
    expect(JSON.stringify(mail.attachments)).not.toContain('video.example')
    expect(await mailsTo(other)).toHaveLength(1)
  })
  test('earlier says that it changed, and keeps the link for the last day', async () => {
    const { to } = await gatheringIn(72, oldRoom)
    await to(newRoom)
    const mail = await lastMail(member)
    expect(mail.text).toContain('De online ruimte is veranderd.')
    expect(mail.text).toContain('staat vanaf een dag van tevoren bij je aanmelding')
    expect(JSON.stringify(mail)).not.toContain('video.example')
    expect(eventOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 1 })
  })
  test('a first link is news on the last day only: before, the reminder brings it', async () => {
    const early = await gatheringIn(72, '')
    await early.to(newRoom)
    expect(await mailsTo(member)).toHaveLength(1)
    const late = await gatheringIn(5, '')
    await late.to(newRoom)
    expect((await lastMail(member)).text).toContain(newRoom)
  })
  test('together with the time it is told once; who waits reads no link', async () => {
    const { gatheringId } = await gatheringIn(6, oldRoom)
    await change(gatheringId, 1, online(inHours(5), newRoom))
    const [, told, ...more] = await mailsTo(member)
    expect(told?.subject).toBe('Een bijeenkomst is gewijzigd')
    expect(told?.text).toContain(newRoom)
    expect(more).toEqual([])
    expect((await lastMail(other)).subject).toBe('Een bijeenkomst is gewijzigd')
    expect(JSON.stringify(await mailsTo(other))).not.toContain('video.example')
  })
})

describe('Leaving', () => {
  test('takes the date out of the calendar, and coming back puts it in with a higher number', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const { signUpId } = await signsUp(member, gatheringId)
    await leave(member, signUpId)
    const again = await signsUp(member, gatheringId)
    await leave(member, again.signUpId)
    await signsUp(member, gatheringId)
    const events = (await mailsTo(member)).map(eventOf)
    expect(events.map((event) => event?.method)).toEqual(['REQUEST', 'CANCEL', 'REQUEST', 'CANCEL', 'REQUEST'])
    expect(events.map((event) => event?.sequence)).toEqual([0, 1, 2, 3, 4])
    expect(new Set(events.map((event) => event?.uid)).size).toBe(1)
  })
  test('from the line takes nothing out: there was nothing in', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    await signsUp(member, gatheringId)
    const { signUpId } = await signsUp(other, gatheringId)
    await leave(other, signUpId)
    expect(await lastMail(other)).toMatchObject({ subject: 'Je bent afgemeld voor een bijeenkomst', attachments: [] })
  })
  test('when the gathering is called off everybody reads why; the date goes out of the calendars that have it', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    await signsUp(member, gatheringId)
    await signsUp(other, gatheringId)
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'De spreker is ziek.' })))
    for (const actor of [member, other]) expect((await lastMail(actor)).text).toContain('De reden: De spreker is ziek.')
    expect(await lastEvent(member)).toMatchObject({ method: 'CANCEL', sequence: 1 })
    expect((await lastMail(other)).attachments).toEqual([])
  })
})

test('who organises reads how many there are when the minimum is not reached, once', async () => {
  const { gatheringId } = await publishedGathering(organiser, { minimum: 4, signUpClosesAt: inHours(24) })
  await signsUp(member, gatheringId)
  for (let time = 0; time < 2; time++) await db.transaction((tx) => checkMinimums(tx, inHours(25)))
  const told = (await mailsTo(organiser)).filter((mail) => mail.key.startsWith(`gathering-minimum_missed:${gatheringId}`))
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain('1 van de 4')
})

test('a hostile title stays words in the mail and in the calendar', async () => {
  const title = 'Mooi; END:VCALENDAR <b>"x"</b>, BEGIN:VEVENT'
  const { gatheringId } = await publishedGathering(organiser, { title })
  await signsUp(member, gatheringId)
  const mail = await lastMail(member)
  expect(eventOf(mail)?.title).toBe(title)
  expect(mail.html).not.toContain('<b>')
})
