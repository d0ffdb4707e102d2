import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { lessonDecisions, lessons, outbox, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  everythingStored,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
} from '#lib/testing/factories.ts'
import { barrier, race, whileHeld, withoutLock, type Finish } from '#lib/testing/races.ts'
import { declineLesson, publishLesson } from './commands-review.ts'
import { confirmWithdrawal, undoWithdrawal, withdrawAtOnce, withdrawLesson } from './commands-withdrawing.ts'
import { lessonAtAddress } from './queries.ts'
import { lessonForEmergency, unconfirmedWithdrawals } from './queries-placing.ts'
import { reviewQueue } from './queries-review.ts'
import { everythingChecked } from './values-checklist.ts'

const { url } = testDatabase()

let author: Actor
let reader: Actor
let second: Actor
let team: Actor
let stranger: Actor
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  reader = await curator('Redacteur')
  second = await curator('Tweede redacteur')
  team = await person({ roles: ['regional_team'], sites: [] })
  stranger = await person()
})

const atOnce = (actor: Actor, lessonId: string) => transact((tx) => withdrawAtOnce(tx, actor, { lessonId, message: '' }))
const waiting = async (lessonId: string) => (await unconfirmedWithdrawals(second)).find((row) => row.lessonId === lessonId)
const confirm = (tx: Tx, actor: Actor, decisionId: string) =>
  confirmWithdrawal(tx, actor, { decisionId, reason: 'wrong', message: 'De cijfers klopten niet.' })
const undo = (tx: Tx, actor: Actor, decisionId: string) => undoWithdrawal(tx, actor, { decisionId })
const rowOf = async (lessonId: string) => (await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId)))[0]
const statusOf = async (lessonId: string) => (await db.select().from(lessons).where(eq(lessons.id, lessonId)))[0]?.status
const subjectsAbout = async (lessonId: string, person: Actor) =>
  (
    await db
      .select()
      .from(outbox)
      .where(sql`${outbox.text} like ${`%${lessonId}%`} and ${outbox.recipient} = ${person.email}`)
  ).map((mail) => mail.subject)
async function takenAway() {
  const lesson = await publishedLesson(author, reader)
  const before = await rowOf(lesson.lessonId)
  await must(atOnce(reader, lesson.lessonId))
  const row = await waiting(lesson.lessonId)
  if (!row || !before) throw new Error('not taken away')
  return { ...lesson, decisionId: row.decisionId, before }
}

describe('The emergency button', () => {
  test('is for a curator, the regional team and who writes the lesson; for others the lesson does not exist', async () => {
    for (const actor of [reader, team, author]) {
      const { lessonId, slug } = await publishedLesson(author, reader)
      expect(await lessonForEmergency(actor, slug)).toMatchObject({ id: lessonId })
      expect(await atOnce(actor, lessonId)).toEqual({ ok: true, value: null })
      expect(await lessonForEmergency(actor, slug)).toBeUndefined()
    }
    const { lessonId, slug } = await publishedLesson(author, reader)
    const before = await everythingStored()
    for (const actor of [stranger, await person({ roles: ['administrator', 'legal_helpdesk', 'member'] })]) {
      expect(await lessonForEmergency(actor, slug)).toBeUndefined()
      expect(await atOnce(actor, lessonId)).toEqual({ ok: false, reason: 'unknown_lesson' })
    }
    expect(await everythingStored()).toEqual(before)
  })
  test('takes the lesson away with nothing but that somebody looks at it, and tells the authors and the other curators', async () => {
    const { lessonId, slug } = await takenAway()
    expect(await lessonAtAddress(slug)).toMatchObject({ state: 'withdrawn', message: '', isUnconfirmed: true, newer: null })
    expect(await subjectsAbout(lessonId, author)).toContain('Je les staat niet meer op de site')
    expect(await subjectsAbout(lessonId, second)).toContain('Een les is met spoed weggehaald')
    expect(await subjectsAbout(lessonId, reader)).not.toContain('Een les is met spoed weggehaald')
  })
  test('waits in the tray of the curators, and of nobody else', async () => {
    const { lessonId } = await takenAway()
    expect((await unconfirmedWithdrawals(second)).map((row) => row.lessonId)).toContain(lessonId)
    for (const actor of [author, team, stranger]) expect(await unconfirmedWithdrawals(actor)).toEqual([])
  })
  test('is confirmed by a second curator, who says the reason; then it is the reason that visitors read', async () => {
    const { lessonId, slug, decisionId } = await takenAway()
    expect(await transact((tx) => confirm(tx, reader, decisionId))).toEqual({ ok: false, reason: 'second_person' })
    expect(await transact((tx) => confirm(tx, team, decisionId))).toEqual({ ok: false, reason: 'unknown_lesson' })
    await must(transact((tx) => confirm(tx, second, decisionId)))
    expect(await waiting(lessonId)).toBeUndefined()
    expect(await lessonAtAddress(slug)).toMatchObject({
      state: 'withdrawn',
      reason: 'wrong',
      message: 'De cijfers klopten niet.',
      isUnconfirmed: false,
    })
    for (const again of [confirm, undo])
      expect(await transact<unknown, string>((tx) => again(tx, second, decisionId))).toEqual({ ok: false, reason: 'answered_before' })
  })
  test('is undone by a second curator who did not write along: the lesson stands as it stood, with its dates', async () => {
    const { lessonId, slug, decisionId, before } = await takenAway()
    expect(await transact((tx) => undo(tx, reader, decisionId))).toEqual({ ok: false, reason: 'second_person' })
    await must(transact((tx) => undo(tx, second, decisionId)))
    expect(await rowOf(lessonId)).toEqual(before)
    expect(await statusOf(lessonId)).toBe('published')
    expect((await lessonAtAddress(slug))?.state).toBe('published')
    expect(await subjectsAbout(lessonId, author)).toContain('Je les staat weer op de site')
  })
  test('four eyes: a curator who wrote along may confirm, and not put it back', async () => {
    const writing = await person({ roles: ['member', 'curator'] })
    const { lessonId } = await publishedLesson(author, reader, { coAuthors: [writing] })
    await must(atOnce(reader, lessonId))
    const decisionId = (await waiting(lessonId))?.decisionId ?? ''
    expect(await transact((tx) => undo(tx, writing, decisionId))).toEqual({ ok: false, reason: 'four_eyes' })
    expect(await transact((tx) => confirm(tx, writing, decisionId))).toMatchObject({ ok: true })
  })
  test('undoing gives the next version back to the desk, and leaves alone what the author did since', async () => {
    const placed = await publishedLesson(author, reader)
    const version = await saveContent(author, placed.lessonId, placed.version, completeContent({ coreSentence: 'De volgende.' }))
    const next = await submitAgain(author, placed.lessonId, version)
    await must(atOnce(reader, placed.lessonId))
    expect(await statusOf(placed.lessonId)).toBe('withdrawn')
    const decisionId = (await waiting(placed.lessonId))?.decisionId ?? ''
    await must(transact((tx) => undo(tx, second, decisionId)))
    const [lesson] = await db.select().from(lessons).where(eq(lessons.id, placed.lessonId))
    expect(lesson).toMatchObject({ status: 'submitted', currentRevisionId: next })
    expect(
      await transact((tx) =>
        publishLesson(tx, second, { lessonId: placed.lessonId, revisionId: next, message: '', changeNote: 'Nieuw.', ...everythingChecked }),
      ),
    ).toMatchObject({ ok: true })
  })
  test('after the author sent in something new and it was placed, there is nothing to put back', async () => {
    const { lessonId, version, decisionId } = await takenAway()
    const next = await saveContent(author, lessonId, version, completeContent({ coreSentence: 'Zonder het gezin.' }))
    const revisionId = await submitAgain(author, lessonId, next)
    await must(
      transact((tx) => publishLesson(tx, second, { lessonId, revisionId, message: '', changeNote: 'Herschreven.', ...everythingChecked })),
    )
    expect(await transact((tx) => undo(tx, second, decisionId))).toEqual({ ok: false, reason: 'placed_since' })
  })
})

describe('Withdrawing', () => {
  test('drops the mail that the lesson can be read, when it has not left yet', async () => {
    const { lessonId } = await publishedLesson(author, reader)
    expect(await subjectsAbout(lessonId, author)).toContain('Je les is geplaatst')
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId, reason: 'recognisable', message: 'Herkend.' })))
    expect(await subjectsAbout(lessonId, author)).not.toContain('Je les is geplaatst')
    expect(await subjectsAbout(lessonId, author)).toContain('Je les staat niet meer op de site')
  })
  test('a lesson that is out of date leads to the newer one, as long as that one can be read', async () => {
    const newer = await publishedLesson(author, reader, { content: { title: 'De nieuwe aanpak' } })
    const { lessonId, slug } = await publishedLesson(author, reader)
    await must(
      transact((tx) => withdrawLesson(tx, reader, { lessonId, reason: 'out_of_date', message: 'De wet is nieuw.', newer: newer.slug })),
    )
    expect(await lessonAtAddress(slug)).toMatchObject({ newer: { slug: newer.slug, title: 'De nieuwe aanpak' } })
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: newer.lessonId, reason: 'recognisable', message: 'Herkend.' })))
    expect(await lessonAtAddress(slug)).toMatchObject({ state: 'withdrawn', newer: null })
  })
  test('where somebody could be recognised nothing leads on, and an address that is no lesson is refused', async () => {
    const newer = await publishedLesson(author, reader)
    const { lessonId, slug } = await publishedLesson(author, reader)
    const say = (input: { reason: 'recognisable' | 'out_of_date'; newer: string }) =>
      transact((tx) => withdrawLesson(tx, reader, { lessonId, message: 'Daarom.', ...input }))
    expect(await say({ reason: 'out_of_date', newer: 'bestaat-niet' })).toEqual({ ok: false, reason: 'not_found_there' })
    expect(await say({ reason: 'out_of_date', newer: slug })).toEqual({ ok: false, reason: 'same_lesson' })
    await must(say({ reason: 'recognisable', newer: newer.slug }))
    expect(await lessonAtAddress(slug)).toMatchObject({ newer: null, message: '' })
  })
  test('the next version goes off the desk with a decision of its own, and the author is told', async () => {
    const placed = await publishedLesson(author, reader)
    const version = await saveContent(author, placed.lessonId, placed.version, completeContent({ coreSentence: 'De volgende.' }))
    const next = await submitAgain(author, placed.lessonId, version)
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: placed.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    const decided = await db
      .select()
      .from(lessonDecisions)
      .where(sql`${lessonDecisions.lessonId} = ${placed.lessonId} and ${lessonDecisions.kind} = 'withdraw'`)
    expect(new Set(decided.map((decision) => decision.revisionId))).toEqual(new Set([placed.revisionId, next]))
    const [mail] = await db
      .select()
      .from(outbox)
      .where(sql`${outbox.text} like ${`%${placed.lessonId}%`} and ${outbox.subject} = 'Je les staat niet meer op de site'`)
    expect(mail?.text).toContain('Je had ook een nieuwe versie ingestuurd')
  })
  test('a next version that was declined stays declined when the earlier one is withdrawn', async () => {
    const placed = await publishedLesson(author, reader)
    const version = await saveContent(author, placed.lessonId, placed.version, completeContent({ coreSentence: 'De volgende.' }))
    const revisionId = await submitAgain(author, placed.lessonId, version)
    await must(transact((tx) => declineLesson(tx, second, { lessonId: placed.lessonId, revisionId, message: 'Dit niet.' })))
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: placed.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    expect(await statusOf(placed.lessonId)).toBe('declined')
    expect((await lessonAtAddress(placed.slug))?.state).toBe('withdrawn')
  })
  test('the desk lists a lesson by which somebody was recognisable without its title', async () => {
    const title = 'Een zeldzame gebeurtenis in een dorp'
    const { lessonId } = await publishedLesson(author, reader, { content: { title } })
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId, reason: 'recognisable', message: 'Herkend.' })))
    const rows = await reviewQueue(second, 'klaar')
    expect(rows.find((row) => row.id === lessonId)?.title).toBe('Teruggetrokken les')
    expect(JSON.stringify(rows)).not.toContain('zeldzame gebeurtenis')
  })
})

const winners = (finishes: Finish<unknown>[]) => finishes.filter((finish) => finish.ok).length
const reasons = (finishes: Finish<unknown>[]) => finishes.flatMap((finish) => (finish.ok ? [] : [finish.reason]))

describe('At the same moment', () => {
  test('four people press the emergency button: it is done once, and each hears that it is gone', async () => {
    const { lessonId } = await publishedLesson(author, reader)
    const finishes = await race(url, 4, (tx, number) =>
      withdrawAtOnce(tx, [reader, second, team, author][number] ?? reader, { lessonId, message: '' }),
    )
    expect(winners(finishes)).toBe(1)
    expect(new Set(reasons(finishes))).toEqual(new Set(['not_public']))
  })
  test('one curator confirms while another undoes: one of the two, the other is told', async () => {
    for (const round of [0, 1]) {
      const third = await curator()
      const { lessonId, decisionId } = await takenAway()
      const finishes = await whileHeld(url, lessonId, 2, () =>
        race<unknown>(url, 2, async (tx, number) => {
          if (number === round % 2) await new Promise((resolve) => setTimeout(resolve, 40))
          return number === 0 ? confirm(tx, second, decisionId) : undo(tx, third, decisionId)
        }),
      )
      expect(winners(finishes)).toBe(1)
      expect(reasons(finishes)).toEqual(['answered_before'])
      expect((await rowOf(lessonId)) === undefined).toBe(finishes[0]?.ok)
    }
  })
  test('negative control: without the lock both are told that it worked, or the database has to stop one', async () => {
    const third = await curator()
    const { decisionId } = await takenAway()
    const allDecided = barrier(2)
    const finishes = await race<unknown>(url, 2, (tx, number) =>
      number === 0 ? confirm(withoutLock(tx, allDecided), second, decisionId) : undo(withoutLock(tx, allDecided), third, decisionId),
    )
    expect(reasons(finishes)).not.toContain('answered_before')
  })
  test('a lesson is taken away while a curator places its next version: afterwards it cannot be read', async () => {
    for (const round of [0, 1]) {
      const placed = await publishedLesson(author, reader)
      const version = await saveContent(author, placed.lessonId, placed.version, completeContent({ coreSentence: 'De volgende.' }))
      const { lessonId } = placed
      const revisionId = await submitAgain(author, lessonId, version)
      const [placing, taking] = await whileHeld(url, lessonId, 2, () =>
        race<unknown>(url, 2, async (tx, number) => {
          if (number === round % 2) await new Promise((resolve) => setTimeout(resolve, 40))
          return number === 0
            ? publishLesson(tx, second, { lessonId, revisionId, message: '', changeNote: 'Nieuw.', ...everythingChecked })
            : withdrawAtOnce(tx, author, { lessonId, message: '' })
        }),
      )
      expect(taking?.ok).toBe(true)
      expect(await rowOf(lessonId)).toBeUndefined()
      if (placing && !placing.ok) expect(placing.reason).toBe('wrong_state')
    }
  })
  test('a lesson that was never placed has nothing to take away', async () => {
    const { lessonId } = await submittedLesson(author)
    expect(await atOnce(author, lessonId)).toEqual({ ok: false, reason: 'not_public' })
  })
})
