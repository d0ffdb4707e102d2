import { asc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { regions, siteRegions, sites } from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isSlug } from '#lib/platform/slug.ts'

const sitesTag = 'sites'

export type SiteRow = {
  slug: string
  name: string
  motto: string | null
  status: 'active' | 'ended'
  position: number
  lessonCount: number
}

/** All sites in their fixed order, with the number of lessons that show them. */
export async function allSites(): Promise<SiteRow[]> {
  dependsOn(sitesTag, 'lessons')
  return db
    .select({
      slug: sites.slug,
      name: sites.name,
      motto: sites.motto,
      status: sites.status,
      position: sites.position,
      lessonCount: sql<number>`(select coalesce(sum(t.count), 0)::int from lesson_totals t
        where t.with_facet = '' and t.with_value = '' and t.facet = 'home' and t.value = 'site:' || sites.slug)`,
    })
    .from(sites)
    .orderBy(asc(sites.position))
}

/** One site with its regions. */
export async function siteBySlug(slug: string) {
  if (!isSlug(slug)) return undefined
  dependsOn(sitesTag)
  const [site] = await db.select().from(sites).where(eq(sites.slug, slug))
  if (!site) return undefined
  const ofSite = await db
    .select({ code: regions.code, slug: regions.slug, name: regions.name })
    .from(siteRegions)
    .innerJoin(regions, eq(regions.code, siteRegions.regionCode))
    .where(eq(siteRegions.siteSlug, slug))
    .orderBy(asc(regions.name))
  return { ...site, regions: ofSite }
}

/** All regions that exist now, with the site they take part in. A merged region is found through its successor. */
export async function allRegions() {
  dependsOn(sitesTag)
  const rows = await db
    .select({ code: regions.code, slug: regions.slug, name: regions.name, siteSlug: sites.slug, siteName: sites.name })
    .from(regions)
    .leftJoin(siteRegions, eq(siteRegions.regionCode, regions.code))
    .leftJoin(sites, eq(sites.slug, siteRegions.siteSlug))
    .where(sql`${regions.mergedInto} is null`)
    .orderBy(asc(regions.name))
  return rows
}

/** One region with its sites, and where it went when it was merged. */
export async function regionBySlug(slug: string) {
  if (!isSlug(slug)) return undefined
  dependsOn(sitesTag)
  const [region] = await db.select().from(regions).where(eq(regions.slug, slug))
  if (!region) return undefined
  const inRegion = await db
    .select({ slug: sites.slug, name: sites.name })
    .from(siteRegions)
    .innerJoin(sites, eq(sites.slug, siteRegions.siteSlug))
    .where(eq(siteRegions.regionCode, region.code))
  const [successor] = region.mergedInto
    ? await db.select({ slug: regions.slug, name: regions.name }).from(regions).where(eq(regions.code, region.mergedInto))
    : []
  return { ...region, sites: inRegion, successor: successor ?? null }
}

/** The names of sites and regions, for choosing one of the own. */
export async function homesOf(home: { sites: readonly string[]; regions: readonly string[] }) {
  const [ownSites, ownRegions] = await Promise.all([
    home.sites.length > 0
      ? db
          .select({ slug: sites.slug, name: sites.name })
          .from(sites)
          .where(inArray(sites.slug, [...home.sites]))
          .orderBy(asc(sites.name))
      : [],
    home.regions.length > 0
      ? db
          .select({ code: regions.code, name: regions.name })
          .from(regions)
          .where(inArray(regions.code, [...home.regions]))
          .orderBy(asc(regions.name))
      : [],
  ])
  return [
    ...ownSites.map((site) => ({ value: `site:${site.slug}`, name: `Proeftuin ${site.name}` })),
    ...ownRegions.map((region) => ({ value: `region:${region.code}`, name: `Regio ${region.name}` })),
  ]
}
