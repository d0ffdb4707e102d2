import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Columns, ContactBlock, PageHead, SectionHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { FollowLink } from '#components/people/follows/follow-link.tsx'
import { Parcel } from '#components/sites/parcel.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { lessonsOf } from '#lib/lessons/queries.ts'
import { siteBySlug } from '#lib/sites/queries.ts'
import { LessonList } from '../../drawn-lessons.tsx'
import { pageMetadata } from '../../metadata.ts'
import styles from '../../places.module.css'
import { PublicPage } from '../../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

const shownLessons = 10
const siteAt = cache(siteBySlug)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const site = await siteAt((await params).slug)
  if (!site) return {}
  const title = `Proeftuin ${site.name}`
  return pageMetadata({ title, description: `${title}: waar zij aan werken en welke lessen zij delen.`, path: `/proeftuinen/${site.slug}` })
}

export default async function SitePage({ params }: Props) {
  const site = await siteAt((await params).slug)
  if (!site) notFound()
  const lessons = await lessonsOf({ site: site.slug }, shownLessons + 1)
  return (
    <PublicPage section="sites" breadcrumb={[{ label: 'Proeftuinen', href: '/proeftuinen' }, { label: site.name }]}>
      <Wrap>
        <PageHead title={`Proeftuin ${site.name}`} intro={site.motto && `‘${site.motto}’`}>
          <p>
            <FollowLink topic={{ kind: 'site', key: site.slug }}>Volg deze proeftuin per mail</FollowLink>
          </p>
        </PageHead>
      </Wrap>
      <Columns
        aside={
          <>
            <div className={styles.plot}>
              <Parcel name={site.name} />
            </div>
            <section aria-labelledby="over-deze-proeftuin">
              <h2 id="over-deze-proeftuin">Over deze proeftuin</h2>
              <dl className={styles.facts}>
                {site.regions.length > 0 && (
                  <div>
                    <dt>{site.regions.length === 1 ? 'Regio' : 'Regio’s'}</dt>
                    {site.regions.map((region) => (
                      <dd key={region.code}>
                        <a href={`/regios/${region.slug}`}>{region.name}</a>
                      </dd>
                    ))}
                  </div>
                )}
                {site.assignments.length > 0 && (
                  <div>
                    <dt>Werkt aan</dt>
                    {site.assignments.map((assignment) => (
                      <dd key={assignment}>{assignment}</dd>
                    ))}
                  </div>
                )}
                <div>
                  <dt>Hoort bij</dt>
                  <dd>{`De ${site.tranche === 1 ? 'eerste' : 'tweede'} groep proeftuinen`}</dd>
                </div>
                {site.status === 'ended' && (
                  <div>
                    <dt>Stand</dt>
                    <dd>Gestopt. De lessen blijven staan.</dd>
                  </div>
                )}
              </dl>
            </section>
            <ContactBlock id="praat-met-deze-proeftuin" title="Praat met deze proeftuin">
              <p>Het regioteam brengt je in contact met proeftuin {site.name}.</p>
              <p>
                <ArrowLink href="/contact">Neem contact op</ArrowLink>
              </p>
            </ContactBlock>
          </>
        }
      >
        <section aria-labelledby="lessen">
          <Stack>
            <SectionHead id="lessen" title="Wat zij leerden" />
            <LessonList
              lessons={lessons.slice(0, shownLessons)}
              empty={
                <p>
                  Deze proeftuin deelde hier nog geen lessen. <a href="/lessen">Bekijk de lessen van anderen</a>.
                </p>
              }
            />
            {lessons.length > shownLessons && <ArrowLink href={`/lessen?proeftuin=${site.slug}`}>Alle lessen van {site.name}</ArrowLink>}
          </Stack>
        </section>
      </Columns>
    </PublicPage>
  )
}
