import type { AgendaFilter } from '#components/gatherings/agenda-filters.tsx'
import type { ChosenFilter } from '#components/ui/chosen-filters.tsx'
import { formatWords, kindWords } from '#lib/gatherings/copy.ts'
import { type GatheringFormat, type GatheringKind, formats, kinds } from '#lib/gatherings/values.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { isMonth } from '#lib/platform/wall-clock.ts'

/** What the address of the agenda asks for. Every part is optional; nonsense counts as nothing. */
export type AgendaQuery = {
  kind?: GatheringKind
  /** A slug of the list of audiences. */
  audience?: string
  /** A slug of a region. */
  region?: string
  format?: GatheringFormat
  /** '2026-12': the view of a month. */
  month?: string
  /** What has been, in place of what comes. */
  past: boolean
  /** Where a part of the list begins: taken from the part before it, never made up. */
  after?: string
}

type Params = Readonly<Record<string, string | string[] | undefined>>

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

/** Reads the address of the agenda. */
export function readAgendaQuery(params: Params): AgendaQuery {
  const audience = first(params.voor)
  const region = first(params.regio)
  const month = first(params.maand)
  return {
    kind: kinds.find((kind) => kindWords[kind].slug === first(params.soort)),
    audience: /^[a-z0-9_-]{1,80}$/.test(audience) ? audience : undefined,
    region: isSlug(region) ? region : undefined,
    format: formats.find((format) => formatWords[format].slug === first(params.vorm)),
    month: isMonth(month) ? month : undefined,
    past: first(params.toon) === 'geweest',
    after: isMonth(month) ? undefined : first(params.vanaf) || undefined,
  }
}

const pairs = ({ kind, audience, region, format, month, past, after }: AgendaQuery): [string, string][] => {
  const all: [string, string | undefined][] = [
    ['soort', kind && kindWords[kind].slug],
    ['voor', audience],
    ['regio', region],
    ['vorm', format && formatWords[format].slug],
    ['maand', month],
    // A month shows what was and what comes.
    ['toon', past && !month ? 'geweest' : undefined],
    ['vanaf', after],
  ]
  return all.flatMap(([name, value]) => (value ? [[name, value]] : []))
}

/** The address of the agenda with these choices. */
export function agendaAddress(query: Partial<AgendaQuery>): string {
  const search = new URLSearchParams(pairs({ past: false, ...query })).toString()
  return search ? `/bijeenkomsten?${search}` : '/bijeenkomsten'
}

/** What the form of the filters sends besides: the view that is open. */
export const keptView = (query: AgendaQuery): [string, string][] => pairs({ month: query.month, past: query.past })

export type AgendaWords = { audiences: readonly { slug: string; name: string }[]; regions: readonly { slug: string; name: string }[] }

/** The choices of the filters. */
export function agendaFilters(query: AgendaQuery, words: AgendaWords): AgendaFilter[] {
  const named = (list: AgendaWords['audiences']) => list.map(({ slug, name }) => ({ value: slug, label: name }))
  const own = <T extends string>(list: readonly T[], labels: Record<T, { label: string; slug: string }>) =>
    list.map((one) => ({ value: labels[one].slug, label: labels[one].label }))
  return [
    {
      name: 'soort',
      label: 'Soort',
      empty: 'Alle soorten',
      choices: own(kinds, kindWords),
      value: query.kind && kindWords[query.kind].slug,
    },
    { name: 'voor', label: 'Voor wie', empty: 'Iedereen', choices: named(words.audiences), value: query.audience },
    { name: 'regio', label: 'Regio', empty: 'Alle regio’s', choices: named(words.regions), value: query.region },
    {
      name: 'vorm',
      label: 'Op locatie of online',
      empty: 'Maakt niet uit',
      choices: own(formats, formatWords),
      value: query.format && formatWords[query.format].slug,
    },
  ]
}

/** What is chosen now, each with the address of the same list without it. */
export function chosenAgendaFilters(query: AgendaQuery, words: AgendaWords): ChosenFilter[] {
  const without = { soort: 'kind', voor: 'audience', regio: 'region', vorm: 'format' } as const
  return agendaFilters(query, words).flatMap(({ name, label, choices, value }) => {
    if (!value) return []
    const key = without[name as keyof typeof without]
    // A word that does not exist is shown as it stands in the address, so that it can be taken away.
    const shown = choices.find((choice) => choice.value === value)?.label ?? value
    return [{ facet: label, label: shown, withoutHref: agendaAddress({ ...query, after: undefined, [key]: undefined }) }]
  })
}
