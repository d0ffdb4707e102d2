import type { Facet } from '#components/lessons/lesson-filters.tsx'
import type { ChosenFilter } from '#components/ui/chosen-filters.tsx'
import { feedAddress, feedFilters, type Facets, type FeedFilter, type FeedQuery } from '#lib/lessons/queries-feed.ts'

// In the order in which they are asked for: nearly every region wants to know first what can be done already.
const titles: Record<FeedFilter, { one: string; order: number }> = {
  status: { one: 'Kan dit al?', order: 1 },
  thema: { one: 'Thema', order: 2 },
  soort: { one: 'Soort', order: 3 },
  proeftuin: { one: 'Proeftuin', order: 4 },
  regio: { one: 'Regio', order: 5 },
  principe: { one: 'Basisprincipe', order: 6 },
  tip: { one: 'Tip om aan de slag te gaan', order: 7 },
  zekerheid: { one: 'Hoe zeker?', order: 8 },
  toegepast: { one: 'Toegepast', order: 9 },
}
const inOrder = [...feedFilters].sort((a, b) => titles[a].order - titles[b].order)

/** The facets as links. Choosing begins at the newest again; choosing what is chosen lets it go. */
export function facetLinks(query: FeedQuery, facets: Facets): Facet[] {
  return inOrder.map((filter) => ({
    name: filter,
    title: titles[filter].one,
    options: facets[filter].map(({ slug, name, count, isAbout }) => {
      const chosen = query[filter] === slug
      const href = feedAddress({ ...query, vanaf: '', [filter]: chosen ? undefined : slug })
      return { value: slug, label: name, count, chosen, href, ...(isAbout ? { isAbout } : {}) }
    }),
  }))
}

/** What is chosen now, each with the address of the same list without it. */
export function chosenFilters(query: FeedQuery, facets: Facets): ChosenFilter[] {
  const words = query.q ? [{ facet: 'Woorden', label: query.q, withoutHref: feedAddress({ ...query, q: '', vanaf: '' }) }] : []
  const filters = inOrder.flatMap((filter) => {
    const slug = query[filter]
    if (!slug) return []
    // A word that does not exist is shown as it stands in the address, so that it can be taken away.
    const label = facets[filter].find((value) => value.slug === slug)?.name ?? slug
    return [{ facet: titles[filter].one, label, withoutHref: feedAddress({ ...query, vanaf: '', [filter]: undefined }) }]
  })
  return [...words, ...filters]
}

/** The chosen filters for the search form, which adds the words. */
export function keptFilters(query: FeedQuery): (readonly [string, string])[] {
  return inOrder.flatMap((filter) => {
    const value = query[filter]
    return value ? [[filter, value] as const] : []
  })
}
