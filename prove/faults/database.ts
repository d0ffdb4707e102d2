// The database of a house, stopped as somebody else would do it, and started again.
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensurePostgres } from '#db/embedded.ts'
import { isRunning, readPostmaster } from '#db/embedded/postmaster.ts'
import { whenClosing } from '#scripts/closing.ts'

/** PostgreSQL's own ways of stopping: `fast` ends every connection neatly, `immediate` falls down and recovers later. */
export type Stop = 'fast' | 'immediate'

const folderIn = (dataDir: string) => path.join(dataDir, 'postgres')

/** Whether the database of the house runs. */
export const databaseRuns = (dataDir: string): boolean => readPostmaster(folderIn(dataDir)) !== undefined

/** Stops the database and waits until it is gone. */
export async function stopDatabase(dataDir: string, how: Stop): Promise<void> {
  const running = readPostmaster(folderIn(dataDir))
  if (!running) throw new Error('the database does not run')
  process.kill(running.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT')
  while (isRunning(running)) await sleep(10)
}

/** Starts it again on the port that the instances know. */
export async function startDatabase(dataDir: string, databaseUrl: string): Promise<void> {
  const server = await ensurePostgres({ dataDir: folderIn(dataDir), port: Number(new URL(databaseUrl).port) })
  whenClosing(() => server.stop())
}
