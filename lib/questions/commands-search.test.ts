import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { legalAnswers } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { addDays } from '#lib/platform/days.ts'
import { findDocuments } from '#lib/platform/search/find.ts'
import { isoDay } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { questionIn } from '#lib/testing/questions.ts'
import { decideLegalAnswer, extendLegalAnswer, saveLegalAnswer, startLegalAnswer } from './commands-legal.ts'
import { endOpen, hideOpen, makeOpenPublic, registerOpenQuestion } from './commands-open.ts'
import { tidySearchOfQuestions } from './commands-search.ts'
import { waitingAround, waitingBesideLesson } from './queries-waiting.ts'

testDatabase()

let asker: Actor
let jurist: Actor
let editor: Actor
beforeAll(async () => {
  await furnish()
  asker = await person({ sites: [], regions: ['JZ14'] })
  jurist = await person({ roles: ['legal_helpdesk'], sites: [] })
  editor = await curator()
})

const found = async (words: string) => (await findDocuments(words)).documents.map(({ kind, address }) => `${kind} ${address}`)
const today = isoDay(new Date())
const onDay = (days: number) => new Date(`${addDays(today, days)}T12:00:00Z`)

test('a legal answer is found while it is on the site and its date has not passed', async () => {
  const threadId = await questionIn('answered', asker, jurist, 'legal')
  const { answerId } = await must(transact((tx) => startLegalAnswer(tx, jurist, { threadId })))
  const words = {
    answerId,
    question: 'Mag een wijkteam gegevens delen met de woningcorporatie?',
    answer: 'Alleen met een grondslag.',
    subject: 'privacy' as const,
    sources: '',
    validUntil: addDays(today, 10),
    privacyChecked: true,
    meaning: 'propose' as const,
  }
  await must(transact((tx) => saveLegalAnswer(tx, jurist, { ...words, version: 1 })))
  expect(await found('woningcorporatie')).toEqual([])
  const decide = (version: number, decision: 'approve' | 'withdraw') =>
    transact((tx) => decideLegalAnswer(tx, editor, { answerId, version, decision, reason: '' }))
  await must(decide(2, 'approve'))
  const [row] = await db.select().from(legalAnswers)
  expect(await found('woningcorporatie')).toEqual([`legal_answer /juridisch/${row?.slug}`])

  expect(await db.transaction((tx) => tidySearchOfQuestions(tx, onDay(10)))).toBe(0)
  expect(await db.transaction((tx) => tidySearchOfQuestions(tx, onDay(11)))).toBe(1)
  expect(await found('woningcorporatie')).toEqual([])
  await must(transact((tx) => extendLegalAnswer(tx, jurist, { answerId, version: 3, validUntil: addDays(today, 40) })))
  expect(await found('woningcorporatie')).toHaveLength(1)
  await must(decide(4, 'withdraw'))
  expect(await found('woningcorporatie')).toEqual([])
})

test('an open question is found while everybody may read it and it is not closed', async () => {
  const register = async () =>
    (
      await must(
        transact((tx) =>
          registerOpenQuestion(tx, asker, {
            formKey: crypto.randomUUID(),
            home: 'region:JZ14',
            theme: 'monitoring',
            title: 'Wie gebruikt een dashboard voor wachtlijsten?',
            explanation: '',
            wantsPublic: true,
            threadId: undefined,
          }),
        ),
      )
    ).questionId
  const [hidden, ended] = [await register(), await register()]
  expect(await found('dashboard')).toEqual([])
  for (const questionId of [hidden, ended]) await must(transact((tx) => makeOpenPublic(tx, editor, { questionId })))
  expect((await found('dashboard')).toSorted()).toEqual([hidden, ended].map((id) => `open_question /open-vragen#vraag-${id}`).toSorted())
  // Whoever looks for it in vain, or reads a lesson of its theme, sees which regions wait.
  expect(await waitingAround('dashbord wachtlijst')).toMatchObject([{ place: expect.stringMatching(/^Regio /) }, {}])
  expect(await waitingAround('pannenkoeken bakken')).toEqual([])
  const of = (slug: string) => waitingBesideLesson({ lessonId: crypto.randomUUID(), themes: [{ slug }] })
  expect((await of('monitoring')).map(({ id }) => id).toSorted()).toEqual([hidden, ended].toSorted())
  expect(await of('klantreis')).toEqual([])
  await must(transact((tx) => hideOpen(tx, editor, { questionId: hidden })))
  await must(transact((tx) => endOpen(tx, asker, { questionId: ended })))
  expect(await found('dashboard')).toEqual([])
  expect(await of('monitoring')).toEqual([])
})
