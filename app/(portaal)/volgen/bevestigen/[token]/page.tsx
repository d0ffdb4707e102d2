import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { ConfirmFollow } from '#components/people/follows/follow-forms.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { followRefusals, rhythmWords } from '#lib/people/copy-follows.ts'
import { followToConfirm } from '#lib/people/queries-follows.ts'
import { env } from '#lib/platform/env.ts'

export const dynamic = 'force-dynamic'
// The address of this page holds a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Bevestig wat je wilt volgen', robots: { index: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

/** Looks only: a mail scanner that opens the link confirms nothing. */
export default async function ConfirmFollowPage({ params }: Props) {
  const { token } = await params
  const wish = await followToConfirm(token)
  return (
    <Page breadcrumb={[{ label: 'Volgen' }]} demo={env().DEMO === '1'} signedIn={false}>
      <Sheet>
        <PageHead title={wish ? 'Wil je dit volgen?' : 'Deze link werkt niet meer'} />
        {wish ? (
          <Stack>
            <p>
              <strong>{wish.name}</strong>
              <br />
              Mail: {rhythmWords[wish.rhythm].toLowerCase()}
            </p>
            <ConfirmFollow token={token} />
            <p>Wil je dit niet? Dan hoef je niets te doen. We wissen je adres vanzelf.</p>
          </Stack>
        ) : (
          <Notice tone="warning">
            <p>{followRefusals.link_gone}</p>
          </Notice>
        )}
      </Sheet>
    </Page>
  )
}
