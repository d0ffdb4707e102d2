import type { Metadata } from 'next'
import { PageHead, Prose, Wrap } from '#components/layout/sections.tsx'
import { Parcel } from '#components/sites/parcel.tsx'
import { allSites } from '#lib/sites/queries.ts'
import { countedLessons, countedNumber } from '../counted.ts'
import { pageMetadata } from '../metadata.ts'
import styles from '../places.module.css'
import { PublicPage } from '../public-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'De proeftuinen van het toekomstscenario kind- en gezinsbescherming, met de lessen die zij delen.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Proeftuinen', description, path: '/proeftuinen' })

export default async function SitesPage() {
  const sites = await allSites()
  return (
    <PublicPage section="sites" breadcrumb={[{ label: 'Proeftuinen' }]}>
      <Wrap>
        <PageHead
          title="Proeftuinen"
          intro={`Sinds 2022 proberen ${countedNumber(sites.length)} proeftuinen uit hoe hulp en bescherming beter kunnen. Elk op een eigen manier, vanuit één visie.`}
        />
        <ul role="list" className={styles.sites}>
          {sites.map((site) => (
            <li key={site.slug}>
              <div className={styles.parcel}>
                <Parcel name={site.name} />
              </div>
              <div>
                <h2>
                  <a href={`/proeftuinen/${site.slug}`}>{site.name}</a>
                </h2>
                {site.motto && <p>{site.motto}</p>}
                <p className={styles.quiet}>
                  {site.status === 'ended' ? `Gestopt, ${countedLessons(site.lessonCount)}` : countedLessons(site.lessonCount)}
                </p>
              </div>
            </li>
          ))}
        </ul>
        <div className={styles.below}>
          <Prose>
            <h2>Geen proeftuin in je regio?</h2>
            <p>
              Ook dan kun je beginnen. Alle <a href="/regios">regio’s</a> doen mee aan dit netwerk. Het <a href="/contact">regioteam</a>{' '}
              denkt met je mee.
            </p>
          </Prose>
        </div>
      </Wrap>
    </PublicPage>
  )
}
