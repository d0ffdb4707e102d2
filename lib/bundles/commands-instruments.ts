import { and, count, eq, inArray, isNull, like, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { instrumentOpenings, instruments, themes, tips } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { putDocument, takeDocument } from '#lib/platform/search/documents.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { isoDay } from '#lib/platform/time.ts'
import type { BundlesRefusal } from './copy.ts'
import { mayKeep } from './policy.ts'
import type { instrumentIdInput, instrumentInput } from './schema.ts'
import { instrumentsTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, BundlesRefusal>>
type InstrumentInput = z.output<typeof instrumentInput>

/** Adds an instrument, or changes one. A new link is looked at by the clock within minutes. */
export async function saveInstrument(tx: Tx, actor: Actor, input: InstrumentInput): Outcome<{ instrumentId: string }> {
  if (!mayKeep(actor)) return refuse('not_allowed')
  const { instrumentId, tips: tipNumbers, themes: themeSlugs, ...facts } = input
  if (!(await allKnown(tx, tipNumbers, themeSlugs))) return refuse('unknown_word')
  const row = { ...facts, tipNumbers, themeSlugs, changedById: actor.id, changedAt: new Date() }
  const id = instrumentId ? await change(tx, instrumentId, row) : await add(tx, row)
  if (typeof id !== 'string') return id
  await audit(tx, { actorId: actor.id, action: 'save_instrument', objectKind: 'instrument', objectId: id })
  await showChange(tx, id)
  return done({ instrumentId: id })
}

type Row = Omit<InstrumentInput, 'instrumentId' | 'tips' | 'themes'> &
  Pick<typeof instruments.$inferInsert, 'changedById' | 'changedAt' | 'tipNumbers' | 'themeSlugs'>

async function change(tx: Tx, id: string, row: Row) {
  const [found] = await tx.select().from(instruments).where(eq(instruments.id, id)).for('update')
  if (!found || found.retiredAt) return refuse('unknown_instrument' as const)
  if (found.fileId && row.url) return refuse('link_or_file' as const)
  const sameLink = found.url === row.url
  await tx
    .update(instruments)
    .set({ ...row, linkState: sameLink ? found.linkState : null, checkedAt: sameLink ? found.checkedAt : null })
    .where(eq(instruments.id, id))
  return id
}

async function add(tx: Tx, row: Row): Promise<string> {
  const [added] = await tx
    .insert(instruments)
    .values({ ...row, slug: await freeSlug(tx, row.title) })
    .returning({ id: instruments.id })
  if (!added) throw new Error('no instrument was inserted')
  return added.id
}

/** An address that no instrument has or had. */
async function freeSlug(tx: Tx, title: string): Promise<string> {
  // Two curators who add the same name at once follow each other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('instrument address', 0))`)
  const slug = slugOf(title)
  const taken = await tx
    .select({ slug: instruments.slug })
    .from(instruments)
    .where(or(eq(instruments.slug, slug), like(instruments.slug, `${slug}-%`)))
  const names = new Set(taken.map((row) => row.slug))
  for (let number = 1; ; number++) {
    const free = number === 1 ? slug : `${slug}-${number}`
    if (!names.has(free)) return free
  }
}

async function allKnown(tx: Tx, tipNumbers: readonly number[], themeSlugs: readonly string[]): Promise<boolean> {
  const known = async (wanted: number, found: Promise<{ count: number }[]>) => wanted === 0 || (await found)[0]?.count === wanted
  return (
    (await known(
      new Set(tipNumbers).size,
      tx
        .select({ count: count() })
        .from(tips)
        .where(inArray(tips.number, [...tipNumbers])),
    )) &&
    (await known(
      new Set(themeSlugs).size,
      tx
        .select({ count: count() })
        .from(themes)
        .where(inArray(themes.slug, [...themeSlugs])),
    ))
  )
}

export type StoredInstrumentFile = { id: string; name: string; mediaType: string; bytes: number; sha256: string }

/**
 * Puts an uploaded file with an instrument, in the place of an earlier one. Gives the key of the bytes that nobody needs
 * any more, so that the caller removes them after the commit.
 */
export async function placeInstrumentFile(
  tx: Tx,
  actor: Actor,
  instrumentId: string,
  file: StoredInstrumentFile,
): Outcome<{ left: string | null }> {
  if (!mayKeep(actor)) return refuse('not_allowed')
  const [found] = await tx.select().from(instruments).where(eq(instruments.id, instrumentId)).for('update')
  if (!found || found.retiredAt) return refuse('unknown_instrument')
  if (found.url) return refuse('link_or_file')
  await tx
    .update(instruments)
    .set({
      fileId: file.id,
      fileName: file.name,
      fileMediaType: file.mediaType,
      fileBytes: file.bytes,
      fileSha256: file.sha256,
      changedById: actor.id,
      changedAt: new Date(),
    })
    .where(eq(instruments.id, instrumentId))
  await audit(tx, {
    actorId: actor.id,
    action: 'place_instrument_file',
    objectKind: 'instrument',
    objectId: instrumentId,
    details: { bytes: file.bytes },
  })
  await showChange(tx, instrumentId)
  return done({ left: found.fileId })
}

/** Takes an instrument off the site. What was counted stays. */
export async function retireInstrument(tx: Tx, actor: Actor, input: z.output<typeof instrumentIdInput>): Outcome {
  if (!mayKeep(actor)) return refuse('not_allowed')
  const [retired] = await tx
    .update(instruments)
    .set({ retiredAt: new Date(), changedById: actor.id, changedAt: new Date() })
    .where(and(eq(instruments.id, input.instrumentId), isNull(instruments.retiredAt)))
    .returning({ id: instruments.id })
  if (!retired) return refuse('unknown_instrument')
  await audit(tx, { actorId: actor.id, action: 'retire_instrument', objectKind: 'instrument', objectId: retired.id })
  await showChange(tx, retired.id)
  return done(null)
}

/** Pages and search show what an instrument is now. */
async function showChange(tx: Tx, id: string): Promise<void> {
  const [now] = await tx.select().from(instruments).where(eq(instruments.id, id))
  if (now && !now.retiredAt && (now.url ?? now.fileId))
    await putDocument(tx, {
      kind: 'instrument',
      id,
      address: `/instrumenten#${now.slug}`,
      title: now.title,
      summary: now.purpose,
      body: now.source,
      themeSlugs: now.themeSlugs,
      at: now.changedAt,
    })
  else await takeDocument(tx, 'instrument', id)
  await emptyTags(tx, [instrumentsTag])
}

/** Somebody opens an instrument: the day is counted, and nothing else is written. Gives where it is. */
export async function openInstrument(tx: Tx, slug: string, now = new Date()): Outcome<{ url: string }> {
  const [found] = await tx
    .select({ id: instruments.id, url: instruments.url, fileId: instruments.fileId })
    .from(instruments)
    .where(and(eq(instruments.slug, slug), isNull(instruments.retiredAt)))
  const url = found?.url ?? (found?.fileId ? `/bestanden/${found.fileId}` : undefined)
  if (!found || !url) return refuse('unknown_instrument')
  await tx
    .insert(instrumentOpenings)
    .values({ instrumentId: found.id, day: isoDay(now), count: 1 })
    .onConflictDoUpdate({
      target: [instrumentOpenings.instrumentId, instrumentOpenings.day],
      set: { count: sql`${instrumentOpenings.count} + 1` },
    })
  return done({ url })
}
