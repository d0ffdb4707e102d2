'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { confirmSignInAction } from '#lib/people/actions-sign-in.ts'

/** The button behind the link of the mail. Nothing is used up before it is pressed. */
export function ConfirmForm({ token, returnTo }: { token: string; returnTo: string }) {
  const [state, action] = useActionState(confirmSignInAction, { ok: true })
  return (
    <form className={styles.form} action={action}>
      <ErrorSummary message={state.message} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="terug" value={returnTo} />
      <ButtonRow>
        <Button icon="sign-in">Log in</Button>
        {!state.ok && <a href="/inloggen">Vraag een nieuwe link aan</a>}
      </ButtonRow>
    </form>
  )
}
