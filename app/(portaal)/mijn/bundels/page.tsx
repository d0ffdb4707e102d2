import type { Metadata } from 'next'
import { BundleForm } from '#components/bundles/bundle-form.tsx'
import { KeptBundles } from '#components/bundles/kept-bundles.tsx'
import styles from '#components/bundles/forms.module.css'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { startBundleAction } from '#lib/bundles/actions.ts'
import { ownBundles } from '#lib/bundles/queries-bundles.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Je bundels', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnBundlesPage({ searchParams }: Props) {
  const { gedaan } = await searchParams
  const actor = await requireActor('/mijn/bundels')
  const bundles = await ownBundles(actor)
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Je bundels' }]}>
      <Wrap>
        <PageHead
          title="Je bundels"
          intro="Zet lessen, woorden, instrumenten en bijeenkomsten bij elkaar. Alleen jij en wie je erbij vraagt zien ze, tot je ze aanbiedt."
        />
        <div className={styles.ending}>
          <Stack gap="wide">
            {gedaan === 'weg' && (
              <Notice tone="good" live="status">
                <p>De bundel staat niet meer bij je.</p>
              </Notice>
            )}
            <KeptBundles bundles={bundles} caption="Je bundels" empty="Je hebt nog geen bundel. Begin hieronder." named />
            <section aria-labelledby="nieuw">
              <h2 id="nieuw">Nieuwe bundel</h2>
              <BundleForm
                action={startBundleAction}
                fixed={{ kind: 'private' }}
                mark="nieuw"
                label="Nieuwe bundel"
                fields={[{ name: 'title', label: 'Hoe heet de bundel?' }]}
              >
                <Button icon="plus">Begin een bundel</Button>
              </BundleForm>
            </section>
          </Stack>
        </div>
      </Wrap>
    </PortalPage>
  )
}
