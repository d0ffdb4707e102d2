import type { Metadata } from 'next'
import { Corrections } from '#components/insight/search-results.tsx'
import { FilteredColumns, PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { LessonFacets, LessonSearch } from '#components/lessons/lesson-filters.tsx'
import { LessonList } from '#components/lessons/lesson-list.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { feedAddress, feedFacets, feedPage, feedFilters, readFeedQuery, type Facets, type FeedQuery } from '#lib/lessons/queries-feed.ts'
import { countLessons } from '#lib/lessons/queries.ts'
import { FollowFeeds } from '../follow-feeds.tsx'
import { pageMetadata } from '../metadata.ts'
import { PublicPage } from '../public-page.tsx'
import { chosenFilters, facetLinks, keptFilters } from './feed-links.ts'
import { NothingFound } from './nothing-found.tsx'
import styles from './lessons.module.css'
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
    <PublicPage section="lessons" breadcrumb={[{ label: 'Lessen' }]}>
      <Wrap>
        <PageHead title="Lessen" intro="Van collega’s, voor collega’s. Ook wat niet werkte, want daar leer je het meest van.">
          <LessonSearch query={query.q} keep={keptFilters(query)} chosen={chosen} />
        </PageHead>
      </Wrap>
      <FilteredColumns
        filters={
          <>
            {/* On a wide screen the facets need no heading to be seen, but their own headings hang under one. */}
            <h2 className={styles.unseen}>Filter de lessen</h2>
            <LessonFacets facets={facetLinks(query, facets)} />
          </>
        }
      >
        <Stack>
          <p role="status">{resultSentence({ query, facets, chosen, shown: lessons.length, more: next !== null, total, isLoose })}</p>
          <Corrections corrections={corrections} />
          <LessonList
            lessons={lessons}
            level={2}
            leadFirst={feedAddress(query) === '/lessen'}
            empty={<NothingFound query={query} chosen={chosen} total={total} />}
          />
          <Pagination
            label="Meer lessen"
            newestHref={query.vanaf ? feedAddress(first) : undefined}
            olderHref={next ? feedAddress({ ...query, vanaf: next }) : undefined}
          />
          <FollowFeeds search={feedAddress(first, '')} topic={followed(query, facets)} />
        </Stack>
      </FilteredColumns>
    </PublicPage>
  )
}
