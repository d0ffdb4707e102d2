import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { LessonKindLabel } from '#components/lessons/lesson-kind.tsx'
import { ChangedText } from '#components/lessons/review/changed-text.tsx'
import { BesideText, ReviewedText } from '#components/lessons/review/reviewed-text.tsx'
import { ReviewLayout } from '#components/lessons/review/review-layout.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { vocabulary } from '#lib/lessons/queries.ts'
import { reviewedLesson, type ReviewedLesson } from '#lib/lessons/queries-review.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDay, formatTime, isoMoment } from '#lib/platform/time.ts'
import { DeskPage, tabOf } from '../desk-page.tsx'
import { changedFacts, revisionFacts } from './revision-facts.ts'
import { DecisionNotice } from './decision-notice.tsx'
import { ReviewSide } from './review-side.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

// An address is typed too: what is no id is no lesson.
const lessonFor = cache(async (actor: Actor, id: string) => (z.uuid().safeParse(id).success ? reviewedLesson(actor, id) : undefined))

async function readLesson(params: Props['params']): Promise<{ actor: Actor; lesson: ReviewedLesson }> {
  const { id } = await params
  const actor = await requireRoleAt(`/redactie/${id}`, 'curator')
  const lesson = await lessonFor(actor, id)
  return lesson ? { actor, lesson } : notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await readLesson(params)
  return { title: `Redactietafel: ${lesson.revision.content.title}`, robots: { index: false } }
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { actor, lesson } = await readLesson(params)
  const asked = await searchParams
  const words = await vocabulary()
  const { content } = lesson.revision
  const facts = revisionFacts(lesson, words)
  const returned =
    lesson.previous !== null &&
    lesson.decisions.some((decision) => decision.kind === 'return' && decision.revisionNumber === lesson.previous?.number)
  const showChanges = lesson.previous !== null && (asked.wijzigingen === undefined ? returned : asked.wijzigingen === '1')
  return (
    <DeskPage actor={actor} tab={tabOf(lesson.status)} openId={lesson.id}>
      <ReviewLayout side={<ReviewSide actor={actor} lesson={lesson} />}>
        <DecisionNotice decision={asked.besluit} publicSlug={lesson.publicSlug} />
        <RevisionHead lesson={lesson} />
        {lesson.previous && (
          <Filters
            label="Wat je van de tekst ziet"
            tabs={[
              {
                label: `Wijzigingen sinds versie ${lesson.previous.number}`,
                href: `/redactie/${lesson.id}?wijzigingen=1`,
                current: showChanges,
              },
              { label: 'Hele tekst', href: `/redactie/${lesson.id}?wijzigingen=0`, current: !showChanges },
            ]}
          />
        )}
        {lesson.previous && showChanges ? (
          <ChangedText before={lesson.previous.content} after={content} facts={changedFacts(lesson.previous.content, content, words)} />
        ) : (
          <ReviewedText content={content} />
        )}
        {facts && <BesideText facts={facts} documents={lesson.documents} siteShown={content.siteShown} homeName={homeOf(lesson)} />}
      </ReviewLayout>
    </DeskPage>
  )
}

const homeOf = (lesson: ReviewedLesson) => `${lesson.siteSlug ? 'proeftuin' : 'regio'} ${lesson.homeName}`

function RevisionHead({ lesson }: { lesson: ReviewedLesson }) {
  const home = homeOf(lesson)
  return (
    <header>
      <Meta>
        <LessonKindLabel kind={lesson.revision.content.kind} />
        {home.charAt(0).toUpperCase() + home.slice(1)}
        {`Versie ${lesson.revision.number}`}
      </Meta>
      <Meta>
        <span>
          Ingestuurd op <time dateTime={isoMoment(lesson.submittedAt)}>{formatDay(lesson.submittedAt)}</time>,{' '}
          {formatTime(lesson.submittedAt)}
        </span>
        {lesson.authors.length > 0 && `Door ${lesson.authors.map((author) => author.name).join(', ')}`}
      </Meta>
      <h2>{lesson.revision.content.title}</h2>
    </header>
  )
}
