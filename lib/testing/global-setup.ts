// One throwaway PostgreSQL for a test run, with a migrated template that each test file gets a copy of.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, ensurePostgres, throwawayFlags } from '#db/embedded.ts'
import { isAlive, ownIdentity } from '#db/embedded/processes.ts'
import { migrate } from '#db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the test server; `{database}` stands where the name goes. */
    testServer: string
    testRun: string
  }
}

export const templateDatabase = 'template_portal'
const folderPrefix = 'portal-test-'
const ownerFile = 'owner'
/** Many pools are open at once. What a server does in the background for its later years costs only time here. */
const flags = [
  ...throwawayFlags,
  ...['max_connections=300', 'jit=off', 'autovacuum=off', 'wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=4GB'].flatMap(
    (setting) => ['-c', setting],
  ),
]
/** Copies of the template are many small files: in memory where there is plenty of it. */
const memory = '/dev/shm'
const plenty = 4 * 1024 ** 3
const parents = [os.tmpdir(), ...(process.platform === 'linux' && fs.existsSync(memory) ? [memory] : [])]

function roomiest(): string {
  if (!parents.includes(memory)) return os.tmpdir()
  const { bavail, bsize } = fs.statfsSync(memory)
  return bavail * bsize > plenty && os.freemem() > plenty ? memory : os.tmpdir()
}

/** Vitest calls this once before all files, and what it returns once after. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const folder = fs.mkdtempSync(path.join(roomiest(), folderPrefix))
  fs.writeFileSync(path.join(folder, ownerFile), ownIdentity())
  let server: EmbeddedPostgres | undefined
  const teardown = async () => {
    await server?.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags })
    const sql = postgres(server.url('postgres'), { max: 1 })
    await sql.unsafe(`create database ${templateDatabase}`)
    // The same password with one turn of the hash instead of 4,096: hundreds of connections are opened in a run.
    const { username, password } = new URL(server.url('postgres'))
    await sql.unsafe(`set scram_iterations = 1; alter role ${username} password '${password}'`)
    await sql.end()
    await migrate(server.url(templateDatabase))
    project.provide('testServer', server.url('{database}'))
    project.provide('testRun', randomBytes(4).toString('hex'))
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}

/** A run that was killed leaves its server behind: nobody else would ever stop it. */
async function removeAbandoned(): Promise<void> {
  const left = parents.flatMap((parent) =>
    fs.readdirSync(parent).flatMap((name) => (name.startsWith(folderPrefix) ? path.join(parent, name) : [])),
  )
  for (const folder of left) {
    try {
      if (isAlive(fs.readFileSync(path.join(folder, ownerFile), 'utf8') as `${number}:${string}`)) continue
      const dataDir = path.join(folder, 'postgres')
      if (fs.existsSync(path.join(dataDir, 'postmaster.pid'))) await (await ensurePostgres({ dataDir, flags })).stop()
      fs.rmSync(folder, { recursive: true, force: true })
    } catch {
      // Of another user, or just being made by a run that starts at this moment: not ours to remove.
    }
  }
}
