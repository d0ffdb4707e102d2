import type { Metadata } from 'next'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { allRegions } from '#lib/sites/queries.ts'
import { pageMetadata } from '../metadata.ts'
import styles from '../places.module.css'
import { PublicPage } from '../public-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Alle jeugdregio’s van Nederland, met de proeftuin waar zij bij horen en de lessen die zij delen.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Regio’s', description, path: '/regios' })

export default async function RegionsPage() {
  const rows = await allRegions()
  // A region stands once in the rows for each of its sites.
  const regions = [...new Map(rows.map((row) => [row.code, row])).values()]
  return (
    <PublicPage section="sites" breadcrumb={[{ label: 'Regio’s' }]}>
      <Wrap>
        <PageHead
          title="Regio’s"
          intro={`Alle ${regions.length} jeugdregio’s leren mee. Ook zonder proeftuin kun je beginnen en je lessen delen.`}
        />
        <ul role="list" className={styles.regions}>
          {regions.map((region) => (
            <li key={region.code}>
              <a href={`/regios/${region.slug}`}>{region.name}</a>
              {rows
                .filter((row) => row.code === region.code && row.siteName)
                .map((row) => (
                  <span key={row.siteSlug}>Proeftuin {row.siteName}</span>
                ))}
            </li>
          ))}
        </ul>
      </Wrap>
    </PublicPage>
  )
}
