import styles from '#components/lessons/writing/own-lessons.module.css'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { statusWords } from '#lib/lessons/copy.ts'
import type { OwnLessonRow } from '#lib/lessons/queries-writing.ts'
import { formatRecent, isoMoment } from '#lib/platform/time.ts'

type OwnLessonsProps = { lessons: readonly OwnLessonRow[]; now: Date }

// What waits for the writer comes first.
const order = ['returned', 'draft', 'submitted', 'published', 'withdrawn', 'declined'] as const

const groups: Record<OwnLessonRow['status'], string> = {
  returned: 'Terug bij jou',
  draft: 'Nog niet ingestuurd',
  submitted: 'Bij de redactie',
  published: 'Geplaatst',
  withdrawn: 'Teruggetrokken',
  declined: 'Niet geplaatst',
}

const nextSteps: Record<OwnLessonRow['status'], string> = {
  returned: 'Pas de les aan',
  draft: 'Schrijf verder',
  submitted: 'Bekijk je les',
  published: 'Pas de les aan',
  withdrawn: 'Pas de les aan',
  declined: 'Lees de uitleg',
}

/** Own lessons in one list, with their state and what is next. */
export function OwnLessons({ lessons, now }: OwnLessonsProps) {
  if (lessons.length === 0) return <p>Je hebt nog geen lessen. Een les die je begint of waar je aan meeschrijft, staat straks hier.</p>
  return (
    <ul role="list" className={styles.lessons}>
      {lessons.map((lesson) => (
        <OwnLessonItem key={lesson.id} lesson={lesson} now={now} withState />
      ))}
    </ul>
  )
}

/** Own lessons under the headings of their states. */
export function LessonsByState({ lessons, now }: OwnLessonsProps) {
  if (lessons.length === 0) return <OwnLessons lessons={lessons} now={now} />
  return order.map((status) => {
    const inState = lessons.filter((lesson) => lesson.status === status)
    if (inState.length === 0) return null
    return (
      <section key={status} aria-labelledby={`stand-${status}`}>
        <h2 id={`stand-${status}`} className={styles.heading}>
          {groups[status]} ({inState.length})
        </h2>
        <p className={styles.next}>{statusWords[status].next}</p>
        <ul role="list" className={styles.lessons}>
          {inState.map((lesson) => (
            <OwnLessonItem key={lesson.id} lesson={lesson} now={now} />
          ))}
        </ul>
      </section>
    )
  })
}

function OwnLessonItem({ lesson, now, withState = false }: { lesson: OwnLessonRow; now: Date; withState?: boolean }) {
  const title = lesson.title.trim() || 'Les zonder titel'
  return (
    <li>
      <h3>
        <a href={`/mijn/lessen/${lesson.id}`}>{title}</a>
      </h3>
      <Meta>
        {withState && <strong>{statusWords[lesson.status].label}</strong>}
        {lesson.homeName}
        <span>
          bewaard: <time dateTime={isoMoment(lesson.savedAt)}>{formatRecent(lesson.savedAt, now)}</time>
        </span>
      </Meta>
      {withState && <p className={styles.next}>{statusWords[lesson.status].next}</p>}
      <p className={styles.links}>
        <ArrowLink href={`/mijn/lessen/${lesson.id}`} aria-label={`${nextSteps[lesson.status]}: ${title}`}>
          {nextSteps[lesson.status]}
        </ArrowLink>
        {lesson.publicSlug && (
          <ArrowLink href={`/lessen/${lesson.publicSlug}`} aria-label={`Bekijk op de site: ${title}`}>
            {lesson.status === 'published' ? 'Bekijk op de site' : 'Bekijk de versie op de site'}
          </ArrowLink>
        )}
      </p>
    </li>
  )
}
