'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { moveCertaintyAction } from '#lib/lessons/actions-uptake.ts'
import { certaintyWords } from '#lib/lessons/copy.ts'
import type { Certainty } from '#lib/lessons/values-uptake.ts'

const steps = ['first_signal', 'seen_repeatedly', 'substantiated', 'building_block'] as const

/** A curator decides how sure a lesson is. */
export function CertaintyForm({ lessonId, queue, certainty }: { lessonId: string; queue: string; certainty: Certainty }) {
  const [state, action] = useActionState(moveCertaintyAction, { ok: true })
  const entered = (name: string) => String(state.values?.[name] ?? '')
  return (
    <form className={styles.form} action={action} noValidate aria-label="Hoe zeker is deze les?">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="lessonId" value={lessonId} />
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="from" value={certainty} />
      <RadioGroup
        key={`to ${entered('to')}`}
        name="to"
        label="Hoe zeker is dit?"
        value={entered('to')}
        error={state.errors?.to}
        choices={steps
          .filter((step) => step !== certainty)
          .map((step) => ({ value: step, label: certaintyWords[step].label, hint: certaintyWords[step].hint }))}
      />
      <TextArea
        name="reason"
        label="Waarom?"
        hint="Lezers zien deze reden bij de les, met ‘besloten door de redactie’. Je naam staat alleen in het logboek."
        rows={4}
        maxLength={500}
        defaultValue={entered('reason')}
        error={state.errors?.reason}
      />
      <ButtonRow>
        <Button icon="check">Neem dit besluit</Button>
      </ButtonRow>
    </form>
  )
}
