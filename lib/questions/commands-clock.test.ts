import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, cannedAnswers, outbox, questionRoutePeople, questionThreads } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { furnish, must, person } from '#lib/testing/factories.ts'
import { mailedTo, question, route, stored, words } from '#lib/testing/questions.ts'
import { remindOfQuestions } from './commands-clock.ts'
import { removeRoutePerson, retireCanned, retireRoute, saveCanned, saveRoute, setAbsence } from './commands-routes.ts'
import { answerThread, closeThread, pickUp, reopenThread } from './commands-threads.ts'
import { askFromOutside, confirmQuestion, forgetAddresses } from './commands.ts'
import { dropUnconfirmed } from './commands-files.ts'
import { visitorLink } from './queries-links.ts'
import { threadOfVisitor } from './queries.ts'
import { saveRouteInput } from './schema-routes.ts'

testDatabase()

let asker: Actor
let owner: Actor
let second: Actor
let manager: Actor
let regional: string
beforeAll(async () => {
  await furnish()
  asker = await person()
  owner = await person({ roles: ['regional_team'], sites: [] })
  second = await person({ roles: ['regional_team'], sites: [] })
  manager = await person({ roles: ['administrator'], sites: [] })
  regional = await route(manager, { function: 'regional_team', people: [owner, second] })
})
beforeEach(() => db.delete(outbox))

// Asked on a Monday, so due the next Monday at five.
const asked = new Date('2026-11-02T09:00:00Z')
const remind = (at: string) => db.transaction((tx) => remindOfQuestions(tx, new Date(at)))

/** Nothing of an earlier test is due any more. */
const settle = async () =>
  db.transaction(async (tx) => {
    await rowsFor(tx, 'clock')
    await tx.update(questionThreads).set({ teamRemindedAt: new Date() })
  })
beforeEach(settle)

describe('The clock', () => {
  test('reminds who has it on the working day before, again when the day has passed, then the team; each once', async () => {
    const id = await question(asker, { at: asked })
    await must(transact((tx) => pickUp(tx, owner, { threadId: id })))
    expect(await remind('2026-11-05T10:00:00Z')).toBe(0)
    expect(await remind('2026-11-06T10:00:00Z')).toBe(1)
    expect(await remind('2026-11-06T11:00:00Z')).toBe(0)
    expect(await mailedTo('Een vraag moet bijna beantwoord zijn')).toEqual([owner.email])
    expect(await remind('2026-11-09T15:00:00Z')).toBe(0)
    expect(await remind('2026-11-09T16:05:00Z')).toBe(1)
    expect(await mailedTo('Een vraag is over de afgesproken dag')).toEqual([owner.email])
    expect(await remind('2026-11-10T09:00:00Z')).toBe(1)
    expect(await mailedTo('Een vraag blijft liggen')).toEqual([owner.email, second.email].toSorted())
    expect(await remind('2026-11-11T09:00:00Z')).toBe(0)
  })
  test('after a standstill tells only the latest, and nothing of what is answered or waits for the asker', async () => {
    const late = await question(asker, { at: asked })
    const answered = await question(asker, { at: asked })
    const waiting = await question(asker, { at: asked })
    await must(transact((tx) => answerThread(tx, owner, words(answered, 'answer'))))
    await must(transact((tx) => answerThread(tx, owner, words(waiting, 'wait'))))
    expect(await remind('2026-12-01T09:00:00Z')).toBe(1)
    expect(await mailedTo('Een vraag blijft liggen')).toHaveLength(2)
    expect(await mailedTo('Een vraag is over de afgesproken dag')).toEqual([])
    expect((await stored(asker, late)).remindedBeforeAt).not.toBeNull()
  })
  test('asks the stand-in of who is away, and everybody when nobody is there', async () => {
    const [row] = await db.select().from(questionRoutePeople).where(eq(questionRoutePeople.userId, owner.id))
    const personId = row?.id ?? ''
    const away = { personId, from: '2026-11-01', until: '2026-11-30' }
    await must(transact((tx) => setAbsence(tx, owner, { ...away, standIn: second.id })))
    const id = await question(asker, { at: asked })
    expect(await mailedTo('Er is een nieuwe vraag')).toEqual([second.email])
    await must(transact((tx) => pickUp(tx, owner, { threadId: id })))
    await remind('2026-11-06T10:00:00Z')
    expect(await mailedTo('Een vraag moet bijna beantwoord zijn')).toEqual([second.email])
    await must(transact((tx) => setAbsence(tx, manager, { personId })))
    expect(await transact((tx) => setAbsence(tx, asker, away))).toMatchObject({ reason: 'not_allowed' })
    expect(await transact((tx) => setAbsence(tx, owner, { ...away, standIn: owner.id }))).toMatchObject({ reason: 'same_person' })
  })
  test('removes what nobody confirmed, and forgets the address of a visitor long after the end', async () => {
    const input = {
      kind: 'other' as const,
      title: 'Vraag',
      body: 'Tekst',
      name: 'Iemand',
      email: 'weg@test.example',
      formKey: crypto.randomUUID(),
    }
    await must(transact((tx) => askFromOutside(tx, input)))
    expect(await db.transaction((tx) => dropUnconfirmed(tx, new Date()))).toBe(0)
    expect(await db.transaction((tx) => dropUnconfirmed(tx, new Date(Date.now() + 49 * 3_600_000)))).toBe(1)
    await must(transact((tx) => askFromOutside(tx, { ...input, formKey: crypto.randomUUID() })))
    const [asked] = await db.select({ id: questionThreads.id }).from(questionThreads).where(eq(questionThreads.askerEmail, input.email))
    const threadId = asked?.id ?? ''
    const token = visitorLink(threadId).split('/').at(-1) ?? ''
    await must(transact((tx) => confirmQuestion(tx, { token })))
    const later = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)
    await must(transact((tx) => closeThread(tx, owner, { threadId, version: 2 })))
    expect(await db.transaction((tx) => forgetAddresses(tx, later(89)))).toBe(0)
    expect(await threadOfVisitor(token)).toBeDefined()
    expect(await db.transaction((tx) => forgetAddresses(tx, later(91)))).toBe(1)
    expect(await threadOfVisitor(token)).toBeUndefined()
    expect(await transact((tx) => reopenThread(tx, owner, { threadId }))).toMatchObject({ reason: 'asker_gone' })
  })
})

describe('A route', () => {
  test('of the region and the theme comes before a wider one; without any it is the common tray', async () => {
    const friesland = await route(manager, { function: 'regional_team', name: 'Noord', regions: ['JZ02'], days: 2 })
    const themed = await route(manager, { function: 'regional_team', name: 'Noord, klantreis', regions: ['JZ02'], theme: 'klantreis' })
    const where = async (options: Parameters<typeof question>[1]) => (await stored(asker, await question(asker, options))).routeId
    expect(await where({ region: 'JZ02' })).toBe(friesland)
    expect(await where({ region: 'JZ02', theme: 'klantreis' })).toBe(themed)
    expect(await where({ region: 'JZ08', theme: 'klantreis' })).toBe(regional)
    expect(await where({})).toBe(regional)
    const common = await question(asker, { kind: 'other' })
    const row = await stored(asker, common)
    expect(row.routeId).toBeNull()
    expect(await mailedTo('Er is een nieuwe vraag', second.email)).not.toHaveLength(0)
    const short = await stored(asker, await question(asker, { region: 'JZ02', at: asked }))
    expect(short.dueAt?.toISOString()).toBe('2026-11-04T16:00:00.000Z')
  })
  test('loses somebody once, and a text that is not offered any more cannot be taken away again', async () => {
    const routeId = await route(manager, { function: 'regional_team', people: [owner] })
    const deed = { routeId, userId: owner.id }
    await must(transact((tx) => removeRoutePerson(tx, manager, deed)))
    await must(transact((tx) => removeRoutePerson(tx, manager, deed)))
    await must(
      transact((tx) => saveCanned(tx, owner, { function: undefined, label: 'Dank', text: 'Dank voor je vraag.', cannedId: undefined })),
    )
    const [canned] = await db.select({ id: cannedAnswers.id }).from(cannedAnswers)
    const cannedId = canned?.id ?? ''
    await must(transact((tx) => retireCanned(tx, owner, { cannedId })))
    for (const gone of [cannedId, crypto.randomUUID()])
      expect(await transact((tx) => retireCanned(tx, owner, { cannedId: gone }))).toEqual({ ok: false, reason: 'unknown_canned' })
    for (const [objectId, action] of [
      [routeId, 'remove_route_person'],
      [cannedId, 'retire_canned_answer'],
    ] as const)
      expect(await db.$count(auditLog, and(eq(auditLog.objectId, objectId), eq(auditLog.action, action)))).toBe(1)
  })
  test('has no mailbox of a person, is made by who may, and stays while questions lie there', async () => {
    const input = saveRouteInput.parse({ function: 'regional_team', name: 'Zuid', dueWorkingDays: 5, mailbox: asker.email, regions: [] })
    expect(await transact((tx) => saveRoute(tx, manager, input))).toMatchObject({ reason: 'personal_mailbox' })
    expect(await transact((tx) => saveRoute(tx, asker, { ...input, mailbox: '' }))).toMatchObject({ reason: 'not_allowed' })
    expect(await transact((tx) => retireRoute(tx, manager, { routeId: regional }))).toMatchObject({ reason: 'still_questions' })
    const empty = await route(manager, { function: 'regional_team', name: 'Leeg', regions: ['JZ30'] })
    expect(await transact((tx) => retireRoute(tx, manager, { routeId: empty }))).toMatchObject({ ok: true })
  })
})
