import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block } from '#components/people/blocks.tsx'
import { AccessRequests } from '#components/people/access-requests.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { decidedRequests, waitingRequests } from '#lib/people/queries-access.ts'
import { placeOptions } from '#lib/people/queries.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Verzoeken om toegang', robots: { index: false } }

const said: Record<string, string> = {
  toegelaten: 'De persoon is toegelaten en krijgt een mail.',
  'niet-toegelaten': 'De persoon is niet toegelaten en krijgt een mail.',
}

export default async function AccessRequestsPage({ searchParams }: Props) {
  const actor = await requireRoleAt('/beheer/toegang', 'curator', 'administrator')
  const { besluit } = await searchParams
  const message = typeof besluit === 'string' ? said[besluit] : undefined
  const [waiting, decided, places] = await Promise.all([waitingRequests(actor), decidedRequests(actor), placeOptions()])
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Beheer', href: '/beheer' }, { label: 'Verzoeken om toegang' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead
          title="Verzoeken om toegang"
          intro="Ken je de persoon of de organisatie? Kijk goed naar het mailadres. Wie je toelaat, kan lessen schrijven voor de plek die je kiest."
        />
        <Stack gap="wide">
          <div role="status">{message && <Notice tone="good">{message}</Notice>}</div>
          <Block id="wacht" title="Wacht op een besluit">
            <AccessRequests requests={waiting} places={places} now={new Date()} />
          </Block>
          {decided.length > 0 && (
            <Block id="besloten" title="Laatste besluiten">
              <ul>
                {decided.map((request) => (
                  <li key={request.id}>
                    {request.name} ({request.email}): {request.decision === 'let_in' ? 'toegelaten' : 'niet toegelaten'} door{' '}
                    {request.decidedBy} op <time dateTime={isoDay(request.decidedAt)}>{formatDate(request.decidedAt)}</time>
                  </li>
                ))}
              </ul>
            </Block>
          )}
        </Stack>
      </Sheet>
    </Page>
  )
}
