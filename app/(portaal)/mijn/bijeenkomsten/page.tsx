import type { Metadata } from 'next'
import { OwnGatherings } from '#components/gatherings/organise/own-gatherings.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { mayOrganise } from '#lib/gatherings/policy.ts'
import { organisedGatherings } from '#lib/gatherings/queries-organise.ts'
import { hasRole } from '#lib/platform/actor.ts'
import { requireActor } from '#lib/platform/session.ts'
import styles from '../own-work.module.css'
import { PortalPage } from '../portal-page.tsx'
import { mayBegin } from './organisers.ts'

export const metadata: Metadata = { title: 'Bijeenkomsten organiseren', robots: { index: false } }

export default async function OrganisedPage() {
  const actor = await requireActor('/mijn/bijeenkomsten')
  const gatherings = await organisedGatherings(actor)
  const intro = mayOrganise(actor)
    ? 'Alle bijeenkomsten van het netwerk, en je eigen concepten.'
    : 'Bijeenkomsten van je eigen proeftuin of regio. Jij stelt voor, een redacteur zet ze in de agenda.'
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Bijeenkomsten organiseren' }]}>
      <Wrap>
        <div className={styles.page}>
          <div>
            <PageHead title="Bijeenkomsten organiseren" intro={intro}>
              {mayBegin(actor) ? (
                <ButtonRow>
                  <LinkButton href="/mijn/bijeenkomsten/nieuw" icon="plus">
                    Organiseer een bijeenkomst
                  </LinkButton>
                </ButtonRow>
              ) : (
                <p>
                  Wil je zelf iets organiseren? Daarvoor hoor je bij een proeftuin of regio.{' '}
                  <a href="/contact">Laat weten bij welke je hoort</a>.
                </p>
              )}
            </PageHead>
            <Stack gap="wide">
              <OwnGatherings gatherings={gatherings} now={new Date()} mayApprove={hasRole(actor, 'curator')} />
            </Stack>
          </div>
        </div>
      </Wrap>
    </PortalPage>
  )
}
