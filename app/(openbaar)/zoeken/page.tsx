import type { Metadata } from 'next'
import { Corrections, KindLinks, SearchResults } from '#components/insight/search-results.tsx'
import { WaitingRegions } from '#components/questions/open/waiting-regions.tsx'
import { PageHead, Prose, Stack, Wrap } from '#components/layout/sections.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { documentKindWords } from '#lib/insight/copy-search.ts'
import { readSearchQuery, searchAddress, searchEverything, type SearchQuery } from '#lib/insight/queries-search.ts'
import type { FoundDocuments } from '#lib/platform/search/find.ts'
import { waitingAround, type WaitingRegion } from '#lib/questions/queries-waiting.ts'
import { pageMetadata } from '../metadata.ts'
import { PublicPage } from '../public-page.tsx'
import styles from './search.module.css'

export const dynamic = 'force-dynamic'

/** So few results that a question of a region that also waits is worth the room. */
const fewResults = 5

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { words } = readSearchQuery(await searchParams)
  const title = words ? `Zoeken naar ‘${words}’` : 'Zoeken'
  const metadata = pageMetadata({ title, description: 'Zoek in alles wat hier te lezen is.', path: searchAddress({ words }) })
  return words ? { ...metadata, robots: { index: false, follow: true } } : metadata
}

export default async function SearchPage({ searchParams }: Props) {
  const query = readSearchQuery(await searchParams)
  const found = await searchEverything(query)
  const few = query.words !== '' && query.position === 0 && found.documents.length <= fewResults
  const waiting = few ? await waitingAround(query.words) : []
  return (
    <PublicPage section="none" breadcrumb={[{ label: 'Zoeken' }]}>
      <Wrap>
        <PageHead title="Zoeken" intro="In alles wat hier te lezen is. Je mag ook een hele vraag typen.">
          <SearchForm action="/zoeken" label="Waar wil je iets over weten?" query={query.words} suggestFrom="/zoeken/suggesties.json" />
        </PageHead>
        <div className={styles.page}>
          <Found query={query} found={found} waiting={waiting} />
        </div>
      </Wrap>
    </PublicPage>
  )
}

function Found({ query, found, waiting }: { query: SearchQuery; found: FoundDocuments; waiting: readonly WaitingRegion[] }) {
  const { documents, counts, next } = found
  return (
    <Stack>
      <p role="status">{sentenceOf(query, found)}</p>
      <Corrections corrections={found.corrections} />
      <KindLinks
        links={[
          { label: 'Alles', href: searchAddress({ words: query.words }), current: query.kind === undefined },
          ...counts.map(({ kind, count }) => ({
            label: documentKindWords[kind].many,
            href: searchAddress({ words: query.words, kind }),
            count,
            isAtLeast: found.isAtLeast,
            current: query.kind === kind,
          })),
        ]}
      />
      {documents.length > 0 ? (
        <SearchResults results={documents.map((document) => ({ ...document, kind: documentKindWords[document.kind].one }))} />
      ) : (
        <NothingFound query={query} />
      )}
      <WaitingRegions questions={waiting} title="Deze regio’s wachten op een antwoord" />
      <Pagination
        label="Meer resultaten"
        newestHref={query.position > 0 ? searchAddress({ ...query, position: 0 }) : undefined}
        olderHref={next !== null ? searchAddress({ ...query, position: next }) : undefined}
      />
    </Stack>
  )
}

/** What stands below. Matches of words are never counted as a whole: that would cost more than all the rest. */
function sentenceOf({ words, kind, position }: SearchQuery, { documents, next, isLoose, counts }: FoundDocuments): string {
  if (words === '') {
    const count = counts.filter((one) => kind === undefined || one.kind === kind).reduce((sum, one) => sum + one.count, 0)
    return `${count} ${kind ? documentKindWords[kind].many.toLowerCase() : 'onderdelen'}.`
  }
  if (documents.length === 0) return `We vonden niets over ‘${words}’.`
  if (position > 0) return `Meer over ‘${words}’.`
  if (next !== null) return `De ${documents.length} beste antwoorden op ‘${words}’.`
  const many = documents.length === 1 ? '1 resultaat' : `${documents.length} resultaten`
  return isLoose ? `${many} voor ‘${words}’. Bovenaan staat wat het meest van je woorden heeft.` : `${many} voor ‘${words}’.`
}

/** Ways onwards; none of them is a dead end. */
function NothingFound({ query }: { query: SearchQuery }) {
  return (
    <Prose>
      <h2>Zo kom je verder</h2>
      <ul>
        {query.kind && (
          <li>
            <a href={searchAddress({ words: query.words })}>Zoek in alles</a>
          </li>
        )}
        <li>Zoek op één woord, of op een ander woord voor hetzelfde.</li>
        <li>
          <a href="/lessen">Bekijk alle lessen</a>, en kies daar een thema of een proeftuin.
        </li>
        <li>
          <a href="/contact">Vraag het regioteam</a>: zij weten wie er ervaring mee heeft.
        </li>
        <li>
          <a href="/vragen/open/nieuw">Zet een open vraag neer</a>: dan hoor je het als er een les over komt.
        </li>
      </ul>
    </Prose>
  )
}
