import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CollectForm } from '#components/bundles/collect-form.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { bundlesToFill } from '#lib/bundles/queries-bundles.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Zet in je bundel', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const page = /^\/(?:lessen|bijeenkomsten|instrumenten)\/[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The private side of 'Zet in je bundel': the page that it stands on is the same for everyone. */
export default async function CollectPage({ searchParams }: Props) {
  const { van } = await searchParams
  const address = typeof van === 'string' && page.test(van) ? van : undefined
  if (!address) notFound()
  const actor = await requireActor(`/mijn/bundels/erbij?van=${encodeURIComponent(address)}`)
  const bundles = await bundlesToFill(actor)
  return (
    <PortalPage
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Je bundels', href: '/mijn/bundels' }, { label: 'Zet in je bundel' }]}
    >
      <Sheet>
        <PageHead title="Zet in je bundel" intro="Alleen jij en wie je erbij vraagt zien je bundel, tot je hem aanbiedt." />
        <p>
          Je zet dit erin: <a href={address}>{address}</a>
        </p>
        <CollectForm address={address} bundles={bundles} />
      </Sheet>
    </PortalPage>
  )
}
