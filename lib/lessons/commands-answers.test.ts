import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonReactions, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, type PublishedLesson } from '#lib/testing/factories.ts'
import { barrier, race, withoutLock } from '#lib/testing/races.ts'
import { answerReaction, decideAnswer } from './commands-answers.ts'
import { decideReaction, sendReaction } from './commands-voices.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { deskAnswers, reactionsToAnswer } from './queries-answers.ts'
import { deskTrays } from './queries-dates.ts'
import { voicesOf } from './queries-voices.ts'
import { answerReactionInput, decideAnswerInput, reactionInput } from './schema-voices.ts'

const { url } = testDatabase()
let author: Actor
let colleague: Actor
let reader: Actor
let visitor: Actor
let placed: PublishedLesson
beforeAll(async () => {
  await furnish()
  author = await person()
  colleague = await person({ roles: ['member', 'curator'] })
  reader = await curator()
  visitor = await person({ sites: ['flevoland'] })
  placed = await publishedLesson(author, reader, { coAuthors: [colleague] })
})

let numbers = 0
/** A reaction that shows under the lesson, from somebody with an account. */
async function reaction(): Promise<string> {
  const body = `Wie schreef het verslag? (${++numbers})`
  const input = reactionInput.parse({ slug: placed.slug, kind: 'question', body })
  await must(transact((tx) => sendReaction(tx, visitor, input)))
  const [row] = await db.select({ id: lessonReactions.id }).from(lessonReactions).where(eq(lessonReactions.body, body))
  await must(transact((tx) => decideReaction(tx, reader, { reactionId: row?.id ?? '', decision: 'place' })))
  return row?.id ?? ''
}
const answer = (actor: Actor, reactionId: string, body = 'De medewerker van het lokale team.') =>
  transact((tx) => answerReaction(tx, actor, answerReactionInput.parse({ reactionId, body })))
const decide = (actor: Actor, answerId: string, decision: 'place' | 'refuse' | 'remove') =>
  transact((tx) => decideAnswer(tx, actor, { answerId, decision, reason: decision === 'place' ? undefined : 'other_subject' }))
const answerShown = async (reactionId: string) => (await voicesOf(placed.lessonId)).reactions.find(({ id }) => id === reactionId)?.answer
const answerOf = async (reactionId: string) =>
  (await reactionsToAnswer(author, placed.lessonId)).find(({ id }) => id === reactionId)?.written
const newest = async () => (await deskAnswers(reader, 'waiting')).at(-1)?.id ?? ''
const subjects = async (email: string) =>
  (await db.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(outbox.createdAt, outbox.id)).map((mail) => mail.subject)
const refused = (reason: string) => ({ ok: false, reason })

describe('A writer answers a reaction', () => {
  test('and it shows, without a name, after a curator has read it; the reader hears so', async () => {
    const reactionId = await reaction()
    const before = (await deskTrays(reader)).reactions
    await must(answer(author, reactionId))
    expect(await answerShown(reactionId)).toBeNull()
    expect(await answerOf(reactionId)).toMatchObject({ status: 'waiting' })
    expect((await deskTrays(reader)).reactions).toBe(before + 1)
    expect(await subjects(reader.email)).toContain('Er wacht een antwoord van een schrijver')
    await must(decide(reader, await newest(), 'place'))
    expect(await answerShown(reactionId)).toBe('De medewerker van het lokale team.')
    expect(JSON.stringify(await voicesOf(placed.lessonId))).not.toContain(author.name)
    expect((await subjects(visitor.email)).at(-1)).toBe('De schrijver antwoordde op je reactie')
    expect((await subjects(author.email)).at(-1)).toBe('Je antwoord staat onder de les')
  })
  test('is somebody who writes it now, and the reaction shows', async () => {
    const reactionId = await reaction()
    for (const stranger of [await person(), reader, visitor])
      expect(await answer(stranger, reactionId)).toEqual(refused('unknown_reaction'))
    expect(await answer(author, crypto.randomUUID())).toEqual(refused('unknown_reaction'))
    expect(await reactionsToAnswer(visitor, placed.lessonId)).toEqual([])
    await must(transact((tx) => decideReaction(tx, reader, { reactionId, decision: 'remove', reason: 'improper' })))
    expect(await answer(author, reactionId)).toEqual(refused('unknown_reaction'))
  })
  test('without a citizen service number, and without nothing', async () => {
    const reactionId = await reaction()
    expect(await answer(author, reactionId, 'Zijn bsn is 123456782.')).toEqual(refused('hard_stop'))
    expect(answerReactionInput.safeParse({ reactionId, body: '  ' }).success).toBe(false)
  })
  test('once: the second writer hears that it was done', async () => {
    const reactionId = await reaction()
    await must(answer(author, reactionId))
    expect(await answer(colleague, reactionId)).toEqual(refused('already_answered'))
  })
  test('again after a refusal, and what was placed can be taken away', async () => {
    const reactionId = await reaction()
    await must(answer(author, reactionId))
    await must(decide(reader, await newest(), 'refuse'))
    expect(await answerOf(reactionId)).toMatchObject({ status: 'refused', reason: 'other_subject' })
    await must(answer(author, reactionId, 'Een medewerker.'))
    const again = await newest()
    await must(decide(reader, again, 'place'))
    expect(await decide(reader, again, 'place')).toEqual(refused('already_decided'))
    await must(decide(reader, again, 'remove'))
    expect(await answerShown(reactionId)).toBeNull()
  })
})

describe('The curator of an answer', () => {
  test('is not who wrote along, and others see and decide nothing', async () => {
    const reactionId = await reaction()
    await must(answer(author, reactionId))
    const id = await newest()
    expect(await decide(colleague, id, 'place')).toEqual(refused('own_work'))
    expect((await deskAnswers(colleague, 'waiting')).find((row) => row.id === id)?.isOwn).toBe(true)
    expect(await decide(visitor, id, 'place')).toEqual(refused('not_allowed'))
    expect(await deskAnswers(author, 'waiting')).toEqual([])
    expect(await decide(reader, crypto.randomUUID(), 'place')).toEqual(refused('unknown_answer'))
  })
  test('says why when it is left out', () => {
    const answerId = crypto.randomUUID()
    expect(decideAnswerInput.safeParse({ answerId, decision: 'refuse' }).success).toBe(false)
    expect(decideAnswerInput.safeParse({ answerId, decision: 'place' }).success).toBe(true)
  })
  test('sees what the scan asks about', async () => {
    const reactionId = await reaction()
    await must(answer(author, reactionId, 'Dat deed mevrouw Jansen.'))
    const row = (await deskAnswers(reader, 'waiting')).at(-1)
    expect(row?.findings.map(({ text }) => text).join()).toContain('Jansen')
  })
  test('cannot place it under a lesson that was withdrawn', async () => {
    const reactionId = await reaction()
    await must(answer(author, reactionId))
    const id = await newest()
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: placed.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    expect(await decide(reader, id, 'place')).toEqual(refused('unknown_lesson'))
    expect(await deskAnswers(reader, 'waiting')).toEqual([])
    placed = await publishedLesson(author, reader, { coAuthors: [colleague] })
  })
})

describe('At the same moment', () => {
  const both = async (size: number, locked: boolean) => {
    const reactionId = await reaction()
    const allDecided = barrier(size)
    const input = { reactionId, body: 'Een medewerker.' }
    const finishes = await race(url, size, (tx, number) =>
      answerReaction(locked ? tx : withoutLock(tx, allDecided), number === 0 ? author : colleague, input),
    )
    return finishes.flatMap((finish) => (finish.ok ? [] : [finish.reason]))
  }
  test('two writers answer: one does, the other hears it', async () => {
    expect(await both(2, true)).toEqual(['already_answered'])
  })
  test('negative control: without the lock the database has to stop the second', async () => {
    expect(await both(2, false)).toEqual(['database_error'])
  })
})
