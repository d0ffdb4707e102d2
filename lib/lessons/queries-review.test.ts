import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { sql } from 'drizzle-orm'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  addFile,
  completeContent,
  curator,
  draftLesson,
  furnish,
  must,
  person,
  placeMany,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
  withdrawnLesson,
} from '#lib/testing/factories.ts'
import { removeAuthor } from './commands-authors.ts'
import { scheduleLesson } from './commands-placing.ts'
import { claimLesson, declineLesson, returnLesson } from './commands-review.ts'
import { deskTabs, reviewCounts, reviewedLesson, reviewQueue, reviewQueuePart } from './queries-review.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()

let author: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator('Redacteur')
})

test('for who is no curator the desk is empty and its lessons do not exist', async () => {
  const { lessonId } = await submittedLesson(author)
  for (const actor of [
    author,
    await person({ roles: ['member', 'administrator', 'regional_team', 'legal_helpdesk'] }),
    await person({ roles: [] }),
  ]) {
    for (const tab of deskTabs) expect(await reviewQueue(actor, tab)).toEqual([])
    expect(await reviewCounts(actor)).toEqual({ 'te-lezen': 0, 'bij-schrijver': 0, klaar: 0 })
    expect(await reviewedLesson(actor, lessonId)).toBeUndefined()
  }
})

test('each tab holds what belongs there, the counts agree, and drafts are on none', async () => {
  const draft = await draftLesson(author)
  const [waiting, back, no] = [await submittedLesson(author), await submittedLesson(author), await submittedLesson(author)]
  await must(transact((tx) => returnLesson(tx, reader, { lessonId: back.lessonId, revisionId: back.revisionId, message: 'Waarom?' })))
  await must(transact((tx) => declineLesson(tx, reader, { lessonId: no.lessonId, revisionId: no.revisionId, message: 'Dubbel.' })))
  const [placed, gone] = [await publishedLesson(author, reader), await withdrawnLesson(author, reader)]
  const on = Object.fromEntries(
    await Promise.all(deskTabs.map(async (tab) => [tab, (await reviewQueue(reader, tab)).map((row) => row.id)] as const)),
  )
  expect(on['te-lezen']).toContain(waiting.lessonId)
  expect(on['bij-schrijver']).toEqual([back.lessonId])
  expect(new Set(on.klaar)).toEqual(new Set([no.lessonId, placed.lessonId, gone.lessonId]))
  expect(Object.values(on).flat()).not.toContain(draft.lessonId)
  const placeAt = new Date(Date.now() + 3_600_000)
  await must(transact((tx) => scheduleLesson(tx, reader, { ...waiting, message: '', ...everythingChecked, placeAt })))
  expect((await reviewQueue(reader, 'te-lezen')).find((row) => row.id === waiting.lessonId)?.placeAt).toEqual(placeAt)
  expect(await reviewCounts(reader)).toEqual(Object.fromEntries(deskTabs.map((tab) => [tab, on[tab]?.length])))
  expect(await reviewedLesson(reader, draft.lessonId)).toBeUndefined()
  expect(await reviewedLesson(reader, crypto.randomUUID())).toBeUndefined()
})

test('what waits longest comes first, with who reads it and whether it is an own lesson', async () => {
  const writing = await person({ roles: ['curator', 'member'] })
  const old = await submittedLesson(author, { coAuthors: [writing], content: { title: 'Oud' } })
  await db.execute(sql`update lessons set submitted_at = now() - interval '1 year' where id = ${old.lessonId}`)
  await must(transact((tx) => claimLesson(tx, reader, { lessonId: old.lessonId })))
  await must(transact((tx) => removeAuthor(tx, author, { lessonId: old.lessonId, userId: writing.id })))
  expect((await reviewQueue(writing, 'te-lezen'))[0]).toMatchObject({
    id: old.lessonId,
    title: 'Oud',
    claimedByName: 'Redacteur',
    homeName: 'Friesland',
    isOwn: true,
  })
  expect((await reviewQueue(reader, 'te-lezen'))[0]).toMatchObject({ id: old.lessonId, isOwn: false })
  expect(await reviewedLesson(writing, old.lessonId)).toMatchObject({ isOwn: true, authors: [{ id: author.id }] })
})

test('the curator reads the revision that was sent in, beside the one before, and never what is being written', async () => {
  const { lessonId, version, revisionId, fileIds } = await submittedLesson(author, {
    content: { title: 'Versie een' },
    files: [{ name: 'erbij.pdf' }],
  })
  expect(await reviewedLesson(reader, lessonId)).toMatchObject({
    revision: { id: revisionId, number: 1, content: { title: 'Versie een' } },
    previous: null,
    documents: [{ id: fileIds[0] }],
  })
  await must(transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message: 'Waarom?' })))
  const second = await saveContent(author, lessonId, version, completeContent({ title: 'Versie twee' }))
  const newer = await submitAgain(author, lessonId, second)
  await saveContent(author, lessonId, second, completeContent({ title: 'Nog aan het schrijven' }))
  await addFile(author, lessonId, { name: 'later.pdf' })
  const lesson = await reviewedLesson(reader, lessonId)
  expect(lesson).toMatchObject({
    revision: { id: newer, number: 2, content: { title: 'Versie twee' } },
    previous: { id: revisionId, content: { title: 'Versie een' } },
    decisions: [{ kind: 'return', revisionNumber: 1 }],
  })
  expect(JSON.stringify(lesson)).not.toMatch(/Nog aan het schrijven|later\.pdf/)
})

test('a long list goes on behind its last row, with nothing twice and nothing lost, also when many have one moment', async () => {
  const at = new Date('2020-05-05T10:00:00Z')
  await placeMany(author, reader, [
    ...Array.from({ length: 150 }, () => ({ at })),
    ...Array.from({ length: 60 }, (_, index) => ({ at: new Date(at.getTime() - index * 1_000), site: 'flevoland' })),
  ])
  const seen: string[] = []
  let parts = 0
  for (let after: string | null | undefined; after !== null; parts++) {
    const { rows, next } = await reviewQueuePart(reader, 'klaar', { after: after ?? undefined })
    expect(rows.length).toBeLessThanOrEqual(100)
    seen.push(...rows.map(({ id }) => id))
    after = next
  }
  const { klaar } = await reviewCounts(reader)
  expect([seen.length, new Set(seen).size, parts]).toEqual([klaar, klaar, Math.ceil(klaar / 100)])
  expect(await reviewQueuePart(reader, 'klaar', { site: 'flevoland' })).toMatchObject({ rows: { length: 60 }, next: null })
  expect(await reviewQueuePart(author, 'klaar')).toEqual({ rows: [], next: null })
})
