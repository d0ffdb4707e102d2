import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { AgendaFilters } from '#components/gatherings/agenda-filters.tsx'
import { AgendaList } from '#components/gatherings/agenda-list.tsx'
import { MonthView } from '#components/gatherings/month-view.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { agenda, agendaOfMonth, agendaWords, type AgendaPart } from '#lib/gatherings/queries.ts'
import { monthOf } from '#lib/platform/wall-clock.ts'
import { pageMetadata } from '../metadata.ts'
import { PublicPage } from '../public-page.tsx'
import styles from './agenda.module.css'
import { agendaAddress, agendaFilters, chosenAgendaFilters, keptView, readAgendaQuery, type AgendaQuery } from './agenda-query.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const description = 'Meet-ups, reflectiesessies en andere bijeenkomsten van proeftuinen en regio’s: wat er komt en wat er was.'

const isFiltered = ({ kind, audience, region, format }: AgendaQuery) => Boolean(kind || audience || region || format)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = readAgendaQuery(await searchParams)
  const metadata = pageMetadata({ title: 'Bijeenkomsten', description, path: agendaAddress({ ...query, after: undefined }) })
  // Every month and every choice is an address: search engines need only the two lists.
  return isFiltered(query) || query.month || query.after ? { ...metadata, robots: { index: false, follow: true } } : metadata
}

export default async function AgendaPage({ searchParams }: Props) {
  const query = readAgendaQuery(await searchParams)
  const now = new Date()
  const [{ gatherings, next }, words] = await Promise.all([partOf(query, now), agendaWords()])
  const start = { ...query, after: undefined }
  const filters = { kind: query.kind, audience: query.audience, region: query.region, format: query.format }
  const tabs = [
    { label: 'Wat komt er', href: agendaAddress(filters), current: !query.past && !query.month },
    { label: 'Per maand', href: agendaAddress({ ...filters, month: query.month ?? monthOf(now) }), current: query.month !== undefined },
    { label: 'Wat was er', href: agendaAddress({ ...filters, past: true }), current: query.past && !query.month },
  ]
  return (
    <PublicPage section="gatherings" breadcrumb={[{ label: 'Bijeenkomsten' }]}>
      <Wrap>
        <PageHead title="Bijeenkomsten" intro="Leren van elkaar lukt het best als je elkaar spreekt. Kijk waar je bij kunt zijn.">
          <Filters label="Welke bijeenkomsten" tabs={tabs} />
          <AgendaFilters
            filters={agendaFilters(query, words)}
            chosen={chosenAgendaFilters(query, words)}
            keep={keptView(query)}
            clearHref={agendaAddress({ month: query.month, past: query.past })}
          />
        </PageHead>
        <div className={styles.agenda}>
          {query.month ? (
            <MonthView month={query.month} gatherings={gatherings} now={now} hrefOf={(month) => agendaAddress({ ...filters, month })} />
          ) : (
            <Stack>
              <p role="status">{countedSentence(gatherings.length, next !== null, query)}</p>
              <AgendaList gatherings={gatherings} now={now} empty={<NothingFound query={query} />} />
              <Pagination
                label="Bladeren in de agenda"
                newestHref={query.after ? agendaAddress(start) : undefined}
                newest="Terug naar het begin"
                olderHref={next ? agendaAddress({ ...query, after: next }) : undefined}
                older={query.past ? 'Eerder' : 'Later'}
              />
            </Stack>
          )}
        </div>
        <Ways />
      </Wrap>
    </PublicPage>
  )
}

async function partOf(query: AgendaQuery, now: Date): Promise<AgendaPart> {
  return query.month ? { gatherings: await agendaOfMonth(query, query.month), next: null } : agenda(query, now)
}

function countedSentence(count: number, hasMore: boolean, query: AgendaQuery): string {
  const choice = isFiltered(query) ? ' met deze keuze' : ''
  if (query.after) {
    const further = query.past ? 'eerdere' : 'latere'
    return count === 0 ? `Er zijn geen ${further} bijeenkomsten${choice}.` : `De ${further} bijeenkomsten${choice}.`
  }
  if (count === 0) return `We vonden geen bijeenkomsten${choice}.`
  const counted = hasMore ? `Meer dan ${count} bijeenkomsten` : count === 1 ? '1 bijeenkomst' : `${count} bijeenkomsten`
  return query.past ? `${counted}${choice}, de laatste eerst.` : `${counted}${choice}, de eerste bovenaan.`
}

function NothingFound({ query }: { query: AgendaQuery }) {
  return (
    <p>
      {isFiltered(query) ? (
        <a href={agendaAddress({ past: query.past })}>Bekijk alle bijeenkomsten</a>
      ) : (
        <a href="/mijn/bijeenkomsten">Organiseer jij de eerste?</a>
      )}
    </p>
  )
}

/** What one can do with the agenda besides reading it. */
function Ways() {
  return (
    <ul role="list" className={styles.ways} data-print="no">
      <li>
        <a href="/bijeenkomsten/agenda.ics">
          <Icon name="calendar" /> Volg deze agenda in je eigen kalender
        </a>
      </li>
      <li>
        <a href="/mijn/aanmeldingen">
          <Icon name="check" /> Je aanmeldingen
        </a>
      </li>
      <li>
        <a href="/mijn/bijeenkomsten">
          <Icon name="plus" /> Organiseer een bijeenkomst
        </a>
      </li>
    </ul>
  )
}
