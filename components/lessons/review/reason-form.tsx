'use client'

import { useActionState } from 'react'
import { enteredFields } from '#components/lessons/review/entered-fields.ts'
import styles from '#components/lessons/review/opinions.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#components/ui/field.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { retireReasonAction, saveReasonAction } from '#lib/lessons/actions-desk.ts'
import { reasonUseWords } from '#lib/lessons/copy-desk.ts'
import { reasonUses } from '#lib/lessons/values-desk.ts'
import type { ReasonChoice } from '#components/lessons/review/reason-links.tsx'

/** Adding a text that is used again, or changing one. */
export function ReasonForm({ reason, queue }: { reason?: ReasonChoice; queue: string }) {
  const [state, action] = useActionState(saveReasonAction, { ok: true })
  const mark = reason?.id ?? 'nieuw'
  const idOf = { use: `soort-${mark}`, label: `naam-${mark}`, text: `tekst-${mark}` }
  const field = enteredFields(state, idOf, reason)
  return (
    <form action={action} noValidate className={styles.form}>
      <ErrorSummary errors={state.errors} message={state.message} idOf={idOf} />
      <input type="hidden" name="queue" value={queue} />
      {reason && <input type="hidden" name="reasonId" value={reason.id} />}
      <SelectField
        {...field('use')}
        label="Bij welk besluit?"
        choices={reasonUses.map((use) => ({ value: use, label: reasonUseWords[use] }))}
      />
      <TextField {...field('label')} label="Korte naam" maxLength={80} />
      <TextArea {...field('text')} label="Tekst" hint="Een begin: wie hem gebruikt, past hem aan voor de schrijver." rows={4} />
      <ButtonRow>
        <Button variant={reason ? 'line' : 'primary'}>{reason ? 'Bewaar' : 'Voeg toe'}</Button>
      </ButtonRow>
    </form>
  )
}

/** Offers a text no longer. */
export function RetireReason({ reason }: { reason: ReasonChoice }) {
  const [state, action] = useActionState(retireReasonAction, { ok: true })
  return (
    <form action={action}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="reasonId" value={reason.id} />
      <Button variant="quiet" small icon="trash">
        Haal weg <VisuallyHidden>: {reason.label}</VisuallyHidden>
      </Button>
    </form>
  )
}
