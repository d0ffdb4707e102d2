'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import uptake from '#components/lessons/uptake/uptake.module.css'
import { RegionField, type OwnRegion } from '#components/lessons/uptake/region-field.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#components/ui/field.tsx'
import { observeLessonAction } from '#lib/lessons/actions-uptake.ts'
import { observationWords, unitWords } from '#lib/lessons/copy-uptake.ts'

const kinds = ['also', 'not'] as const
const units = Object.entries(unitWords).map(([value, label]) => ({ value, label }))

/** 'Bij ons ook' or 'bij ons niet', with the region, the period and the numbers. */
export function ObservationForm({ slug, regions, today }: { slug: string; regions: readonly OwnRegion[]; today: string }) {
  const [state, action] = useActionState(observeLessonAction, { ok: true })
  const entered = (name: string) => String(state.values?.[name] ?? '')
  const { errors } = state
  return (
    <form className={styles.form} action={action} noValidate aria-label="Wat zagen jullie?">
      {!state.ok && <ErrorSummary errors={errors} message={state.message} />}
      <input type="hidden" name="slug" value={slug} />
      <RadioGroup
        key={`kind ${entered('kind')}`}
        name="kind"
        label="Zien jullie dit ook?"
        value={entered('kind')}
        error={errors?.kind}
        choices={kinds.map((kind) => ({ value: kind, ...observationWords[kind] }))}
      />
      <RegionField regions={regions} chosen={entered('region')} error={errors?.region} />
      <div className={uptake.pair}>
        <TextField
          name="periodFrom"
          type="date"
          label="Vanaf"
          max={today}
          defaultValue={entered('periodFrom')}
          error={errors?.periodFrom}
        />
        <TextField
          name="periodUntil"
          type="date"
          label="Tot en met"
          max={today}
          defaultValue={entered('periodUntil')}
          error={errors?.periodUntil}
        />
      </div>
      <div className={uptake.pair}>
        <TextField name="seen" label="Bij hoeveel zag je dit?" inputMode="numeric" defaultValue={entered('seen')} error={errors?.seen} />
        <TextField name="total" label="Op hoeveel keek je?" inputMode="numeric" defaultValue={entered('total')} error={errors?.total} />
        <SelectField
          key={`unit ${entered('unit')}`}
          name="unit"
          label="Wat telde je?"
          choices={units}
          defaultValue={entered('unit')}
          error={errors?.unit}
        />
      </div>
      <TextArea
        name="note"
        label="Toelichting"
        hint="Met toelichting leest een redacteur eerst mee. Noem geen namen, en geen plaats, leeftijd en gebeurtenis waaraan iemand te herkennen is."
        optional
        rows={4}
        maxLength={500}
        defaultValue={entered('note')}
        error={errors?.note}
      />
      <ButtonRow>
        <Button icon="check">Geef dit door</Button>
        <a href={`/lessen/${slug}`}>Terug naar de les</a>
      </ButtonRow>
    </form>
  )
}
