'use client'

import { useActionState } from 'react'
import styles from '#components/bundles/forms.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, SelectField, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { saveElementAction } from '#lib/bundles/actions-elements.ts'
import { elementWords } from '#lib/bundles/copy.ts'
import { elementKinds } from '#lib/bundles/schema-elements.ts'

export type ElementToChange = {
  id: string
  principleSlug: string
  kind: string
  title: string
  body: string
  saidBy: string
  minutes: number | null
  position: number
}

/** Adding a part of a principle, or changing one. */
export function ElementForm({ element, principles }: { element?: ElementToChange; principles: readonly Choice[] }) {
  const [state, action] = useActionState(saveElementAction, { ok: true })
  const entered = (name: string, stored: string | number | null | undefined) => String(state.values?.[name] ?? stored ?? '')
  const { errors } = state
  return (
    <form action={action} noValidate className={styles.form}>
      <ErrorSummary errors={errors} message={state.message} />
      <FormIntro />
      {element && <input type="hidden" name="elementId" value={element.id} />}
      {element ? (
        <input type="hidden" name="principle" value={element.principleSlug} />
      ) : (
        <SelectField
          name="principle"
          label="Bij welk principe?"
          error={errors?.principle}
          defaultValue={entered('principle', '')}
          choices={principles}
        />
      )}
      <SelectField
        name="kind"
        label="Wat is het?"
        error={errors?.kind}
        defaultValue={entered('kind', element?.kind)}
        choices={elementKinds.map((kind) => ({ value: kind, label: elementWords[kind].label }))}
      />
      <TextField name="title" label="Titel" error={errors?.title} defaultValue={entered('title', element?.title)} maxLength={120} />
      <TextArea
        name="body"
        label="Tekst"
        hint="Een lege regel begint een nieuwe alinea. Begin een regel met - voor een lijst."
        rows={10}
        error={errors?.body}
        defaultValue={entered('body', element?.body)}
      />
      <TextField
        name="saidBy"
        label="Van wie zijn deze woorden?"
        optional
        hint="Een functie, zoals ‘een teamleider’. Nooit een naam."
        error={errors?.saidBy}
        defaultValue={entered('saidBy', element?.saidBy)}
      />
      <TextField
        name="minutes"
        label="Hoeveel minuten duurt de oefening?"
        optional
        inputMode="numeric"
        error={errors?.minutes}
        defaultValue={entered('minutes', element?.minutes)}
      />
      <TextField
        name="position"
        label="De hoeveelste op het pad?"
        inputMode="numeric"
        error={errors?.position}
        defaultValue={entered('position', element?.position)}
      />
      <ButtonRow>
        <Button icon="check">Bewaar</Button>
        <a href="/redactie/inspiratie">Terug naar de lijst</a>
      </ButtonRow>
    </form>
  )
}
