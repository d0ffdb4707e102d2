import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Table, type Column } from '#components/ui/table.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDate } from '#lib/platform/time.ts'
import { legalStateWords } from '#lib/questions/copy-legal.ts'
import { legalDesk, type LegalDeskRow } from '#lib/questions/queries-legal.ts'
import { PortalPage } from '../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Werken aan juridische antwoorden', robots: { index: false } }

const columns: readonly Column<LegalDeskRow>[] = [
  { key: 'vraag', heading: 'Vraag', cell: (row) => <a href={`/juridisch-werk/${row.id}`}>{row.question}</a> },
  { key: 'staat', heading: 'Staat', cell: (row) => legalStateWords[row.state] },
  { key: 'tot', heading: 'Geldt tot en met', cell: (row) => formatDate(new Date(`${row.validUntil}T12:00:00Z`)) },
  { key: 'rol', heading: 'Jij', cell: (row) => (row.isOwn ? 'schreef mee' : '') },
]

export default async function LegalDeskPage() {
  const actor = await requireRoleAt('/juridisch-werk', 'legal_helpdesk', 'curator')
  const rows = await legalDesk(actor)
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Juridische antwoorden' }]}>
      <Wrap>
        <PageHead
          title="Werken aan juridische antwoorden"
          intro="Een algemeen antwoord begint bij een beantwoorde juridische vraag. Iemand die niet meeschreef, keurt het goed."
        />
        <Stack>
          <Table caption="Alle antwoorden" rows={rows} rowKey={(row) => row.id} columns={columns} />
        </Stack>
      </Wrap>
    </PortalPage>
  )
}
