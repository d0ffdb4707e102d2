import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePool } from '#db/client.ts'
import * as schema from '#db/schema/index.ts'
import { sendReaction } from '#lib/lessons/commands-voices.ts'
import { reactionInput } from '#lib/lessons/schema-voices.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { makeBackup } from '#lib/platform/backup/back-up.ts'
import { putBack } from '#lib/platform/backup/put-back.ts'
import { folderStore } from '#lib/platform/storage/folder.ts'
import { transact } from '#lib/platform/transact.ts'
import { erasuresFile, noteErasure, readErasures } from '#lib/platform/erasures.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, type PublishedLesson } from '#lib/testing/factories.ts'
import { publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { question } from '#lib/testing/questions.ts'
import { eraseAgain, erasePerson } from './commands-erasing.ts'
import { follow } from './commands-follows.ts'

const { url } = testDatabase()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-erasing-'))
process.env.DATA_DIR = folder
const owner = postgres(url, { max: 1, onnotice: () => {} })
const restoredUrl = `${url}_restored`
const canary = 'Zzkanarie Vergetelma'

let erased: Actor
let other: Actor
let lesson: PublishedLesson

/** Every table and column in which words stand that only this person has; made apart from the code under test. */
async function traces(address: string, words: readonly string[]): Promise<string[]> {
  const sql = postgres(address, { max: 1, onnotice: () => {} })
  try {
    const columns = await sql<{ table: string; column: string }[]>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and (data_type in ('text', 'jsonb', 'ARRAY') or udt_name = 'tsvector')`
    const found: string[] = []
    for (const { table, column } of columns) {
      const pattern = `(${words.join('|')})`
      const rows = await sql`select 1 from ${sql(table)} where ${sql(column)}::text ~* ${pattern} limit 1`
      if (rows.length > 0) found.push(`${table}.${column}`)
    }
    return found.sort()
  } finally {
    await sql.end()
  }
}
const ofCanary = () => ['zzkanarie', erased.email]
const asOwner = <T>(work: (tx: Parameters<typeof erasePerson>[0]) => Promise<T>) => drizzle(owner, { schema }).transaction(work)

beforeAll(async () => {
  await furnish()
  erased = await person({ name: canary })
  other = await curator()
  lesson = await publishedLesson(erased, other)
  const { gatheringId } = await publishedGathering(other)
  await signsUp(erased, gatheringId, { diet: `${canary} eet geen noten`, accessibility: 'Zzkanarie wil een lift' })
  await question(erased, { title: 'Hoe doet Zzkanarie dit?' })
  await must(transact((tx) => follow(tx, erased, { kind: 'theme', key: 'monitoring', rhythm: 'weekly' })))
  const reaction = reactionInput.parse({ slug: lesson.slug, kind: 'question', body: 'Hoe ging dat?', name: canary, email: '' })
  await must(transact((tx) => sendReaction(tx, erased, reaction)))
  await owner`insert into outbox (key, recipient, subject, text, html, sent_at) values ('canary', ${erased.email}, 'Iets', ${canary}, ${canary}, now())`
  await owner`insert into access_requests (email, name, organisation, motivation, site_slug) values (${erased.email}, ${canary}, 'Ergens', 'Ik schrijf mee.', 'friesland')`
  await owner`insert into gathering_invitations (gathering_id, email, invited_by_id) values (${gatheringId}, ${erased.email}, ${other.id})`
  await owner`insert into sessions (token_hash, user_id, expires_at, ends_at) values ('x', ${erased.id}, now() + interval '1 day', now() + interval '1 day')`
  await owner`insert into experience_profiles (user_id, slug, intro, reach) values (${erased.id}, 'zzkanarie', 'Ik ben Zzkanarie', 'Bel Zzkanarie')`
})
afterAll(async () => {
  await owner.unsafe(`drop database if exists ${new URL(restoredUrl).pathname.slice(1)} with (force)`)
  await owner.end()
  fs.rmSync(folder, { recursive: true, force: true })
})

describe('Erasing', { timeout: 60_000 }, () => {
  const list = erasuresFile({ DATA_DIR: folder })
  const archive = path.join(folder, 'before')

  test('takes name and address out of every table; lessons and decisions stay', async () => {
    expect((await traces(url, ofCanary())).length).toBeGreaterThan(7)
    await closePool()
    await makeBackup({ url, files: folderStore(path.join(folder, 'files')), target: archive, key: undefined })
    await must(asOwner((tx) => erasePerson(tx, erased.id)))
    noteErasure(list, erased.id, new Date())
    expect(await traces(url, ofCanary())).toEqual([])
    expect(await owner`select 1 from published_lessons where lesson_id = ${lesson.lessonId}`).toHaveLength(1)
    const [row] = await owner`select name, closed_at is not null as closed from users where id = ${erased.id}`
    expect(row).toEqual({ name: 'Gewist account', closed: true })
    for (const table of ['sessions', 'subscribers', 'experience_profiles'])
      expect(await owner`select 1 from ${owner(table)} where user_id = ${erased.id}`).toHaveLength(0)
    expect(await owner`select 1 from audit_log where action = 'erase_person' and object_id = ${erased.id}`).toHaveLength(1)
  })

  test('a second time changes nothing; nobody unknown and not the only administrator is erased', async () => {
    const before = await owner`select count(*)::int as count from audit_log`
    expect(await asOwner((tx) => erasePerson(tx, erased.id))).toEqual({ ok: true, value: { files: [] } })
    expect(await asOwner((tx) => erasePerson(tx, crypto.randomUUID()))).toEqual({ ok: false, reason: 'unknown_person' })
    const only = await person({ roles: ['member', 'administrator'] })
    expect(await asOwner((tx) => erasePerson(tx, only.id))).toEqual({ ok: false, reason: 'last_administrator' })
    expect(await owner`select count(*)::int as count from audit_log`).toEqual(before)
  })

  test('holds when a backup of before it is put back, because the list stands outside the database', async () => {
    expect(fs.readFileSync(list, 'utf8')).not.toMatch(new RegExp(`${erased.id}|@|kanarie`))
    const target = { url: restoredUrl, files: folderStore(path.join(folder, 'back', 'files')), archive, key: undefined }
    await owner.unsafe(`create database ${new URL(restoredUrl).pathname.slice(1)}`)
    const again = async (address: string) => {
      // Until the list is read the person is back: that is what it is for.
      expect((await traces(address, ofCanary())).length).toBeGreaterThan(7)
      const sql = postgres(address, { max: 1, onnotice: () => {} })
      const { people } = await drizzle(sql, { schema }).transaction((tx) => eraseAgain(tx, readErasures(list) ?? new Set()))
      await sql.end()
      return people
    }
    const { doneAgain, audit } = await putBack({ ...target, again })
    expect([doneAgain, audit.broken]).toEqual([1, null])
    expect(await traces(restoredUrl, ofCanary())).toEqual([])
  })

  test('says so when the list was damaged, and when there is none', () => {
    fs.appendFileSync(list, 'half a line')
    expect(() => readErasures(list)).toThrow('line 2')
    expect(readErasures(path.join(folder, 'nowhere'))).toBeUndefined()
  })
})
