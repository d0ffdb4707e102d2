import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { BundleAuthors } from '#components/bundles/bundle-authors.tsx'
import { BundleDeeds } from '#components/bundles/bundle-deeds.tsx'
import { BundleItems, BundleWorkForms } from '#components/bundles/bundle-work.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { bundleToChange } from '#lib/bundles/queries-bundles.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Bundel', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  bewaard: 'Je wijziging is bewaard.',
  toegevoegd: 'Het staat erin, onderaan.',
  verplaatst: 'De volgorde is gewijzigd.',
  eruit: 'Het staat er niet meer in.',
  aangeboden: 'De bundel is aangeboden. Je krijgt een mail als de redactie heeft gekeken.',
  teruggenomen: 'De bundel is weer van jou alleen.',
  overgenomen: 'De bundel is nu van de redactie. Werk hem bij en plaats hem.',
  geplaatst: 'De bundel staat op de site.',
  erbij: 'Je collega kan nu meewerken en krijgt een mail.',
  eraf: 'Deze collega werkt niet meer mee.',
}

export default async function BundleWorkPage({ params, searchParams }: Props) {
  const [{ id }, { gedaan }] = await Promise.all([params, searchParams])
  const actor = await requireActor(`/mijn/bundels/${encodeURIComponent(id)}`)
  const bundle = z.uuid().safeParse(id).success ? await bundleToChange(actor, id) : undefined
  if (!bundle) notFound()
  const said = typeof gedaan === 'string' && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined
  const list =
    bundle.isKeeper && bundle.status !== 'private'
      ? { label: 'Bundels bijhouden', href: '/redactie/bundels' }
      : { label: 'Je bundels', href: '/mijn/bundels' }
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, list, { label: bundle.title }]}>
      <Sheet>
        <PageHead title={bundle.title} intro={bundle.intro || undefined} />
        <Stack gap="wide">
          {said && (
            <Notice tone="good" live="status">
              <p>{said}</p>
            </Notice>
          )}
          <BundleItems bundle={bundle} />
          {bundle.mayChange && <BundleWorkForms bundle={bundle} />}
          <BundleAuthors bundle={bundle} />
          <BundleDeeds bundle={bundle} />
        </Stack>
      </Sheet>
    </PortalPage>
  )
}
