'use client'

import { useActionState } from 'react'
import { enteredFields } from '#components/lessons/review/entered-fields.ts'
import styles from '#components/lessons/review/opinions.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { askOpinionAction } from '#lib/lessons/actions-desk.ts'
import { opinionCapacityWords, opinionKindWords } from '#lib/lessons/copy-desk.ts'
import { opinionCapacities, opinionKinds } from '#lib/lessons/values-desk.ts'

const idOf = {
  kind: 'meelezer-soort',
  capacity: 'meelezer-rol',
  name: 'meelezer-naam',
  email: 'meelezer-adres',
  question: 'meelezer-vraag',
  dueOn: 'meelezer-dag',
}

/** Asks somebody by name to read this version, with a day. Who has no account gets a secret link. */
export function AskOpinionForm({ lessonId, revisionId, dueOn }: { lessonId: string; revisionId: string; dueOn: string }) {
  const [state, action] = useActionState(askOpinionAction, { ok: true })
  const field = enteredFields(state, idOf, { dueOn })
  return (
    <>
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <details open={!state.ok}>
        <summary>Vraag iemand om mee te lezen</summary>
        <form action={action} noValidate className={styles.form}>
          <ErrorSummary errors={state.errors} message={state.ok ? undefined : state.message} idOf={idOf} />
          <input type="hidden" name="lessonId" value={lessonId} />
          <input type="hidden" name="revisionId" value={revisionId} />
          <RadioGroup
            name="kind"
            id={idOf.kind}
            label="Wat vraag je?"
            value={field('kind').defaultValue}
            error={state.errors?.kind}
            choices={opinionKinds.map((kind) => ({ value: kind, ...opinionKindWords[kind] }))}
          />
          <TextField {...field('name')} label="Naam of functie" maxLength={120} />
          <SelectField
            {...field('capacity')}
            label="Leest mee als"
            choices={opinionCapacities.map((capacity) => ({ value: capacity, label: opinionCapacityWords[capacity] }))}
          />
          <TextField
            {...field('email')}
            type="email"
            label="E-mailadres"
            hint="Heeft deze persoon een account? Dan leest die de tekst na het inloggen. Anders sturen we een geheime link."
            autoComplete="off"
          />
          <TextArea {...field('question')} label="Je vraag" rows={3} />
          <TextField {...field('dueOn')} type="date" label="Antwoord graag uiterlijk" />
          <Button variant="line">Stuur de vraag</Button>
        </form>
      </details>
    </>
  )
}
