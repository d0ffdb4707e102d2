import type { Metadata } from 'next'
import { MissedSearches, RetireSynonyms, SynonymForm } from '#components/insight/synonym-forms.tsx'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { keptSynonyms, missedSearches } from '#lib/insight/queries-search.ts'
import { vocabulary } from '#lib/lessons/queries.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDate } from '#lib/platform/time.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Zoekwoorden', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SearchWords({ searchParams }: Props) {
  const actor = await requireRoleAt('/redactie/zoekwoorden', 'curator')
  const [synonyms, missed, asked, { themes }] = await Promise.all([keptSynonyms(actor), missedSearches(actor), searchParams, vocabulary()])
  const begin = typeof asked.voor === 'string' ? `${asked.voor.slice(0, 60)}, ` : undefined
  return (
    <Page
      section="mine"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Redactietafel', href: '/redactie' }, { label: 'Zoekwoorden' }]}
    >
      <Wrap>
        <PageHead title="Zoekwoorden" intro="Wat mensen zoeken en niet vinden, en welke woorden hetzelfde betekenen." />
        <Stack gap="wide">
          {asked.bewaard !== undefined && (
            <Notice tone="good" title="De woorden zijn bewaard" live="status">
              <p>Wie op het ene woord zoekt, vindt nu ook het andere.</p>
            </Notice>
          )}
          <section aria-labelledby="niet-gevonden">
            <Stack>
              <h2 id="niet-gevonden">Gezocht en niet gevonden</h2>
              <p>Alleen wat op drie of meer dagen is gezocht, en nooit wie het zocht.</p>
              <MissedSearches
                themes={themes.map(({ slug, name }) => ({ value: slug, label: name }))}
                missed={missed.map(({ lastDay, ...row }) => ({ ...row, lastSeen: formatDate(new Date(`${lastDay}T12:00:00Z`)) }))}
              />
            </Stack>
          </section>
          <section aria-labelledby="nieuwe-woorden">
            <Stack>
              <h2 id="nieuwe-woorden">Nieuwe woorden</h2>
              <SynonymForm begin={begin} />
            </Stack>
          </section>
          <section aria-labelledby="zelfde-betekenis">
            <Stack>
              <h2 id="zelfde-betekenis">Woorden die hetzelfde betekenen</h2>
              <Stack gap="tight">
                {synonyms.map((row) => (
                  <details key={row.id}>
                    <summary>{row.words.join(', ')}</summary>
                    <SynonymForm synonyms={row} />
                    <RetireSynonyms synonyms={row} />
                  </details>
                ))}
                {synonyms.length === 0 && <p>Hier staat nog niets.</p>}
              </Stack>
            </Stack>
          </section>
        </Stack>
      </Wrap>
    </Page>
  )
}
