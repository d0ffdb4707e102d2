import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonAuthors, lessonDrafts, openQuestions, outbox } from '#db/schema/index.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import { lessonContent } from '#lib/lessons/schema.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, draftLesson, furnish, must, person, publishedLesson, submittedLesson } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { makeLessonOfThread } from './commands-knowledge.ts'
import * as deeds from './commands-open.ts'
import { answerThread, chooseCredit, chooseCreditFromOutside } from './commands-threads.ts'
import { ask, askFromOutside, confirmQuestion } from './commands.ts'
import { visitorLink } from './queries-links.ts'
import { openQuestionById, openQuestionsFor, publicOpenQuestions, waitingForPublic, whoWaitsFor } from './queries-open.ts'
import { threadLessonInput, type RegisterOpenInput } from './schema-open.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

let asker: Actor
let team: Actor
let desk: Actor
let writer: Actor
beforeAll(async () => {
  await furnish()
  team = await person({ roles: ['member', 'regional_team'], sites: [] })
  desk = await curator()
  writer = await person()
})
beforeEach(async () => {
  asker = await person({ sites: [], regions: ['JZ14'] })
  await owner`truncate open_questions cascade`
  await db.delete(outbox)
})

const form = (more: Partial<RegisterOpenInput> = {}): RegisterOpenInput => ({
  formKey: crypto.randomUUID(),
  home: 'region:JZ14',
  theme: 'monitoring',
  title: 'Wat meten jullie in het eerste jaar?',
  explanation: '',
  wantsPublic: true,
  threadId: undefined,
  ...more,
})
const register = (who: Actor, more: Partial<RegisterOpenInput> = {}) => transact((tx) => deeds.registerOpenQuestion(tx, who, form(more)))
const registered = async (who = asker, more: Partial<RegisterOpenInput> = {}) => (await must(register(who, more))).questionId
const tell = () => db.transaction((tx) => deeds.tellWhoWaits(tx, new Date()))
const mailed = async (to: Actor) => (await db.select().from(outbox).where(eq(outbox.recipient, to.email))).map(({ subject }) => subject)
const heard = 'Er is een les die past bij je open vraag'
const about = (theme: string) => ({ content: { themes: [theme] } })

describe('An open question', () => {
  test('is registered for the own region only, once per form, with words that we have', async () => {
    expect(await register(asker, { home: 'site:friesland' })).toEqual({ ok: false, reason: 'unknown_home' })
    expect(await register(asker, { theme: 'bestaat-niet' })).toEqual({ ok: false, reason: 'unknown_word' })
    expect(await register(asker, { explanation: 'BSN 123456782' })).toEqual({ ok: false, reason: 'hard_stop' })
    const twice = form()
    const both = await race(url, 2, (tx) => deeds.registerOpenQuestion(tx, asker, twice))
    expect(both.every(({ ok }) => ok)).toBe(true)
    expect(await db.$count(openQuestions)).toBe(1)
    expect((await register(team)).ok).toBe(true)
  })
  test('is on the site only after a curator who did not ask it, and when who asked wishes so', async () => {
    const id = await registered()
    expect(await publicOpenQuestions()).toEqual([])
    expect((await openQuestionsFor(writer)).map((row) => row.id)).toEqual([id])
    expect((await waitingForPublic(desk)).map((row) => row.id)).toEqual([id])
    const make = (who: Actor, questionId: string) => transact((tx) => deeds.makeOpenPublic(tx, who, { questionId }))
    expect(await make(asker, id)).toEqual({ ok: false, reason: 'own_question' })
    expect(await make(team, id)).toEqual({ ok: false, reason: 'not_allowed' })
    const ownOfCurator = await registered(await person({ roles: ['curator'] }), { home: 'site:friesland', wantsPublic: false })
    expect(await make(desk, ownOfCurator)).toEqual({ ok: false, reason: 'not_wished' })
    await must(make(desk, id))
    expect((await publicOpenQuestions()).map((row) => row.id)).toEqual([id])
    await must(transact((tx) => deeds.hideOpen(tx, asker, { questionId: id })))
    expect(await publicOpenQuestions()).toEqual([])
    expect(await make(desk, id)).toEqual({ ok: false, reason: 'not_wished' })
  })
})

describe('Who waits for a lesson', () => {
  test('hears once of a lesson with the same theme that is placed after the asking, and not of others', async () => {
    await publishedLesson(writer, desk, about('monitoring'))
    const id = await registered()
    await tell()
    expect(await mailed(asker)).toEqual([])
    await publishedLesson(writer, desk, about('klantreis'))
    await submittedLesson(writer, about('monitoring'))
    await tell()
    expect(await mailed(asker)).toEqual([])
    const fits = await publishedLesson(writer, desk, about('monitoring'))
    await tell()
    await tell()
    expect(await mailed(asker)).toEqual([heard])
    expect((await openQuestionById(asker, id))?.lessons.map(({ lessonId }) => lessonId)).toEqual([fits.lessonId])
    await must(transact((tx) => withdrawLesson(tx, desk, { lessonId: fits.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    expect((await openQuestionById(asker, id))?.lessons).toEqual([])
  })
  test('hears of a lesson with another theme when its writer said so, and not of an own lesson', async () => {
    const id = await registered()
    const draft = await draftLesson(writer, about('klantreis'))
    const say = (who: Actor, lessonId: string) => transact((tx) => deeds.sayLessonAnswers(tx, who, { questionId: id, lessonId }))
    expect(await say(await person(), draft.lessonId)).toEqual({ ok: false, reason: 'unknown_lesson' })
    await must(say(writer, draft.lessonId))
    await tell()
    expect(await mailed(asker)).toEqual([])
    expect((await whoWaitsFor(writer, draft.lessonId)).map((row) => [row.id, row.isSaid])).toEqual([[id, true]])
    const placed = await publishedLesson(writer, desk, about('klantreis'))
    await must(say(desk, placed.lessonId))
    await tell()
    expect(await mailed(asker)).toEqual([heard])
    await db.delete(outbox)
    await publishedLesson(asker, desk, about('monitoring'))
    await tell()
    expect(await mailed(asker)).not.toContain(heard)
  })
  test('is shown to who writes about it, and to nobody who does not', async () => {
    const id = await registered()
    const draft = await draftLesson(writer, about('monitoring'))
    const other = await draftLesson(writer, about('klantreis'))
    expect((await whoWaitsFor(writer, draft.lessonId)).map((row) => row.id)).toEqual([id])
    expect(await whoWaitsFor(writer, other.lessonId)).toEqual([])
    expect(await whoWaitsFor(await person(), draft.lessonId)).toEqual([])
  })
  test('says which lesson was the answer; only one that can be read, and then nobody is told any more', async () => {
    const id = await registered()
    const draft = await draftLesson(writer)
    const placed = await publishedLesson(writer, desk, about('monitoring'))
    const answer = (who: Actor, lessonId: string) => transact((tx) => deeds.answerOpen(tx, who, { questionId: id, lessonId }))
    expect(await answer(asker, draft.lessonId)).toEqual({ ok: false, reason: 'not_placed' })
    expect(await answer(writer, placed.lessonId)).toEqual({ ok: false, reason: 'not_allowed' })
    await must(answer(asker, placed.lessonId))
    expect((await openQuestionById(writer, id))?.answer?.slug).toBe(placed.slug)
    expect(await transact((tx) => deeds.endOpen(tx, asker, { questionId: id }))).toEqual({ ok: false, reason: 'wrong_state' })
    await publishedLesson(writer, desk, about('monitoring'))
    await tell()
    expect(await mailed(asker)).toEqual([])
  })
  test('two instances that look at the same moment tell it once', async () => {
    await registered()
    await publishedLesson(writer, desk, about('monitoring'))
    await race(url, 3, async (tx) => ({ ok: true as const, value: await deeds.tellWhoWaits(tx, new Date()) }))
    expect(await mailed(asker)).toEqual([heard])
  })
})

describe('A lesson out of an answered question', () => {
  const key = () => crypto.randomUUID()
  async function answered(kind: 'question' | 'legal' = 'question', credited?: 'yes' | 'no') {
    const question = {
      kind,
      title: 'Hoe kies je wat je meet?',
      body: 'We willen niet te veel vragen.',
      region: 'JZ14',
      theme: 'monitoring',
    }
    const { threadId } = await must(transact((tx) => ask(tx, asker, { ...question, formKey: key() })))
    const answers = kind === 'legal' ? await person({ roles: ['legal_helpdesk'], sites: [] }) : team
    const words = { threadId, meaning: 'note' as const, formKey: key(), body: 'Onder ons: dit is al vaker gevraagd.' }
    await must(transact((tx) => answerThread(tx, answers, words)))
    await must(transact((tx) => answerThread(tx, answers, { ...words, meaning: 'answer', formKey: key(), body: 'Begin met drie vragen.' })))
    if (credited) await must(transact((tx) => chooseCredit(tx, asker, { threadId, credited })))
    return threadId
  }
  const make = (who: Actor, threadId: string, home = 'region:JZ14') =>
    transact((tx) => makeLessonOfThread(tx, who, { threadId, home, kind: 'lesson', tip: 8 }))
  const contentOf = async (lessonId: string) =>
    lessonContent.parse((await db.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lessonId)))[0]?.content)
  const authorsOf = async (lessonId: string) =>
    (await db.select().from(lessonAuthors).where(eq(lessonAuthors.lessonId, lessonId))).map(({ userId }) => userId).toSorted()

  test('holds question and answer, never a note of the team; who wished to be named writes along', async () => {
    const threadId = await answered('question', 'yes')
    const { lessonId } = await must(make(team, threadId))
    const content = await contentOf(lessonId)
    expect(content).toMatchObject({ title: 'Hoe kies je wat je meet?', themes: ['monitoring'], tip: 8, siteShown: true })
    expect([plainText(content.situation), plainText(content.approach)]).toEqual([
      'We willen niet te veel vragen.',
      'Begin met drie vragen.',
    ])
    expect(await authorsOf(lessonId)).toEqual([team.id, asker.id].toSorted())
    expect(await make(team, threadId)).toEqual({ ok: true, value: { lessonId } })
    expect(await make(asker, threadId)).toEqual({ ok: true, value: { lessonId } })
  })
  test('of who does not wish to be named hides the region, and is not written along', async () => {
    for (const credited of ['no', undefined] as const) {
      const { lessonId } = await must(make(team, await answered('question', credited)))
      expect((await contentOf(lessonId)).siteShown).toBe(false)
      expect(await authorsOf(lessonId)).toEqual([team.id])
    }
  })
  test('is made by who asked too; not before an answer, not of a legal question, not for a foreign region, not by a stranger', async () => {
    const threadId = await answered()
    expect(await make(await person(), threadId)).toEqual({ ok: false, reason: 'unknown_thread' })
    expect(await make(asker, threadId, 'site:friesland')).toEqual({ ok: false, reason: 'unknown_home' })
    expect(await make(team, threadId, 'site:friesland')).toEqual({ ok: false, reason: 'unknown_home' })
    expect((await make(asker, threadId)).ok).toBe(true)
    expect(await make(team, threadId)).toEqual({ ok: false, reason: 'already_made' })
    expect(await make(asker, await answered('legal'))).toEqual({ ok: false, reason: 'legal_stays' })
    const question = { kind: 'question' as const, title: 'Nog niet', body: 'Wacht.', region: 'JZ14', theme: undefined, formKey: key() }
    const fresh = await must(transact((tx) => ask(tx, asker, question as Parameters<typeof ask>[2])))
    expect(await make(team, fresh.threadId)).toEqual({ ok: false, reason: 'not_answered' })
  })
  test('can be an instrument, or an addition to a tip that is named', async () => {
    const threadId = await answered()
    const of = (more: Record<string, string>) => threadLessonInput.safeParse({ threadId, home: 'region:JZ14', ...more })
    expect(of({ kind: 'tip', tip: '' }).error?.issues[0]?.message).toBe('Kies de tip waar dit bij hoort.')
    for (const [more, kind, tip] of [
      [{ kind: 'tip', tip: '8' }, 'lesson', 8] as const,
      [{ kind: 'instrument' }, 'instrument', null] as const,
    ]) {
      const input = { ...threadLessonInput.parse({ threadId, home: 'region:JZ14', ...more }), threadId: await answered() }
      const { lessonId } = await must(transact((tx) => makeLessonOfThread(tx, team, input)))
      expect(await contentOf(lessonId)).toMatchObject({ kind, tip })
    }
  })
  test('of a visitor shows the region when the visitor says so by the link, and only then', async () => {
    const input = { kind: 'question' as const, title: 'Mag dit?', body: 'Wij willen beginnen.', region: 'JZ14', theme: undefined }
    const visitor = { name: '', email: 'bezoeker@test.example', formKey: key() }
    await must(transact((tx) => askFromOutside(tx, { ...input, ...visitor })))
    const [row] = await owner<{ id: string }[]>`select id from question_threads where form_key = ${visitor.formKey}`
    const threadId = row?.id ?? ''
    const token = visitorLink(threadId).split('/').at(-1) ?? ''
    const choose = () => transact((tx) => chooseCreditFromOutside(tx, { token, credited: 'yes' }))
    expect(await choose()).toMatchObject({ reason: 'unknown_link' })
    await must(transact((tx) => confirmQuestion(tx, { token })))
    await must(transact((tx) => answerThread(tx, team, { threadId, meaning: 'answer', formKey: key(), body: 'Begin klein.' })))
    await must(choose())
    const { lessonId } = await must(make(team, threadId))
    expect((await contentOf(lessonId)).siteShown).toBe(true)
    expect(await authorsOf(lessonId)).toEqual([team.id])
  })
  test('two who press at the same moment make one', async () => {
    const threadId = await answered('question', 'yes')
    const before = await db.$count(lessonDrafts)
    await race(url, 2, (tx, index) =>
      makeLessonOfThread(tx, index === 0 ? team : asker, { threadId, home: 'region:JZ14', kind: 'lesson', tip: undefined }),
    )
    expect(await db.$count(lessonDrafts)).toBe(before + 1)
  })
})

describe('Who may do what with an open question', () => {
  test('everybody tries every deed on a question of another: only what the roles say succeeds', async () => {
    const people = {
      asker,
      'regional team': team,
      curator: desk,
      'writer of the lesson': writer,
      stranger: await person(),
      jurist: await person({ roles: ['legal_helpdesk'], sites: [] }),
      administrator: await person({ roles: ['administrator'], sites: [] }),
    }
    type Who = keyof typeof people
    const placed = await publishedLesson(writer, desk, about('klantreis'))
    const lesson = (questionId: string) => ({ questionId, lessonId: placed.lessonId })
    const tries: Record<string, [Who[], (who: Actor, questionId: string) => Promise<{ ok: boolean }>]> = {
      registerOpenQuestion: [['asker', 'regional team'], (who) => register(who)],
      registerSearched: [
        ['curator'],
        (who) =>
          transact((tx) =>
            deeds.registerSearched(tx, who, { title: 'Wie weet hier iets van?', formKey: crypto.randomUUID(), theme: undefined }),
          ),
      ],
      makeOpenPublic: [['curator'], (who, questionId) => transact((tx) => deeds.makeOpenPublic(tx, who, { questionId }))],
      hideOpen: [['asker', 'curator'], (who, questionId) => transact((tx) => deeds.hideOpen(tx, who, { questionId }))],
      answerOpen: [['asker', 'regional team'], (who, questionId) => transact((tx) => deeds.answerOpen(tx, who, lesson(questionId)))],
      endOpen: [['asker', 'regional team'], (who, questionId) => transact((tx) => deeds.endOpen(tx, who, { questionId }))],
      sayLessonAnswers: [
        ['curator', 'writer of the lesson'],
        (who, questionId) => transact((tx) => deeds.sayLessonAnswers(tx, who, lesson(questionId))),
      ],
    }
    for (const [name, [may, deed]] of Object.entries(tries)) {
      const did: string[] = []
      for (const [who, actor] of Object.entries(people)) if ((await deed(actor, await registered())).ok) did.push(who)
      expect(did, name).toEqual(may)
    }
    const commands = Object.entries(deeds).flatMap(([name, deed]) => (typeof deed === 'function' && name !== 'tellWhoWaits' ? [name] : []))
    expect(commands.toSorted()).toEqual(Object.keys(tries).toSorted())
  })
})
