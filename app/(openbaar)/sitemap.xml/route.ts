import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { lessonAddresses } from '#lib/lessons/queries-addresses.ts'
import { sitemap } from '#lib/platform/feeds.ts'
import { allRegions, allSites } from '#lib/sites/queries.ts'

export const dynamic = 'force-dynamic'

// The format allows 50,000 addresses in one file.
const mostLessons = 49_800
const fixedPages = [
  '/',
  '/lessen',
  '/proeftuinen',
  '/regios',
  '/contact',
  '/redactiestatuut',
  '/toegankelijkheid',
  '/privacy',
  '/kwetsbaarheid-melden',
]

export async function GET(): Promise<Response> {
  const [lessons, sites, regions] = await Promise.all([lessonAddresses(mostLessons), allSites(), allRegions()])
  const paths = [
    ...fixedPages,
    ...sites.map((site) => `/proeftuinen/${site.slug}`),
    // A region stands once in the list for each of its sites.
    ...new Set(regions.map((region) => `/regios/${region.slug}`)),
  ]
  const pages = [
    ...paths.map((path) => ({ url: absoluteUrl(path) })),
    ...lessons.map((lesson) => ({ url: absoluteUrl(`/lessen/${lesson.slug}`), changedAt: lesson.changedAt })),
  ]
  return new Response(sitemap(pages), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
