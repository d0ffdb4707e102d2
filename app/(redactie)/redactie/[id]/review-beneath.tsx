import { Insight, type InsightFact } from '#components/lessons/review/insight.tsx'
import { Opinions } from '#components/lessons/review/opinions.tsx'
import { Timeline } from '#components/lessons/review/timeline.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { lessonNotesOf, lessonOpinionsOf } from '#lib/lessons/queries-desk.ts'
import { lessonVersions, type ReviewedLesson } from '#lib/lessons/queries-review.ts'
import { lessonDeeds } from '#lib/lessons/queries-timeline.ts'
import { sections } from '#lib/lessons/values.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { formatAge, isoDay } from '#lib/platform/time.ts'
import { timelineOf } from './timeline-entries.ts'

const week = 7 * 24 * 3_600_000

/** Beneath the text: one block per line. */
export async function ReviewBeneath({ actor, lesson }: { actor: Actor; lesson: ReviewedLesson }) {
  const [versions, deeds, notes, opinions] = await Promise.all([
    lessonVersions(actor, lesson.id),
    lessonDeeds(actor, lesson.id),
    lessonNotesOf(actor, lesson.id, lesson.revision.content),
    lessonOpinionsOf(actor, lesson.id),
  ])
  const now = new Date()
  const mayAsk = lesson.status === 'submitted' && !lesson.isOwn
  const openNotes = notes.filter((note) => !note.resolvedAt).length
  const openOpinions = opinions.filter((opinion) => opinion.state === 'open').length
  const facts: InsightFact[] = [
    { term: 'Lengte', value: `${wordCount(lesson)} woorden` },
    { term: 'Versies', value: String(versions.length) },
    ...(lesson.status === 'submitted' ? [{ term: 'Ligt hier', value: formatAge(lesson.submittedAt, now) }] : []),
    { term: 'Open notities', value: String(openNotes) },
    { term: 'Meelezers gevraagd', value: openOpinions > 0 ? `${opinions.length}, ${openOpinions} nog open` : String(opinions.length) },
  ]
  return (
    <>
      <Opinions
        opinions={opinions}
        ask={mayAsk ? { lessonId: lesson.id, revisionId: lesson.revision.id, dueOn: isoDay(new Date(now.getTime() + week)) } : undefined}
      />
      <Insight facts={facts} />
      <Timeline entries={timelineOf({ lesson, versions, deeds, notes, opinions })} />
      <p>
        <ArrowLink href={`/redactie/logboek?les=${lesson.id}`}>Logboek van deze les</ArrowLink>
      </p>
    </>
  )
}

function wordCount({ revision: { content } }: ReviewedLesson): number {
  const text = [content.title, content.coreSentence, ...sections.map((section) => plainText(content[section]))].join(' ')
  return text.split(/\s+/).filter(Boolean).length
}
