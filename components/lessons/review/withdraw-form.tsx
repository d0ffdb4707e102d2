'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { withdrawLessonAction } from '#lib/lessons/actions-placing.ts'
import { withdrawalWords } from '#lib/lessons/copy.ts'

const reasons = ['wrong', 'recognisable', 'out_of_date'] as const
const hints = {
  wrong: 'Bezoekers lezen jouw uitleg.',
  recognisable: 'Bezoekers lezen je uitleg niet: die kan iemand nog herkenbaarder maken.',
  out_of_date: 'Bezoekers lezen jouw uitleg.',
} as const

/**
 * Takes a lesson off the site at once. Folded away: it is rarely needed, and never by accident. `ids` keeps the fields of
 * several on one page apart.
 */
export function WithdrawForm({ lessonId, queue = '', ids = 'terugtrekken' }: { lessonId: string; queue?: string; ids?: string }) {
  const [state, action] = useActionState(withdrawLessonAction, { ok: true })
  return (
    <details className={styles.quiet} open={!state.ok}>
      <summary>Deze les terugtrekken</summary>
      <form action={action} noValidate>
        <ErrorSummary
          errors={state.errors}
          message={state.message}
          idOf={{ reason: `${ids}-reden`, message: `${ids}-uitleg`, newer: `${ids}-nieuwer` }}
        />
        <p>De les is meteen weg van de site. Op dezelfde plek staat dan waarom.</p>
        <input type="hidden" name="lessonId" value={lessonId} />
        <input type="hidden" name="queue" value={queue} />
        <RadioGroup
          name="reason"
          id={`${ids}-reden`}
          label="Waarom trek je de les terug?"
          value={String(state.values?.reason ?? '')}
          error={state.errors?.reason}
          choices={reasons.map((reason) => ({ value: reason, label: withdrawalWords[reason].label, hint: hints[reason] }))}
        />
        <TextArea
          name="message"
          id={`${ids}-uitleg`}
          label="Korte uitleg"
          hint="Ook de schrijver leest dit."
          error={state.errors?.message}
          rows={3}
          defaultValue={String(state.values?.message ?? '')}
        />
        <TextField
          name="newer"
          id={`${ids}-nieuwer`}
          label="Adres van een nieuwere les"
          hint="Alleen bij een verouderde les: bezoekers worden daarheen gewezen."
          optional
          error={state.errors?.newer}
          defaultValue={String(state.values?.newer ?? '')}
        />
        <Button variant="danger">Trek de les terug</Button>
      </form>
    </details>
  )
}
