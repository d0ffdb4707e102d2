'use client'

import { useActionState } from 'react'
import {
  CompanionsField,
  entered,
  errorsOf,
  NeedsFields,
  QuestionFields,
  ShownField,
} from '#components/gatherings/sign-up/sign-up-fields.tsx'
import styles from '#components/gatherings/sign-up/sign-up.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, TextField } from '#components/ui/field.tsx'
import type { FormQuestion } from '#lib/gatherings/queries-sign-ups.ts'
import { limits } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type OutsiderFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** Of the invitation. */
  token: string
  formKey: string
  email: string
  questions: readonly FormQuestion[]
  companionsAllowed: number
  onSite: boolean
  full: boolean
  backHref: string
}

/** Signs up somebody without an account, by the link of an invitation. A mail asks to confirm it. */
export function OutsiderForm(props: OutsiderFormProps) {
  const { action, token, formKey, email, questions, companionsAllowed, onSite, full, backHref } = props
  const [state, send] = useActionState(action, { ok: true })
  const { errors, message } = errorsOf(state, questions)
  const fields = { values: state.values ?? {}, errors }
  return (
    <form className={styles.form} action={send} noValidate>
      {!state.ok && <ErrorSummary errors={errors} message={message} />}
      <FormIntro />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="formKey" value={formKey} />
      <TextField
        name="name"
        label="Je naam"
        autoComplete="name"
        maxLength={limits.name}
        defaultValue={entered(fields.values, 'name')}
        error={fields.errors.name}
      />
      <TextField
        name="email"
        type="email"
        label="Je e-mailadres"
        hint="Hier sturen we de bevestiging naartoe. Gebruik je een ander adres dan dat van je uitnodiging? Dan bevestig je eerst met een mail. Tot dan houden we geen plaats vrij."
        autoComplete="email"
        maxLength={limits.email}
        defaultValue={entered(fields.values, 'email') || email}
        error={fields.errors.email}
      />
      <QuestionFields questions={questions} {...fields} />
      <CompanionsField allowed={companionsAllowed} {...fields} />
      <NeedsFields onSite={onSite} {...fields} />
      <ShownField values={fields.values} />
      <ButtonRow>
        <Button icon="check">{full ? 'Zet mij op de wachtlijst' : 'Meld mij aan'}</Button>
        <a href={backHref}>Stop met aanmelden</a>
      </ButtonRow>
    </form>
  )
}
