import { ActionForm } from '#components/people/action-form.tsx'
import { QuestionForm } from './question-form.tsx'
import styles from './organise.module.css'
import { Button } from '#components/ui/button.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { questionKindWords } from '#lib/gatherings/copy.ts'
import type { FormQuestion } from '#lib/gatherings/queries-sign-ups.ts'
import { limits } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>
type QuestionEditorProps = { gatheringId: string; questions: readonly FormQuestion[]; add: Act; retire: Act }

/** The own questions on the sign-up form: what stands there, and one more. */
export function QuestionEditor({ gatheringId, questions, add, retire }: QuestionEditorProps) {
  return (
    <>
      <p>
        Wie zich aanmeldt, vult altijd naam en e-mailadres in, en kan zeggen wat hij niet eet of nodig heeft. Vraag alleen wat je echt nodig
        hebt: antwoorden verdwijnen vanzelf na de dagen die je hier kiest.
      </p>
      {questions.length > 0 && (
        <ul role="list" className={styles.rows}>
          {questions.map((question) => (
            <li key={question.id}>
              <div>
                <strong>{question.label}</strong>
                <p className={styles.quiet}>
                  {questionKindWords[question.kind].label}
                  {question.options.length > 0 && `: ${question.options.join(', ')}`}.{' '}
                  {question.compulsory ? 'Verplicht' : 'Niet verplicht'}. Antwoorden blijven {question.keepDays}{' '}
                  {question.keepDays === 1 ? 'dag' : 'dagen'} bewaard.
                </p>
              </div>
              <ActionForm action={retire} fixed={{ gatheringId, questionId: question.id }} label={`Weghalen: ${question.label}`}>
                <Button variant="line" small icon="trash">
                  Haal weg<VisuallyHidden>: {question.label}</VisuallyHidden>
                </Button>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {questions.length < limits.questions && <QuestionForm gatheringId={gatheringId} action={add} />}
    </>
  )
}
