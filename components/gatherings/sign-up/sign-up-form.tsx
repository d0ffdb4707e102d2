'use client'

import { useActionState } from 'react'
import {
  ColleagueFields,
  CompanionsField,
  errorsOf,
  NeedsFields,
  QuestionFields,
  ShownField,
} from '#components/gatherings/sign-up/sign-up-fields.tsx'
import styles from '#components/gatherings/sign-up/sign-up.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro } from '#components/ui/field.tsx'
import type { FormQuestion } from '#lib/gatherings/queries-sign-ups.ts'
import type { FormState } from '#lib/platform/form.ts'

type SignUpFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  gatheringId: string
  /** Made with the page: a double press counts once. */
  formKey: string
  person: { name: string; email: string }
  questions: readonly FormQuestion[]
  companionsAllowed: number
  onSite: boolean
  /** Full: this form leads to the waiting list. */
  full: boolean
  backHref: string
}

/** Signs up somebody with an account, and colleagues with them. */
export function SignUpForm(props: SignUpFormProps) {
  const { action, gatheringId, formKey, person, questions, companionsAllowed, onSite, full, backHref } = props
  const [state, send] = useActionState(action, { ok: true })
  const { errors, message } = errorsOf(state, questions)
  const fields = { values: state.values ?? {}, errors }
  return (
    <form className={styles.form} action={send} noValidate>
      {!state.ok && <ErrorSummary errors={errors} message={message} />}
      <FormIntro />
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <input type="hidden" name="formKey" value={formKey} />
      <dl className={styles.who}>
        <dt>Je naam</dt>
        <dd>{person.name}</dd>
        <dt>Je e-mailadres</dt>
        <dd>
          {person.email}
          <br />
          <span className={styles.quiet}>
            Hier sturen we de bevestiging en de agenda-afspraak naartoe. Klopt je naam niet? <a href="/mijn/gegevens">Wijzig je gegevens</a>
          </span>
        </dd>
      </dl>
      <QuestionFields questions={questions} {...fields} />
      <CompanionsField allowed={companionsAllowed} {...fields} />
      <NeedsFields onSite={onSite} {...fields} />
      <ShownField values={fields.values} />
      <ColleagueFields {...fields} />
      <ButtonRow>
        <Button icon="check">{full ? 'Zet mij op de wachtlijst' : 'Meld mij aan'}</Button>
        <a href={backHref}>Stop met aanmelden</a>
      </ButtonRow>
    </form>
  )
}
