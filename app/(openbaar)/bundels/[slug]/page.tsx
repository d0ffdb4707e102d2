import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { BundleThings } from '#components/bundles/bundle-things.tsx'
import styles from '#components/bundles/bundle.module.css'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { FollowLink } from '#components/people/follows/follow-link.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { publicBundle } from '#lib/bundles/queries-bundles.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'
import { absoluteUrl } from '../../addresses.ts'
import { pageMetadata } from '../../metadata.ts'
import { PublicPage } from '../../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

// The head and the body ask for the same bundle: one reading of it.
const bundleAt = cache(publicBundle)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const bundle = await bundleAt((await params).slug)
  if (!bundle) return {}
  const path = `/bundels/${bundle.slug}`
  const metadata = pageMetadata({ title: bundle.title, description: bundle.intro.slice(0, 200) || bundle.title, path })
  return {
    ...metadata,
    alternates: { ...metadata.alternates, types: { 'application/atom+xml': absoluteUrl(`${path}/atom.xml`) } },
  }
}

export default async function BundlePage({ params }: Props) {
  const bundle = await bundleAt((await params).slug)
  if (!bundle) notFound()
  return (
    <PublicPage section="lessons" breadcrumb={[{ label: 'Bundels', href: '/bundels' }, { label: bundle.title }]}>
      <Wrap>
        <PageHead title={bundle.title} intro={bundle.intro && <span className={styles.intro}>{bundle.intro}</span>}>
          <p className={styles.ways}>
            <a href={`/bundels/${bundle.slug}/boekje`}>
              <Icon name="print" /> Als boekje om te printen
            </a>
            <a href={`/bundels/${bundle.slug}/atom.xml`} type="application/atom+xml">
              <Icon name="feed" /> Volg deze bundel (Atom)
            </a>
            <FollowLink topic={{ kind: 'bundle', key: bundle.id }}>Volg deze bundel per mail</FollowLink>
          </p>
        </PageHead>
        <BundleThings things={bundle.things} />
        {bundle.gone > 0 && (
          <p>{bundle.gone === 1 ? 'Eén onderdeel is niet meer te lezen.' : `${bundle.gone} onderdelen zijn niet meer te lezen.`}</p>
        )}
        <div className={styles.changes}>
          <p>
            Geplaatst op <time dateTime={isoDay(bundle.firstPlacedAt)}>{formatDate(bundle.firstPlacedAt)}</time>.
          </p>
          {bundle.changes.length > 0 && (
            <>
              <h2>Wat er is gewijzigd</h2>
              <ul>
                {bundle.changes.map((change) => (
                  <li key={change.number}>
                    <time dateTime={isoDay(change.placedAt)}>{formatDate(change.placedAt)}</time>: {change.note}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </Wrap>
    </PublicPage>
  )
}
