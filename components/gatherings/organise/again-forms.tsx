'use client'

import { useActionState } from 'react'
import { asText } from './gathering-values.ts'
import styles from './organise.module.css'
import { Fold } from '#components/gatherings/fold.tsx'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { rhythmWords } from '#lib/gatherings/copy.ts'
import { limits, rhythms } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type AgainProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  gatheringId: string
  /** Made with the page: a double press makes it once. */
  formKey: string
}

/** The same once more, on another day. */
export function CopyForm({ action, gatheringId, formKey }: AgainProps) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <Fold summary="Kopieer naar een andere dag" open={!state.ok}>
      <form className={styles.form} action={send} noValidate aria-label="Kopiëren">
        {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={{ date: 'kopie-datum' }} />}
        <input type="hidden" name="gatheringId" value={gatheringId} />
        <input type="hidden" name="formKey" value={formKey} />
        <TextField
          name="date"
          id="kopie-datum"
          type="date"
          label="Nieuwe datum"
          hint="Je krijgt een concept met dezelfde tekst, tijden en vragen. Aanmeldingen gaan niet mee."
          defaultValue={asText(state.values?.date)}
          error={state.errors?.date}
        />
        <Button variant="line" icon="plus">
          Maak een kopie
        </Button>
      </form>
    </Fold>
  )
}

/** Several at once; each is a gathering of its own with its own sign-ups. */
export function SeriesForm({ action, gatheringId, formKey }: AgainProps) {
  const [state, send] = useActionState(action, { ok: true })
  const { errors, values } = state
  return (
    <Fold summary="Laat het vaker terugkomen" open={!state.ok}>
      <form className={styles.form} action={send} noValidate aria-label="Reeks maken">
        {!state.ok && <ErrorSummary errors={errors} message={state.message} />}
        <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
        <input type="hidden" name="gatheringId" value={gatheringId} />
        <input type="hidden" name="formKey" value={formKey} />
        <RadioGroup
          key={`rhythm ${asText(values?.rhythm)}`}
          name="rhythm"
          label="Hoe vaak komt het terug?"
          choices={rhythms.map((rhythm) => ({ value: rhythm, ...rhythmWords[rhythm] }))}
          value={asText(values?.rhythm)}
          error={errors?.rhythm}
        />
        <TextField
          name="times"
          type="number"
          label="Hoeveel keer hierna?"
          hint="Elke keer is een eigen bijeenkomst. Mensen melden zich per keer aan."
          min={1}
          max={limits.series}
          inputMode="numeric"
          defaultValue={asText(values?.times)}
          error={errors?.times}
        />
        <Button variant="line" icon="plus">
          Maak de reeks
        </Button>
      </form>
    </Fold>
  )
}
