'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { answerReviewAction } from '#lib/lessons/actions-dates.ts'
import { reviewAnswerWords } from '#lib/lessons/copy-dates.ts'

const answers = ['still_true', 'changed', 'withdraw'] as const

/** Whether the lesson still holds: three answers. */
export function ReviewAnswerForm({ lessonId }: { lessonId: string }) {
  const [state, action] = useActionState(answerReviewAction, { ok: true })
  const chosen = String(state.values?.answer ?? '')
  return (
    <form className={styles.form} action={action} noValidate aria-label="Klopt je les nog?">
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="lessonId" value={lessonId} />
      <RadioGroup
        key={chosen}
        name="answer"
        label="Klopt je les nog?"
        value={chosen}
        error={state.errors?.answer}
        choices={answers.map((answer) => ({ value: answer, label: reviewAnswerWords[answer].label, hint: reviewAnswerWords[answer].hint }))}
      />
      <TextArea
        name="note"
        label="Toelichting"
        hint="Alleen nodig als de les weg kan. De redactie leest dit."
        optional
        rows={3}
        maxLength={1000}
        defaultValue={String(state.values?.note ?? '')}
        error={state.errors?.note}
      />
      <ButtonRow>
        <Button icon="check">Verstuur je antwoord</Button>
      </ButtonRow>
    </form>
  )
}
