'use client'

import { useActionState } from 'react'
import styles from '#components/bundles/forms.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { setStepAction } from '#lib/bundles/actions-steps.ts'
import { stepWords } from '#lib/bundles/copy.ts'
import { type StepState, stepStates } from '#lib/bundles/values.ts'

type StepFormProps = { region: string; tip: { number: number; name: string }; state: StepState; note: string; answer: number }

/** Saying how far the region is with one tip. */
export function StepForm({ region, tip, state: stored, note, answer }: StepFormProps) {
  const [state, action] = useActionState(setStepAction, { ok: true })
  const mark = `tip-${tip.number}`
  const idOf = { state: `${mark}-stand`, note: `${mark}-notitie` }
  return (
    <form action={action} noValidate className={styles.form} aria-label={`Tip ${tip.number}: ${tip.name}`}>
      <ErrorSummary errors={state.errors} message={state.message} idOf={idOf} />
      <input type="hidden" name="region" value={region} />
      <input type="hidden" name="tip" value={tip.number} />
      <input type="hidden" name="basedOn" value={answer} />
      <RadioGroup
        name="state"
        id={idOf.state}
        label="Hoe ver zijn jullie?"
        error={state.errors?.state}
        value={String(state.values?.state ?? stored)}
        choices={stepStates.map((value) => ({ value, label: stepWords[value].label }))}
      />
      <TextArea
        name="note"
        id={idOf.note}
        label="Notitie"
        optional
        hint="Voor je collega’s in de regio en het regioteam. Zet er geen namen in."
        rows={3}
        maxLength={500}
        error={state.errors?.note}
        defaultValue={String(state.values?.note ?? note)}
      />
      <Button variant="line">
        Bewaar <VisuallyHidden>tip {tip.number}</VisuallyHidden>
      </Button>
    </form>
  )
}
