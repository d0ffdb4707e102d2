// A database and files of some size into an archive and back onto an empty machine: how long, and with how much memory.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { ensurePostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { makeBackup } from '#lib/platform/backup/back-up.ts'
import { putBack } from '#lib/platform/backup/put-back.ts'
import { folderStore, placeIn } from '#lib/platform/storage/folder.ts'
import type { Proof } from '#scripts/prove.ts'

const rows = 300_000
const files = 200
const fileBytes = 500_000
const deeds = 20_000
const longest = 600
const mostMegabytes = 300

/** The highest memory of this process, above what it began with, while something runs. */
async function withMemory<T>(work: Promise<T>): Promise<{ value: T; megabytes: number; seconds: number }> {
  const [began, started] = [process.memoryUsage().rss, performance.now()]
  let most = began
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  try {
    return { value: await work, megabytes: Math.round((most - began) / 1e6), seconds: (performance.now() - started) / 1000 }
  } finally {
    clearInterval(timer)
  }
}

/** Promises of backup and restore at a size that does not fit in the memory they may use. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-size-'))
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags: ['-c', 'fsync=off'] })
  try {
    const admin = postgres(server.url('postgres'), { max: 1 })
    for (const name of ['whole', 'fresh']) await admin.unsafe(`create database ${name}`)
    await admin.end()
    await migrate(server.url('whole'))
    say(`${rows} mails van een kilobyte, ${deeds} regels in het logboek, ${files} bestanden`)
    const sql = postgres(server.url('whole'), { max: 1 })
    await sql`insert into outbox (key, recipient, subject, text, html)
      select 'size ' || n, 'iemand@test.example', 'Onderwerp', repeat(md5(n::text), 16), repeat(md5((-n)::text), 16) from generate_series(1, ${rows}) as n`
    await sql`insert into audit_log (action, object_kind, object_id) select 'size', 'test', n::text from generate_series(1, ${deeds}) as n`
    const [size] = await sql<{ bytes: string }[]>`select pg_database_size(current_database()) as bytes`
    await sql.end()
    const from = path.join(folder, 'from')
    for (let index = 0; index < files; index++) {
      const file = placeIn(from, crypto.randomUUID())
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, randomBytes(fileBytes))
    }
    const archive = path.join(folder, 'archive')
    const key = 'a key that is long enough to be one'
    const made = await withMemory(makeBackup({ url: server.url('whole'), files: folderStore(from), target: archive, key }))
    const put = await withMemory(putBack({ url: server.url('fresh'), files: folderStore(path.join(folder, 'to')), archive, key }))
    const megabytes = Math.round((Number(size?.bytes) + files * fileBytes) / 1e6)
    const told = (seconds: number) => `${seconds.toFixed(1).replace('.', ',')} s`
    return [
      {
        promise: `${megabytes} MB terug op een lege machine binnen tien minuten, gelijk per tabel`,
        figure: `back-up ${told(made.seconds)}, terugzetten ${told(put.seconds)}`,
        held: put.seconds <= longest && put.value.audit.broken === null && put.value.audit.length === deeds,
      },
      {
        promise: `met hooguit ${mostMegabytes} MB geheugen erbij`,
        figure: `${made.megabytes} MB en ${put.megabytes} MB`,
        held: Math.max(made.megabytes, put.megabytes) <= mostMegabytes,
      },
    ]
  } finally {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
