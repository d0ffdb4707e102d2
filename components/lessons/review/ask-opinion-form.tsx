'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/opinions.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { askOpinionAction } from '#lib/lessons/actions-desk.ts'
import { opinionCapacityWords, opinionKindWords } from '#lib/lessons/copy-desk.ts'
import { opinionCapacities, opinionKinds } from '#lib/lessons/schema-desk.ts'

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
  const entered = (name: string) => String(state.values?.[name] ?? '')
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
            value={entered('kind')}
            error={state.errors?.kind}
            choices={opinionKinds.map((kind) => ({ value: kind, ...opinionKindWords[kind] }))}
          />
          <TextField
            name="name"
            id={idOf.name}
            label="Naam of functie"
            error={state.errors?.name}
            defaultValue={entered('name')}
            maxLength={120}
          />
          <SelectField
            name="capacity"
            id={idOf.capacity}
            label="Leest mee als"
            error={state.errors?.capacity}
            defaultValue={entered('capacity')}
            choices={opinionCapacities.map((capacity) => ({ value: capacity, label: opinionCapacityWords[capacity] }))}
          />
          <TextField
            name="email"
            id={idOf.email}
            type="email"
            label="E-mailadres"
            hint="Heeft deze persoon een account? Dan leest die de tekst na het inloggen. Anders sturen we een geheime link."
            error={state.errors?.email}
            defaultValue={entered('email')}
            autoComplete="off"
          />
          <TextArea
            name="question"
            id={idOf.question}
            label="Je vraag"
            rows={3}
            error={state.errors?.question}
            defaultValue={entered('question')}
          />
          <TextField
            name="dueOn"
            id={idOf.dueOn}
            type="date"
            label="Antwoord graag uiterlijk"
            error={state.errors?.dueOn}
            defaultValue={entered('dueOn') || dueOn}
          />
          <Button variant="line">Stuur de vraag</Button>
        </form>
      </details>
    </>
  )
}
