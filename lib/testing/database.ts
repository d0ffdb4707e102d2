import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { closePool } from '#db/client.ts'
import { templateDatabase } from './global-setup.ts'
import { endRaces } from './races.ts'

/**
 * Gives the test file a migrated, empty PostgreSQL database of its own. Call it once, at the top of the file; the
 * product's own pool uses it too. Gives the owner's address, for tests that need more connections or more rights.
 */
export function testDatabase(): { url: string } {
  const url = process.env.DATABASE_URL ?? ''
  const name = new URL(url).pathname.slice(1)

  beforeAll(async () => {
    await asOwner(`create database ${name} template ${templateDatabase} strategy file_copy`)
  })
  afterAll(async () => {
    await Promise.all([closePool(), endRaces(url)])
    await asOwner(`drop database if exists ${name} with (force)`)
  })
  return { url }
}

let owner: postgres.Sql | undefined

/** Makes and drops databases, on one connection for all files that follow each other here. */
async function asOwner(statement: string): Promise<void> {
  owner ??= postgres(inject('testServer').replace('{database}', 'postgres'), { max: 1, idle_timeout: 30, onnotice: () => {} })
  await owner.unsafe(statement)
}
