'use client'

import { useActionState } from 'react'
import { Fold } from '#components/gatherings/fold.tsx'
import styles from '#components/gatherings/sign-up/sign-up.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import type { FormState } from '#lib/platform/form.ts'

type CancelFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** The sign-up, or the secret of a link. */
  fixed: Readonly<Record<string, string>>
  label: string
  /** Waiting: then a place in the line is lost, not a place. */
  waiting: boolean
}

/** Takes back a sign-up, after a second press. */
export function CancelForm({ action, fixed, label, waiting }: CancelFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <Fold summary="Meld je af" open={!state.ok}>
      <form className={styles.form} action={send} noValidate aria-label={label}>
        {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
        {Object.entries(fixed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{waiting ? 'Je raakt je plek op de wachtlijst kwijt.' : 'Een ander kan dan je plaats krijgen.'}</p>
        <Button variant="danger">Ja, meld mij af</Button>
      </form>
    </Fold>
  )
}
