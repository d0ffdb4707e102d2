import type { Metadata } from 'next'
import { LogbookFilters, LogbookTable, logbookAddress } from '#components/insight/logbook.tsx'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { WideBlock } from '#components/people/blocks.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { logbook, logbookSubject } from '#lib/insight/queries-logbook.ts'
import { readLogbookFilter, type LogbookFilter } from '#lib/insight/schema-logbook.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Logboek', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LogbookPage({ searchParams }: Props) {
  const filter = readLogbookFilter(await searchParams)
  const actor = await requireRoleAt(logbookAddress(filter), 'curator', 'administrator')
  const [{ rows, next }, subject] = await Promise.all([logbook(actor, filter), logbookSubject(actor, filter)])
  const { vanaf, ...rest } = filter
  return (
    <Page section="mine" signedIn demo={env().DEMO === '1'} breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Logboek' }]}>
      <Wrap>
        <PageHead
          title="Logboek"
          intro="Wie wat deed, wanneer en waarom. Niemand kan een regel wijzigen of weghalen. De tekst van lessen staat er niet in."
        />
        <WideBlock>
          <Stack>
            {(filter.les || filter.persoon) && <OnlyAbout filter={filter} subject={subject} />}
            <LogbookFilters filter={rest} />
            <LogbookTable rows={rows} />
            <Pagination
              label="Bladeren in het logboek"
              newestHref={vanaf ? logbookAddress(rest) : undefined}
              olderHref={next ? logbookAddress({ ...filter, vanaf: next }) : undefined}
            />
            <p>
              <ArrowLink href={logbookAddress(rest, '/redactie/logboek.csv')}>Haal dit op als bestand (csv)</ArrowLink>
            </p>
            <p>
              <ArrowLink href="/redactie/logboek/controle">Controleer of het logboek klopt</ArrowLink>
            </p>
          </Stack>
        </WideBlock>
      </Wrap>
    </Page>
  )
}

/** The log of one lesson or one person, with the way back to everything. */
function OnlyAbout({ filter, subject }: { filter: LogbookFilter; subject: string | null }) {
  const what = filter.les ? (subject ? `de les ‘${subject}’` : 'één les') : (subject ?? 'één persoon')
  return (
    <Notice title={`Je ziet alleen ${what}`} level={2}>
      <p>
        <a href="/redactie/logboek">Toon het hele logboek</a>
      </p>
    </Notice>
  )
}
