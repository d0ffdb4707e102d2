import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { isoDay } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, submittedLesson, withdrawnLesson } from '#lib/testing/factories.ts'
import { declineLesson, returnLesson } from './commands-review.ts'
import { editorialFigures } from './queries-openness.ts'
import postgres from 'postgres'

const { url } = testDatabase()
const day = 86_400_000
let author: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
})

/** Gives a decision and its text other moments, as time would have. */
async function movedTo(revisionId: string, sent: string, decided: string) {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  await owner`update lesson_revisions set created_at = ${sent} where id = ${revisionId}`
  await owner`update lesson_decisions set decided_at = ${decided} where revision_id = ${revisionId}`
  await owner.end()
}

/** The days after the first, up to and with the last, without Saturdays and Sundays; counted one by one. */
function weekdaysAfter(first: Date, last: Date): number {
  let count = 0
  for (let at = Date.parse(isoDay(first)) + day; at <= Date.parse(isoDay(last)); at += day)
    if (![0, 6].includes(new Date(at).getUTCDay())) count++
  return count
}

describe('The figures of the desk', () => {
  test('of a desk that decided nothing say so', async () => {
    const figures = await editorialFigures()
    expect(figures.waiting).toBeNull()
    expect(figures.months).toHaveLength(12)
    expect(figures.months.at(-1)?.month).toBe(isoDay(new Date()).slice(0, 7))
    expect(figures.secondLooks).toEqual({ asked: 0, overturned: 0 })
  })
  test('count what was placed, returned, declined and withdrawn this month, and why', async () => {
    await publishedLesson(author, reader)
    await withdrawnLesson(author, reader)
    for (const decide of [returnLesson, declineLesson]) {
      const { lessonId, revisionId } = await submittedLesson(author)
      await must(transact((tx) => decide(tx, reader, { lessonId, revisionId, message: 'Waarom?' })))
    }
    const { months, waiting } = await editorialFigures()
    expect(months.at(-1)).toMatchObject({
      placed: 2,
      changed: 0,
      returned: 1,
      declined: 1,
      withdrawn: { wrong: 0, recognisable: 0, out_of_date: 1 },
    })
    expect(months.slice(0, -1).every((month) => month.placed === 0)).toBe(true)
    expect(waiting).toEqual({ decisions: 4, median: 0, p90: 0 })
  })
  test('count working days as the queue of the desk does, also over a weekend', async () => {
    const waited: number[] = [0, 0, 0, 0]
    for (const [sentAgo, decidedAgo] of [
      [12, 2],
      [9, 8],
      [30, 3],
    ] as const) {
      const [sent, decided] = [new Date(Date.now() - sentAgo * day), new Date(Date.now() - decidedAgo * day)]
      const { revisionId } = await publishedLesson(author, reader)
      await movedTo(revisionId, sent.toISOString(), decided.toISOString())
      waited.push(weekdaysAfter(sent, decided))
    }
    const { waiting } = await editorialFigures()
    const sorted = waited.toSorted((one, other) => one - other)
    expect(waiting).toEqual({ decisions: 7, median: sorted[3], p90: sorted[6] })
  })
})

describe('What is kept as it was said', () => {
  test.each(['lesson_review_answers', 'lesson_second_looks'])('the web role cannot change or remove %s', async (table) => {
    const { sql: web } = connect(url, { max: 1 })
    await expect(web.unsafe(`update ${table} set lesson_id = lesson_id`)).rejects.toMatchObject({ code: '42501' })
    await expect(web.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' })
    await web.end()
  })
})
