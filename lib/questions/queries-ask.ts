import { asc, inArray, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { regions, siteRegions, themes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'

export type Choice = { value: string; label: string }
export type AskForm = { regions: Choice[]; themes: Choice[]; ownRegion: string }

/** What the form to ask with offers; the own region is chosen already. */
export async function askForm(actor: Actor | null): Promise<AskForm> {
  const [allRegions, allThemes] = await Promise.all([
    db.select({ value: regions.code, label: regions.name }).from(regions).where(isNull(regions.mergedInto)).orderBy(asc(regions.name)),
    db.select({ value: themes.slug, label: themes.name }).from(themes).where(isNull(themes.retiredAt)).orderBy(asc(themes.position)),
  ])
  return { regions: allRegions, themes: allThemes, ownRegion: actor ? await ownRegion(actor) : '' }
}

async function ownRegion(actor: Actor): Promise<string> {
  const [own] = actor.regions
  if (own) return own
  if (actor.sites.length === 0) return ''
  const found = await db
    .select({ code: siteRegions.regionCode })
    .from(siteRegions)
    .where(inArray(siteRegions.siteSlug, [...actor.sites]))
  // A site with several regions: the person says which one.
  return found.length === 1 ? (found[0]?.code ?? '') : ''
}
