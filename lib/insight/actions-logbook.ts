'use server'
import { csvFile } from '#lib/platform/csv.ts'
import { currentActor } from '#lib/platform/session.ts'
import { isoMoment } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { recordExport } from './commands-logbook.ts'
import { actionName, objectWords, reasonWords } from './copy-logbook.ts'
import { mayReadLogbook } from './policy-logbook.ts'
import { logbookExport } from './queries-logbook.ts'
import { readLogbookFilter } from './schema-logbook.ts'

const heads = [
  'nummer',
  'moment',
  'wie',
  'account',
  'wat',
  'handeling',
  'waarover',
  'naam',
  'kenmerk',
  'reden',
  'details',
  'schakel',
  'hash',
]

/** The logbook as a file, with the filter of the address; null for who may not have it. That it was taken is written down. */
export async function exportLogbookAction(asked: unknown): Promise<string | null> {
  const actor = await currentActor()
  if (!actor || !mayReadLogbook(actor)) return null
  const filter = readLogbookFilter(typeof asked === 'object' && asked !== null ? { ...asked } : {})
  const rows = await logbookExport(actor, filter)
  const recorded = await transact((tx) => recordExport(tx, actor, rows.length))
  if (!recorded.ok) return null
  return csvFile(
    heads,
    rows.map((row) => [
      row.id,
      isoMoment(row.at),
      row.actorName ?? (row.actorId ? '' : 'niemand ingelogd'),
      row.actorId,
      actionName(row.action),
      row.action,
      objectWords[row.objectKind] ?? row.objectKind,
      row.objectName,
      row.objectId,
      row.reason === null ? null : (reasonWords[row.reason] ?? row.reason),
      JSON.stringify(row.details),
      row.position,
      row.hash,
    ]),
  )
}
