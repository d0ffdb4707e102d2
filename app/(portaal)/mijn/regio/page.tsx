import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import styles from '#components/bundles/forms.module.css'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { Table } from '#components/ui/table.tsx'
import { useByRegion } from '#lib/lessons/queries-uptake-own.ts'
import { stepRegions, type StepsRegion } from '#lib/bundles/queries-steps.ts'
import { formatDate } from '#lib/platform/time.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Hoe ver is je regio?', robots: { index: false } }

const nameOf = ({ slug, name }: StepsRegion) => <a href={`/mijn/regio/${slug}`}>{name}</a>

export default async function StepRegionsPage() {
  const actor = await requireActor('/mijn/regio')
  const [regions, uses] = await Promise.all([stepRegions(actor), useByRegion(actor)])
  const appliedIn = new Map(uses.map(({ slug, running }) => [slug, running]))
  const applied = { key: 'applied', heading: 'Past lessen toe', numeric: true, cell: ({ slug }: StepsRegion) => appliedIn.get(slug) ?? 0 }
  const [only] = regions
  if (regions.length === 1 && only) redirect(`/mijn/regio/${only.slug}`)
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Hoe ver is je regio?' }]}>
      <Wrap>
        <PageHead
          title="Hoe ver zijn de regio’s?"
          intro="Per regio: bij hoeveel van de tien tips iets staat, en bij hoeveel ze bezig zijn."
        />
        <div className={styles.ending}>
          {regions.length === 0 ? (
            <p>
              Je account hoort nog niet bij een regio of proeftuin. Vraag de <a href="/contact#redactie">redactie</a> om je erbij te zetten.
            </p>
          ) : (
            <Table
              caption="Regio’s"
              rows={regions}
              rowKey={({ slug }) => slug}
              columns={[
                { key: 'name', heading: 'Regio', cell: nameOf },
                { key: 'inPlace', heading: 'Staat', numeric: true, cell: ({ inPlace }) => inPlace },
                { key: 'busy', heading: 'Mee bezig', numeric: true, cell: ({ busy }) => busy },
                ...(uses.length > 0 ? [applied] : []),
                {
                  key: 'changed',
                  heading: 'Bijgewerkt',
                  cell: ({ changedAt }) => (changedAt ? formatDate(changedAt) : 'nog niet ingevuld'),
                },
              ]}
            />
          )}
        </div>
      </Wrap>
    </PortalPage>
  )
}
