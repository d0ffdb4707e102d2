import postgres from 'postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { testDatabase } from '#lib/testing/database.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

describe('Migrations', () => {
  test('a second time changes nothing, also when several instances start at once', async () => {
    const applied = () => owner`select hash from drizzle.__drizzle_migrations order by id`
    const before = await applied()
    await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(await applied()).toEqual(before)
  })
  test('every constraint of a table is named after what it constrains', async () => {
    const strange = await owner`
      select conrelid::regclass::text as table, conname as name from pg_constraint
      where contype in ('u', 'c') and connamespace = 'public'::regnamespace and conname not like split_part(conrelid::regclass::text, '.', 1) || '%'`
    expect(strange).toHaveLength(0)
  })
  test('the index of the newest lessons has the order in which the feed asks for them', async () => {
    const [index] = await owner`select indexdef from pg_indexes where indexname = 'published_lessons_newest'`
    // `order by … desc` puts nulls first: an index that puts them last does not serve it.
    expect(index?.indexdef).not.toContain('NULLS LAST')
  })
})
