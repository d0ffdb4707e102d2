import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { RouteForm } from '#components/questions/routes/route-forms.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { askForm } from '#lib/questions/queries-ask.ts'
import { PortalPage } from '../../../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Nieuwe plek voor vragen', robots: { index: false } }

export default async function NewRoutePage() {
  await requireRoleAt('/beheer/vragen/nieuw', 'administrator', 'regional_team')
  const choices = await askForm(null)
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Waar vragen heen gaan', href: '/beheer/vragen' },
        { label: 'Nieuwe plek' },
      ]}
    >
      <Sheet>
        <PageHead title="Nieuwe plek voor vragen" />
        <RouteForm choices={choices} />
      </Sheet>
    </PortalPage>
  )
}
