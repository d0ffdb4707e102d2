import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { AccessRequests } from '#components/people/access-requests.tsx'
import { decidedRequests, waitingRequests } from '#lib/people/queries-access.ts'
import { placeOptions } from '#lib/people/queries.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

export const metadata: Metadata = { title: 'Verzoeken om toegang', robots: { index: false } }

export default async function AccessRequestsPage() {
  const actor = await requireRoleAt('/beheer/toegang', 'curator', 'administrator')
  const [waiting, decided, places] = await Promise.all([waitingRequests(actor), decidedRequests(actor), placeOptions()])
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Beheer', href: '/beheer' }, { label: 'Verzoeken om toegang' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead title="Verzoeken om toegang" intro="Ken je de persoon of de organisatie? Kijk goed naar het e-mailadres. Wie je toelaat, kan lessen schrijven voor de plek die je kiest." />
        <Stack gap="wide">
          <section aria-labelledby="wacht">
            <h2 id="wacht">Wacht op een besluit</h2>
            <AccessRequests requests={waiting} places={places} now={new Date()} />
          </section>
          {decided.length > 0 && (
            <section aria-labelledby="besloten">
              <h2 id="besloten">Laatste besluiten</h2>
              <ul>
                {decided.map((request) => (
                  <li key={request.id}>
                    {request.name} ({request.email}): {request.decision === 'let_in' ? 'toegelaten' : 'niet toegelaten'} door {request.decidedBy} op{' '}
                    <time dateTime={isoDay(request.decidedAt)}>{formatDate(request.decidedAt)}</time>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </Stack>
      </Sheet>
    </Page>
  )
}
