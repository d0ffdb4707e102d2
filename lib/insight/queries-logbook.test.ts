import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, submittedLesson, type PublishedLesson } from '#lib/testing/factories.ts'
import { recordExport } from './commands-logbook.ts'
import { logbook, logbookCheck, logbookExport, logbookSubject } from './queries-logbook.ts'
import { readLogbookFilter } from './schema-logbook.ts'

testDatabase()
let author: Actor
let reader: Actor
let administrator: Actor
let placed: PublishedLesson
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
  administrator = await person({ roles: ['administrator'], sites: [] })
  placed = await publishedLesson(author, reader)
})
const find = (asked: Record<string, string> = {}, actor = reader) => logbook(actor, readLogbookFilter(asked))

describe('Who reads the logbook', () => {
  test('curators and administrators do, nobody else', async () => {
    for (const actor of [reader, administrator]) expect((await find({}, actor)).rows.length).toBeGreaterThan(0)
    for (const roles of [['member'], ['regional_team'], ['legal_helpdesk']] as const) {
      const other = await person({ roles: [...roles] })
      expect(await find({}, other)).toEqual({ rows: [], next: null })
      expect(await logbookExport(other, readLogbookFilter({}))).toEqual([])
      expect(await logbookCheck(other)).toBeUndefined()
      expect(await transact((tx) => recordExport(tx, other, 1))).toEqual({ ok: false, reason: 'not_allowed' })
    }
  })
  test('an administrator reads no title of a lesson that is not public', async () => {
    const { lessonId } = await submittedLesson(author, { content: { title: 'Nog niet te lezen' } })
    expect((await find({ les: lessonId })).rows[0]?.objectName).toBe('Nog niet te lezen')
    expect((await find({ les: lessonId }, administrator)).rows[0]?.objectName).toBeNull()
    expect(await logbookSubject(administrator, readLogbookFilter({ les: lessonId }))).toBeNull()
  })
  test('of a lesson that made somebody recognisable no title is left', async () => {
    const { lessonId } = await publishedLesson(author, reader, { content: { title: 'Te herkennen' } })
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId, reason: 'recognisable', message: 'Plaats en leeftijd.' })))
    const { rows } = await find({ les: lessonId })
    expect(rows.map(({ objectName }) => objectName)).not.toContain('Te herkennen')
    expect(rows[0]).toMatchObject({ action: 'withdraw_lesson', reason: 'recognisable' })
  })
})

describe('What the logbook shows', () => {
  test('a lesson has its own log, newest first, with who did it', async () => {
    const { rows } = await find({ les: placed.lessonId })
    expect(rows.map(({ action }) => action)).toEqual(['publish_lesson', 'submit_lesson', 'start_lesson'])
    expect(rows[0]).toMatchObject({ actorName: reader.name, objectKind: 'lesson' })
    expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash ?? ''))).toBe(true)
  })
  test('a person has a log of what they did and of what was done with their account', async () => {
    const other = await person()
    await db.transaction((tx) => audit(tx, { actorId: reader.id, action: 'close_account', objectKind: 'user', objectId: other.id }))
    await db.transaction((tx) => audit(tx, { actorId: other.id, action: 'change_own_name', objectKind: 'user', objectId: other.id }))
    expect((await find({ persoon: other.id })).rows.map(({ action }) => action)).toEqual(['change_own_name', 'close_account'])
    expect((await find({ persoon: reader.id })).rows.map(({ action }) => action)).toContain('close_account')
  })
  test('by action and by days of Amsterdam', async () => {
    expect(new Set((await find({ wat: 'publish_lesson' })).rows.map(({ action }) => action))).toEqual(new Set(['publish_lesson']))
    expect((await find({ tot: '2020-01-01' })).rows).toEqual([])
    expect((await find({ van: '2099-01-01' })).rows).toEqual([])
    expect((await find({ van: '2020-01-01', tot: '2099-01-01' })).rows.length).toBeGreaterThan(0)
  })
  test('page by page, every row once, also when many share a moment', async () => {
    const at = new Date('2021-05-05T10:00:00.000Z')
    await db.transaction(async (tx) => {
      for (let row = 0; row < 120; row++)
        await audit(tx, { actorId: null, action: 'sign_in', objectKind: 'user', objectId: `bladeren-${row}`, at })
    })
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page = await find({ van: '2021-05-05', tot: '2021-05-05', ...(next ? { vanaf: next } : {}) })
      seen.push(...page.rows.map(({ objectId }) => objectId))
      next = page.next
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    expect(await logbookExport(reader, readLogbookFilter({ van: '2021-05-05', tot: '2021-05-05' }))).toHaveLength(120)
  })
  test('a filter that makes no sense is left out', () => {
    expect(readLogbookFilter({ les: "' or 1=1", persoon: ['x'], wat: 'toString', van: '2026-02-30', vanaf: 'hier' })).toEqual({})
  })
  test('the check finds nothing wrong', async () => {
    expect(await logbookCheck(reader)).toMatchObject({ broken: null })
  })
})
