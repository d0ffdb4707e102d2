import { and, asc, desc, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { instrumentOpenings, instruments, themes, tips } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { addDays } from '#lib/platform/days.ts'
import { isoDay } from '#lib/platform/time.ts'
import { mayKeep } from './policy.ts'
import { instrumentsTag } from './tags.ts'

export type InstrumentRow = {
  id: string
  slug: string
  title: string
  purpose: string
  source: string
  version: string
  validUntil: string | null
  /** Empty when it is a file that lies here. */
  url: string | null
  file: { mediaType: string; bytes: number } | null
  linkState: 'works' | 'doubtful' | 'broken' | null
  tips: { number: number; slug: string; name: string }[]
  themes: { slug: string; name: string }[]
}

const columns = {
  id: instruments.id,
  slug: instruments.slug,
  title: instruments.title,
  purpose: instruments.purpose,
  source: instruments.source,
  version: instruments.version,
  validUntil: instruments.validUntil,
  url: instruments.url,
  fileMediaType: instruments.fileMediaType,
  fileBytes: instruments.fileBytes,
  linkState: instruments.linkState,
  tips: sql<
    InstrumentRow['tips']
  >`(select coalesce(json_agg(json_build_object('number', t.number, 'slug', t.slug, 'name', t.name) order by t.number), '[]')
    from tips t where t.number = any(${instruments.tipNumbers}))`,
  themes: sql<
    InstrumentRow['themes']
  >`(select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by t.position), '[]')
    from themes t where t.slug = any(${instruments.themeSlugs}))`,
}

const isPublic = and(isNull(instruments.retiredAt), or(isNotNull(instruments.url), isNotNull(instruments.fileId)))

async function rows(where: SQL | undefined): Promise<InstrumentRow[]> {
  dependsOn(instrumentsTag)
  const found = await db.select(columns).from(instruments).where(and(isPublic, where)).orderBy(asc(instruments.title)).limit(500)
  return found.map(({ fileMediaType, fileBytes, ...row }) => ({
    ...row,
    file: fileMediaType && fileBytes ? { mediaType: fileMediaType, bytes: fileBytes } : null,
  }))
}

/** The instruments that can be used now, by name; of one tip or theme when that is asked. */
export async function publicInstruments(filter: { tip?: string; theme?: string } = {}): Promise<InstrumentRow[]> {
  const tip = filter.tip && sql`(select number from tips where slug = ${filter.tip}) = any(${instruments.tipNumbers})`
  const theme = filter.theme && sql`${filter.theme} = any(${instruments.themeSlugs})`
  return rows(and(tip || undefined, theme || undefined))
}

/** The instruments of a tip. */
export const instrumentsOfTip = (number: number): Promise<InstrumentRow[]> => rows(sql`${number} = any(${instruments.tipNumbers})`)

/** The tips and themes that have instruments, for the filters of the list. */
export async function instrumentFilters() {
  dependsOn(instrumentsTag)
  const [ofTips, ofThemes] = await Promise.all([
    db
      .select({ slug: tips.slug, name: tips.name })
      .from(tips)
      .where(sql`exists (select from ${instruments} where ${tips.number} = any(${instruments.tipNumbers}) and ${isPublic})`)
      .orderBy(asc(tips.number)),
    db
      .select({ slug: themes.slug, name: themes.name })
      .from(themes)
      .where(sql`exists (select from ${instruments} where ${themes.slug} = any(${instruments.themeSlugs}) and ${isPublic})`)
      .orderBy(asc(themes.position)),
  ])
  return { tips: ofTips, themes: ofThemes }
}

/** The file of an instrument that is on the site; a curator may fetch it too when it is not. */
export async function fetchableInstrumentFile(actor: Actor | null, fileId: string) {
  const [row] = await db.select().from(instruments).where(eq(instruments.fileId, fileId))
  if (!row?.fileId || !row.fileName || !row.fileMediaType || !row.fileBytes || !row.fileSha256) return undefined
  if (row.retiredAt && !(actor && mayKeep(actor))) return undefined
  return {
    id: row.fileId,
    kind: 'document',
    name: row.fileName,
    mediaType: row.fileMediaType,
    bytes: row.fileBytes,
    sha256: row.fileSha256,
    isPublic: row.retiredAt === null,
  }
}

export type KeptInstrument = {
  id: string
  slug: string
  title: string
  url: string | null
  fileName: string | null
  linkState: InstrumentRow['linkState']
  checkedAt: Date | null
  validUntil: string | null
  /** How often it was opened in the last ninety days. */
  opened: number
}

/** All instruments with what a curator has to know: what is broken or past its date comes first. */
export async function keptInstruments(actor: Actor, now = new Date()): Promise<KeptInstrument[]> {
  if (!mayKeep(actor)) return []
  const today = isoDay(now)
  return db
    .select({
      id: instruments.id,
      slug: instruments.slug,
      title: instruments.title,
      url: instruments.url,
      fileName: instruments.fileName,
      linkState: instruments.linkState,
      checkedAt: instruments.checkedAt,
      validUntil: instruments.validUntil,
      opened: sql<number>`(select coalesce(sum(o.count), 0)::int from ${instrumentOpenings} o where o.instrument_id = ${instruments.id} and o.day > ${addDays(today, -90)})`,
    })
    .from(instruments)
    .where(isNull(instruments.retiredAt))
    .orderBy(
      desc(sql`coalesce(${instruments.linkState} = 'broken', false)`),
      desc(sql`coalesce(${instruments.validUntil} < ${today}, false)`),
      asc(instruments.title),
    )
}

/** How many instruments have a link that no longer works, for the front of the desk. */
export async function brokenLinks(actor: Actor): Promise<number> {
  if (!mayKeep(actor)) return 0
  return db.$count(instruments, and(isNull(instruments.retiredAt), eq(instruments.linkState, 'broken')))
}

/** One instrument as its form needs it. */
export async function instrumentToChange(actor: Actor, id: string) {
  if (!mayKeep(actor)) return undefined
  const [row] = await db
    .select()
    .from(instruments)
    .where(and(eq(instruments.id, id), isNull(instruments.retiredAt)))
  return row
}

/** The tips and themes that an instrument can be about. */
export async function instrumentChoices() {
  const [allTips, allThemes] = await Promise.all([
    db.select().from(tips).orderBy(asc(tips.number)),
    db.select({ slug: themes.slug, name: themes.name }).from(themes).where(isNull(themes.retiredAt)).orderBy(asc(themes.position)),
  ])
  return { tips: allTips, themes: allThemes }
}
