// Bytes that no row refers to: of an upload whose process fell between storing and the row, or whose removal failed.
import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { strayFiles } from '#db/schema/index.ts'
import type { Job } from '../jobs.ts'
import { fileStore } from '../storage.ts'
import { storageParts, type FileStore } from './store.ts'

const day = 24 * 3_600_000
/** Every part has its turn once in 21 hours. */
const pace = 5 * 60_000
const page = 500
const atOnce = 50
/** More than this, and more than a tenth of all files, is no leftover: then the database is not the one of these files. */
const mostStrays = 20

/** Of these keys the ones without a row. Asked of the database itself: files of questions are not the clock's to see. */
async function withoutRow(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select files_without_row(${sql.param([...keys])}::uuid[]) as id`)
  return rows.map(({ id }) => id)
}

/** Writes down what lies in one part longer than a day without a row: an upload under way has none yet. */
async function note(tx: Tx, store: FileStore, part: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - day)
  const take = async (keys: readonly string[]) => {
    const strays = await withoutRow(tx, keys)
    if (strays.length === 0) return
    const rows = strays.map((id) => ({ id, foundAt: now }))
    await tx.insert(strayFiles).values(rows).onConflictDoNothing()
  }
  let keys: string[] = []
  for await (const { key, changedAt } of store.list(part)) {
    if (changedAt < before) keys.push(key)
    if (keys.length < page) continue
    await take(keys)
    keys = []
  }
  if (keys.length > 0) await take(keys)
}

/** Removes what was written down a day ago or more and still has no row. */
async function removeDue(tx: Tx, store: FileStore, now: Date): Promise<number> {
  const due = await tx
    .select({ id: strayFiles.id })
    .from(strayFiles)
    .where(sql`${strayFiles.foundAt} <= ${new Date(now.getTime() - day).toISOString()}::timestamptz`)
    .orderBy(strayFiles.foundAt)
    .limit(atOnce)
    .for('update', { skipLocked: true })
  if (due.length === 0) return 0
  const [size] = await tx.execute<{ strays: number; kept: number }>(
    sql`select (select count(*) from stray_files)::int as strays, files_with_row()::int as kept`,
  )
  const { strays = 0, kept = 0 } = size ?? {}
  // A job that fails is seen by who runs the portal.
  if (strays > mostStrays && strays > kept / 10)
    throw new Error(`${strays} files have no row and ${kept} have one: is this the database of these files? Nothing is removed`)
  const ids = due.map(({ id }) => id)
  const gone = await withoutRow(tx, ids)
  for (const id of gone) await store.remove(id)
  await tx.delete(strayFiles).where(inArray(strayFiles.id, ids))
  return gone.length
}

/** One step: looks through one part of the place of files, and removes what is due. Gives how many were removed. */
export async function removeStrays(tx: Tx, now: Date, store: FileStore = fileStore()): Promise<number> {
  const part = Math.floor(now.getTime() / pace) % storageParts
  const half = await store.removeHalf(part, new Date(now.getTime() - day))
  await note(tx, store, part, now)
  return half + (await removeDue(tx, store, now))
}

export const strayRemoving: Job = { name: 'remove files without a row', every: pace, run: (tx, now) => removeStrays(tx, now) }
