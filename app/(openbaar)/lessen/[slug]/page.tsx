import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { LessonUptake } from '#components/lessons/uptake/lesson-uptake.tsx'
import { LessonVoices } from '#components/lessons/voices/lesson-voices.tsx'
import { WaitingRegions } from '#components/questions/open/waiting-regions.tsx'
import { LessonArticle } from '#components/lessons/lesson-article.tsx'
import { lessonAtAddress, type PublicLesson } from '#lib/lessons/queries.ts'
import { checkedOn } from '#lib/lessons/queries-dates.ts'
import { relatedLessons } from '#lib/lessons/queries-related.ts'
import { uptakeOf } from '#lib/lessons/queries-uptake.ts'
import { voicesOf } from '#lib/lessons/queries-voices.ts'
import { answerStatus } from '#lib/platform/answer.ts'
import { waitingBesideLesson } from '#lib/questions/queries-waiting.ts'
import { absoluteUrl } from '../../addresses.ts'
import { pageMetadata } from '../../metadata.ts'
import { PublicPage } from '../../public-page.tsx'
import { articleSections } from './article-sections.tsx'
import { ChangeNotes } from './change-notes.tsx'
import { lessonFacts, originOf } from './lesson-facts.ts'
import { lessonStructuredData } from './structured-data.ts'
import { WithdrawnLesson } from './withdrawn-lesson.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

// The head and the body ask for the same lesson: one reading of it.
const lessonAt = cache(lessonAtAddress)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const found = await lessonAt(slug)
  if (found?.state === 'published') return lessonMetadata(found.lesson)
  return found?.state === 'withdrawn' ? { title: 'Deze les is teruggetrokken', robots: { index: false } } : {}
}

function lessonMetadata(lesson: PublicLesson): Metadata {
  const metadata = pageMetadata({
    title: lesson.content.title,
    description: lesson.content.coreSentence,
    path: `/lessen/${lesson.slug}`,
    type: 'article',
    feeds: true,
  })
  return {
    ...metadata,
    alternates: {
      ...metadata.alternates,
      types: {
        ...metadata.alternates?.types,
        'application/json+oembed': absoluteUrl(`/oembed?url=${encodeURIComponent(absoluteUrl(`/lessen/${lesson.slug}`))}`),
      },
    },
    openGraph: {
      ...metadata.openGraph,
      type: 'article',
      publishedTime: lesson.firstPublishedAt.toISOString(),
      modifiedTime: lesson.publishedAt.toISOString(),
      section: 'Lessen',
      tags: lesson.themes.map((theme) => theme.name),
    },
  }
}

export default async function LessonPage({ params }: Props) {
  const { slug } = await params
  const found = await lessonAt(slug)
  if (!found) notFound()
  if (found.state === 'moved') permanentRedirect(`/lessen/${found.slug}`)
  if (found.state === 'withdrawn') {
    answerStatus(410)
    return (
      <PublicPage section="lessons" breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: 'Teruggetrokken les' }]}>
        <WithdrawnLesson
          reason={found.reason}
          message={found.message}
          at={found.at}
          isUnconfirmed={found.isUnconfirmed}
          newer={found.newer}
        />
      </PublicPage>
    )
  }
  const { lesson } = found
  const [related, voices, uptake, checkedAt, waiting] = await Promise.all([
    relatedLessons(lesson),
    voicesOf(lesson.lessonId),
    uptakeOf(lesson.lessonId),
    checkedOn(lesson),
    waitingBesideLesson(lesson),
  ])
  const { kind, title, coreSentence } = lesson.content
  const [theme] = lesson.themes
  const changed = lesson.publishedAt.getTime() !== lesson.firstPublishedAt.getTime()
  return (
    <PublicPage section="lessons">
      {/* React writes the text of a script as it is; lessonStructuredData leaves no < in it. */}
      <script type="application/ld+json">{lessonStructuredData(lesson)}</script>
      <LessonArticle
        kind={kind}
        title={title}
        coreSentence={coreSentence}
        siteName={lesson.siteName}
        regionName={lesson.regionName}
        publishedAt={lesson.firstPublishedAt}
        changedAt={changed ? lesson.publishedAt : undefined}
        checkedAt={checkedAt}
        minutes={lesson.minutes}
        breadcrumb={[
          { label: 'Lessen', href: '/lessen' },
          ...(theme ? [{ label: theme.name, href: `/lessen?thema=${theme.slug}` }] : []),
          { label: title },
        ]}
        notice={<ChangeNotes changes={lesson.changes} />}
        sections={articleSections(lesson)}
        facts={lessonFacts(lesson, uptake)}
        related={related}
        emergencyHref={`/noodknop/${lesson.slug}`}
        talkHref={theme ? `/gesprekken/nieuw?thema=${theme.slug}` : '/gesprekken/nieuw'}
        beneath={
          <>
            <LessonUptake slug={lesson.slug} origin={originOf(lesson)} publishedAt={lesson.firstPublishedAt} uptake={uptake} />
            <LessonVoices slug={lesson.slug} voices={voices} />
            <WaitingRegions questions={waiting} title="Wie wil hier meer over weten?" />
            <p data-print="no">
              <a href={`/mijn/bundels/erbij?van=/lessen/${lesson.slug}`} rel="nofollow">
                Zet deze les in je bundel
              </a>
            </p>
          </>
        }
      />
    </PublicPage>
  )
}
