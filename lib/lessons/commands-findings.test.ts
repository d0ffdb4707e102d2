import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, lessonFileTexts, privacyDecisions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
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
  saveContent,
  submitAgain,
  type StartedLesson,
} from '#lib/testing/factories.ts'
import { answerFinding } from './commands-findings.ts'
import { publishLesson, returnLesson } from './commands-review.ts'
import { submitLesson } from './commands.ts'
import { ownFindings, reviewedFindings } from './queries-findings.ts'
import type { LessonContent } from './schema.ts'
import type { FindingDecision } from './status-findings.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()

let author: Actor
let stranger: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  stranger = await person({ name: 'Ander lid' })
  reader = await curator('Redacteur')
})

const withName: Partial<LessonContent> = { situation: fromBlocks(['Mevrouw Jansen wist niet wie er aan tafel zat.']) }
const jansen = { kind: 'name' as const, field: 'situation', fragment: 'Mevrouw Jansen' }

const submit = (lesson: StartedLesson, version = lesson.version) =>
  transact((tx) => submitLesson(tx, author, { lessonId: lesson.lessonId, version }))
const answer = (
  actor: Actor,
  lessonId: string,
  decision: FindingDecision = 'looked_at',
  reason = '',
  finding: typeof jansen | object = jansen,
) => transact((tx) => answerFinding(tx, actor, { ...jansen, ...finding, lessonId, decision, reason }))
const place = (lessonId: string, revisionId: string) =>
  transact((tx) => publishLesson(tx, reader, { lessonId, revisionId, message: '', ...everythingChecked }))
const reason = (result: Result<unknown, string>) => (result.ok ? 'done' : result.reason)

describe('sending in', () => {
  test.each([
    ['a burgerservicenummer', { situation: fromBlocks(['Haar BSN is 123456782.']) }],
    ['a bank account', { title: 'Geld naar NL91 ABNA 0417 1643 00' }],
    ['a burgerservicenummer in the description of numbers', { resultNumbers: 'BSN 249566758' }],
  ])('stops on %s, and leaves everything as it was', async (_, content) => {
    const lesson = await draftLesson(author, { content })
    const before = await everythingStored()
    expect(reason(await submit(lesson))).toBe('findings_stop')
    expect(await everythingStored()).toEqual(before)
  })

  test('what stops cannot be decided away', async () => {
    const lesson = await draftLesson(author, { content: { situation: fromBlocks(['Haar BSN is 123456782.']) } })
    const bsn = { kind: 'bsn', fragment: '123456782' }
    expect(reason(await answer(author, lesson.lessonId, 'not_a_person', 'Verzonnen.', bsn))).toBe('findings_stop')
  })

  test('waits for an answer to every question, and goes on after it', async () => {
    const lesson = await draftLesson(author, { content: withName })
    expect(reason(await submit(lesson))).toBe('findings_open')
    expect(reason(await answer(author, lesson.lessonId, 'other', 'Zij schreef mee en wil genoemd worden.'))).toBe('done')
    expect(reason(await submit(lesson))).toBe('done')
  })

  test('goes on when the words were rewritten', async () => {
    const lesson = await draftLesson(author, { content: withName })
    const version = await saveContent(author, lesson.lessonId, lesson.version, completeContent())
    expect(reason(await submit(lesson, version))).toBe('done')
  })

  test('an answer stands when the text around it changes, and not when the words or their field do', async () => {
    const lesson = await draftLesson(author, { content: withName })
    await must(answer(author, lesson.lessonId))
    const around = completeContent({ situation: fromBlocks(['Nieuw begin.', 'Later wist  mevrouw Jansen het wel.']) })
    const version = await saveContent(author, lesson.lessonId, lesson.version, around)
    expect(reason(await submit(lesson, version))).toBe('done')
    const other = completeContent({ situation: fromBlocks(['Mevrouw Pietersen wist het wel.']) })
    const next = await saveContent(author, lesson.lessonId, version, other)
    expect(reason(await submit(lesson, next))).toBe('findings_open')
    const elsewhere = completeContent({ approach: fromBlocks(['Mevrouw Jansen zat erbij.']) })
    expect(reason(await submit(lesson, await saveContent(author, lesson.lessonId, next, elsewhere)))).toBe('findings_open')
  })

  test('asks about the place that is shown when the lesson is about few families', async () => {
    const few = { resultNumbers: '3 van de 8 gezinnen' }
    expect(reason(await submit(await draftLesson(author, { content: few })))).toBe('findings_open')
    expect(reason(await submit(await draftLesson(author, { content: { ...few, siteShown: false } })))).toBe('done')
  })

  test('counts what was found in the audit log and keeps no word of it there', async () => {
    const lesson = await draftLesson(author, { content: withName })
    await must(answer(author, lesson.lessonId))
    await must(submit(lesson))
    const rows = await db.select().from(auditLog).where(eq(auditLog.objectId, lesson.lessonId))
    expect(rows.find((row) => row.action === 'submit_lesson')?.details).toMatchObject({ found_name: 1 })
    expect(rows.map((row) => row.action)).toContain('answer_finding')
    expect(JSON.stringify(rows)).not.toContain('Jansen')
  })
})

describe('files', () => {
  test('their names and their words are asked about, and one that could not be read too', async () => {
    const lesson = await draftLesson(author)
    const fileId = await addFile(author, lesson.lessonId, { name: 'verslag_Sem_Jansen.pdf' })
    expect(reason(await submit(lesson))).toBe('findings_open')
    await db.delete(lessonFileTexts).where(eq(lessonFileTexts.fileId, fileId))
    const { inFiles } = await ownFindings(author, lesson.lessonId)
    expect(inFiles.map(({ kind }) => kind)).toEqual(['unread_document', 'name'])
    await db.insert(lessonFileTexts).values({ fileId, text: 'Haar BSN is 123456782.' })
    expect(reason(await submit(lesson))).toBe('findings_stop')
  })

  test('descriptions of images and the addresses of links are read along', async () => {
    const link = { type: 'link' as const, attrs: { href: 'mailto:anna.bakker@gezin.example' } }
    const situation = {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Schrijf ons', marks: [link] }] }],
    }
    expect(reason(await submit(await draftLesson(author, { content: { situation } })))).toBe('findings_open')
  })
})

describe('who answers', () => {
  test('a stranger learns nothing, and a passage that is not there cannot be answered', async () => {
    const lesson = await draftLesson(author, { content: withName })
    expect(reason(await answer(stranger, lesson.lessonId))).toBe('unknown_lesson')
    expect(await ownFindings(stranger, lesson.lessonId)).toEqual({ decisions: [], inFiles: [], fileNames: {} })
    expect(reason(await answer(author, lesson.lessonId, 'looked_at', '', { fragment: 'Mevrouw Bos' }))).toBe('unknown_finding')
  })

  test('a curator reads no draft, and a writer does not ask again', async () => {
    const lesson = await draftLesson(author, { content: withName })
    expect(reason(await answer(reader, lesson.lessonId))).toBe('wrong_state')
    expect(reason(await answer(author, lesson.lessonId, 'reopened', 'Toch maar niet.'))).toBe('not_allowed')
  })

  test('a curator who wrote along answers as a writer, never as a curator', async () => {
    const both = await person({ name: 'Schrijvende redacteur', roles: ['curator'] })
    const lesson = await draftLesson(both, { content: withName })
    await must(answer(both, lesson.lessonId))
    expect(reason(await answer(both, lesson.lessonId, 'reopened', 'Toch.'))).toBe('not_allowed')
    const [row] = await db.select().from(privacyDecisions).where(eq(privacyDecisions.lessonId, lesson.lessonId))
    expect(row?.asCurator).toBe(false)
  })
})

describe('placing', () => {
  async function onDesk() {
    const lesson = await draftLesson(author, { content: withName })
    await must(answer(author, lesson.lessonId, 'other', 'Zij wil genoemd worden.'))
    return { ...lesson, revisionId: await submitAgain(author, lesson.lessonId, lesson.version) }
  }

  test('a curator sees each finding with who decided and why', async () => {
    const { lessonId, revisionId } = await onDesk()
    const { findings } = await reviewedFindings(reader, lessonId, revisionId)
    expect(findings).toMatchObject([
      { text: 'Mevrouw Jansen', isOpen: false, history: [{ reason: 'Zij wil genoemd worden.', decidedByName: 'Schrijver' }] },
    ])
    expect(await reviewedFindings(stranger, lessonId, revisionId)).toEqual({ findings: [], fileNames: {} })
  })

  test('is refused while a question is open, and goes on when the curator answers it', async () => {
    const { lessonId, revisionId } = await onDesk()
    await must(answer(reader, lessonId, 'reopened', 'Weet haar zoon dit ook?'))
    const before = await everythingStored()
    expect(reason(await place(lessonId, revisionId))).toBe('findings_undecided')
    expect(await everythingStored()).toEqual(before)
    await must(answer(reader, lessonId, 'other', 'Ik heb haar zelf gebeld.'))
    expect(reason(await place(lessonId, revisionId))).toBe('done')
  })

  test('reads the revision anew, so that what turns out later still counts', async () => {
    const lesson = await draftLesson(author)
    const fileId = await addFile(author, lesson.lessonId)
    const revisionId = await submitAgain(author, lesson.lessonId, lesson.version)
    await db.delete(lessonFileTexts).where(eq(lessonFileTexts.fileId, fileId))
    await db.insert(lessonFileTexts).values({ fileId, text: 'Verslag over mevrouw Jansen.' })
    expect(reason(await place(lesson.lessonId, revisionId))).toBe('findings_undecided')
  })

  test('nobody changes or removes a decision afterwards, not even the web server', async () => {
    const { lessonId } = await onDesk()
    const own = eq(privacyDecisions.lessonId, lessonId)
    await expect(db.update(privacyDecisions).set({ reason: 'Anders.' }).where(own)).rejects.toThrow()
    await expect(db.delete(privacyDecisions).where(own)).rejects.toThrow()
  })

  test('open questions do not keep a curator from giving a lesson back', async () => {
    const { lessonId, revisionId } = await onDesk()
    await must(answer(reader, lessonId, 'reopened', 'Herschrijf dit.'))
    expect(reason(await transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message: 'Haal de naam weg.' })))).toBe('done')
  })
})
