import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { gatheringAddresses } from '#lib/gatherings/queries.ts'
import { lessonAddresses } from '#lib/lessons/queries-addresses.ts'
import { sitemap } from '#lib/platform/feeds.ts'
import { publicLegal } from '#lib/questions/queries-legal.ts'
import { allRegions, allSites } from '#lib/sites/queries.ts'

export const dynamic = 'force-dynamic'

// The format allows 50,000 addresses in one file; gatherings take up to 5,000 of them.
const mostLessons = 44_800
const fixedPages = [
  '/',
  '/lessen',
  '/bijeenkomsten',
  '/proeftuinen',
  '/regios',
  '/open-vragen',
  '/contact',
  '/juridisch',
  '/redactiestatuut',
  '/toegankelijkheid',
  '/privacy',
  '/kwetsbaarheid-melden',
]

export async function GET(): Promise<Response> {
  const [lessons, gatherings, sites, regions, legal] = await Promise.all([
    lessonAddresses(mostLessons),
    gatheringAddresses(),
    allSites(),
    allRegions(),
    publicLegal(),
  ])
  const paths = [
    ...fixedPages,
    ...sites.map((site) => `/proeftuinen/${site.slug}`),
    ...legal.map(({ slug }) => `/juridisch/${slug}`),
    // A region stands once in the list for each of its sites.
    ...new Set(regions.map((region) => `/regios/${region.slug}`)),
  ]
  const pages = [
    ...paths.map((path) => ({ url: absoluteUrl(path) })),
    ...lessons.map((lesson) => ({ url: absoluteUrl(`/lessen/${lesson.slug}`), changedAt: lesson.changedAt })),
    ...gatherings.map((one) => ({ url: absoluteUrl(`/bijeenkomsten/${one.slug}`), changedAt: one.changedAt })),
  ]
  return new Response(sitemap(pages), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
