import type { Metadata } from 'next'
import { feedAddress, feedFacets, feedPage, feedFilters, readFeedQuery, type Facets, type FeedQuery } from '#lib/lessons/queries-feed.ts'
import { countLessons } from '#lib/lessons/queries.ts'
import { env } from '#lib/platform/env.ts'
import { pageMetadata } from '../metadata.ts'
import { chosenFilters, facetLinks, keptFilters } from './feed-links.ts'
import { FeedDocument } from './feed-document.tsx'
import { NothingFound } from './nothing-found.tsx'
import { resultSentence } from './result-sentence.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const description =
  'Wat proeftuinen en regio’s leerden: wat lukte, wat niet werkte en wat zij nu anders doen. Zoek op thema, regio of woord.'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = readFeedQuery(await searchParams)
  const filters = feedFilters.filter((filter) => query[filter])
  const metadata = pageMetadata({
    title: query.q ? `Lessen over ‘${query.q}’` : 'Lessen',
    description,
    path: feedAddress({ ...query, vanaf: '' }),
    feeds: true,
  })
  // Every word and every pair of filters is an address: search engines need only the lists of one filter.
  return query.q || query.vanaf || filters.length > 1 ? { ...metadata, robots: { index: false, follow: true } } : metadata
}

/** What one can follow by mail of what is chosen here: the theme, or else the tip. */
function followed(query: FeedQuery, facets: Facets) {
  const named = (filter: 'thema' | 'tip') => facets[filter].find(({ slug }) => slug === query[filter])
  const [theme, tip] = [named('thema'), named('tip')]
  if (theme) return { kind: 'theme' as const, key: theme.slug, name: `het thema ${theme.name}` }
  return tip && { kind: 'tip' as const, key: tip.slug, name: `tip ${tip.slug}` }
}

export default async function LessonsPage({ searchParams }: Props) {
  const query = readFeedQuery(await searchParams)
  const [{ lessons, next, isLoose, corrections = [] }, facets, total] = await Promise.all([
    feedPage(query),
    feedFacets(query),
    countLessons(),
  ])
  const first = { ...query, vanaf: '' }
  const chosen = chosenFilters(query, facets)
  return (
    <FeedDocument
      demo={env().DEMO === '1'}
      search={{ query: query.q, keep: keptFilters(query), chosen }}
      facets={facetLinks(query, facets)}
      result={resultSentence({ query, facets, chosen, shown: lessons.length, more: next !== null, total, isLoose })}
      corrections={corrections}
      list={{ lessons, level: 2, leadFirst: feedAddress(query) === '/lessen' }}
      pages={{
        newestHref: query.vanaf ? feedAddress(first) : undefined,
        olderHref: next ? feedAddress({ ...query, vanaf: next }) : undefined,
      }}
      follow={{ search: feedAddress(first, ''), topic: followed(query, facets) }}
      nothing={lessons.length === 0 && <NothingFound query={query} chosen={chosen} total={total} />}
    />
  )
}
