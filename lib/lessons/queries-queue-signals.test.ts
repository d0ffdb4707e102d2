import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, draftLesson, furnish, must, person, submitAgain } from '#lib/testing/factories.ts'
import { answerFinding } from './commands-findings.ts'
import { resolveNote, writeNote } from './commands-review-notes.ts'
import { returnLesson } from './commands-review.ts'
import { queueSignals } from './queries-queue-signals.ts'

testDatabase()

let author: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator('Redacteur')
})

test('a row says what is undecided and which notes are open, as it is now', async () => {
  const content = { situation: fromBlocks(['Mevrouw Jansen wist niet wie er aan tafel zat.']) }
  const { lessonId, version } = await draftLesson(author, { content })
  const decide = (actor: Actor, decision: 'looked_at' | 'reopened', reason = '') =>
    must(
      transact((tx) =>
        answerFinding(tx, actor, { lessonId, kind: 'name', field: 'situation', fragment: 'Mevrouw Jansen', decision, reason }),
      ),
    )
  await decide(author, 'looked_at')
  const revisionId = await submitAgain(author, lessonId, version)
  const signals = async (actor = reader) => (await queueSignals(actor, [lessonId])).get(lessonId)
  expect(await signals()).toEqual({ undecided: 0, openNotes: 0 })

  await decide(reader, 'reopened', 'Weet haar gezin dit?')
  const place = { field: 'title' as const, quote: '', before: '', after: '' }
  const { noteId } = await must(transact((tx) => writeNote(tx, reader, { lessonId, revisionId, ...place, body: 'Korter?' })))
  await must(transact((tx) => writeNote(tx, reader, { lessonId, revisionId, ...place, body: 'Of anders?' })))
  expect(await signals()).toEqual({ undecided: 1, openNotes: 2 })
  expect(await signals(author), 'nothing for who is no curator').toBeUndefined()

  await decide(reader, 'looked_at', 'Nagevraagd.')
  await must(transact((tx) => resolveNote(tx, reader, { noteId })))
  expect(await signals()).toEqual({ undecided: 0, openNotes: 1 })
  await decide(reader, 'reopened', 'Toch nog eens.')
  await must(transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message: 'Kijk je ernaar?' })))
  expect(await signals(), 'with the writer there is nothing to decide').toEqual({ undecided: 0, openNotes: 1 })
})
