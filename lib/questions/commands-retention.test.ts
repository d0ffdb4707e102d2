import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { conversations, experienceProfiles } from '#db/schema/index.ts'
import { forgetProfiles, saveProfile } from '#lib/people/commands-experience.ts'
import { profileInput } from '#lib/people/schema-experience.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { readFileStream, storeFile } from '#lib/platform/storage.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { furnish, must, person } from '#lib/testing/factories.ts'
import { mailedTo, question, questionIn, route, stored, words } from '#lib/testing/questions.ts'
import { answerConversation, askConversation } from './commands-conversations.ts'
import { addQuestionFile, addVisitorFile, dropUnconfirmed, type QuestionUpload } from './commands-files.ts'
import { forgetConversations, forgetQuestions, forgetReach } from './commands-retention.ts'
import { answerThread, reopenThread } from './commands-threads.ts'
import { askFromOutside, confirmQuestion } from './commands.ts'
import { conversationById, invitationsOf } from './queries-conversations.ts'
import { ownQuestionData } from './queries-export.ts'
import { fetchableQuestionFile, fetchableVisitorFile } from './queries-files.ts'
import { visitorLink } from './queries-links.ts'
import { threadFor } from './queries.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

let asker: Actor
let team: Actor
beforeAll(async () => {
  await furnish()
  asker = await person()
  team = await person({ roles: ['regional_team'], sites: [] })
  await route(await person({ roles: ['administrator'], sites: [] }), { function: 'regional_team', people: [team] })
})

const hours = (count: number) => new Date(Date.now() + count * 3_600_000)
const bytes = new TextEncoder().encode('Ons plan.')
const upload = async (): Promise<QuestionUpload> => ({
  id: await storeFile(bytes),
  kind: 'document',
  mediaType: 'text/plain; charset=utf-8',
  name: 'plan.txt',
  bytes: bytes.length,
  sha256: 'a'.repeat(64),
})
const isKept = async (file: { id: string }) => (await readFileStream(file.id)) !== undefined

/** A visitor asked; gives the link and the id of the question. */
async function asked(email: string): Promise<{ token: string; threadId: string }> {
  const input = { kind: 'question' as const, title: 'Vraag', body: 'Tekst', name: '', email, formKey: randomUUID() }
  await must(transact((tx) => askFromOutside(tx, input)))
  const [row] = await owner<{ id: string }[]>`select id from question_threads where form_key = ${input.formKey}`
  const threadId = row?.id ?? ''
  return { threadId, token: visitorLink(threadId).split('/').at(-1) ?? '' }
}

describe('A file of a visitor', () => {
  test('is seen by nobody else before the question is confirmed, and goes with it when it is not', async () => {
    const { token, threadId } = await asked('nooit@test.example')
    const file = await upload()
    await must(transact((tx) => addVisitorFile(tx, { token, formKey: randomUUID() }, file)))
    expect(await fetchableVisitorFile(token, file.id)).toMatchObject({ name: 'plan.txt' })
    expect(await fetchableQuestionFile(team, file.id)).toBeUndefined()
    expect(await mailedTo('Er is een bericht bij een vraag')).toEqual([])
    expect(await db.transaction((tx) => dropUnconfirmed(tx, hours(47)))).toBe(0)
    expect(await isKept(file)).toBe(true)
    expect(await db.transaction((tx) => dropUnconfirmed(tx, hours(49)))).toBe(1)
    expect(await isKept(file)).toBe(false)
    expect(await owner`select from question_threads where id = ${threadId}`).toHaveLength(0)
  })
  test('goes to the team with the confirmed question, once per form, and to no other link', async () => {
    const { token, threadId } = await asked('wel@test.example')
    const [file, formKey] = [await upload(), randomUUID()]
    await must(transact((tx) => addVisitorFile(tx, { token, formKey }, file)))
    expect(await must(transact(async (tx) => addVisitorFile(tx, { token, formKey }, await upload())))).toEqual({ isNew: false })
    await must(transact((tx) => confirmQuestion(tx, { token })))
    expect(await fetchableQuestionFile(team, file.id)).toMatchObject({ name: 'plan.txt' })
    expect(await fetchableQuestionFile(asker, file.id)).toBeUndefined()
    expect(await fetchableVisitorFile((await asked('ander@test.example')).token, file.id)).toBeUndefined()
    await must(transact((tx) => answerThread(tx, team, words(threadId, 'answer'))))
    await must(transact(async (tx) => addVisitorFile(tx, { token, formKey: randomUUID() }, await upload())))
    expect((await threadFor(team, threadId))?.status).toBe('reopened')
    expect(await mailedTo('Er is een bericht bij een vraag', team.email)).toHaveLength(1)
    const forged = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
    expect(await transact(async (tx) => addVisitorFile(tx, { token: forged, formKey }, await upload()))).toMatchObject({
      reason: 'unknown_link',
    })
  })
})

describe('A question', () => {
  test('is forgotten two years after its end, and not a day before: words, files and who asked', async () => {
    const id = await questionIn('closed', asker, team)
    const file = await upload()
    // Words after the end open it again, so the file came before.
    await owner`update question_threads set status = 'answered', closed_at = null where id = ${id}`
    await must(transact((tx) => addQuestionFile(tx, team, { threadId: id, formKey: randomUUID(), inner: false }, file)))
    const close = (ago: string) =>
      owner`update question_threads set status = 'closed', closed_at = now() - ${ago}::interval where id = ${id}`
    await close('729 days')
    expect(await db.transaction((tx) => forgetQuestions(tx))).toBe(0)
    await close('740 days')
    expect(await db.transaction((tx) => forgetQuestions(tx))).toBe(1)
    expect(await db.transaction((tx) => forgetQuestions(tx))).toBe(0)
    expect(await threadFor(asker, id)).toBeUndefined()
    expect(await threadFor(team, id)).toMatchObject({ title: 'Gewist na twee jaar', words: [], askerId: null })
    expect(await isKept(file)).toBe(false)
    expect(await transact((tx) => reopenThread(tx, team, { threadId: id }))).toMatchObject({ reason: 'asker_gone' })
  })
  test('cannot be forgotten early, not even by hand-written SQL of the web role', async () => {
    const id = await questionIn('closed', asker, team)
    const forget = db.transaction((tx) =>
      tx.execute(sql`update question_threads set forgotten_at = now(), asker_id = null where id = ${id}`),
    )
    await expect(forget).rejects.toMatchObject({ cause: { constraint_name: 'question_threads_forgotten_in_time' } })
    expect((await stored(asker, id)).askerId).toBe(asker.id)
  })
})

describe('Conversations and profiles', () => {
  const profile = (isFindable: 'ja' | 'nee') =>
    profileInput.parse({ isFindable, themes: ['klantreis'], tips: [], perMonth: '3', reach: 'team@elders.example' })
  test('how to reach each other goes after ninety days, the conversation after a year', async () => {
    const known = await person()
    await must(transact((tx) => saveProfile(tx, known, profile('ja'))))
    const input = {
      formKey: randomUUID(),
      theme: 'klantreis',
      tip: undefined,
      personId: known.id,
      purpose: 'Hoe begon je?',
      reach: 'bel mij',
    }
    const { conversationId } = await must(transact((tx) => askConversation(tx, asker, input)))
    const [invitation] = await invitationsOf(known)
    await must(transact((tx) => answerConversation(tx, known, { invitationId: invitation?.id ?? '', answer: 'accepted' })))
    expect(await db.transaction((tx) => forgetReach(tx, hours(89 * 24)))).toBe(0)
    expect((await conversationById(known, conversationId))?.reach).toMatchObject({ how: 'bel mij' })
    expect(await db.transaction((tx) => forgetReach(tx, hours(91 * 24)))).toBe(1)
    for (const one of [known, asker]) expect((await conversationById(one, conversationId))?.reach).toBeNull()
    expect(await db.transaction((tx) => forgetConversations(tx))).toBe(0)
    await owner`update conversations set accepted_at = now() - interval '370 days' where id = ${conversationId}`
    expect(await db.transaction((tx) => forgetConversations(tx))).toBe(1)
    expect(await db.$count(conversations)).toBe(0)
  })
  test('who does not want to be found for a year is forgotten; who does stays', async () => {
    const [stays, goes] = [await person(), await person()]
    await must(transact((tx) => saveProfile(tx, stays, profile('ja'))))
    await must(transact((tx) => saveProfile(tx, goes, profile('nee'))))
    expect(await db.transaction((tx) => forgetProfiles(tx))).toBe(0)
    await owner`update experience_profiles set changed_at = now() - interval '400 days'`
    expect(await db.transaction((tx) => forgetProfiles(tx))).toBe(1)
    const left = await db.select({ id: experienceProfiles.userId }).from(experienceProfiles)
    expect(left.map(({ id }) => id)).not.toContain(goes.id)
  })
})

test('what somebody takes along holds the own questions and conversations, and no note or name of who answers', async () => {
  const mine = await person()
  const id = await question(mine, { title: 'Mijn vraag' })
  await question(asker, { title: 'Van een ander' })
  await must(transact((tx) => answerThread(tx, team, words(id, 'note', 'Onder ons.'))))
  await must(transact((tx) => answerThread(tx, team, words(id, 'answer', 'Zo doe je dat.'))))
  const data = await ownQuestionData(mine)
  expect(data.questions.map(({ title }) => title)).toEqual(['Mijn vraag'])
  expect(data.questions[0]?.messages.map(({ text }) => text)).toEqual(['We willen in het voorjaar starten.', 'Zo doe je dat.'])
  expect(JSON.stringify(data)).not.toContain('Onder ons.')
  expect(JSON.stringify(data)).not.toContain(team.name)
})
