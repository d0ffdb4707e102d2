'use client'

import { useActionState } from 'react'
import styles from './organise.module.css'
import { Fold } from '#components/gatherings/fold.tsx'
import { asText } from './gathering-values.ts'
import { Button } from '#components/ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { questionKindWords } from '#lib/gatherings/copy.ts'
import { limits, questionKinds } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type QuestionFormProps = { gatheringId: string; action: (previous: FormState, form: FormData) => Promise<FormState> }

/** Adds a question. All its fields stand open, so that it works without script too. */
export function QuestionForm({ gatheringId, action }: QuestionFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  const values = state.ok ? {} : (state.values ?? {})
  const { errors } = state
  return (
    <Fold summary="Voeg een vraag toe" open={!state.ok || state.message !== undefined}>
      <form className={styles.form} action={send} noValidate aria-label="Een vraag toevoegen">
        {!state.ok && <ErrorSummary errors={errors} message={state.message} />}
        <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
        <input type="hidden" name="gatheringId" value={gatheringId} />
        <TextField name="label" label="Vraag" maxLength={limits.question} defaultValue={asText(values.label)} error={errors?.label} />
        <RadioGroup
          key={`kind ${asText(values.kind)}`}
          name="kind"
          label="Hoe antwoorden mensen?"
          choices={questionKinds.map((kind) => ({ value: kind, label: questionKindWords[kind].label }))}
          value={asText(values.kind) || 'text'}
          error={errors?.kind}
        />
        <TextArea
          name="options"
          label="Keuzes"
          hint="Alleen bij kiezen uit een lijst. Zet elke keuze op een eigen regel."
          optional
          rows={3}
          defaultValue={asText(values.options)}
          error={errors?.options}
        />
        <CheckboxGroup
          key={`compulsory ${asText(values.compulsory)}`}
          name="compulsory"
          label="Moet iedereen antwoorden?"
          optional
          choices={[{ value: 'ja', label: 'Ja, deze vraag is verplicht' }]}
          values={values.compulsory ? ['ja'] : []}
        />
        <TextField
          name="keepDays"
          type="number"
          label="Hoeveel dagen na de bijeenkomst bewaren we de antwoorden?"
          hint={`Kies zo weinig als kan, hoogstens ${limits.keepDays}.`}
          min={1}
          max={limits.keepDays}
          inputMode="numeric"
          defaultValue={asText(values.keepDays) || '7'}
          error={errors?.keepDays}
        />
        <Button variant="line" icon="plus">
          Voeg de vraag toe
        </Button>
      </form>
    </Fold>
  )
}
