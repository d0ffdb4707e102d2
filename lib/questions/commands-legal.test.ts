import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { legalAnswers } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { mailedTo, question, questionIn } from '#lib/testing/questions.ts'
import { askLegalReviews } from './commands-clock.ts'
import { decideLegalAnswer, extendLegalAnswer, saveLegalAnswer, startLegalAnswer } from './commands-legal.ts'
import { legalBySlug, legalDraft, publicLegal } from './queries-legal.ts'
import { suggestionsFor } from './queries-suggestions.ts'
import type { SaveLegalInput } from './schema-legal.ts'

testDatabase()

let asker: Actor
let jurist: Actor
let editor: Actor
beforeAll(async () => {
  await furnish()
  asker = await person()
  jurist = await person({ roles: ['legal_helpdesk'], sites: [] })
  editor = await curator()
})

const words = (answerId: string, version: number, change: Partial<SaveLegalInput> = {}): SaveLegalInput => ({
  answerId,
  version,
  question: 'Mag een lokaal team informatie delen?',
  answer: 'Binnen de wet van nu kan al veel.',
  subject: 'privacy',
  sources: 'De wet https://wetten.overheid.nl',
  validUntil: '2036-01-01',
  privacyChecked: false,
  meaning: 'propose',
  ...change,
})
const started = async () =>
  (await must(transact(async (tx) => startLegalAnswer(tx, jurist, { threadId: await questionIn('answered', asker, jurist, 'legal') }))))
    .answerId
const decide = (actor: Actor, answerId: string, version: number, decision: 'approve' | 'return' | 'withdraw', reason = '') =>
  transact((tx) => decideLegalAnswer(tx, actor, { answerId, version, decision, reason }))

describe('A general legal answer', () => {
  test('begins at an answered question, once, by a jurist', async () => {
    const open = await question(asker, { kind: 'legal' })
    expect(await transact((tx) => startLegalAnswer(tx, jurist, { threadId: open }))).toMatchObject({ reason: 'not_answered' })
    const answered = await questionIn('answered', asker, jurist, 'legal')
    expect(await transact((tx) => startLegalAnswer(tx, editor, { threadId: answered }))).toMatchObject({ reason: 'not_allowed' })
    const first = await must(transact((tx) => startLegalAnswer(tx, jurist, { threadId: answered })))
    expect(await must(transact((tx) => startLegalAnswer(tx, jurist, { threadId: answered })))).toEqual(first)
  })
  test('is public only after a second person approved these words', async () => {
    const id = await started()
    await must(transact((tx) => saveLegalAnswer(tx, jurist, words(id, 1))))
    expect(await publicLegal()).toEqual([])
    expect(await decide(jurist, id, 2, 'approve')).toMatchObject({ reason: 'own_words' })
    expect(await decide(asker, id, 2, 'approve')).toMatchObject({ reason: 'not_allowed' })
    expect(await decide(editor, id, 1, 'approve')).toMatchObject({ reason: 'edited_meanwhile' })
    const { slug } = await must(decide(editor, id, 2, 'approve'))
    expect(await legalBySlug(slug)).toMatchObject({
      question: 'Mag een lokaal team informatie delen?',
      sources: [{ name: 'De wet', url: 'https://wetten.overheid.nl' }],
    })
    expect(await publicLegal({ q: 'informatie' })).toHaveLength(1)
    expect((await suggestionsFor('Hoe kan ik als team informatie krijgen?')).map(({ href }) => href)).toContain(`/juridisch/${slug}`)
    // Other words need another approval, and leave the site until then.
    await must(transact((tx) => saveLegalAnswer(tx, jurist, words(id, 3, { answer: 'Toch anders.' }))))
    expect(await legalBySlug(slug)).toBeUndefined()
    expect(await decide(editor, id, 4, 'return')).toMatchObject({ reason: 'reason_missing' })
    await must(decide(editor, id, 4, 'return', 'Noem de bron.'))
    expect(await legalDraft(jurist, id)).toMatchObject({ state: 'draft', returnNote: 'Noem de bron.' })
  })
  test('with somebody who can be recognised is proposed only after a look, with a number of a person never', async () => {
    const id = await started()
    const risky = words(id, 1, { answer: 'Mevrouw De Vries belde ons op 06 12345678.' })
    expect(await transact((tx) => saveLegalAnswer(tx, jurist, risky))).toMatchObject({ reason: 'privacy_unchecked' })
    const stop = words(id, 1, { answer: 'Het bsn is 123456782.', privacyChecked: true })
    expect(await transact((tx) => saveLegalAnswer(tx, jurist, stop))).toMatchObject({ reason: 'hard_stop' })
    await must(transact((tx) => saveLegalAnswer(tx, jurist, { ...risky, privacyChecked: true })))
  })
  test('is looked at again when its date comes, once, and is extended or taken away', async () => {
    const id = await started()
    await must(transact((tx) => saveLegalAnswer(tx, jurist, words(id, 1, { question: 'Geldt dit nog?' }))))
    const { slug } = await must(decide(editor, id, 2, 'approve'))
    const now = new Date('2036-01-01T09:00:00Z')
    expect(await db.transaction((tx) => askLegalReviews(tx, new Date('2035-12-30T09:00:00Z')))).toBe(0)
    expect(await db.transaction((tx) => askLegalReviews(tx, now))).toBe(1)
    expect(await db.transaction((tx) => askLegalReviews(tx, now))).toBe(0)
    expect(await mailedTo('Klopt dit juridische antwoord nog?', jurist.email)).toHaveLength(1)
    expect(await transact((tx) => extendLegalAnswer(tx, jurist, { answerId: id, version: 3, validUntil: '2020-01-01' }))).toMatchObject({
      reason: 'date_passed',
    })
    await must(transact((tx) => extendLegalAnswer(tx, jurist, { answerId: id, version: 3, validUntil: '2037-01-01' })))
    expect(await legalBySlug(slug)).toMatchObject({ validUntil: '2037-01-01' })
    await must(decide(editor, id, 4, 'withdraw'))
    expect(await legalBySlug(slug)).toBeUndefined()
  })
  test('keeps four eyes in the database too', async () => {
    const id = await started()
    await must(transact((tx) => saveLegalAnswer(tx, jurist, words(id, 1))))
    const attempt = (statement: ReturnType<typeof sql>) =>
      db.execute(statement).then(
        () => 'accepted',
        (error: { cause?: { constraint_name?: string } }) => error.cause?.constraint_name,
      )
    const approve = (who: Actor) =>
      sql`update legal_answers set state = 'published', approved_by_id = ${who.id}, approved_at = now() where id = ${id}`
    expect(await attempt(approve(jurist))).toBe('legal_answers_second_person')
    expect(
      await attempt(sql`update legal_answers set writer_ids = array[${editor.id}]::uuid[], made_by_id = ${editor.id} where id = ${id}`),
    ).toBe('legal_answers_keep_writers')
    expect(await attempt(sql`update legal_answers set state = 'published' where id = ${id}`)).toBe('legal_answers_published_is_approved')
    expect(await attempt(approve(editor))).toBe('accepted')
    expect(await attempt(sql`update legal_answers set answer = 'Iets anders.' where id = ${id}`)).toBe('legal_answers_approved_words')
    const [row] = await db.select().from(legalAnswers).where(eq(legalAnswers.id, id))
    expect(row?.answer).toBe('Binnen de wet van nu kan al veel.')
  })
})
