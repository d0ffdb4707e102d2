import type { ReactNode } from 'react'
import { LessonCard, type LessonCardProps } from '#components/lessons/lesson-card.tsx'
import { parcelName } from '#components/lessons/lesson-kind.tsx'
import styles from '#components/lessons/lesson-list.module.css'
import { parcelId } from '#components/sites/parcel.tsx'

type LessonListProps = {
  lessons: readonly LessonCardProps[]
  /** The first one larger: on the home page and the first page of the feed. */
  leadFirst?: boolean
  level?: 2 | 3
  /** Tells the lists of one page apart. */
  id?: string
  /** What stands there when nothing was found: a way onwards. */
  empty?: ReactNode
}

/** Lessons under each other with a hairline between them. */
export function LessonList({ lessons, leadFirst = false, level, id = 'lessen', empty }: LessonListProps) {
  if (lessons.length === 0) return <div className={styles.empty}>{empty ?? <p>Hier staan nog geen lessen.</p>}</div>
  const names = lessons.map(parcelName)
  const drawing = (index: number) => {
    const name = names[index] ?? ''
    if (names.indexOf(name) < index) return { repeat: parcelId(id, name) }
    return names.lastIndexOf(name) > index ? { id: parcelId(id, name) } : {}
  }
  return (
    <ul className={styles.list} role="list">
      {lessons.map((lesson, index) => (
        <li key={lesson.slug}>
          <LessonCard lesson={lesson} lead={leadFirst && index === 0} level={level} parcel={drawing(index)} />
        </li>
      ))}
    </ul>
  )
}
