import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect, db } from '#db/client.ts'
import { auditLog, lessonObservations, outbox, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { completeContent, curator, furnish, must, person, publishedLesson, saveContent, submitAgain } from '#lib/testing/factories.ts'
import { barrier, race, withoutLock } from '#lib/testing/races.ts'
import { addCoAuthor } from './commands-authors.ts'
import { moveCertainty } from './commands-certainty.ts'
import { decideObservation, observeLesson, takeBackObservation } from './commands-observations.ts'
import { publishLesson } from './commands-review.ts'
import { undoWithdrawal, withdrawAtOnce } from './commands-withdrawing.ts'
import { countedInWords, periodInWords } from './copy-uptake.ts'
import { unconfirmedWithdrawals } from './queries-placing.ts'
import { lessonAtAddress } from './queries.ts'
import { uptakeOf } from './queries-uptake.ts'
import { lessonsToWeigh, weighing } from './queries-uptake-desk.ts'
import { ownObservations } from './queries-uptake-own.ts'
import { observationInput } from './schema-uptake.ts'
import { everythingChecked } from './values-checklist.ts'
import type { Certainty } from './values-uptake.ts'

const { url } = testDatabase()
let author: Actor
let reader: Actor
let other: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
  other = await curator()
  member = await person({ sites: ['flevoland'] })
})

const placed = () => publishedLesson(author, reader)
const move = (actor: Actor, lessonId: string, from: Certainty, to: Certainty) =>
  transact((tx) => moveCertainty(tx, actor, { lessonId, from, to, reason: 'Drie regio’s telden het.' }))
const shown = async (lessonId: string) =>
  (await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId)))[0]?.certainty

let form = 0
const given = (slug: string, more: Record<string, unknown> = {}) =>
  observationInput.parse({
    slug,
    region: 'JZ08',
    kind: 'also',
    periodFrom: '2026-03-01',
    periodUntil: '2026-09-30',
    seen: '9',
    total: '14',
    unit: 'families',
    note: '',
    ...more,
  })

describe('A step in certainty', () => {
  test('is a decision with a reason that readers see, that the log keeps and that the writer hears of', async () => {
    const { lessonId, slug } = await placed()
    await must(move(reader, lessonId, 'seen_repeatedly', 'substantiated'))
    const found = await lessonAtAddress(slug)
    expect(found?.state === 'published' && found.lesson.certainty).toBe('substantiated')
    expect((await uptakeOf(lessonId)).certaintySteps).toMatchObject([
      { from: 'seen_repeatedly', to: 'substantiated', reason: 'Drie regio’s telden het.' },
    ])
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.action, 'raise_certainty'))
    expect(entry).toMatchObject({ actorId: reader.id, objectId: lessonId, details: { wasCertainty: 'herhaald-gezien' } })
    await must(move(other, lessonId, 'substantiated', 'first_signal'))
    expect(await db.$count(auditLog, eq(auditLog.action, 'lower_certainty'))).toBe(1)
    const mails = (await db.select().from(outbox)).filter(({ key }) => key.startsWith('lesson-weighed:'))
    expect(mails).toHaveLength(2)
    expect(mails.every(({ recipient, text }) => recipient === author.email && !text.includes('Drie regio'))).toBe(true)
  })
  test('holds for the next version of the text, and when the lesson is taken away and put back', async () => {
    const { lessonId, version, slug } = await placed()
    await must(move(reader, lessonId, 'seen_repeatedly', 'substantiated'))
    const next = await saveContent(
      author,
      lessonId,
      version,
      completeContent({ certainty: 'building_block', resultNumbers: '30 van de 40' }),
    )
    const revisionId = await submitAgain(author, lessonId, next)
    await must(
      transact((tx) => publishLesson(tx, other, { lessonId, revisionId, message: '', ...everythingChecked, changeNote: 'Meer geteld.' })),
    )
    expect(await shown(lessonId)).toBe('substantiated')
    await must(transact((tx) => withdrawAtOnce(tx, author, { lessonId, message: '' })))
    const waiting = (await unconfirmedWithdrawals(reader)).find((row) => row.lessonId === lessonId)
    await must(transact((tx) => undoWithdrawal(tx, reader, { decisionId: waiting?.decisionId ?? '' })))
    expect(await shown(lessonId)).toBe('substantiated')
    expect((await lessonAtAddress(slug))?.state).toBe('published')
    expect(await weighing(reader, lessonId)).toMatchObject({ certainty: 'substantiated', saidByWriter: 'building_block' })
  })
  test('is taken on what was on the screen: of two at once one comes through', async () => {
    const { lessonId } = await placed()
    const both = [reader, other]
    const deed = (index: number) => both[index] ?? reader
    const input = { lessonId, from: 'seen_repeatedly', to: 'substantiated', reason: 'Geteld.' } as const
    const finishes = await race(url, 2, (tx, index) => moveCertainty(tx, deed(index), input))
    expect(finishes.map((finish) => (finish.ok ? 'ok' : finish.reason)).toSorted()).toEqual(['ok', 'weighed_meanwhile'])
    const another = { ...input, lessonId: (await placed()).lessonId }
    const decided = barrier(2)
    const control = await race(url, 2, (tx, index) => moveCertainty(withoutLock(tx, decided), deed(index), another))
    expect(control.map((finish) => (finish.ok ? 'ok' : finish.reason)).toSorted()).toEqual(['database_error', 'ok'])
  })
  test('is not taken by who wrote along, nor does who took it write along later; the database holds both', async () => {
    const { lessonId, revisionId } = await placed()
    await must(move(other, lessonId, 'seen_repeatedly', 'first_signal'))
    expect(await transact((tx) => addCoAuthor(tx, author, { lessonId, email: other.email }))).toEqual({
      ok: false,
      reason: 'decided_before',
    })
    const { sql } = connect(url, { max: 1 })
    const attempt = (statement: string) =>
      sql.unsafe(statement).then(
        () => 'accepted',
        (error: unknown) => (error instanceof postgres.PostgresError ? (error.constraint_name ?? error.code) : 'other'),
      )
    const step = `insert into lesson_certainty_steps (lesson_id, revision_id, number, from_certainty, to_certainty, reason, decided_by_id)
      values ('${lessonId}', '${revisionId}', 7, 'first_signal', 'substantiated', 'Omdat.', '${author.id}')`
    expect(await attempt(step)).toBe('lesson_certainty_steps_four_eyes')
    const join = `insert into lesson_authors (lesson_id, user_id, added_by_id) values ('${lessonId}', '${other.id}', '${author.id}')`
    expect(await attempt(join)).toBe('lesson_authors_four_eyes')
    expect(await attempt(`update lesson_certainty_steps set reason = 'Anders.'`)).toBe('42501')
    expect(await attempt('delete from lesson_certainty_steps')).toBe('42501')
    await sql.end()
  })
})

describe('An observation', () => {
  test('without words shows at once; with words after a curator, who did not write it', async () => {
    const { lessonId, slug } = await placed()
    const colleague = await person({ sites: ['flevoland'] })
    await must(transact((tx) => observeLesson(tx, member, given(slug))))
    await must(transact((tx) => observeLesson(tx, colleague, given(slug, { kind: 'not', note: `Op vrijdag niet. (${++form})` }))))
    expect((await uptakeOf(lessonId)).observations.map(({ kind, regionName }) => `${kind} ${regionName}`)).toEqual(['also Flevoland'])
    const [waiting] = await db.select().from(lessonObservations).where(eq(lessonObservations.userId, colleague.id))
    const decide = (actor: Actor) =>
      transact((tx) => decideObservation(tx, actor, { observationId: waiting?.id ?? '', decision: 'place', reason: undefined }))
    expect(await decide(author)).toEqual({ ok: false, reason: 'not_allowed' })
    await must(decide(reader))
    expect(await decide(other)).toEqual({ ok: false, reason: 'already_decided' })
    expect((await uptakeOf(lessonId)).observations.map(({ note }) => note)).toEqual(['', `Op vrijdag niet. (${form})`])
    expect((await lessonsToWeigh(reader)).find((row) => row.lessonId === lessonId)).toMatchObject({ also: 1, not: 1, applied: 0 })
    await must(move(reader, lessonId, 'seen_repeatedly', 'first_signal'))
    expect((await lessonsToWeigh(reader)).map((row) => row.lessonId)).not.toContain(lessonId)
  })
  test('is given once for a region until it is taken back, and its words go with it', async () => {
    const { lessonId, slug } = await placed()
    await must(transact((tx) => observeLesson(tx, member, given(slug, { note: 'Ook bij de avondploeg.' }))))
    expect(await transact((tx) => observeLesson(tx, member, given(slug)))).toEqual({ ok: false, reason: 'observed_before' })
    const mine = (await ownObservations(member)).find((row) => row.slug === slug)
    expect(mine).toMatchObject({ status: 'waiting', note: 'Ook bij de avondploeg.' })
    const takeBack = (actor: Actor) => transact((tx) => takeBackObservation(tx, actor, { observationId: mine?.id ?? '' }))
    expect(await takeBack(author)).toEqual({ ok: false, reason: 'unknown_observation' })
    await must(takeBack(member))
    expect((await ownObservations(member)).map(({ id }) => id)).not.toContain(mine?.id)
    const [stored] = await db.select().from(lessonObservations).where(eq(lessonObservations.lessonId, lessonId))
    expect(stored).toMatchObject({ status: 'taken_back', note: '' })
    await must(transact((tx) => observeLesson(tx, member, given(slug))))
  })
  test('has a period that was and counts that fit, and no number that never belongs in a text', async () => {
    const { slug } = await placed()
    for (const wrong of [
      { periodFrom: '2026-10-01' },
      { periodUntil: '2999-01-01' },
      { periodFrom: '1999-01-01' },
      { seen: '15' },
      { total: '0', seen: '0' },
      { seen: '-1' },
      { unit: 'kinderen' },
      { region: 'Flevoland' },
      { note: 'a'.repeat(501) },
    ])
      expect(() => given(slug, wrong), JSON.stringify(wrong)).toThrow()
    expect(await transact((tx) => observeLesson(tx, member, given(slug, { note: 'Zie bsn 123456782.' })))).toEqual({
      ok: false,
      reason: 'hard_stop',
    })
    expect(await transact((tx) => observeLesson(tx, author, given(slug, { region: 'JZ02' })))).toEqual({ ok: false, reason: 'own_lesson' })
  })
  test('is said in months, and small numbers stay vague', () => {
    expect(periodInWords('2026-03-01', '2026-09-30')).toBe('maart tot en met september 2026')
    expect(periodInWords('2025-11-01', '2026-02-28')).toBe('november 2025 tot en met februari 2026')
    expect(periodInWords('2026-03-01', '2026-03-31')).toBe('maart 2026')
    expect(countedInWords({ seen: 9, total: 14, unit: 'families' })).toBe('gezien bij 9 van de 14 gezinnen')
    expect(countedInWords({ seen: 2, total: 14, unit: 'families' })).toBe('gezien bij minder dan 3 van de 14 gezinnen')
    expect(countedInWords({ seen: 0, total: 14, unit: 'cases' })).toBe('gezien bij 0 van de 14 casussen')
    expect(countedInWords({ seen: 1, total: 8, unit: 'families' })).toBe('minder dan 10 gezinnen bekeken')
  })
})
