import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { addFile, curator, draftLesson, furnish, must, person, publishedLesson, submittedLesson } from '#lib/testing/factories.ts'
import { removeAuthor } from './commands-authors.ts'
import { removeLessonFile } from './commands-files.ts'
import { returnLesson } from './commands-review.ts'
import { lessonDraft, ownLesson, ownLessons } from './queries-writing.ts'

testDatabase()

let author: Actor
let colleague: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  colleague = await person()
  reader = await curator()
})
const ids = async (actor: Actor) => (await ownLessons(actor)).map((lesson) => lesson.id)

test('a draft is seen by its writers and by nobody else, also not by curators and administrators', async () => {
  const { lessonId } = await draftLesson(author, { coAuthors: [colleague] })
  for (const writer of [author, colleague]) {
    expect((await ownLesson(writer, lessonId))?.id).toBe(lessonId)
    expect((await lessonDraft(writer, lessonId))?.version).toBe(2)
    expect(await ids(writer)).toContain(lessonId)
  }
  for (const other of [reader, await person({ roles: ['administrator'] }), await person({ roles: ['regional_team', 'legal_helpdesk'] })]) {
    expect(await ownLesson(other, lessonId)).toBeUndefined()
    expect(await lessonDraft(other, lessonId)).toBeUndefined()
    expect(await ids(other)).toEqual([])
  }
})

test('who left no longer sees the lesson, also not after it was placed', async () => {
  const { lessonId } = await publishedLesson(author, reader, { coAuthors: [colleague] })
  await must(transact((tx) => removeAuthor(tx, author, { lessonId, userId: colleague.id })))
  expect(await ownLesson(colleague, lessonId)).toBeUndefined()
  expect(await lessonDraft(colleague, lessonId)).toBeUndefined()
  expect(await ids(colleague)).not.toContain(lessonId)
})

test('an author sees what was decided, with the message, and the files that are still there', async () => {
  const { lessonId, revisionId, fileIds } = await submittedLesson(author, { files: [{ name: 'weg.pdf' }, { name: 'blijft.pdf' }] })
  await must(transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message: 'Kun je dit uitleggen?' })))
  await must(transact((tx) => removeLessonFile(tx, author, fileIds[0] ?? '')))
  const lesson = await ownLesson(author, lessonId)
  expect(lesson).toMatchObject({
    status: 'returned',
    publicSlug: null,
    decisions: [{ kind: 'return', message: 'Kun je dit uitleggen?', decidedByName: reader.name, revisionNumber: 1 }],
  })
  expect(lesson?.files.map((file) => file.name)).toEqual(['blijft.pdf'])
})

test('own lessons stand with the newest work first, with the address when they are public', async () => {
  const writer = await person()
  const { lessonId: first, slug } = await publishedLesson(writer, reader, { content: { title: 'Eerst' } })
  const { lessonId: second } = await draftLesson(writer, { content: { title: 'Daarna' } })
  await addFile(writer, second)
  expect(await ownLessons(writer)).toMatchObject([
    { id: second, title: 'Daarna', status: 'draft', publicSlug: null, homeName: 'Friesland' },
    { id: first, title: 'Eerst', status: 'published', publicSlug: slug },
  ])
})
