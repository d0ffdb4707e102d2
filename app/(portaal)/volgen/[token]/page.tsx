import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { OwnFollows } from '#components/people/follows/own-follows.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { followDone, followRefusals } from '#lib/people/copy-follows.ts'
import { followingByLink } from '#lib/people/queries-follows.ts'
import { subscriberOfLink } from '#lib/people/queries-links-follows.ts'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
// The address of this page holds a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Wat je volgt', robots: { index: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where the link of a mail leads. Only looks: mail scanners open links too, and must stop nothing. */
export default async function FollowsByLinkPage({ params, searchParams }: Props) {
  const [{ token }, { gedaan }, actor] = await Promise.all([params, searchParams, currentActor()])
  if (!subscriberOfLink(token)) notFound()
  const following = await followingByLink(token)
  const said = typeof gedaan === 'string' && Object.hasOwn(followDone, gedaan) ? followDone[gedaan] : undefined
  return (
    <Page breadcrumb={[{ label: 'Wat je volgt' }]} demo={env().DEMO === '1'} signedIn={actor !== null}>
      <Sheet>
        <PageHead title="Wat je volgt" intro={following ? 'Kies hoe vaak je mail krijgt. Je kunt altijd stoppen.' : undefined} />
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        {following ? (
          <OwnFollows following={following} token={token} today={new Date()} />
        ) : (
          <p>
            {!said && followRefusals.nothing_followed} <a href="/lessen">Blader door de lessen</a>
          </p>
        )}
      </Sheet>
    </Page>
  )
}
