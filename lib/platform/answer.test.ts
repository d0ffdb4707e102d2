import { PgDialect } from 'drizzle-orm/pg-core'
import type { SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { answerStatus, collectNotes, dependsOn, emptyTags, emptyTagsHere, onEmptyTags, requestNumber, type AnswerNotes } from './answer.ts'

const notes = (number = 'AAAA-BBBB'): AnswerNotes => ({ requestNumber: number, tags: new Set() })

test('what an answer depends on is noted through everything that is awaited', async () => {
  const noted = notes()
  await collectNotes(noted, async () => {
    dependsOn('lessons')
    await new Promise((resolve) => setTimeout(resolve, 1))
    dependsOn('lesson:1', 'lessons')
    answerStatus(410)
    expect(requestNumber()).toBe('AAAA-BBBB')
  })
  expect([...noted.tags]).toEqual(['lessons', 'lesson:1'])
  expect(noted.status).toBe(410)
})

test('two answers that are made at once do not mix', async () => {
  const [one, two] = [notes('1'), notes('2')]
  const make = (mine: AnswerNotes, tag: string, pause: number) =>
    collectNotes(mine, async () => {
      await new Promise((resolve) => setTimeout(resolve, pause))
      dependsOn(tag)
    })
  await Promise.all([make(one, 'a', 5), make(two, 'b', 1)])
  expect([[...one.tags], [...two.tags]]).toEqual([['a'], ['b']])
})

test('outside a request noting does nothing', () => {
  dependsOn('lessons')
  answerStatus(410)
  expect(requestNumber()).toBeUndefined()
})

test('emptying tells it inside the transaction, and all at once when the list is too long for a notice', async () => {
  const said: unknown[][] = []
  const tx = { execute: async (query: SQL) => said.push(new PgDialect().sqlToQuery(query).params) }
  await emptyTags(tx, ['lessons', "o'brien"])
  await emptyTags(
    tx,
    Array.from({ length: 1_000 }, (_, index) => `lesson:${index}`),
  )
  await emptyTags(tx, [])
  expect(said).toEqual([
    ['portal_tags', '["lessons","o\'brien"]'],
    ['portal_tags', '["*"]'],
  ])
})

test('emptying here reaches who registered, until it ends', () => {
  const heard: string[] = []
  const end = onEmptyTags((tags) => heard.push(...tags))
  emptyTagsHere(['a'])
  end()
  emptyTagsHere(['b'])
  expect(heard).toEqual(['a'])
})
