import type { Metadata } from 'next'
import { PageHead, Prose, Wrap } from '#components/layout/sections.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'De les is weggehaald', robots: { index: false } }

/** After the emergency button. The address says nothing of the lesson. */
export default async function TakenAwayPage() {
  await requireActor('/noodknop')
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'De les is weggehaald' }]}>
      <Wrap>
        <PageHead title="De les is weggehaald" intro="Niemand kan hem nog lezen op de site." />
        <Prose>
          <p>
            De redacteuren en de schrijvers hebben een mail gekregen. Een tweede redacteur bevestigt dat de les weg blijft, of zet hem
            terug.
          </p>
          <p>
            <ArrowLink href="/mijn">Naar je eigen pagina</ArrowLink>
          </p>
        </Prose>
      </Wrap>
    </PortalPage>
  )
}
