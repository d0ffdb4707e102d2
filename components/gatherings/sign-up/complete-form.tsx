'use client'

import { useActionState } from 'react'
import { errorsOf, NeedsFields, QuestionFields, ShownField, type Entered } from '#components/gatherings/sign-up/sign-up-fields.tsx'
import styles from '#components/gatherings/sign-up/sign-up.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import type { FormQuestion } from '#lib/gatherings/queries-sign-ups.ts'
import type { FormState } from '#lib/platform/form.ts'

type CompleteFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** The secret of the link. */
  token: string
  questions: readonly FormQuestion[]
  /** What was answered so far. */
  values: Entered
  onSite: boolean
}

/** The questions to somebody whom a colleague signed up: nobody answers these for another. */
export function CompleteForm({ action, token, questions, values, onSite }: CompleteFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  const { errors, message } = errorsOf(state, questions)
  const fields = { values: state.values ?? values, errors }
  return (
    <section aria-labelledby="aanvullen">
      <h2 id="aanvullen">Vul je aanmelding aan</h2>
      <p>Een collega heeft je aangemeld. Deze vragen beantwoord je zelf. Je kunt ze tot het begin veranderen.</p>
      <form className={styles.form} action={send} noValidate>
        {!state.ok && <ErrorSummary errors={errors} message={message} />}
        <input type="hidden" name="token" value={token} />
        <QuestionFields questions={questions} {...fields} />
        <NeedsFields onSite={onSite} {...fields} />
        <ShownField values={fields.values} />
        <ButtonRow>
          <Button>Bewaar mijn antwoorden</Button>
        </ButtonRow>
      </form>
    </section>
  )
}
