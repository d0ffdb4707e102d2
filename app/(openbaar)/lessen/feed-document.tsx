'use client'
// Drawn once: see ../drawn-page.tsx. Of all pages this one is asked for most at an address that nobody asked for before.
import type { ComponentProps, ReactNode } from 'react'
import { Corrections } from '#components/insight/search-results.tsx'
import { Page } from '#components/layout/page.tsx'
import { FilteredColumns, PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { LessonFacets, LessonSearch } from '#components/lessons/lesson-filters.tsx'
import { LessonList } from '#components/lessons/lesson-list.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { FollowFeeds } from '../follow-feeds.tsx'
import styles from './lessons.module.css'

type FeedDocumentProps = {
  demo: boolean
  search: ComponentProps<typeof LessonSearch>
  facets: ComponentProps<typeof LessonFacets>['facets']
  /** What stands below, in a sentence. */
  result: string
  corrections: ComponentProps<typeof Corrections>['corrections']
  list: ComponentProps<typeof LessonList>
  pages: Pick<ComponentProps<typeof Pagination>, 'newestHref' | 'olderHref'>
  follow: ComponentProps<typeof FollowFeeds>
  /** A way onwards, only when there are no lessons. */
  nothing?: ReactNode
}

/** The list of lessons with its filters. What it needs is worked out before, so that only words and numbers are handed over. */
export function FeedDocument({ demo, search, facets, result, corrections, list, pages, follow, nothing }: FeedDocumentProps) {
  return (
    <Page section="lessons" breadcrumb={[{ label: 'Lessen' }]} demo={demo}>
      <Wrap>
        <PageHead title="Lessen" intro="Van collega’s, voor collega’s. Ook wat niet werkte, want daar leer je het meest van.">
          <LessonSearch {...search} />
        </PageHead>
      </Wrap>
      <FilteredColumns
        filters={
          <>
            {/* On a wide screen the facets need no heading to be seen, but their own headings hang under one. */}
            <h2 className={styles.unseen}>Filter de lessen</h2>
            <LessonFacets facets={facets} />
          </>
        }
      >
        <Stack>
          <p role="status">{result}</p>
          <Corrections corrections={corrections} />
          <LessonList {...list} empty={nothing} />
          <Pagination label="Meer lessen" {...pages} />
          <FollowFeeds {...follow} />
        </Stack>
      </FilteredColumns>
    </Page>
  )
}
