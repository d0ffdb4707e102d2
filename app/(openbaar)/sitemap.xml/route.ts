import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { publicBundles } from '#lib/bundles/queries-bundles.ts'
import { allPrinciples } from '#lib/bundles/queries-elements.ts'
import { allTips } from '#lib/bundles/queries-tips.ts'
import { gatheringAddresses } from '#lib/gatherings/queries-addresses.ts'
import { lessonAddresses } from '#lib/lessons/queries-addresses.ts'
import { sitemap } from '#lib/platform/feeds.ts'
import { publicLegal } from '#lib/questions/queries-legal.ts'
import { allRegions, allSites } from '#lib/sites/queries.ts'

export const dynamic = 'force-dynamic'

// The format allows 50,000 addresses in one file; gatherings take up to 5,000 of them, bundles and their like some hundreds.
const mostLessons = 44_000
const fixedPages = [
  '/',
  '/lessen',
  '/bijeenkomsten',
  '/aan-de-slag',
  '/inspiratiebundel',
  '/instrumenten',
  '/bundels',
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
  const [lessons, gatherings, sites, regions, tips, inspiration, bundles, legal] = await Promise.all([
    lessonAddresses(mostLessons),
    gatheringAddresses(),
    allSites(),
    allRegions(),
    allTips(),
    allPrinciples(),
    publicBundles(),
    publicLegal(),
  ])
  const paths = [
    ...fixedPages,
    ...tips.map((tip) => `/aan-de-slag/${tip.slug}`),
    ...inspiration.principles.flatMap(({ slug, elements }) => [`/inspiratiebundel/${slug}`, ...elements.map(({ href }) => href)]),
    ...sites.map((site) => `/proeftuinen/${site.slug}`),
    ...legal.map(({ slug }) => `/juridisch/${slug}`),
    // A region stands once in the list for each of its sites.
    ...new Set(regions.map((region) => `/regios/${region.slug}`)),
  ]
  const pages = [
    ...paths.map((path) => ({ url: absoluteUrl(path) })),
    ...lessons.map((lesson) => ({ url: absoluteUrl(`/lessen/${lesson.slug}`), changedAt: lesson.changedAt })),
    ...bundles.map((bundle) => ({ url: absoluteUrl(`/bundels/${bundle.slug}`), changedAt: bundle.placedAt })),
    ...gatherings.map((one) => ({ url: absoluteUrl(`/bijeenkomsten/${one.slug}`), changedAt: one.changedAt })),
  ]
  return new Response(sitemap(pages), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
