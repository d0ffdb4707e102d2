import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { lessonDecisions, lessonOpinions, lessons, publishedLessons, scheduledPlacings } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { isoDay } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, submittedLesson, type SubmittedLesson } from '#lib/testing/factories.ts'
import { barrier, race, whileHeld, withoutLock, type Finish } from '#lib/testing/races.ts'
import { placeDueLesson, scheduleLesson } from './commands-placing.ts'
import { takeOverLesson } from './commands-review-claims.ts'
import { answerOpinionByLink, askOpinion, opinionToken } from './commands-review-opinions.ts'
import { claimLesson, declineLesson, publishLesson, returnLesson } from './commands-review.ts'
import { askSecondLook } from './commands-second-look.ts'
import { takeBackLesson } from './commands.ts'
import { everythingChecked } from './values-checklist.ts'

// Two at the desk at the same moment, and each time the same with the lock taken out: what then goes wrong shows that it
// is the lock that keeps it right, and not luck.
const { url } = testDatabase()

let author: Actor
let reader: Actor
let other: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
  other = await curator()
})

const said = { message: 'Daarom.' }
const publish = (tx: Tx, actor: Actor, lesson: SubmittedLesson) => publishLesson(tx, actor, { ...lesson, ...said, ...everythingChecked })
const winners = (finishes: Finish<unknown>[]) => finishes.filter((finish) => finish.ok).length
const refusals = (finishes: Finish<unknown>[]) => finishes.flatMap((finish) => (finish.ok ? [] : [finish.reason]))
const lessonOf = async (lessonId: string) => (await db.select().from(lessons).where(eq(lessons.id, lessonId)))[0]
const inFeed = async (lessonId: string) => (await db.$count(publishedLessons, eq(publishedLessons.lessonId, lessonId))) === 1
/** Leaves every lock of a transaction out; all have decided before anybody writes. */
const unlocked = (size: number) => {
  const allDecided = barrier(size)
  return (tx: Tx) => withoutLock(tx, allDecided)
}
const locked = () => (tx: Tx) => tx

describe('One curator places a lesson while another does not place it', () => {
  const bothDecide = async (wrap: (tx: Tx) => Tx, refusing: typeof returnLesson) => {
    const lesson = await submittedLesson(author)
    const finishes = await race<unknown>(url, 2, (tx, number) =>
      number === 0 ? publish(wrap(tx), reader, lesson) : refusing(wrap(tx), other, { ...lesson, ...said }),
    )
    const decisions = await db.$count(lessonDecisions, eq(lessonDecisions.lessonId, lesson.lessonId))
    return { finishes, decisions, status: (await lessonOf(lesson.lessonId))?.status, isRead: await inFeed(lesson.lessonId) }
  }
  test.each([
    ['gives it back', returnLesson, 'returned'],
    ['declines it', declineLesson, 'declined'],
  ] as const)('who %s: one decides, the other hears it, and the feed agrees', async (_what, refusing, otherwise) => {
    const { finishes, decisions, status, isRead } = await bothDecide(locked(), refusing)
    expect([winners(finishes), refusals(finishes), decisions]).toEqual([1, ['wrong_state'], 1])
    expect([status, isRead]).toEqual(finishes[0]?.ok ? ['published', true] : [otherwise, false])
  })
  test('negative control: without the lock nobody hears it; only the database stops the second, with a fault', async () => {
    const { finishes } = await bothDecide(unlocked(2), returnLesson)
    expect(refusals(finishes)).not.toContain('wrong_state')
    expect(refusals(finishes)).toEqual(['database_error'])
  })
})

describe('Two curators take a lesson over from a third', () => {
  const bothTake = async (wrap: (tx: Tx) => Tx) => {
    const { lessonId } = await submittedLesson(author)
    const third = await curator()
    await must(transact((tx) => claimLesson(tx, reader, { lessonId })))
    return race(url, 2, (tx, number) => takeOverLesson(wrap(tx), number === 0 ? other : third, { lessonId, fromId: reader.id }))
  }
  test('one has the lesson, the other is told', async () => {
    const finishes = await bothTake(locked())
    expect([winners(finishes), refusals(finishes)]).toEqual([1, ['not_claimed']])
  })
  test('negative control: without the lock both think they have it', async () => {
    expect(winners(await bothTake(unlocked(2)))).toBe(2)
  })
})

describe('An answer from outside is sent twice', () => {
  const bothAnswer = async (wrap: (tx: Tx) => Tx) => {
    const lesson = await submittedLesson(author)
    const question = { kind: 'second_opinion' as const, capacity: 'colleague' as const, question: 'Klopt dit?', name: 'Meelezer' }
    const dueOn = isoDay(new Date())
    await must(transact((tx) => askOpinion(tx, reader, { ...lesson, ...question, email: 'meelezer@elders.example', dueOn })))
    const [row] = await db.select().from(lessonOpinions).where(eq(lessonOpinions.lessonId, lesson.lessonId))
    const token = opinionToken(row?.id ?? '')
    const finishes = await race(url, 2, (tx, number) => answerOpinionByLink(wrap(tx), { token, answer: `Antwoord ${number}.` }))
    return refusals(finishes)
  }
  test('the first one counts, the second hears so', async () => {
    expect(await bothAnswer(locked())).toEqual(['opinion_ended'])
  })
  test('negative control: without the lock one answer is written over the other, and both are thanked', async () => {
    expect(await bothAnswer(unlocked(2))).toEqual([])
  })
})

describe('A second look is asked four times', () => {
  const ask = async (wrap: (tx: Tx) => Tx) => {
    const lesson = await submittedLesson(author)
    await must(transact((tx) => declineLesson(tx, reader, { ...lesson, ...said })))
    return refusals(await race(url, 4, (tx) => askSecondLook(wrap(tx), author, { lessonId: lesson.lessonId, why: 'Kijk nog eens.' })))
  }
  test('it counts once, and the others hear that the lesson is on the desk', async () => {
    expect(await ask(locked())).toEqual(['wrong_state', 'wrong_state', 'wrong_state'])
  })
  test('negative control: without the lock the database has to stop three of them', async () => {
    expect(await ask(unlocked(4))).toEqual(['database_error', 'database_error', 'database_error'])
  })
})

describe('The author takes a lesson back at the moment at which it would be placed', () => {
  const later = () => new Date(Date.now() + 7_200_000)
  const planned = async () => {
    const lesson = await submittedLesson(author)
    const placeAt = new Date(Date.now() + 3_600_000)
    await must(transact((tx) => scheduleLesson(tx, reader, { ...lesson, ...said, ...everythingChecked, placeAt })))
    return lesson
  }
  const takeBack = (tx: Tx, lessonId: string) => takeBackLesson(tx, author, { lessonId })
  test.each([0, 1])('one of the two happens, whole, whoever comes last: %i', async (last) => {
    const { lessonId } = await planned()
    const finishes = await whileHeld(url, lessonId, 2, () =>
      race<unknown>(url, 2, async (tx, number) => {
        if (number === last) await new Promise((resolve) => setTimeout(resolve, 40))
        return number === 0 ? { ok: true as const, value: await placeDueLesson(tx, later()) } : takeBack(tx, lessonId)
      }),
    )
    const isRead = await inFeed(lessonId)
    expect(finishes[1]?.ok).toBe(!isRead)
    expect((await lessonOf(lessonId))?.status).toBe(isRead ? 'published' : 'returned')
    expect(await db.$count(scheduledPlacings, eq(scheduledPlacings.lessonId, lessonId))).toBe(0)
  })
  test('negative control: without the lock the lesson is placed, and its author hears that it was taken back', async () => {
    const { lessonId } = await planned()
    const clock = async () => void (await db.transaction((tx) => placeDueLesson(tx, later())))
    const taken = await transact((tx) => takeBack(withoutLock(tx, clock), lessonId))
    expect(taken).toMatchObject({ ok: true })
    expect([(await lessonOf(lessonId))?.status, await inFeed(lessonId)]).toEqual(['returned', true])
  })
})
