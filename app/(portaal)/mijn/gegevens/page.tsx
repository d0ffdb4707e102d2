import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { OwnNameForm } from '#components/people/own-name-form.tsx'
import { SessionList } from '#components/people/session-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { signOutAction } from '#lib/people/actions-sign-in.ts'
import { roleNames } from '#lib/people/copy.ts'
import { ownPlaces, ownSessions } from '#lib/people/queries.ts'
import { env } from '#lib/platform/env.ts'
import { requireActor, sessionToken } from '#lib/platform/session.ts'

export const metadata: Metadata = { title: 'Je gegevens', robots: { index: false } }

export default async function OwnDataPage() {
  const actor = await requireActor('/mijn/gegevens')
  const [places, sessions] = await Promise.all([ownPlaces(actor), ownSessions(actor, (await sessionToken()) ?? '')])
  return (
    <Page section="mine" breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Je gegevens' }]} demo={env().DEMO === '1'} signedIn>
      <Sheet>
        <PageHead title="Je gegevens" intro="Dit weten we van je, en hier ben je ingelogd." />
        <Stack gap="wide">
          <section aria-labelledby="account">
            <h2 id="account">Je account</h2>
            <dl>
              <dt>E-mailadres</dt>
              <dd>{actor.email}</dd>
              <dt>Rollen</dt>
              <dd>{actor.roles.map((role) => roleNames[role]).join(', ') || 'geen'}</dd>
              <dt>Proeftuinen en regio’s</dt>
              <dd>{places.join(', ') || 'geen'}</dd>
            </dl>
            <p>
              Klopt hier iets niet? <a href="/contact">Laat het ons weten</a>. Een redacteur past het aan.
            </p>
          </section>
          <section aria-labelledby="naam">
            <h2 id="naam">Je naam</h2>
            <OwnNameForm name={actor.name} />
          </section>
          <section aria-labelledby="ingelogd">
            <h2 id="ingelogd">Waar je bent ingelogd</h2>
            <SessionList sessions={sessions} now={new Date()} />
          </section>
          <section aria-labelledby="uitloggen">
            <h2 id="uitloggen">Uitloggen</h2>
            <form action={signOutAction}>
              <Button icon="sign-out" variant="line">
                Log uit
              </Button>
            </form>
          </section>
        </Stack>
      </Sheet>
    </Page>
  )
}
