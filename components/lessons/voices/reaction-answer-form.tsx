'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { answerReactionAction } from '#lib/lessons/actions-voices.ts'

type ReactionAnswerFormProps = { reactionId: string; label: string; before: string | undefined }

/** A writer answers a reaction; what was written before stays in the field. */
export function ReactionAnswerForm({ reactionId, label, before = '' }: ReactionAnswerFormProps) {
  const [state, action] = useActionState(answerReactionAction, { ok: true })
  const field = `antwoord-${reactionId}`
  return (
    <form className={styles.form} action={action} noValidate aria-label={label}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={{ body: field }} />}
      <input type="hidden" name="reactionId" value={reactionId} />
      <TextArea
        name="body"
        id={field}
        label="Je antwoord"
        hint="Een redacteur leest je antwoord voordat het onder de les staat. Er komt ‘de schrijver’ bij te staan, zonder je naam."
        rows={4}
        maxLength={1500}
        error={state.errors?.body}
        defaultValue={String(state.values?.body ?? before)}
      />
      <ButtonRow>
        <Button variant="line" icon="chat">
          Stuur je antwoord
        </Button>
      </ButtonRow>
    </form>
  )
}
