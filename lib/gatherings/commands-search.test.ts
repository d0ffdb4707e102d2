import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { findDocuments } from '#lib/platform/search/find.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must } from '#lib/testing/factories.ts'
import { gatheringFields } from '#lib/testing/gatherings.ts'
import { cancelGathering, publishGathering } from './commands-publish.ts'
import { gatheringIndexing } from './commands-search.ts'
import { changeGathering, createGathering } from './commands.ts'

testDatabase()

let organiser: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})
const found = async (words: string) => (await findDocuments(words)).documents.map((document) => document.id)

describe('Search', () => {
  test('finds a gathering while it is in the agenda, by its newest words, and not before or after', async () => {
    const fields = gatheringFields({ title: 'Zonnebloemen tellen' })
    const { gatheringId } = await must(transact((tx) => createGathering(tx, organiser, { ...fields, formKey: crypto.randomUUID() })))
    expect(await found('zonnebloem')).toEqual([])
    await must(transact((tx) => publishGathering(tx, organiser, { gatheringId, version: 1 })))
    expect(await found('zonnebloem')).toEqual([gatheringId])
    await must(
      transact((tx) => changeGathering(tx, organiser, { ...fields, title: 'Tulpen tellen', changeNote: '', gatheringId, version: 1 })),
    )
    expect(await found('zonnebloem')).toEqual([])
    expect(await found('tulp')).toEqual([gatheringId])
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'Te weinig bloemen.' })))
    expect(await found('tulp')).toEqual([])
  })
  test('finds what was in the agenda before it could', async () => {
    const fields = gatheringFields({ title: 'Rozen snoeien' })
    const { gatheringId } = await must(transact((tx) => createGathering(tx, organiser, { ...fields, formKey: crypto.randomUUID() })))
    await must(transact((tx) => publishGathering(tx, organiser, { gatheringId, version: 1 })))
    await db.execute(sql`delete from search_documents`)
    expect(await found('rozen')).toEqual([])
    expect(await runJob(gatheringIndexing)).toBe(1)
    expect(await found('rozen')).toEqual([gatheringId])
    expect(await runJob(gatheringIndexing)).toBe(0)
  })
})
