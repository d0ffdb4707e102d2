import { LessonKindLabel, parcelName, readingTime, type LessonKind } from '#components/lessons/lesson-kind.tsx'
import styles from '#components/lessons/related-lessons.module.css'
import { Parcel } from '#components/sites/parcel.tsx'
import { Meta } from '#components/ui/meta.tsx'

export type RelatedLesson = {
  slug: string
  kind: LessonKind
  title: string
  siteName: string | null
  regionName: string | null
  minutes: number
  /** Why it stands here: 'Zelfde thema: Klantreis'. */
  why?: string
}

/** Lessons to stroll on to, along a dotted path. */
export function RelatedLessons({ lessons }: { lessons: readonly RelatedLesson[] }) {
  return (
    <section aria-labelledby="struin-verder" data-print="no">
      <h2 id="struin-verder">Struin verder</h2>
      <ol className={styles.path} role="list">
        {lessons.map((lesson) => (
          <li key={lesson.slug}>
            <div className={styles.parcel}>
              <Parcel name={parcelName(lesson)} />
            </div>
            <div>
              <a href={`/lessen/${lesson.slug}`}>{lesson.title}</a>
              <Meta>
                <LessonKindLabel kind={lesson.kind} />
                {readingTime(lesson.minutes)}
                {lesson.why}
              </Meta>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
