import type { Metadata } from 'next'
import { BundleForm } from '#components/bundles/bundle-form.tsx'
import { KeptBundles } from '#components/bundles/kept-bundles.tsx'
import { Stack } from '#components/layout/sections.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { startBundleAction } from '#lib/bundles/actions.ts'
import { keptBundles } from '#lib/bundles/queries-bundles.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Bundels bijhouden', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function KeptBundlesPage({ searchParams }: Props) {
  const { gedaan } = await searchParams
  const actor = await requireRoleAt('/redactie/bundels', 'curator')
  const bundles = await keptBundles(actor)
  return (
    <TrayPage title="Bundels bijhouden" intro="Redacteuren werken samen aan deze bundels. Wat leden aanbieden, staat bovenaan.">
      <Stack gap="wide">
        {gedaan === 'teruggegeven' && (
          <Notice tone="good" live="status">
            <p>De bundel is terug bij het lid. Het krijgt een mail.</p>
          </Notice>
        )}
        <KeptBundles bundles={bundles} caption="Bundels" empty="Er is nog geen bundel. Begin hieronder." named />
        <p>
          <a href="/bundels">Bekijk de bundels op de site</a>
        </p>
        <section aria-labelledby="nieuw">
          <h2 id="nieuw">Nieuwe bundel van de redactie</h2>
          <BundleForm
            action={startBundleAction}
            fixed={{ kind: 'curated' }}
            mark="nieuw"
            label="Nieuwe bundel"
            fields={[{ name: 'title', label: 'Hoe heet de bundel?' }]}
          >
            <Button icon="plus">Begin een bundel</Button>
          </BundleForm>
        </section>
      </Stack>
    </TrayPage>
  )
}
