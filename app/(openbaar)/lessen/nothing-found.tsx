import type { ChosenFilter } from '#components/ui/chosen-filters.tsx'
import { Prose } from '#components/layout/sections.tsx'
import { feedAddress, type FeedQuery } from '#lib/lessons/queries-feed.ts'
import { countedLessons } from '../counted.ts'

/** Ways onwards when nothing was found; none of them is a dead end. */
export function NothingFound({ query, chosen, total }: { query: FeedQuery; chosen: readonly ChosenFilter[]; total: number }) {
  if (total === 0) {
    return (
      <Prose>
        <p>
          Er staan nog geen lessen. <a href="/mijn/lessen">Deel jij de eerste?</a>
        </p>
      </Prose>
    )
  }
  return (
    <Prose>
      <h2>Zo kom je verder</h2>
      <ul>
        {query.q && <li>Zoek op één woord, of op een ander woord voor hetzelfde.</li>}
        {query.q && (
          <li>
            <a href={`/zoeken?${new URLSearchParams({ q: query.q })}`}>Zoek in alles wat hier te lezen is</a>, niet alleen in lessen.
          </li>
        )}
        {chosen.length > 1 &&
          chosen.map((filter) => (
            <li key={filter.withoutHref}>
              <a href={filter.withoutHref}>Zoek zonder ‘{filter.label}’</a>
            </li>
          ))}
        <li>
          <a href={feedAddress({})}>{total === 1 ? 'Bekijk de les die er staat' : `Bekijk alle ${countedLessons(total)}`}</a>
        </li>
        <li>
          <a href="/contact">Vraag het regioteam</a>: zij weten wie er ervaring mee heeft.
        </li>
        <li>
          Worstel je hier zelf mee? <a href="/mijn/lessen">Deel je vraag als les</a>, dan kan een ander meedenken.
        </li>
      </ul>
    </Prose>
  )
}
