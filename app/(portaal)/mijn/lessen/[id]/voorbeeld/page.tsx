import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LessonArticle } from '#components/lessons/lesson-article.tsx'
import { DocumentList } from '#components/lessons/review/document-list.tsx'
import { previewFacts, previewMinutes } from '#components/lessons/writing/preview-facts.ts'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { sectionHeadings } from '#lib/lessons/copy.ts'
import { vocabulary } from '#lib/lessons/queries.ts'
import type { OwnLesson } from '#lib/lessons/queries-writing.ts'
import { sections } from '#lib/lessons/values.ts'
import { isEmpty } from '#lib/platform/rich-text/plain-text.ts'
import { PortalPage } from '../../../portal-page.tsx'
import { readOwnLesson, titleOf } from '../own-lesson.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await readOwnLesson(params)
  return { title: `Voorbeeld: ${titleOf(lesson)}`, robots: { index: false } }
}

export default async function PreviewPage({ params }: Props) {
  const { lesson } = await readOwnLesson(params)
  const { content } = lesson.draft
  const facts = previewFacts(content, lesson, await vocabulary(content.themes))
  const back = `/mijn/lessen/${lesson.id}?stap=nakijken`
  // Without its facts the page cannot be drawn as it will look; the look-over says what is missing.
  if (!facts) redirect(back)
  return (
    <PortalPage>
      <LessonArticle
        kind={content.kind}
        title={content.title.trim()}
        coreSentence={content.coreSentence.trim()}
        siteName={content.siteShown && lesson.siteSlug ? lesson.homeName : null}
        regionName={content.siteShown && !lesson.siteSlug ? lesson.homeName : null}
        minutes={previewMinutes(content)}
        breadcrumb={[{ label: 'Je lessen', href: '/mijn/lessen' }, { label: titleOf(lesson), href: back }, { label: 'Voorbeeld' }]}
        notice={
          <Notice title="Dit is een voorbeeld">
            <p>Zo zien bezoekers je les als hij is geplaatst. Nu zien alleen jij en je medeschrijvers dit.</p>
            <ArrowLink href={back}>Terug naar nakijken en insturen</ArrowLink>
          </Notice>
        }
        sections={articleSections(lesson)}
        facts={facts}
      />
    </PortalPage>
  )
}

function articleSections({ draft, files }: OwnLesson) {
  const written = sections
    .filter((section) => !isEmpty(draft.content[section]))
    .map((section) => ({
      key: section,
      heading: sectionHeadings[section],
      body: <RichText document={draft.content[section]} fileUrl={(file) => `/bestanden/${file}`} />,
    }))
  const documents = files.filter((file) => file.kind === 'document')
  if (documents.length === 0) return written
  return [
    ...written,
    { key: 'bijlagen', heading: documents.length === 1 ? 'Bijlage' : 'Bijlagen', body: <DocumentList documents={documents} /> },
  ]
}
