import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Meta } from '#components/ui/meta.tsx'
import type { LessonCardData } from '#lib/lessons/queries.ts'
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
