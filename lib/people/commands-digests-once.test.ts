import { like } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { done } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, placeMany } from '#lib/testing/factories.ts'
import { barrier, race, withoutLock } from '#lib/testing/races.ts'
import { digestJobs, noteNews, rewriteDigests, sendDigests } from './commands-digests.ts'
import { follow } from './commands-follows.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

const [sending] = digestJobs.filter(({ name }) => name === 'send digests')
if (!sending) throw new Error('no job sends digests')

// What a batch does, in order: it holds off who takes things away, looks for news, writes down who is told, puts the mails in line.
const looking = 2
const mailing = 4

/** The row lock on people is gone: both choose the same people, and wait for each other before one of their statements. */
function unlocked(tx: Tx, together: () => Promise<void>, before: number): Tx {
  let statements = 0
  const execute = async (...given: Parameters<Tx['execute']>) => {
    if (++statements === before) await together()
    return tx.execute(...given)
  }
  const open = withoutLock(tx, async () => {})
  return new Proxy(open, { get: (target, name) => (name === 'execute' ? execute : Reflect.get(target, name)) })
}

const people = 24
beforeAll(async () => {
  await furnish()
  for (let index = 0; index < people; index++) {
    const reader = await person()
    await must(transact((tx) => follow(tx, reader, { kind: 'theme', key: 'monitoring', rhythm: 'daily' })))
  }
  const themes = ['monitoring']
  await placeMany(await person(), await curator(), [
    { at: new Date(), title: 'Een', themes },
    { at: new Date(), title: 'Twee', themes },
  ])
  await db.transaction((tx) => noteNews(tx, new Date()))
})
beforeEach(async () => {
  await owner`truncate digest_claims`
  await db.delete(outbox)
  await owner`update follow_rhythms set next_at = now() - interval '1 minute'`
})

/** Every line of every digest: who was told of what. */
async function told() {
  const rows = await db.select({ to: outbox.recipient, text: outbox.text }).from(outbox).where(like(outbox.key, 'digest:%'))
  const lines = rows.flatMap(({ to, text }) => (text.match(/^- .+$/gm) ?? []).map((line) => `${to} ${line}`))
  return { all: lines.length, different: new Set(lines).size }
}

describe('Somebody is told of a thing exactly once', () => {
  const workers = (make: (tx: Tx) => Tx, most = 100) => race(url, 2, async (tx) => done(await sendDigests(make(tx), new Date(), most)))

  test('with two workers at once, each taking what the other leaves', async () => {
    for (let round = 0; round < 4; round++) await workers((tx) => tx, 10)
    expect(await told()).toEqual({ all: 2 * people, different: 2 * people })
  })
  test('with the lock on people taken out, because the table takes a thing once for a person', async () => {
    const together = barrier(2)
    await workers((tx) => unlocked(tx, together, looking))
    expect(await told()).toEqual({ all: 2 * people, different: 2 * people })
  })
  test('and not without the two: this is what they are for', async () => {
    await owner`alter table digest_claims drop constraint digest_claims_never_twice`
    try {
      const together = barrier(2)
      // Nobody goes on before both wrote: else the second, if it is slow, finds that nothing is due any more.
      await workers((tx) => unlocked(tx, together, mailing))
      expect(await told()).toEqual({ all: 4 * people, different: 2 * people })
    } finally {
      await owner`truncate digest_claims`
      await owner`alter table digest_claims add constraint digest_claims_never_twice unique (subscriber_id, item_id)`
    }
  })
  test('when a process ends between the making and the commit, and another one goes on', async () => {
    const killed = async () => {
      const ended = db.transaction(async (tx) => {
        await sendDigests(tx, new Date(), 10)
        throw new Error('everything is written and nothing is committed')
      })
      await expect(ended).rejects.toThrow('nothing is committed')
    }
    await db.transaction((tx) => sendDigests(tx, new Date(), 10))
    await killed()
    expect(await told()).toEqual({ all: 20, different: 20 })
    await runJob(sending)
    expect(await told()).toEqual({ all: 2 * people, different: 2 * people })
    expect(await db.transaction((tx) => rewriteDigests(tx, new Date()))).toBe(0)
  })
})
