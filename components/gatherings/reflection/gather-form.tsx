'use client'

import { useActionState } from 'react'
import styles from '#components/gatherings/reflection/board.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { promptWords } from '#lib/gatherings/copy-reflection.ts'
import type { BoardNote } from '#lib/gatherings/queries-reflection.ts'
import { boardLimits, prompts } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type GatherFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  gatheringId: string
  formKey: string
  /** Notes that are in no lesson yet. */
  notes: readonly BoardNote[]
  homes: readonly { value: string; label: string }[]
}

/** Chooses notes and makes a draft lesson of them. */
export function GatherForm({ action, gatheringId, formKey, notes, homes }: GatherFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  const chosen = [state.values?.['notes[]'] ?? []].flat()
  const filled = prompts.filter((prompt) => notes.some((note) => note.prompt === prompt))
  return (
    <form className={styles.add} action={send} noValidate>
      {!state.ok && (
        <ErrorSummary errors={state.errors} message={state.message} idOf={{ notes: `kies-${filled[0]}`, title: 'titel', home: 'voor' }} />
      )}
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <input type="hidden" name="formKey" value={formKey} />
      {filled.map((prompt, index) => (
        <CheckboxGroup
          key={prompt}
          id={`kies-${prompt}`}
          name="notes[]"
          label={promptWords[prompt].label}
          optional={index > 0}
          choices={notes.filter((note) => note.prompt === prompt).map((note) => ({ value: note.id, label: note.text }))}
          values={chosen}
          error={index === 0 ? state.errors?.notes : undefined}
        />
      ))}
      <TextField
        id="titel"
        name="title"
        label="Titel van de les"
        maxLength={boardLimits.title}
        defaultValue={String(state.values?.title ?? '')}
        error={state.errors?.title}
      />
      <SelectField
        id="voor"
        name="home"
        label="Voor welke proeftuin of regio?"
        hint="Van jou, van de bijeenkomst, of van wie een briefje schreef."
        choices={homes}
        defaultValue={String(state.values?.home ?? (homes.length === 1 ? homes[0]?.value : '') ?? '')}
        error={state.errors?.home}
      />
      <p>
        Jij wordt schrijver van het concept. Wie de gekozen briefjes schreef, krijgt een mail met de vraag of hij of zij meeschrijft. In het
        concept staan geen namen.
      </p>
      <ButtonRow>
        <Button icon="pencil">Maak er een concept van</Button>
      </ButtonRow>
    </form>
  )
}
