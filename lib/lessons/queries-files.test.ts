import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  addFile,
  completeContent,
  curator,
  draftLesson,
  everythingStored,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
  withdrawnLesson,
} from '#lib/testing/factories.ts'
import { removeAuthor } from './commands-authors.ts'
import { addLessonFile, removeLessonFile } from './commands-files.ts'
import { publishLesson, returnLesson } from './commands-review.ts'
import { fetchableFile } from './queries-files.ts'
import { everythingChecked } from './values-checklist.ts'
import { limits } from './values.ts'

testDatabase()

let author: Actor
let stranger: Actor
let reader: Actor
let people: Record<'author' | 'stranger' | 'curator' | 'visitor', Actor | null>
beforeAll(async () => {
  await furnish()
  author = await person()
  stranger = await person()
  reader = await curator()
  people = { author, stranger, curator: reader, visitor: null }
})
async function whoFetches(fileId: string | undefined) {
  const names = Object.keys(people) as (keyof typeof people)[]
  const allowed = await Promise.all(
    names.map(async (name) => [name, (await fetchableFile(people[name], fileId ?? ''))?.id === fileId] as const),
  )
  return allowed.filter(([, may]) => may).map(([name]) => name)
}

describe('Who may fetch a file', () => {
  test('of a draft: only its author', async () => {
    const { fileIds } = await draftLesson(author, { files: [{}] })
    expect(await whoFetches(fileIds[0])).toEqual(['author'])
  })
  test('of a lesson on the desk: its author and curators', async () => {
    const { fileIds } = await submittedLesson(author, { files: [{}] })
    expect(await whoFetches(fileIds[0])).toEqual(['author', 'curator'])
  })
  test('of a placed lesson: everybody', async () => {
    const { fileIds } = await publishedLesson(author, reader, { files: [{}] })
    expect(await whoFetches(fileIds[0])).toEqual(['author', 'stranger', 'curator', 'visitor'])
  })
  test('of a withdrawn lesson: its author and curators', async () => {
    const { fileIds } = await withdrawnLesson(author, reader, { files: [{}] })
    expect(await whoFetches(fileIds[0])).toEqual(['author', 'curator'])
  })
  test('that was added to a placed lesson and not yet placed itself: not the public', async () => {
    const { lessonId } = await publishedLesson(author, reader)
    const later = await addFile(author, lessonId)
    const fetchers = await whoFetches(later)
    expect(fetchers).not.toContain('visitor')
    expect(fetchers).not.toContain('stranger')
  })
  test('that was never sent in: not the curators, who read what was sent', async () => {
    const { lessonId, revisionId } = await submittedLesson(author)
    await must(transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message: 'Waarom?' })))
    expect(await whoFetches(await addFile(author, lessonId))).toEqual(['author'])
  })
  test('that was taken out stays public as long as the version that has it, and no longer', async () => {
    const { lessonId, version, fileIds } = await publishedLesson(author, reader, { files: [{}] })
    await must(transact((tx) => removeLessonFile(tx, author, fileIds[0] ?? '')))
    expect(await whoFetches(fileIds[0])).toContain('visitor')
    const revisionId = await submitAgain(
      author,
      lessonId,
      await saveContent(author, lessonId, version, completeContent({ coreSentence: 'Zonder bijlage.' })),
    )
    await must(
      transact((tx) => publishLesson(tx, reader, { lessonId, revisionId, message: '', changeNote: 'Beter gezegd.', ...everythingChecked })),
    )
    expect(await whoFetches(fileIds[0])).not.toContain('visitor')
  })
  test('of an author who left: not that author', async () => {
    const colleague = await person()
    const { lessonId, fileIds } = await draftLesson(author, { coAuthors: [colleague], files: [{}] })
    expect(await fetchableFile(colleague, fileIds[0] ?? '')).toBeDefined()
    await must(transact((tx) => removeAuthor(tx, author, { lessonId, userId: colleague.id })))
    expect(await fetchableFile(colleague, fileIds[0] ?? '')).toBeUndefined()
  })
  test('that does not exist: nobody', async () => {
    expect(await whoFetches(crypto.randomUUID())).toEqual([])
  })
})

describe('Adding and taking out files', () => {
  const upload = () => ({
    id: crypto.randomUUID(),
    kind: 'document' as const,
    mediaType: 'application/pdf',
    name: 'a.pdf',
    bytes: 3,
    sha256: 'a'.repeat(64),
  })
  const refused = async (deed: Promise<unknown>, reason: string) => {
    const before = await everythingStored()
    expect(await deed).toEqual({ ok: false, reason })
    expect(await everythingStored()).toEqual(before)
  }
  test('is for writers only; to others the lesson does not exist', async () => {
    const { lessonId, fileIds } = await draftLesson(author, { files: [{}] })
    for (const actor of [stranger, reader]) {
      await refused(
        transact((tx) => addLessonFile(tx, actor, lessonId, upload())),
        'unknown_lesson',
      )
      await refused(
        transact((tx) => removeLessonFile(tx, actor, fileIds[0] ?? '')),
        'unknown_lesson',
      )
    }
    await refused(
      transact((tx) => removeLessonFile(tx, author, crypto.randomUUID())),
      'unknown_lesson',
    )
  })
  test('stops at the limit, and one taken out makes room', async () => {
    const { lessonId, fileIds } = await draftLesson(author, { files: Array.from({ length: limits.files }, () => ({})) })
    await refused(
      transact((tx) => addLessonFile(tx, author, lessonId, upload())),
      'too_many_files',
    )
    await must(transact((tx) => removeLessonFile(tx, author, fileIds[0] ?? '')))
    expect(await transact((tx) => addLessonFile(tx, author, lessonId, upload()))).toMatchObject({ ok: true })
  })
})
