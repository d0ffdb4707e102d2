import type { Metadata } from 'next'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { Figures } from '#components/questions/figures.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { questionFigures } from '#lib/questions/queries-insight.ts'
import { PortalPage } from '../../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Inzicht in vragen', robots: { index: false } }

export default async function QuestionFiguresPage() {
  const actor = await requireRoleAt('/inzicht/vragen', 'regional_team', 'legal_helpdesk', 'curator')
  const figures = await questionFigures(actor, new Date())
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen', href: '/vragen' }, { label: 'Inzicht' }]}>
      <Wrap>
        <PageHead
          title="Inzicht in vragen"
          intro="Alleen de vragen die jij mag zien tellen mee. Juridische vragen tellen alleen bij de juridische helpdesk."
        />
        <Figures figures={figures} />
      </Wrap>
    </PortalPage>
  )
}
