'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { confirmReactionAction } from '#lib/lessons/actions-voices.ts'

/** The button behind the link of the mail. Nothing is used up before it is pressed. */
export function ConfirmReaction({ token }: { token: string }) {
  const [state, action] = useActionState(confirmReactionAction, { ok: true })
  return (
    <form className={styles.form} action={action}>
      <ErrorSummary message={state.message} />
      <input type="hidden" name="token" value={token} />
      <ButtonRow>
        <Button icon="check">Dit is mijn reactie</Button>
      </ButtonRow>
    </form>
  )
}
