import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, gatherings, outbox, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { race } from '#lib/testing/races.ts'
import { addWalkIn, markAttendance } from './commands-attendance.ts'
import { cancelSignUp } from './commands-offers.ts'
import { cancelGathering, holdGatherings } from './commands-publish.ts'
import { addQuestion } from './commands-questions.ts'
import { attendanceOf } from './queries-attendance.ts'
import { markAttendanceInput, walkInInput } from './schema-attendance.ts'

const { url } = testDatabase()

let organiser: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})
beforeEach(async () => {
  member = await person()
})

const soon = { startsAt: inHours(2) }
const mark = (actor: Actor, gatheringId: string, signUpId: string, isThere: boolean, now?: Date) =>
  transact((tx) => markAttendance(tx, actor, { gatheringId, mark: { signUpId, isThere } }, now))
const walkIn = (actor: Actor, gatheringId: string, email: string, options: { formKey?: string; name?: string } = {}) =>
  transact((tx) => addWalkIn(tx, actor, { gatheringId, email, name: 'Zoë', formKey: crypto.randomUUID(), ...options }))
const rowOf = async (signUpId: string) => (await db.select().from(signUps).where(eq(signUps.id, signUpId)))[0]
const takenOf = async (gatheringId: string) => (await db.select().from(gatherings).where(eq(gatherings.id, gatheringId)))[0]?.placesTaken
const audited = (action: string, gatheringId: string) =>
  db.$count(auditLog, and(eq(auditLog.action, action), eq(auditLog.objectId, gatheringId)))

describe('At the door', () => {
  test('somebody is ticked off, and the tick can be taken back; pressed twice it stays', async () => {
    const { gatheringId } = await publishedGathering(organiser, soon)
    const { signUpId } = await signsUp(member, gatheringId)
    expect(await mark(organiser, gatheringId, signUpId, true)).toEqual({ ok: true, value: { isThere: true } })
    const first = (await rowOf(signUpId))?.attendedAt
    expect(first).not.toBeNull()
    await must(mark(organiser, gatheringId, signUpId, true))
    expect((await rowOf(signUpId))?.attendedAt).toEqual(first)
    await must(mark(organiser, gatheringId, signUpId, false))
    expect(await rowOf(signUpId)).toMatchObject({ attendedAt: null, status: 'signed_up', attendanceById: organiser.id })
    expect([await audited('mark_present', gatheringId), await audited('mark_absent', gatheringId)]).toEqual([1, 1])
  })
  test('who made the gathering may, another member may not and cannot see that it exists', async () => {
    const { gatheringId } = await publishedGathering(organiser, soon)
    const { signUpId } = await signsUp(member, gatheringId)
    const refused = { ok: false, reason: 'unknown_gathering' }
    expect(await mark(member, gatheringId, signUpId, true)).toEqual(refused)
    expect(await walkIn(member, gatheringId, 'x@test.example')).toEqual(refused)
    expect(await attendanceOf(member, gatheringId)).toBeUndefined()
    expect(await mark(organiser, crypto.randomUUID(), signUpId, true)).toEqual(refused)
    await db.update(gatherings).set({ createdById: member.id }).where(eq(gatherings.id, gatheringId))
    expect((await mark(member, gatheringId, signUpId, true)).ok).toBe(true)
  })
  test('only people of this gathering are ticked off, and only who has a place', async () => {
    const one = await publishedGathering(organiser, { ...soon, maximum: 1 })
    const other = await publishedGathering(organiser, soon)
    const { signUpId } = await signsUp(member, one.gatheringId)
    expect(await mark(organiser, other.gatheringId, signUpId, true)).toEqual({ ok: false, reason: 'unknown_sign_up' })
    const waiting = await signsUp(await person(), one.gatheringId)
    expect(await mark(organiser, one.gatheringId, waiting.signUpId, true)).toEqual({ ok: false, reason: 'not_signed_up' })
  })
  test('the list opens a day before and closes 30 days after, and a cancelled gathering has none', async () => {
    const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(30) })
    const { signUpId } = await signsUp(member, gatheringId)
    expect(await mark(organiser, gatheringId, signUpId, true)).toEqual({ ok: false, reason: 'not_open' })
    expect((await attendanceOf(organiser, gatheringId))?.isOpen).toBe(false)
    expect((await mark(organiser, gatheringId, signUpId, true, inHours(7))).ok).toBe(true)
    expect((await mark(organiser, gatheringId, signUpId, false, inHours(32 + 29 * 24))).ok).toBe(true)
    expect(await mark(organiser, gatheringId, signUpId, true, inHours(33 + 30 * 24))).toEqual({ ok: false, reason: 'not_open' })
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'Ziek.' })))
    expect(await mark(organiser, gatheringId, signUpId, true, inHours(7))).toEqual({ ok: false, reason: 'cancelled' })
  })
  test('what a button sends is read strictly', () => {
    const gatheringId = crypto.randomUUID()
    const signUpId = crypto.randomUUID()
    expect(markAttendanceInput.parse({ gatheringId, mark: `${signUpId}:ja` }).mark).toEqual({ signUpId, isThere: true })
    for (const wrong of ['', 'ja', `${signUpId}:misschien`, `${'-'.repeat(36)}:ja`, `${signUpId}:ja:nee`])
      expect(markAttendanceInput.safeParse({ gatheringId, mark: wrong }).success).toBe(false)
    const walk = { gatheringId, formKey: crypto.randomUUID(), email: 'Zoe@Test.example ' }
    expect(walkInInput.parse({ ...walk, name: ' Zoë\n de  Vries ' })).toMatchObject({ name: 'Zoë de Vries', email: 'zoe@test.example' })
    for (const name of ['', ' ', 'x'.repeat(121)]) expect(walkInInput.safeParse({ ...walk, name }).success).toBe(false)
  })
})

describe('Somebody who walks in', () => {
  test('stands on the list as there, takes no place, also when all are taken, and gets no mail', async () => {
    const { gatheringId } = await publishedGathering(organiser, { ...soon, maximum: 1 })
    await signsUp(member, gatheringId)
    const { signUpId, wasListed } = await must(walkIn(organiser, gatheringId, 'zoe@test.example'))
    expect(await rowOf(signUpId)).toMatchObject({
      status: 'signed_up',
      walkIn: true,
      name: 'Zoë',
      email: 'zoe@test.example',
      placesHeld: 0,
    })
    expect([wasListed, await takenOf(gatheringId)]).toEqual([false, 1])
    expect(await db.$count(outbox, eq(outbox.recipient, 'zoe@test.example'))).toBe(0)
  })
  test('is known by the address: ticked off when signed up, brought in from the line, and an account stays an account', async () => {
    const { gatheringId } = await publishedGathering(organiser, { ...soon, maximum: 1 })
    const own = await signsUp(member, gatheringId)
    const inLine = await person()
    const waiting = await signsUp(inLine, gatheringId)
    expect(await walkIn(organiser, gatheringId, member.email)).toMatchObject({
      ok: true,
      value: { signUpId: own.signUpId, wasListed: true },
    })
    expect(await rowOf(own.signUpId)).toMatchObject({ walkIn: false, placesHeld: 1 })
    expect(await walkIn(organiser, gatheringId, inLine.email)).toMatchObject({ ok: true, value: { signUpId: waiting.signUpId } })
    expect(await rowOf(waiting.signUpId)).toMatchObject({ status: 'signed_up', walkIn: true, placesHeld: 0 })
    const known = await person()
    const { signUpId } = await must(walkIn(organiser, gatheringId, known.email))
    expect(await rowOf(signUpId)).toMatchObject({ userId: known.id, email: null, name: null })
    expect(await takenOf(gatheringId)).toBe(1)
  })
  test('who was offered a place takes that place', async () => {
    const { gatheringId } = await publishedGathering(organiser, { ...soon, maximum: 1 })
    const { signUpId } = await signsUp(member, gatheringId)
    const next = await person()
    const waiting = await signsUp(next, gatheringId)
    await must(transact((tx) => cancelSignUp(tx, member, { signUpId })))
    await must(walkIn(organiser, gatheringId, next.email))
    expect(await rowOf(waiting.signUpId)).toMatchObject({ status: 'signed_up', walkIn: false, placesHeld: 1 })
    // Who cancelled and comes all the same is a new guest.
    expect((await must(walkIn(organiser, gatheringId, member.email))).signUpId).not.toBe(signUpId)
  })
  test('added by mistake goes off the list, and can come back', async () => {
    const { gatheringId } = await publishedGathering(organiser, soon)
    const formKey = crypto.randomUUID()
    const { signUpId } = await must(walkIn(organiser, gatheringId, 'fout@test.example', { formKey }))
    await must(mark(organiser, gatheringId, signUpId, false))
    expect(await rowOf(signUpId)).toMatchObject({ status: 'cancelled', walkIn: false, attendedAt: null })
    expect((await attendanceOf(organiser, gatheringId))?.participants).toEqual([])
    // By the same form, gone back to, or by another one.
    expect(await walkIn(organiser, gatheringId, 'fout@test.example', { formKey })).toMatchObject({ ok: true, value: { signUpId } })
    await must(mark(organiser, gatheringId, signUpId, false))
    expect((await walkIn(organiser, gatheringId, 'fout@test.example')).ok).toBe(true)
  })
  test('can be added after the gathering was marked as held', async () => {
    const { gatheringId } = await publishedGathering(organiser, soon)
    await db.transaction((tx) => holdGatherings(tx, inHours(5)))
    expect((await walkIn(organiser, gatheringId, 'later@test.example')).ok).toBe(true)
  })
  test('stands on the list once, also when the form is sent eight times at the same moment', async () => {
    const { gatheringId } = await publishedGathering(organiser, soon)
    const input = { gatheringId, name: 'Zoë', email: 'acht@test.example', formKey: crypto.randomUUID() }
    const finishes = await race(url, 8, (tx) => addWalkIn(tx, organiser, input))
    expect(finishes.every((finish) => finish.ok)).toBe(true)
    const twoForms = await race(url, 8, (tx) =>
      addWalkIn(tx, organiser, { ...input, email: 'negen@test.example', formKey: crypto.randomUUID() }),
    )
    expect(twoForms.every((finish) => finish.ok)).toBe(true)
    expect((await attendanceOf(organiser, gatheringId))?.participants).toHaveLength(2)
  })
})

describe('The list of participants', () => {
  test('has who comes and who came by name, with what they said, and not who waits or left', async () => {
    const { gatheringId } = await publishedGathering(organiser, { ...soon, maximum: 2, companionsAllowed: 1 })
    const question = { gatheringId, kind: 'text' as const, label: 'Waar kom je voor?', options: [], compulsory: false, keepDays: 7 }
    const { questionId } = await must(transact((tx) => addQuestion(tx, organiser, question)))
    const noor = await person({ name: 'Noor', sites: ['friesland'], regions: ['JZ14'] })
    const said = { companions: 1, diet: 'geen noten', accessibility: 'ringleiding', answers: { [questionId]: 'De koffie' } }
    const { signUpId } = await signsUp(noor, gatheringId, said)
    await signsUp(member, gatheringId)
    await must(walkIn(organiser, gatheringId, 'aad@test.example', { name: 'Aad' }))
    const list = await attendanceOf(organiser, gatheringId)
    expect(list).toMatchObject({ isOpen: true, waiting: 1, questions: [{ id: questionId, label: 'Waar kom je voor?' }] })
    expect(list?.participants.map(({ name }) => name)).toEqual(['Aad', 'Noor'])
    expect(list?.participants[1]).toMatchObject({
      signUpId,
      email: noor.email,
      companions: 1,
      attendedAt: null,
      walkIn: false,
      diet: 'geen noten',
      accessibility: 'ringleiding',
      answers: { [questionId]: 'De koffie' },
    })
    expect(list?.participants[1]?.belongsTo).toMatch(/^\w+.*, .*Friesland|Friesland, .+/)
  })
  test('gives nothing for an address that is no gathering', async () => {
    for (const wrong of ['onzin', crypto.randomUUID(), "' or 1=1"]) expect(await attendanceOf(organiser, wrong)).toBeUndefined()
  })
})
