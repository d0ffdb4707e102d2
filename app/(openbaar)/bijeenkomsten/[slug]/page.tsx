import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { GatheringArticle } from '#components/gatherings/gathering-article.tsx'
import { fullTitle } from '#components/gatherings/gathering-view.ts'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { gatheringBySlug } from '#lib/gatherings/queries.ts'
import { pageMetadata } from '../../metadata.ts'
import { PublicPage } from '../../public-page.tsx'
import { gatheringStructuredData } from './structured-data.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

// The head and the body ask for the same gathering: one reading of it.
const gatheringAt = cache(gatheringBySlug)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const gathering = await gatheringAt((await params).slug)
  if (!gathering) return {}
  return pageMetadata({ title: fullTitle(gathering), description: gathering.summary, path: `/bijeenkomsten/${gathering.slug}` })
}

export default async function GatheringPage({ params }: Props) {
  const gathering = await gatheringAt((await params).slug)
  if (!gathering) notFound()
  return (
    <PublicPage section="gatherings">
      {/* React writes the text of a script as it is; gatheringStructuredData leaves no < in it. */}
      <script type="application/ld+json">{gatheringStructuredData(gathering)}</script>
      <GatheringArticle
        gathering={gathering}
        body={<RichText document={gathering.description} fileUrl={(file) => `/bestanden/${file}`} />}
        lessons={gathering.lessons}
        materials={gathering.files}
        links={gathering.links}
        more={gathering.participantFiles}
        now={new Date()}
      />
    </PublicPage>
  )
}
