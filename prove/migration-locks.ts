// How long the newest migrations keep who reads and who writes waiting, with a lot in the tables. Each is a transaction of its
// own, so an update over many versions keeps nobody waiting longer than the worst of them.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { ensurePostgres, throwawayFlags } from '#db/embedded.ts'
import { knownMigrations, migrate } from '#db/migrate.ts'
import type { Proof } from '#scripts/prove.ts'
import { fillLarge } from './migration-locks/fill.ts'
import { waitedDuring, type Waited } from './migration-locks/waiting.ts'

const rows = 200_000
const newest = 10
const longest = 2_000

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`
const longestOf = (waited: readonly Waited[], kind: 'read' | 'write') =>
  waited.reduce((most, one) => (one[kind] > most[kind] ? one : most), { table: '', read: 0, write: 0 })
const told = (waited: readonly Waited[]) =>
  (['read', 'write'] as const)
    .map((kind) => {
      const most = longestOf(waited, kind)
      return `${kind === 'read' ? 'lezen' : 'schrijven'} ${seconds(most[kind])} (${most.table})`
    })
    .join(', ')

/** Promises of updating while people are at work. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const all = knownMigrations().length
  const first = all - newest
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-locks-'))
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags: throwawayFlags })
  const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => {} })
  try {
    await admin.unsafe('create database stepwise')
    await migrate(server.url('stepwise'), { first })
    const sql = postgres(server.url('stepwise'), { max: 1, onnotice: () => {} })
    const tables = await fillLarge(sql, rows)
    await sql.end()
    say(`${rows} rijen in elk van ${tables.join(', ')}`)

    const steps: Waited[][] = []
    for (let next = first + 1; next <= all; next++) {
      const waited = await waitedDuring(server.url('stepwise'), tables, () => migrate(server.url('stepwise'), { first: next }))
      steps.push(waited)
      say(`migratie ${next} van ${all}: ${told(waited)}`)
    }
    return [
      {
        promise: `elk van de nieuwste ${newest} migraties laat niemand langer dan ${longest / 1000} s wachten, bij ${rows} rijen`,
        figure: told(steps.flat()),
        held: steps.flat().every(({ read, write }) => Math.max(read, write) <= longest),
      },
    ]
  } finally {
    await admin.end({ timeout: 2 })
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
