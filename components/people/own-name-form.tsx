'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { changeOwnNameAction } from '#lib/people/actions.ts'

/** The own name, as colleagues see it. */
export function OwnNameForm({ name }: { name: string }) {
  const [state, action] = useActionState(changeOwnNameAction, { ok: true })
  return (
    <form className={styles.form} action={action} noValidate>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <TextField
        name="name"
        label="Je naam"
        hint="Zo zien redacteuren en mensen met wie je schrijft je."
        autoComplete="name"
        maxLength={120}
        defaultValue={String(state.values?.name ?? name)}
        error={state.errors?.name}
      />
      <ButtonRow>
        <Button>Bewaar je naam</Button>
      </ButtonRow>
    </form>
  )
}
