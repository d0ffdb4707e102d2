import styles from '#components/lessons/lesson-filters.module.css'
import { ChosenFilters, type ChosenFilter } from '#components/ui/chosen-filters.tsx'
import { FilterPanel } from '#components/ui/filter-panel.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'

/** `isAbout`: the count is an estimate. */
export type FacetOption = { value: string; label: string; href: string; count: number; isAbout?: boolean; chosen: boolean }

export type Facet = {
  /** The name in the address: thema, proeftuin, soort, … */
  name: string
  title: string
  options: readonly FacetOption[]
}

type LessonSearchProps = {
  query?: string
  /** The chosen filters as name and value: a new search keeps them. */
  keep?: readonly (readonly [name: string, value: string])[]
  chosen?: readonly ChosenFilter[]
  clearHref?: string
}

/** The search box of the feed, and under it what is chosen now, each with a way to let it go. */
export function LessonSearch({ query, keep, chosen = [], clearHref = '/lessen' }: LessonSearchProps) {
  return (
    <div className={styles.search}>
      <SearchForm action="/lessen" label="Waar wil je iets over weten?" query={query} keep={keep} suggestFrom="/zoeken/suggesties.json" />
      <ChosenFilters chosen={chosen} clearHref={clearHref} />
    </div>
  )
}

/** The facets as links with how many lessons each would leave. */
export function LessonFacets({ facets }: { facets: readonly Facet[] }) {
  return (
    <div className={styles.facets}>
      <FilterPanel title="Filter de lessen">
        <nav aria-label="Filter de lessen">
          {facets.map((facet) => (
            <FacetBlock key={facet.name} facet={facet} />
          ))}
        </nav>
      </FilterPanel>
    </div>
  )
}

const shownAtOnce = 6

/** A chosen or short facet stands open; the rest of a long one folds away. */
function FacetBlock({ facet }: { facet: Facet }) {
  const offered = facet.options.filter((option) => option.count > 0 || option.chosen)
  if (offered.length === 0) return null
  const first = offered.slice(0, shownAtOnce)
  const rest = offered.slice(shownAtOnce)
  return (
    <section className={styles.facetBlock} aria-labelledby={`filter-${facet.name}`}>
      <h3 id={`filter-${facet.name}`}>{facet.title}</h3>
      <FacetOptions options={first} />
      {rest.length > 0 && (
        <details open={rest.some((option) => option.chosen)}>
          <summary>Nog {rest.length}</summary>
          <FacetOptions options={rest} />
        </details>
      )}
    </section>
  )
}

function FacetOptions({ options }: { options: readonly FacetOption[] }) {
  return (
    <ul role="list">
      {options.map((option) => (
        <li key={option.value}>
          <a href={option.href} rel="nofollow" aria-current={option.chosen ? 'true' : undefined}>
            <span>{option.label}</span>
            <span className={styles.count}>
              {option.isAbout && (
                <>
                  <VisuallyHidden>ongeveer </VisuallyHidden>
                  <span aria-hidden="true">± </span>
                </>
              )}
              {option.count.toLocaleString('nl-NL')}
              <VisuallyHidden>{option.count === 1 ? ' les' : ' lessen'}</VisuallyHidden>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
