'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { chooseExpectedDayAction } from '#lib/lessons/actions-desk.ts'

type ExpectedDayProps = { lessonId: string; expectedOn: string; inWords: string; isOverdue: boolean }

/** When the writers may expect an answer, and another day when that does not fit. */
export function ExpectedDay({ lessonId, expectedOn, inWords, isOverdue }: ExpectedDayProps) {
  const [state, action] = useActionState(chooseExpectedDayAction, { ok: true })
  return (
    <section className={styles.claim} aria-label="Wanneer verwacht de schrijver antwoord?">
      <p className={isOverdue ? styles.overdue : undefined}>
        {isOverdue && <Icon name="warning" />}
        <span className={styles.expected}>
          {isOverdue ? 'Te laat. Antwoord had er moeten zijn op' : 'Antwoord verwacht op'} <strong>{inWords}</strong>
        </span>
      </p>
      <div role="status">{state.ok && state.message}</div>
      <details className={styles.ask} open={!state.ok}>
        <summary>Kies een andere dag</summary>
        <form action={action} noValidate>
          <ErrorSummary errors={state.errors} message={state.ok ? undefined : state.message} />
          <input type="hidden" name="lessonId" value={lessonId} />
          <TextField
            name="expectedOn"
            type="date"
            label="Uiterlijk antwoord op"
            error={state.errors?.expectedOn}
            defaultValue={String(state.values?.expectedOn ?? expectedOn)}
          />
          <Button variant="line" small>
            Bewaar deze dag
          </Button>
        </form>
      </details>
    </section>
  )
}
