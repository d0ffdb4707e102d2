import type { Metadata } from 'next'
import { BundleList } from '#components/bundles/bundle-things.tsx'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { publicBundles } from '#lib/bundles/queries-bundles.ts'
import { pageMetadata } from '../metadata.ts'
import placeStyles from '../places.module.css'
import { PublicPage } from '../public-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Lessen, woorden, instrumenten en bijeenkomsten die bij elkaar horen, gekozen door de redactie.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Bundels', description, path: '/bundels' })

export default async function BundlesPage() {
  const bundles = await publicBundles()
  return (
    <PublicPage section="lessons" breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: 'Bundels' }]}>
      <Wrap>
        <PageHead title="Bundels" intro="Wat bij elkaar hoort, in een volgorde die helpt. De redactie koos, en schreef erbij waarom." />
        {bundles.length > 0 ? <BundleList bundles={bundles} /> : <p>Er staat nog geen bundel op de site.</p>}
        <p className={placeStyles.below}>
          Heb je een account? Dan kun je <a href="/mijn/bundels">zelf een bundel maken</a> en hem aanbieden.
        </p>
      </Wrap>
    </PublicPage>
  )
}
