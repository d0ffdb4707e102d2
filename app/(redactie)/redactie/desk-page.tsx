import type { ReactNode } from 'react'
import { Page } from '#components/layout/page.tsx'
import { Desk } from '#components/lessons/review/desk.tsx'
import { QueueFilters, type FilterGroup } from '#components/lessons/review/queue-filters.tsx'
import { UnconfirmedWithdrawals } from '#components/lessons/review/unconfirmed-withdrawals.tsx'
import { kindWords } from '#lib/lessons/copy.ts'
import { unconfirmedWithdrawals } from '#lib/lessons/queries-placing.ts'
import { queueSignals } from '#lib/lessons/queries-queue-signals.ts'
import { deskTabs, reviewCounts, reviewQueuePart, type DeskTab, type QueueRow } from '#lib/lessons/queries-review.ts'
import type { QueueFilter } from '#lib/lessons/schema-desk.ts'
import { type Kind, kinds } from '#lib/lessons/values.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { env } from '#lib/platform/env.ts'
import { allSites } from '#lib/sites/queries.ts'
import { queryOf, queueAddress, readFilter, type Asked } from './queue-address.ts'

const labels: Record<DeskTab, string> = { 'te-lezen': 'Te lezen', 'bij-schrijver': 'Bij schrijver', klaar: 'Klaar' }

type DeskPageProps = { actor: Actor; tab: DeskTab; openId?: string; asked: Asked; children: ReactNode }

/** The desk with one of its lists; `children` is what lies open beside it. */
export async function DeskPage({ actor, tab, openId, asked, children }: DeskPageProps) {
  const { after, ...filter } = readFilter(asked, tab)
  const active = Object.values(filter).filter(Boolean).length
  const [all, counts, unconfirmed] = await Promise.all([reviewQueuePart(actor, tab), reviewCounts(actor), unconfirmedWithdrawals(actor)])
  const queue = active > 0 || after ? await reviewQueuePart(actor, tab, { ...filter, after }) : all
  const inPart = (from: string | null | undefined) => `/redactie${queryOf(tab, { ...filter, after: from ?? undefined })}`
  const tabs = deskTabs.map((one) => ({ label: labels[one], href: queueAddress(one), count: counts[one], current: one === tab }))
  const signals = await queueSignals(
    actor,
    queue.rows.map(({ id }) => id),
  )
  const rows = queue.rows.map(({ claimedById, ...row }) => ({
    ...row,
    claimedByMe: claimedById === actor.id,
    undecided: signals.get(row.id)?.undecided,
    openNotes: signals.get(row.id)?.openNotes ?? 0,
  }))
  const query = queryOf(tab, { ...filter, after })
  return (
    <Page section="mine" signedIn demo={env().DEMO === '1'}>
      <Desk
        tabs={tabs}
        rows={rows}
        openId={openId}
        queueHref={`/redactie${query}`}
        query={active > 0 || after ? query : ''}
        startHref={after ? inPart(null) : undefined}
        furtherHref={queue.next ? inPart(queue.next) : undefined}
        urgent={<UnconfirmedWithdrawals withdrawals={unconfirmed} now={new Date()} />}
        filters={<QueueFilters groups={filterGroups(tab, filter, await offered(all))} active={active} clearHref={queueAddress(tab)} />}
        now={new Date()}
      >
        {children}
      </Desk>
    </Page>
  )
}

type Offered = { kinds: readonly Kind[]; sites: ReadonlyMap<string, string>; regions: ReadonlyMap<string, string> }

/** What the list can be narrowed to: what stands in it, and every kind and site when not all of it was read. */
async function offered({ rows, next }: { rows: readonly QueueRow[]; next: string | null }): Promise<Offered> {
  const inRows = (of: 'siteSlug' | 'regionCode') => rows.flatMap((row) => (row[of] ? [[row[of], row.homeName] as const] : []))
  const others = next ? (await allSites()).map(({ slug, name }) => [slug, name] as const) : []
  return {
    kinds: kinds.filter((kind) => next !== null || rows.some((row) => row.kind === kind)),
    sites: new Map([...inRows('siteSlug'), ...others]),
    regions: new Map(inRows('regionCode')),
  }
}

type Chosen = Omit<QueueFilter, 'after'>

/** Every choice as a link; the one that is on leads back to without it. */
function filterGroups(tab: DeskTab, filter: Chosen, offers: Offered): FilterGroup[] {
  const link = <Name extends keyof Chosen>(name: Name, value: Chosen[Name], label: string) => {
    const current = filter[name] === value
    return { label, current, href: `/redactie${queryOf(tab, { ...filter, [name]: current ? undefined : value })}` }
  }
  const named = (names: ReadonlyMap<string, string>, chosen: string | undefined) => [
    ...names,
    ...(chosen && !names.has(chosen) ? [[chosen, chosen] as const] : []),
  ]
  const reading =
    tab === 'te-lezen'
      ? [link('claimed', 'mij', 'Ik lees'), link('claimed', 'niemand', 'Niemand leest'), link('overdue', true, 'Te laat')]
      : []
  return [
    { name: 'Stand', links: reading },
    {
      name: 'Soort',
      links: kinds
        .filter((kind) => kind === filter.kind || offers.kinds.includes(kind))
        .map((kind) => link('kind', kind, kindWords[kind].label)),
    },
    { name: 'Proeftuin', links: named(offers.sites, filter.site).map(([slug, name]) => link('site', slug, name)) },
    { name: 'Regio', links: named(offers.regions, filter.region).map(([code, name]) => link('region', code, name)) },
  ]
}
