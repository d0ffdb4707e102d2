'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { typeCodeAction } from '#lib/people/actions-sign-in.ts'

/** The code of the mail, for who reads mail on another device. */
export function CodeForm({ returnTo }: { returnTo: string }) {
  const [state, action] = useActionState(typeCodeAction, { ok: true })
  return (
    <form className={styles.form} action={action} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="terug" value={returnTo} />
      <TextField
        name="code"
        label="De code uit de mail"
        hint="De code heeft 6 cijfers. Typ hem hier in als je de mail op een ander apparaat leest."
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        error={state.errors?.code}
      />
      <ButtonRow>
        <Button icon="sign-in">Log in met de code</Button>
      </ButtonRow>
    </form>
  )
}
