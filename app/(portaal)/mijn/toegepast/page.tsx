import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { OwnApplications, OwnObservations } from '#components/lessons/uptake/own-uptake.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { ownApplications, ownObservations } from '#lib/lessons/queries-uptake-own.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Toegepast en gezien', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnUptakePage({ searchParams }: Props) {
  const actor = await requireActor('/mijn/toegepast')
  const [{ gedaan }, applications, observations] = await Promise.all([searchParams, ownApplications(actor), ownObservations(actor)])
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Toegepast en gezien' }]}>
      <Wrap>
        <PageHead title="Toegepast en gezien" intro="Wat jouw regio doet met lessen van anderen, en wat jij ervan zag." />
        <Stack gap="wide">
          {gedaan === 'terug' && (
            <Notice tone="good" live="status">
              <p>Je waarneming is weg. Je toelichting ook.</p>
            </Notice>
          )}
          <section aria-labelledby="toegepast">
            <h2 id="toegepast">Toegepast in je regio</h2>
            <OwnApplications applications={applications} />
          </section>
          <section aria-labelledby="gezien">
            <h2 id="gezien">Wat jij zag</h2>
            <OwnObservations observations={observations} />
          </section>
        </Stack>
      </Wrap>
    </PortalPage>
  )
}
