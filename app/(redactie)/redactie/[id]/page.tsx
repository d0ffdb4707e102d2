import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { HiddenText } from '#components/lessons/review/hidden-text.tsx'
import { ReviewLayout } from '#components/lessons/review/review-layout.tsx'
import { vocabulary } from '#lib/lessons/queries.ts'
import { reviewedLesson, type ReviewedLesson } from '#lib/lessons/queries-review.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { DeskPage } from '../desk-page.tsx'
import { queueOf, tabOf } from '../queue-address.ts'
import { DecisionNotice } from './decision-notice.tsx'
import { isHidden } from './hidden.ts'
import { ReviewBeneath } from './review-beneath.tsx'
import { ReviewFindings } from './review-findings.tsx'
import { ReviewSide } from './review-side.tsx'
import { ReviewText } from './review-text.tsx'
import { RevisionHead } from './revision-head.tsx'

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
  return { title: `Redactietafel: ${isHidden(lesson) ? 'les die weg is' : lesson.revision.content.title}`, robots: { index: false } }
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { actor, lesson } = await readLesson(params)
  const asked = await searchParams
  const queue = queueOf(asked)
  const words = await vocabulary()
  // Nothing of a text by which somebody could be recognised is shown by opening a page.
  const covered = isHidden(lesson) && asked.tekst !== 'zichtbaar'
  return (
    <DeskPage actor={actor} tab={tabOf(lesson.status)} openId={lesson.id} asked={asked}>
      <ReviewLayout
        side={<ReviewSide actor={actor} lesson={lesson} reasonId={asked.reden} queue={queue} />}
        beneath={covered ? undefined : <ReviewBeneath actor={actor} lesson={lesson} />}
      >
        <DecisionNotice decision={asked.besluit} publicSlug={lesson.publicSlug} queue={queue} />
        {covered ? (
          <>
            <header>
              <h2>Teruggetrokken les</h2>
            </header>
            <HiddenText lessonId={lesson.id} queue={queue} />
          </>
        ) : (
          <>
            <RevisionHead lesson={lesson} />
            <ReviewText actor={actor} lesson={lesson} words={words} asked={asked} queue={queue} />
            <ReviewFindings actor={actor} lesson={lesson} />
          </>
        )}
      </ReviewLayout>
    </DeskPage>
  )
}
