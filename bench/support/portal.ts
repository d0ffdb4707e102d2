// A portal of its own for a measurement: a server with the settings of the product, one migrated database with the words and
// sites of the tests, and nothing of it left afterwards.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { closePool } from '#db/client.ts'
import { ensurePostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { furnish } from '#lib/testing/factories.ts'

/** Opens it, gives the address of its database to `run`, and throws it away. */
export async function inPortal<T>(name: string, run: (url: string) => Promise<T>, flags: string[] = []): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `portal-${name}-`))
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags })
  try {
    const maintenance = postgres(server.url('postgres'), { max: 1 })
    await maintenance`create database ${maintenance(name)}`
    await maintenance.end()
    const url = server.url(name)
    await migrate(url)
    Object.assign(process.env, {
      DATABASE_URL: url,
      APP_URL: 'http://localhost:3000',
      AUTH_SECRET: 'only-for-measuring-only-for-measuring-only',
      MAIL_FROM: 'Proeftuin <noreply@localhost>',
      DEMO: '1',
    })
    await furnish()
    return await run(url)
  } finally {
    await closePool()
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
