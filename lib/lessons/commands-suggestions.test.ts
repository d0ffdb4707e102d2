import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonDrafts, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { passagesOf } from '#lib/platform/rich-text/passages.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  everythingStored,
  furnish,
  must,
  person,
  saveContent,
  submitAgain,
  submittedLesson,
  type SubmittedLesson,
} from '#lib/testing/factories.ts'
import { publishLesson, returnLesson } from './commands-review.ts'
import { answerSuggestion, suggestWording } from './commands-suggestions.ts'
import { suggestionsOf } from './queries-suggestions.ts'
import { lessonContent } from './schema.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()

let author: Actor
let reader: Actor
let stranger: Actor
const situation = fromBlocks(['Er zaten vijf proffesionals aan tafel.', 'Het gezin wist niet waarom.'])
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  reader = await curator('Redacteur')
  stranger = await person()
})
const onDesk = () => submittedLesson(author, { content: { situation } })
const better = ['Er zaten vijf professionals aan tafel.', 'Het gezin wist niet waarom.']
const suggest = ({ lessonId, revisionId }: SubmittedLesson, passages = better, actor = reader, field = 'situation') =>
  transact((tx) => suggestWording(tx, actor, { lessonId, revisionId, field, passages }))
const draftOf = async (lessonId: string) => {
  const [draft] = await db.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lessonId))
  return { version: draft?.version ?? 0, content: lessonContent.parse(draft?.content) }
}
const answer = (suggestionId: string, given: 'accepted' | 'declined', version: number, actor = author) =>
  transact((tx) => answerSuggestion(tx, actor, { suggestionId, answer: given, version }))
const proposed = async () => {
  const lesson = await onDesk()
  await must(suggest(lesson))
  const [suggestion] = await suggestionsOf(lesson.lessonId)
  if (!suggestion) throw new Error('nothing proposed')
  return { ...lesson, suggestionId: suggestion.id }
}

describe('Better wording by a curator', () => {
  test('is a proposal per passage that was changed; the text stays as it was, and the author gets one mail', async () => {
    const lesson = await onDesk()
    const before = await draftOf(lesson.lessonId)
    expect(await suggest(lesson)).toEqual({ ok: true, value: { count: 1 } })
    expect(await suggestionsOf(lesson.lessonId)).toMatchObject([
      {
        field: 'situation',
        before: 'Er zaten vijf proffesionals aan tafel.',
        after: better[0],
        suggestedByName: 'Redacteur',
        answer: null,
      },
    ])
    expect(await draftOf(lesson.lessonId)).toEqual(before)
    const mails = await db
      .select()
      .from(outbox)
      .where(sql`${outbox.text} like ${`%${lesson.lessonId}/voorstellen%`}`)
    expect(mails.map((mail) => mail.recipient)).toEqual([author.email])
    expect(mails[0]?.text).not.toContain('tafel')
  })
  test('that the author takes over changes the draft, and its version rises', async () => {
    const { lessonId, suggestionId, version } = await proposed()
    expect(await answer(suggestionId, 'accepted', version)).toEqual({ ok: true, value: { lessonId } })
    const draft = await draftOf(lessonId)
    expect(draft.version).toBe(version + 1)
    expect(passagesOf(draft.content.situation)).toEqual(better)
    expect(await answer(suggestionId, 'declined', draft.version)).toEqual({ ok: false, reason: 'answered_before' })
  })
  test('that the author declines changes nothing but the answer', async () => {
    const { lessonId, suggestionId, version } = await proposed()
    await must(answer(suggestionId, 'declined', version))
    expect((await draftOf(lessonId)).version).toBe(version)
    expect((await suggestionsOf(lessonId))[0]?.answer).toBe('declined')
  })
  test('does not make the curator a writer: the same curator places the text after the author sent it in again', async () => {
    const { lessonId, suggestionId, version } = await proposed()
    await must(answer(suggestionId, 'accepted', version))
    const revisionId = await submitAgain(author, lessonId, version + 1)
    expect(await transact((tx) => publishLesson(tx, reader, { lessonId, revisionId, message: '', ...everythingChecked }))).toMatchObject({
      ok: true,
    })
  })
  test('is not put over a text that the writer did not see, or that no longer says so', async () => {
    const { lessonId, suggestionId, version } = await proposed()
    const written = await saveContent(author, lessonId, version, completeContent({ situation: fromBlocks(['Iets heel anders.']) }))
    const before = await everythingStored()
    expect(await answer(suggestionId, 'accepted', version)).toEqual({ ok: false, reason: 'saved_elsewhere' })
    expect(await answer(suggestionId, 'accepted', written)).toEqual({ ok: false, reason: 'suggestion_outdated' })
    expect(await everythingStored()).toEqual(before)
    expect(await answer(suggestionId, 'declined', written)).toMatchObject({ ok: true })
  })
  test('is found again when the writer moved the passage', async () => {
    const { lessonId, suggestionId, version } = await proposed()
    const moved = fromBlocks(['Een nieuwe eerste zin.', 'Er zaten vijf proffesionals aan tafel.'])
    const written = await saveContent(author, lessonId, version, completeContent({ situation: moved }))
    await must(answer(suggestionId, 'accepted', written))
    expect(passagesOf((await draftOf(lessonId)).content.situation)).toEqual(['Een nieuwe eerste zin.', better[0]])
  })
  test('also for a title, and never longer than the field may be', async () => {
    const lesson = await onDesk()
    await must(suggest(lesson, ['Een betere titel'], reader, 'title'))
    await must(suggest(lesson, ['x'.repeat(200)], reader, 'coreSentence'))
    await must(suggest(lesson, ['x'.repeat(300)], reader, 'coreSentence'))
    const [title, , long] = await suggestionsOf(lesson.lessonId)
    await must(answer(title?.id ?? '', 'accepted', lesson.version))
    expect((await draftOf(lesson.lessonId)).content.title).toBe('Een betere titel')
    expect(await answer(long?.id ?? '', 'accepted', lesson.version + 1)).toEqual({ ok: false, reason: 'suggestion_too_long' })
  })
  test('stays to be answered after the lesson was given back', async () => {
    const { lessonId, revisionId, suggestionId, version } = await proposed()
    await must(transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message: 'Kijk naar de voorstellen.' })))
    expect(await answer(suggestionId, 'accepted', version)).toMatchObject({ ok: true })
  })
  test('is refused without a change, for a text that was not read, and by who wrote along or is no curator', async () => {
    const lesson = await onDesk()
    const writing = await person({ roles: ['member', 'curator'] })
    const own = await submittedLesson(writing, { content: { situation } })
    const before = await everythingStored()
    expect(await suggest(lesson, passagesOf(situation))).toEqual({ ok: false, reason: 'nothing_suggested' })
    expect(await suggest({ ...lesson, revisionId: crypto.randomUUID() })).toEqual({ ok: false, reason: 'edited_meanwhile' })
    expect(await suggest(lesson, ['Eén zin.'])).toEqual({ ok: false, reason: 'edited_meanwhile' })
    expect(await suggest(lesson, better, reader, 'siteShown')).toEqual({ ok: false, reason: 'edited_meanwhile' })
    expect(await suggest(own, better, writing)).toEqual({ ok: false, reason: 'four_eyes' })
    expect(await suggest(lesson, better, author)).toEqual({ ok: false, reason: 'unknown_lesson' })
    expect(await everythingStored()).toEqual(before)
  })
  test('is answered by who writes the lesson, and for others does not exist', async () => {
    const { suggestionId, version } = await proposed()
    for (const actor of [stranger, reader])
      expect(await answer(suggestionId, 'accepted', version, actor)).toEqual({ ok: false, reason: 'unknown_suggestion' })
    expect(await answer(crypto.randomUUID(), 'accepted', version)).toEqual({ ok: false, reason: 'unknown_suggestion' })
  })
})
