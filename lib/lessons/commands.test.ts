import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { auditLog, lessonDrafts, lessonRevisionFiles, lessonRevisions, lessons, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/document.ts'
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
} from '#lib/testing/factories.ts'
import { declineLesson } from './commands-review.ts'
import { saveDraft, startLesson, submitLesson, takeBackLesson } from './commands.ts'
import { emptyLesson, saveDraftInput, type LessonContent } from './schema.ts'

testDatabase()

let author: Actor
let stranger: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person({ regions: ['JZ14'] })
  stranger = await person()
  reader = await curator()
})

const save = (actor: Actor, lessonId: string, basedOn: number, content: LessonContent, saveKey: string = crypto.randomUUID()) =>
  transact((tx) => saveDraft(tx, actor, { lessonId, basedOn, saveKey, content }))
const submit = (actor: Actor, lessonId: string, version: number) => transact((tx) => submitLesson(tx, actor, { lessonId, version }))
const draftOf = async (lessonId: string) => (await db.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lessonId)))[0]
const lessonOf = async (lessonId: string) => (await db.select().from(lessons).where(eq(lessons.id, lessonId)))[0]
const picture = (file: string): RichTextDocument => ({
  type: 'doc',
  content: [{ type: 'image', attrs: { file, alt: 'Een schema van het gesprek', width: 80, height: 60 } }],
})
const unchanged = async (deed: () => Promise<unknown>) => {
  const before = await everythingStored()
  const result = await deed()
  expect(await everythingStored()).toEqual(before)
  return result
}

describe('Beginning a lesson', () => {
  test('a member begins an empty lesson for the own site or region', async () => {
    for (const home of ['site:friesland', 'region:JZ14']) {
      const { lessonId } = await must(transact((tx) => startLesson(tx, author, { home })))
      expect(await draftOf(lessonId)).toMatchObject({ version: 1, content: emptyLesson(), savedById: author.id })
      expect(await lessonOf(lessonId)).toMatchObject({ status: 'draft', createdById: author.id })
      expect(await db.select().from(auditLog).where(eq(auditLog.objectId, lessonId))).toMatchObject([
        { action: 'start_lesson', actorId: author.id },
      ])
    }
  })
  test.each(['site:flevoland', 'region:JZ02', 'site:bestaat-niet', 'region:', 'site:'])(
    'not for %s, where the member does not belong',
    async (home) => {
      expect(await unchanged(() => transact((tx) => startLesson(tx, author, { home })))).toEqual({ ok: false, reason: 'not_a_member' })
    },
  )
})

describe('Saving', () => {
  test('a save raises the version by one and remembers who saved', async () => {
    const { lessonId, version } = await draftLesson(author)
    expect(await save(author, lessonId, version, completeContent({ title: 'Tweede' }))).toMatchObject({
      ok: true,
      value: { version: version + 1 },
    })
    expect(await draftOf(lessonId)).toMatchObject({ version: version + 1, savedById: author.id, content: { title: 'Tweede' } })
  })
  test('a save based on an older version is refused and overwrites nothing', async () => {
    const { lessonId, version } = await draftLesson(author)
    await saveContent(author, lessonId, version, completeContent({ title: 'Van de ander' }))
    for (const basedOn of [version, 0, version + 5]) {
      expect(await unchanged(() => save(author, lessonId, basedOn, completeContent({ title: 'Oud' })))).toEqual({
        ok: false,
        reason: 'saved_elsewhere',
      })
    }
  })
  test('a save whose answer was lost and that is sent again counts once', async () => {
    const { lessonId, version } = await draftLesson(author)
    const key = crypto.randomUUID()
    const first = await save(author, lessonId, version, completeContent({ title: 'Eén keer' }), key)
    expect(await unchanged(() => save(author, lessonId, version, completeContent({ title: 'Eén keer' }), key))).toEqual(first)
  })
  test('a save that comes again after a newer one brings nothing old back', async () => {
    const { lessonId, version } = await draftLesson(author)
    const key = crypto.randomUUID()
    await save(author, lessonId, version, completeContent({ title: 'Eerst' }), key)
    await saveContent(author, lessonId, version + 1, completeContent({ title: 'Later' }))
    expect(await unchanged(() => save(author, lessonId, version, completeContent({ title: 'Eerst' }), key))).toEqual({
      ok: false,
      reason: 'saved_elsewhere',
    })
  })
  test('to somebody else, also a curator, a lesson looks like one that does not exist', async () => {
    const { lessonId, version } = await draftLesson(author)
    const content = completeContent()
    const unknown = await save(author, crypto.randomUUID(), 1, content)
    expect(unknown).toEqual({ ok: false, reason: 'unknown_lesson' })
    for (const other of [stranger, reader]) {
      expect(await unchanged(() => save(other, lessonId, version, content))).toEqual(unknown)
      expect(await unchanged(() => submit(other, lessonId, version))).toEqual(unknown)
      expect(await unchanged(() => transact((tx) => takeBackLesson(tx, other, { lessonId })))).toEqual(unknown)
    }
  })
  test('a lesson that was not placed stays as it is', async () => {
    const { lessonId, version, revisionId } = await submittedLesson(author)
    await must(transact((tx) => declineLesson(tx, reader, { lessonId, revisionId, message: 'Dit staat er al.' })))
    expect(await unchanged(() => save(author, lessonId, version, completeContent({ title: 'Toch' })))).toEqual({
      ok: false,
      reason: 'wrong_state',
    })
  })
  test('a placed lesson can be edited without a change to what the public reads', async () => {
    const { lessonId, version } = await publishedLesson(author, reader)
    const { published_lessons: before } = await everythingStored()
    await saveContent(author, lessonId, version, completeContent({ title: 'Nieuwe titel' }))
    expect((await everythingStored()).published_lessons).toBe(before)
  })
  test.each([
    ['a null byte in the title', { title: 'Een\u0000titel' }],
    ['a null byte in the numbers', { resultNumbers: '9 van\u0000 de 14' }],
    ['half an emoji at the end of the title', { title: 'Een titel \ud83d' }],
  ])('%s is taken out or refused with a sentence, and never a fault', async (_name, wrong) => {
    const { lessonId, version } = await draftLesson(author)
    const input = saveDraftInput.safeParse({
      lessonId,
      basedOn: version,
      saveKey: crypto.randomUUID(),
      content: { ...completeContent(), ...wrong },
    })
    if (input.success) expect(await transact((tx) => saveDraft(tx, author, input.data))).toMatchObject({ ok: true })
    else expect(input.error.issues[0]?.message).toMatch(/\.$/)
  })
  test('a text that is as large as every field allows is saved, not met with a fault', async () => {
    const { lessonId, version } = await draftLesson(author)
    const bits = Array.from({ length: 3_900 }, (_, index) => ({
      type: 'text',
      text: 'abc',
      ...(index % 2 ? { marks: [{ type: 'bold' }] } : {}),
    }))
    const section = { type: 'doc', content: [{ type: 'paragraph', content: bits }] }
    const content = {
      ...completeContent(),
      situation: section,
      approach: section,
      results: section,
      failures: section,
      differently: section,
      conditions: section,
      tryIt: section,
      perspective: section,
    }
    const input = saveDraftInput.safeParse({ lessonId, basedOn: version, saveKey: crypto.randomUUID(), content })
    if (input.success) expect(await transact((tx) => saveDraft(tx, author, input.data))).toMatchObject({ ok: true })
    else expect(input.error.issues[0]?.message).toMatch(/te lang/)
  })
})

describe('Sending in', () => {
  test('makes a revision of the text word for word, with its files, one audit row and mails to author and curators', async () => {
    const { lessonId, version, fileIds } = await draftLesson(author, { files: [{}], content: { title: 'Precies deze titel' } })
    const revisionId = await submitAgain(author, lessonId, version)
    const [revision] = await db.select().from(lessonRevisions).where(eq(lessonRevisions.id, revisionId))
    expect(revision).toMatchObject({
      number: 1,
      createdById: author.id,
      title: 'Precies deze titel',
      content: completeContent({ title: 'Precies deze titel' }),
    })
    expect(await lessonOf(lessonId)).toMatchObject({ status: 'submitted', currentRevisionId: revisionId })
    expect(await db.select().from(lessonRevisionFiles).where(eq(lessonRevisionFiles.revisionId, revisionId))).toEqual([
      { revisionId, fileId: fileIds[0] },
    ])
    const marks = await db.select().from(auditLog).where(eq(auditLog.objectId, lessonId))
    expect(marks.filter((mark) => mark.action === 'submit_lesson')).toMatchObject([
      { actorId: author.id, details: { revision: revisionId } },
    ])
    const mails = await db
      .select()
      .from(outbox)
      .where(sql`${outbox.key} like ${`lesson-submitted:${revisionId}%`}`)
    expect(mails.map((mail) => mail.recipient).sort()).toEqual([author.email, reader.email].sort())
  })
  test('only the version on the screen is sent', async () => {
    const { lessonId, version } = await draftLesson(author)
    await saveContent(author, lessonId, version, completeContent({ title: 'Net gewijzigd' }))
    expect(await unchanged(() => submit(author, lessonId, version))).toEqual({ ok: false, reason: 'saved_elsewhere' })
  })
  test('a second press of the button after the first makes no second revision of the same text', async () => {
    const { lessonId, version } = await submittedLesson(author)
    await submit(author, lessonId, version)
    expect(
      await db.select({ number: lessonRevisions.number }).from(lessonRevisions).where(eq(lessonRevisions.lessonId, lessonId)),
    ).toHaveLength(1)
  })
  test.each<[string, Partial<LessonContent>]>([
    ['a title', { title: '  ' }],
    ['the lesson in one sentence', { coreSentence: '' }],
    ['what was going on', { situation: fromBlocks(['  ']) }],
    ['what did not work', { failures: fromBlocks([]) }],
    ['a theme', { themes: [] }],
    ['an audience', { audiences: [] }],
    ['a principle', { principle: null }],
    ['a level', { level: null }],
    ['a status', { nationalStatus: null }],
    ['how sure', { certainty: null }],
    ['on what ground', { evidenceBasis: null }],
    ['the numbers of a count', { resultNumbers: '' }],
    ['the period of a count', { resultPeriod: '' }],
  ])('without %s it is not complete', async (_name, content) => {
    const { lessonId, version } = await draftLesson(author, { content })
    expect(await unchanged(() => submit(author, lessonId, version))).toEqual({ ok: false, reason: 'not_complete' })
  })
  test.each<[string, Partial<LessonContent>]>([
    ['theme', { themes: ['klantreis', 'verzonnen'] }],
    ['audience', { audiences: ['nobody'] }],
    ['principle', { principle: 'verzonnen' }],
    ['tip', { tip: 99 }],
  ])('an unknown %s is refused', async (_name, content) => {
    const { lessonId, version } = await draftLesson(author, { content })
    expect(await unchanged(() => submit(author, lessonId, version))).toEqual({ ok: false, reason: 'unknown_word' })
  })
  test('a theme that was chosen twice counts once', async () => {
    const { lessonId, version } = await draftLesson(author, { content: { themes: ['klantreis', 'klantreis'] } })
    expect(await submit(author, lessonId, version)).toMatchObject({ ok: true })
  })
  test('an image of another lesson, of nobody, or a document used as image is refused', async () => {
    const elsewhere = await draftLesson(author, { files: [{ kind: 'image' }] })
    const { lessonId, version, fileIds } = await draftLesson(author, { files: [{ kind: 'document' }] })
    let based = version
    for (const file of [elsewhere.fileIds[0], crypto.randomUUID(), fileIds[0]]) {
      based = await saveContent(author, lessonId, based, completeContent({ approach: picture(file ?? '') }))
      expect(await unchanged(() => submit(author, lessonId, based))).toEqual({ ok: false, reason: 'unknown_file' })
    }
  })
  test('an own image is accepted', async () => {
    const { lessonId, version } = await draftLesson(author)
    const file = await addFile(author, lessonId, { kind: 'image' })
    const next = await saveContent(author, lessonId, version, completeContent({ approach: picture(file) }))
    expect(await submit(author, lessonId, next)).toMatchObject({ ok: true })
  })
  test('an image that was taken out of the text does not go along with it', async () => {
    const { lessonId, version } = await draftLesson(author)
    const file = await addFile(author, lessonId, { kind: 'image' })
    const withImage = await saveContent(author, lessonId, version, completeContent({ approach: picture(file) }))
    const without = await saveContent(author, lessonId, withImage, completeContent())
    const revisionId = await submitAgain(author, lessonId, without)
    expect(await db.select().from(lessonRevisionFiles).where(eq(lessonRevisionFiles.revisionId, revisionId))).toEqual([])
  })
  test('a failure half way leaves nothing behind: no revision, no audit row, no mail', async () => {
    const { lessonId, version } = await draftLesson(author)
    const fails = (tx: Tx) =>
      submitLesson(tx, author, { lessonId, version }).then((result) => {
        expect(result.ok).toBe(true)
        throw new Error('the power went out')
      })
    await unchanged(() => expect(transact(fails)).rejects.toThrow('the power went out'))
  })
})

describe('Taking back', () => {
  test('an author takes a lesson back before it is decided on, and the claim of the curator ends', async () => {
    const { lessonId } = await submittedLesson(author)
    await db.update(lessons).set({ claimedById: reader.id, claimedAt: new Date() }).where(eq(lessons.id, lessonId))
    expect(await transact((tx) => takeBackLesson(tx, author, { lessonId }))).toEqual({ ok: true, value: null })
    expect(await lessonOf(lessonId)).toMatchObject({ status: 'returned', claimedById: null })
    const marks = await db.select().from(auditLog).where(eq(auditLog.objectId, lessonId))
    expect(marks.at(-1)).toMatchObject({ action: 'take_back_lesson', actorId: author.id })
  })
  test('after taking back, the lesson can be sent in again as the next revision', async () => {
    const { lessonId, version } = await submittedLesson(author)
    await must(transact((tx) => takeBackLesson(tx, author, { lessonId })))
    const next = await saveContent(author, lessonId, version, completeContent({ title: 'Beter' }))
    const revisionId = await submitAgain(author, lessonId, next)
    const [revision] = await db.select().from(lessonRevisions).where(eq(lessonRevisions.id, revisionId))
    expect(revision).toMatchObject({ number: 2, title: 'Beter' })
  })
})
