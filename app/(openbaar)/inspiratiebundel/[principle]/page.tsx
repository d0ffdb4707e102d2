import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrinciplePath } from '#components/bundles/path.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { allPrinciples } from '#lib/bundles/queries-elements.ts'
import { pageMetadata } from '../../metadata.ts'
import placeStyles from '../../places.module.css'
import { PublicPage } from '../../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ principle: string }> }

async function principleAt(slug: string) {
  const { principles } = await allPrinciples()
  return principles.find((principle) => principle.slug === slug)
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const principle = await principleAt((await params).principle)
  if (!principle) return {}
  const description = `${principle.name}: uitleg, woorden van collega’s, voorbeelden, verhalen en oefeningen.`
  return pageMetadata({ title: principle.name, description, path: `/inspiratiebundel/${principle.slug}` })
}

export default async function PrinciplePage({ params }: Props) {
  const principle = await principleAt((await params).principle)
  if (!principle) notFound()
  return (
    <PublicPage section="inspiration" breadcrumb={[{ label: 'Inspiratiebundel', href: '/inspiratiebundel' }, { label: principle.name }]}>
      <Wrap>
        <PageHead title={principle.name} intro="Uitleg, woorden van collega’s, voorbeelden, verhalen en oefeningen. Begin waar je wilt." />
        <Stack gap="wide">
          {principle.elements.length > 0 ? <PrinciplePath principle={principle} level={2} /> : <p>Hier komt nog tekst.</p>}
        </Stack>
        <div className={placeStyles.below}>
          <ArrowLink href={`/lessen?principe=${principle.slug}`}>Lessen bij dit principe</ArrowLink>
        </div>
      </Wrap>
      <script type="module" src="/wandeling.js" />
    </PublicPage>
  )
}
