import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { OwnFollows } from '#components/people/follows/own-follows.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { followDone } from '#lib/people/copy-follows.ts'
import { ownFollowing } from '#lib/people/queries-follows.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../portal-page.tsx'

export const metadata: Metadata = { title: 'Wat je volgt', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnFollowsPage({ searchParams }: Props) {
  const actor = await requireActor('/mijn/volgen')
  const [{ gedaan }, following] = await Promise.all([searchParams, ownFollowing(actor)])
  const said = typeof gedaan === 'string' && Object.hasOwn(followDone, gedaan) ? followDone[gedaan] : undefined
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Wat je volgt' }]}>
      <Sheet>
        <PageHead title="Wat je volgt" intro="Je krijgt mail als er iets nieuws is. Jij kiest hoe vaak." />
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        {following ? (
          <>
            <OwnFollows following={following} today={new Date()} />
            <p>
              <a href="/mijn/gegevens#meenemen">Haal op wat we van je bewaren</a>
            </p>
          </>
        ) : (
          <p>
            Je volgt nog niets. Op de pagina van een thema, tip, proeftuin, regio of bundel staat ‘Volg dit per mail’, en ook bij een open
            vraag. <a href="/lessen">Begin bij de lessen</a>
          </p>
        )}
      </Sheet>
    </PortalPage>
  )
}
