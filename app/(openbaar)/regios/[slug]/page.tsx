import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { Columns, ContactBlock, PageHead, SectionHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { FollowLink } from '#components/people/follows/follow-link.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { lessonsOf } from '#lib/lessons/queries.ts'
import { regionBySlug } from '#lib/sites/queries.ts'
import { LessonList } from '../../drawn-lessons.tsx'
import { pageMetadata } from '../../metadata.ts'
import styles from '../../places.module.css'
import { PublicPage } from '../../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

const shownLessons = 10
const regionAt = cache(regionBySlug)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const region = await regionAt((await params).slug)
  if (!region) return {}
  const title = `Regio ${region.name}`
  return pageMetadata({
    title,
    description: `${title}: bij welke proeftuin de regio hoort en welke lessen er zijn.`,
    path: `/regios/${region.slug}`,
  })
}

export default async function RegionPage({ params }: Props) {
  const region = await regionAt((await params).slug)
  if (!region) notFound()
  // A merged region lives on in its successor, with the same lessons.
  if (region.successor) permanentRedirect(`/regios/${region.successor.slug}`)
  const lessons = await lessonsOf({ regions: [region.code], sites: region.sites.map((site) => site.slug) }, shownLessons + 1)
  return (
    <PublicPage section="sites" breadcrumb={[{ label: 'Regio’s', href: '/regios' }, { label: region.name }]}>
      <Wrap>
        <PageHead title={`Regio ${region.name}`}>
          <p>
            <FollowLink topic={{ kind: 'region', key: region.code }}>Volg deze regio per mail</FollowLink>
          </p>
        </PageHead>
      </Wrap>
      <Columns
        aside={
          <>
            <section aria-labelledby="over-deze-regio">
              <h2 id="over-deze-regio">Over deze regio</h2>
              <dl className={styles.facts}>
                <div>
                  <dt>Proeftuin</dt>
                  {region.sites.length === 0 && <dd>Geen. De regio leert en deelt wel mee.</dd>}
                  {region.sites.map((site) => (
                    <dd key={site.slug}>
                      <a href={`/proeftuinen/${site.slug}`}>{site.name}</a>
                    </dd>
                  ))}
                </div>
                <div>
                  <dt>Indeling</dt>
                  <dd>
                    Jeugdregio {region.code}, zoals in {region.edition}
                  </dd>
                </div>
              </dl>
            </section>
            <ContactBlock id="beginnen" title="Beginnen in deze regio?">
              <p>Het regioteam denkt met je mee en brengt je in contact met mensen die al ervaring hebben.</p>
              <p>
                <ArrowLink href="/contact">Neem contact op</ArrowLink>
              </p>
            </ContactBlock>
          </>
        }
      >
        <section aria-labelledby="lessen">
          <Stack>
            <SectionHead id="lessen" title="Lessen uit deze regio" />
            <LessonList
              lessons={lessons.slice(0, shownLessons)}
              empty={
                <p>
                  Uit deze regio staan hier nog geen lessen. <a href="/lessen">Bekijk de lessen van anderen</a> of{' '}
                  <a href="/mijn/lessen">deel de eerste</a>.
                </p>
              }
            />
            {lessons.length > shownLessons && <ArrowLink href={`/lessen?regio=${region.slug}`}>Alle lessen uit {region.name}</ArrowLink>}
          </Stack>
        </section>
      </Columns>
    </PublicPage>
  )
}
