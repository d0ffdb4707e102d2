import { LessonKindLabel } from '#components/lessons/lesson-kind.tsx'
import { textIdOf } from '#components/lessons/review/reviewed-text.tsx'
import { Meta } from '#components/ui/meta.tsx'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'
import { formatDay, formatTime, isoMoment } from '#lib/platform/time.ts'

/** 'proeftuin Friesland' */
export const homeOf = (lesson: ReviewedLesson) => `${lesson.siteSlug ? 'proeftuin' : 'regio'} ${lesson.homeName}`

/** What lies on the desk: kind, place, version, when and by whom. */
export function RevisionHead({ lesson }: { lesson: ReviewedLesson }) {
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
      <h2 id={textIdOf('title')}>{lesson.revision.content.title}</h2>
    </header>
  )
}
