import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { countWaitingRequests } from '#lib/people/queries-access.ts'
import { hasRole } from '#lib/platform/actor.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

export const metadata: Metadata = { title: 'Beheer', robots: { index: false } }

export default async function AdministrationPage() {
  const actor = await requireRoleAt('/beheer', 'curator', 'administrator')
  const waiting = await countWaitingRequests(actor)
  return (
    <Page section="mine" breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Beheer' }]} demo={env().DEMO === '1'} signedIn>
      <Sheet>
        <PageHead title="Beheer" />
        <ul>
          <li>
            <a href="/beheer/toegang">Verzoeken om toegang</a>:{' '}
            {waiting === 0 ? 'er wacht niemand' : waiting === 1 ? 'er wacht 1 verzoek' : `er wachten ${waiting} verzoeken`}
          </li>
          <li>
            <a href="/beheer/mensen">Mensen</a>: rollen, proeftuinen en regio’s
          </li>
          <li>
            <a href="/beheer/mensen/uitnodigen">Iemand uitnodigen</a>
          </li>
          {hasRole(actor, 'administrator') && (
            <>
              <li>
                <a href="/beheer/themas">Thema’s</a>: waarmee lessen, vragen en instrumenten zijn ingedeeld
              </li>
              <li>
                <a href="/beheer/draaien">Hoe het portaal draait</a>: taken, mail en trage vragen
              </li>
              <li>
                <a href="/beheer/koppelingen">Koppelingen</a>: systemen die horen wat er wordt geplaatst
              </li>
            </>
          )}
        </ul>
      </Sheet>
    </Page>
  )
}
