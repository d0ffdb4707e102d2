import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ElementText, ExerciseTools } from '#components/bundles/element-text.tsx'
import { ElementFacts, WaysOn } from '#components/bundles/path.tsx'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { elementWords } from '#lib/bundles/copy.ts'
import { elementAt } from '#lib/bundles/queries-elements.ts'
import { pageMetadata } from '../../../metadata.ts'
import { PublicPage } from '../../../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ principle: string; element: string }> }

// The head and the body ask for the same part: one reading of it.
const partAt = cache(elementAt)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { principle, element } = await params
  const page = await partAt(principle, element)
  if (!page) return {}
  const description = `${elementWords[page.element.kind].label} bij ‘${page.principle.name}’, uit de Inspiratiebundel.`
  return pageMetadata({ title: page.element.title, description, path: page.element.href })
}

export default async function ElementPageView({ params }: Props) {
  const asked = await params
  const page = await partAt(asked.principle, asked.element)
  if (!page) notFound()
  const { principle, element, same, contrast } = page
  const ways = [
    ...(same ? [{ href: same.href, title: same.title, why: `Verder met ‘${principle.name}’`, kind: same }] : []),
    ...(contrast
      ? [{ href: contrast.href, title: contrast.title, why: `Iets heel anders: ‘${contrast.principleName}’`, kind: contrast }]
      : []),
    { href: `/inspiratiebundel/verras-me?niet=${element.slug}`, title: 'Verras me', why: 'Ergens, je weet niet waar' },
  ]
  return (
    <PublicPage
      section="inspiration"
      breadcrumb={[
        { label: 'Inspiratiebundel', href: '/inspiratiebundel' },
        { label: principle.name, href: `/inspiratiebundel/${principle.slug}` },
        { label: element.title },
      ]}
    >
      <Wrap>
        <PageHead title={element.title}>
          <ElementFacts element={element} />
        </PageHead>
        <ElementText element={element} />
        {element.kind === 'exercise' && <ExerciseTools minutes={element.minutes} />}
        <WaysOn ways={ways} />
      </Wrap>
      <script type="module" src="/wandeling.js" />
    </PublicPage>
  )
}
