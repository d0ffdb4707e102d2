import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RegionSteps } from '#components/bundles/region-steps.tsx'
import { StepsPicture } from '#components/bundles/steps-picture.tsx'
import styles from '#components/bundles/forms.module.css'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { regionChecklist } from '#lib/bundles/queries-steps.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Hoe ver is je regio?', robots: { index: false } }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RegionStepsPage({ params, searchParams }: Props) {
  const [{ slug }, { bewaard }] = await Promise.all([params, searchParams])
  const actor = await requireActor(`/mijn/regio/${encodeURIComponent(slug)}`)
  const checklist = await regionChecklist(actor, slug)
  if (!checklist) notFound()
  const saved = checklist.steps.find(({ number }) => String(number) === bewaard)
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Hoe ver is je regio?', href: '/mijn/regio' },
        { label: checklist.name },
      ]}
    >
      <Wrap>
        <PageHead
          title={`Regio ${checklist.name}`}
          intro="De tien tips, en hoe ver jullie zijn. Alleen mensen uit deze regio en het regioteam zien dit."
        />
        <div className={styles.ending}>
          <Stack gap="wide">
            {saved && (
              <Notice tone="good" live="status">
                <p>
                  Tip {saved.number} is bijgewerkt: {saved.name}.
                </p>
              </Notice>
            )}
            <section aria-labelledby="tips">
              <h2 id="tips">Per tip</h2>
              <RegionSteps checklist={checklist} />
            </section>
            <section aria-labelledby="verloop">
              <h2 id="verloop">Hoe het ging</h2>
              <StepsPicture months={checklist.months} tipCount={checklist.steps.length} />
            </section>
          </Stack>
        </div>
      </Wrap>
    </PortalPage>
  )
}
