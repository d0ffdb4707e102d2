import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Meta } from '#components/ui/meta.tsx'
import type { LessonCardData } from '#lib/lessons/queries.ts'
import type { PublicOpenQuestion } from '#lib/questions/queries-open.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'
import styles from './home.module.css'
import { sharedBy } from './lessen/shared-by.ts'

/** What others still struggle with: an invitation to think along. Without questions it is not there. */
export function OpenQuestions({ questions, more }: { questions: readonly LessonCardData[]; more: boolean }) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="nog-een-open-vraag">
      <h2 id="nog-een-open-vraag">{questions.length === 1 ? 'Nog een open vraag' : 'Nog open vragen'}</h2>
      <ul role="list" className={styles.questions}>
        {questions.map((question) => (
          <li key={question.slug}>
            <a href={`/lessen/${question.slug}`}>{question.title}</a>
            <Meta>
              {sharedBy(question)}
              <time dateTime={isoDay(question.publishedAt)}>{formatDate(question.publishedAt)}</time>
            </Meta>
          </li>
        ))}
      </ul>
      {more && <ArrowLink href="/lessen?soort=vraag">Alle open vragen</ArrowLink>}
    </section>
  )
}

/** Who waits for a lesson: questions of regions that nobody answered yet. Without one it is not there. */
export function WaitingQuestions({ questions }: { questions: readonly PublicOpenQuestion[] }) {
  const open = questions.filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <section aria-labelledby="wie-weet-dit">
      <h2 id="wie-weet-dit">Wie weet dit?</h2>
      <ul role="list" className={styles.questions}>
        {open.map((question) => (
          <li key={question.id}>
            <a href={`/open-vragen#vraag-${question.id}`}>{question.title}</a>
            <Meta>
              {question.place}
              {question.themeName}
            </Meta>
          </li>
        ))}
      </ul>
      <ArrowLink href="/open-vragen">Alle vragen van regio’s</ArrowLink>
    </section>
  )
}
