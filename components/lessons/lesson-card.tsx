import { LessonKindLabel, originLabel, parcelName, readingTime, type LessonKind } from '#components/lessons/lesson-kind.tsx'
import styles from '#components/lessons/lesson-card.module.css'
import { Parcel } from '#components/sites/parcel.tsx'
import { Highlight } from '#components/ui/highlight.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import linkedRow from '#components/ui/linked-row.module.css'
import { MarkedText } from '#components/ui/marked-text.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { appliedInWords } from '#lib/lessons/copy-uptake.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

export type LessonCardProps = {
  slug: string
  kind: LessonKind
  title: string
  coreSentence: string
  /** Empty when the author keeps the proeftuin hidden, or when the lesson comes from a region without one. */
  siteName: string | null
  siteSlug: string | null
  regionName: string | null
  publishedAt: Date
  themeNames: readonly string[]
  minutes: number
  /** In how many regions it is applied now. */
  appliedRegions?: number
  /** The piece of the text that answers what was looked for. */
  passage?: readonly { text: string; marked: boolean }[]
}

type Place = {
  /** The newest lesson on a page: larger, and its sentence is marked. */
  lead?: boolean
  /** The level of the title among the headings of the page. */
  level?: 2 | 3
  /** How the parcel is drawn: with an id for others, or as a repeat of one. */
  parcel?: { id?: string; repeat?: string }
}

/** One row of the feed. The title is the link; the whole row can be pressed. */
export function LessonCard({ lesson, lead = false, level = 3, parcel }: { lesson: LessonCardProps } & Place) {
  const Title = `h${level}` as const
  const origin = originLabel(lesson)
  return (
    <article className={joinClasses(linkedRow.row, styles.card, lead && styles.lead)}>
      <div className={styles.parcel}>
        <Parcel name={parcelName(lesson)} {...parcel} />
      </div>
      <div className={styles.head}>
        <Meta>
          <LessonKindLabel kind={lesson.kind} />
          {origin}
          <time dateTime={isoDay(lesson.publishedAt)}>{formatDate(lesson.publishedAt)}</time>
        </Meta>
        <Title className={joinClasses(linkedRow.title, styles.title)}>
          <a href={`/lessen/${lesson.slug}`}>{lesson.title}</a>
        </Title>
      </div>
      <div className={styles.text}>
        <p className={styles.core}>{lead ? <Highlight>{lesson.coreSentence}</Highlight> : lesson.coreSentence}</p>
        {lesson.passage && (
          <p className={styles.passage}>
            <MarkedText parts={lesson.passage} />
          </p>
        )}
        <Meta>
          {lesson.themeNames.length > 0 && lesson.themeNames.slice(0, 3).join(', ')}
          {`${readingTime(lesson.minutes)} lezen`}
          {appliedInWords(lesson.appliedRegions ?? 0) || null}
        </Meta>
      </div>
    </article>
  )
}
