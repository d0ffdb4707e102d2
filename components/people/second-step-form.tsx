'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { takeSecondStepAction } from '#lib/people/actions-second-factor.ts'

/** The code of the app, or a recovery code. */
export function SecondStepForm({ returnTo }: { returnTo: string }) {
  const [state, action] = useActionState(takeSecondStepAction, { ok: true })
  return (
    <form className={styles.form} action={action} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="terug" value={returnTo} />
      <TextField
        name="code"
        label="De code van je app"
        hint="De code heeft 6 cijfers. Een herstelcode van 10 tekens mag ook."
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        error={state.errors?.code}
      />
      <ButtonRow>
        <Button icon="sign-in">Log in</Button>
      </ButtonRow>
    </form>
  )
}
