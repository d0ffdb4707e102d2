import { Notice } from '#components/ui/notice.tsx'
import type { ReviewQuestion } from '#lib/lessons/queries-dates.ts'

/** On the own page: lessons about which an answer is awaited. Nothing to ask gives nothing. */
export function ReviewQuestions({ questions }: { questions: readonly ReviewQuestion[] }) {
  if (questions.length === 0) return null
  return (
    <Notice tone="warning" title={questions.length === 1 ? 'Klopt deze les nog?' : 'Kloppen deze lessen nog?'}>
      <ul>
        {questions.map((question) => (
          <li key={question.lessonId}>
            <a href={`/mijn/nakijken/${question.lessonId}`}>{question.title}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
