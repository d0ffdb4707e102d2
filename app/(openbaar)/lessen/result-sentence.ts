import type { ChosenFilter } from '#components/ui/chosen-filters.tsx'
import { feedFilters, type Facets, type FeedQuery } from '#lib/lessons/queries-feed.ts'
import { countedLessons } from '../counted.ts'

type Found = {
  query: FeedQuery
  facets: Facets
  chosen: readonly ChosenFilter[]
  shown: number
  more: boolean
  total: number
  isLoose?: boolean
}

/**
 * What stands below, in a sentence. A search with words is never counted as a whole: that costs more than all the rest.
 * What one filter gives is known from its facet.
 */
export function resultSentence({ query, facets, chosen, shown, more, total, isLoose }: Found): string {
  if (shown === 0) return query.vanaf ? 'Er zijn geen oudere lessen.' : 'We vonden geen lessen.'
  if (query.vanaf) return query.q ? `Meer lessen over ‘${query.q}’.` : 'Oudere lessen.'
  if (query.q && isLoose && !more)
    return `${capital(countedLessons(shown))} voor ‘${query.q}’. Bovenaan staat wat het meest van je woorden heeft.`
  if (query.q)
    return more ? `De ${shown} lessen die het best passen bij ‘${query.q}’.` : `${capital(countedLessons(shown))} over ‘${query.q}’.`
  if (chosen.length === 0) return `${countedLessons(total)}, de nieuwste eerst.`
  const [known] = feedFilters.flatMap((filter) => facets[filter].filter((value) => value.slug === query[filter]))
  const sentence = `${countedLessons(known?.count ?? shown)} met deze keuze, de nieuwste eerst.`
  return known?.isAbout ? `Ongeveer ${sentence}` : sentence
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
