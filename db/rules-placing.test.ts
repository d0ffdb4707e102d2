import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonMerges } from '#db/schema/index.ts'
import { mergeLessons } from '#lib/lessons/commands-merging.ts'
import { suggestWording } from '#lib/lessons/commands-suggestions.ts'
import { withdrawAtOnce } from '#lib/lessons/commands-withdrawing.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, submittedLesson, type PublishedLesson } from '#lib/testing/factories.ts'

// What holds for placing and withdrawing without the application, tried as the role of the web server.
testDatabase()

let reader: Actor
let taken: PublishedLesson
let merged: PublishedLesson
beforeAll(async () => {
  await furnish()
  const author = await person()
  reader = await curator()
  taken = await publishedLesson(author, reader)
  await must(transact((tx) => withdrawAtOnce(tx, reader, { lessonId: taken.lessonId, message: '' })))
  merged = await publishedLesson(author, reader)
  const { slug } = await publishedLesson(author, reader)
  await must(transact((tx) => mergeLessons(tx, reader, { lessonId: merged.lessonId, into: slug })))
  const desk = await submittedLesson(author)
  await must(transact((tx) => suggestWording(tx, reader, { ...desk, field: 'title', passages: ['Een andere titel'] })))
})

/** The name of the rule that stops a statement, or its code; 'accepted' when nothing does. Nothing of it stays. */
async function attempt(statement: ReturnType<typeof sql>): Promise<string> {
  let stoppedBy = 'accepted'
  await db
    .transaction(async (tx) => {
      await tx.execute(statement)
      tx.rollback()
    })
    .catch((error: { cause?: { constraint_name?: string; code?: string } }) => {
      stoppedBy = error.cause?.constraint_name ?? error.cause?.code ?? stoppedBy
    })
  return stoppedBy
}

describe('The database', () => {
  test.each(['lesson_changes', 'lesson_withdrawals', 'lesson_merges', 'lesson_suggestions'])('keeps every row of %s', async (table) => {
    expect(await attempt(sql`delete from ${sql.identifier(table)}`)).toBe('42501')
    expect(await attempt(sql`update ${sql.identifier(table)} set lesson_id = lesson_id`)).toBe('42501')
  })
  test('takes no confirmation or undoing by the person who took the lesson away, and not both', async () => {
    const second = (await curator()).id
    const set = (change: ReturnType<typeof sql>) =>
      attempt(sql`update lesson_withdrawals set ${change} where lesson_id = ${taken.lessonId}`)
    expect(await set(sql`confirmed_by_id = ${reader.id}, confirmed_at = now()`)).toBe('lesson_withdrawals_second_person')
    expect(await set(sql`undone_by_id = ${reader.id}, undone_at = now()`)).toBe('lesson_withdrawals_second_person')
    expect(await set(sql`confirmed_by_id = ${second}, confirmed_at = now(), undone_by_id = ${second}, undone_at = now()`)).toBe(
      'lesson_withdrawals_one_end',
    )
    expect(await set(sql`confirmed_at = now()`)).toBe('lesson_withdrawals_confirmed_whole')
    expect(await set(sql`confirmed_by_id = ${second}, confirmed_at = now()`)).toBe('accepted')
  })
  test('keeps a merged lesson out of the feed, and merges it once at a time', async () => {
    const again = sql`insert into lesson_merges (lesson_id, into_lesson_id, merged_by_id, placing_decision_id, first_published_at, published_at)
      select lesson_id, into_lesson_id, merged_by_id, placing_decision_id, first_published_at, published_at from lesson_merges where lesson_id = ${merged.lessonId}`
    expect(await attempt(again)).toBe('lesson_merges_one_at_a_time')
    const [own] = await db
      .select({ id: lessonMerges.placingDecisionId })
      .from(lessonMerges)
      .where(eq(lessonMerges.lessonId, merged.lessonId))
    const row = JSON.stringify({ lesson_id: merged.lessonId, slug: merged.slug, revision_id: merged.revisionId, decision_id: own?.id })
    const other = sql`insert into published_lessons select (jsonb_populate_record(null::published_lessons, to_jsonb(p) || ${row}::text::jsonb)).* from published_lessons p limit 1`
    expect(await attempt(other)).toBe('published_lessons_not_merged')
  })
  test('takes a proposal that changes something, and answers it as a whole', async () => {
    expect(await attempt(sql`update lesson_suggestions set answer = 'accepted'`)).toBe('lesson_suggestions_answered_whole')
    const same = sql`insert into lesson_suggestions (lesson_id, revision_id, field, before, after, suggested_by_id)
      select lesson_id, revision_id, field, before, before, suggested_by_id from lesson_suggestions limit 1`
    expect(await attempt(same)).toBe('lesson_suggestions_changes_something')
  })
})
