'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { askSignInAction } from '#lib/people/actions-sign-in.ts'

/** Asks for a link by mail. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const [state, action] = useActionState(askSignInAction, { ok: true })
  return (
    <form className={styles.form} action={action} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="terug" value={returnTo} />
      <TextField
        name="email"
        type="email"
        label="Je e-mailadres"
        hint="Hier sturen we de link naartoe."
        autoComplete="email"
        maxLength={254}
        defaultValue={String(state.values?.email ?? '')}
        error={state.errors?.email}
      />
      <ButtonRow>
        <Button icon="mail">Stuur mij een link</Button>
      </ButtonRow>
    </form>
  )
}
