'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { withdrawAtOnceAction } from '#lib/lessons/actions-placing.ts'

/** The emergency button. The words behind it can wait. */
export function EmergencyForm({ lessonId }: { lessonId: string }) {
  const [state, action] = useActionState(withdrawAtOnceAction, { ok: true })
  return (
    <form action={action} noValidate className={styles.emergency}>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="lessonId" value={lessonId} />
      <Button variant="danger">Haal de les nu weg</Button>
      <TextArea
        name="message"
        label="Waarom?"
        optional
        hint="Alleen de redactie en de schrijver lezen dit."
        error={state.errors?.message}
        rows={3}
        defaultValue={String(state.values?.message ?? '')}
      />
    </form>
  )
}
