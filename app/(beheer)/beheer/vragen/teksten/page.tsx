import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { CannedForm, RetireCanned } from '#components/questions/routes/route-forms.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { cannedTexts } from '#lib/questions/queries-routes.ts'
import { PortalPage } from '../../../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Standaardantwoorden', robots: { index: false } }

export default async function CannedPage() {
  await requireRoleAt('/beheer/vragen/teksten', 'regional_team', 'legal_helpdesk', 'curator')
  const texts = await cannedTexts()
  return (
    <PortalPage
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen', href: '/vragen' }, { label: 'Standaardantwoorden' }]}
    >
      <Sheet>
        <PageHead title="Standaardantwoorden" intro="Teksten om een antwoord mee te beginnen. Pas ze altijd aan voor deze vrager." />
        {texts.map((canned) => (
          <details key={canned.id}>
            <summary>{canned.label}</summary>
            <CannedForm canned={canned} />
            <RetireCanned canned={canned} />
          </details>
        ))}
        <h2>Nieuw standaardantwoord</h2>
        <CannedForm key={texts.length} />
      </Sheet>
    </PortalPage>
  )
}
