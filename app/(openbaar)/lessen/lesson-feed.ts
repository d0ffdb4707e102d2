import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { kindWords } from '#lib/lessons/copy.ts'
import { feedAddress, feedFacets, feedFilters, feedPage, readFeedQuery, type FeedQuery } from '#lib/lessons/queries-feed.ts'
import type { FeedCard } from '#lib/lessons/queries.ts'
import { env } from '#lib/platform/env.ts'
import { tagUri, type Feed, type FeedEntry } from '#lib/platform/feeds.ts'
import { sharedBy } from './shared-by.ts'

// The year in which the portal began: part of names that must never change.
const since = '2026'

function entryOf(lesson: FeedCard): FeedEntry {
  return {
    // The number and not the address: an address follows the title.
    id: tagUri(env().APP_URL, since, `les/${lesson.lessonId}`),
    url: absoluteUrl(`/lessen/${lesson.slug}`),
    title: lesson.title,
    summary: lesson.coreSentence,
    author: sharedBy(lesson),
    tags: [kindWords[lesson.kind].label, ...lesson.themeNames],
    publishedAt: lesson.publishedAt,
    updatedAt: lesson.updatedAt,
  }
}

/** What is chosen, in words: 'Monitoring, Zeeland'. Empty without filters. */
async function chosenWords(query: FeedQuery): Promise<string> {
  const chosen = feedFilters.filter((filter) => query[filter])
  if (chosen.length === 0) return query.q
  const facets = await feedFacets(query)
  const names = chosen.map((filter) => facets[filter].find((value) => value.slug === query[filter])?.name ?? query[filter] ?? '')
  return [query.q, ...names].filter(Boolean).join(', ')
}

/** The lessons of an address as a feed at `path`, with the filters of the page. */
export async function lessonFeed(request: Request, path: string): Promise<Feed> {
  const query = readFeedQuery(Object.fromEntries(new URL(request.url).searchParams))
  const [{ lessons, next }, chosen] = await Promise.all([feedPage(query), chosenWords(query)])
  const first = { ...query, vanaf: '' }
  return {
    id: tagUri(env().APP_URL, since, feedAddress(first, 'lessen')),
    title: chosen ? `Proeftuin: lessen over ${chosen}` : 'Proeftuin: nieuwe lessen',
    description: 'Wat proeftuinen en regio’s leren over hulp en bescherming voor kinderen, volwassenen en gezinnen.',
    pageUrl: absoluteUrl(feedAddress(first)),
    firstUrl: absoluteUrl(feedAddress(first, path)),
    selfUrl: absoluteUrl(feedAddress(query, path)),
    nextUrl: next && absoluteUrl(feedAddress({ ...query, vanaf: next }, path)),
    language: 'nl',
    entries: lessons.map(entryOf),
  }
}
