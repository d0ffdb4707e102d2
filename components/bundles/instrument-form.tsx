'use client'

import { useActionState } from 'react'
import styles from '#components/bundles/forms.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { saveInstrumentAction } from '#lib/bundles/actions-instruments.ts'

export type InstrumentToChange = {
  id: string
  title: string
  purpose: string
  source: string
  version: string
  validUntil: string | null
  url: string | null
  tips: readonly string[]
  themes: readonly string[]
  hasFile: boolean
}

type InstrumentFormProps = { instrument?: InstrumentToChange; tips: readonly Choice[]; themes: readonly Choice[] }

/** Adding an instrument or changing one. A file is added on its page, after saving. */
export function InstrumentForm({ instrument, tips, themes }: InstrumentFormProps) {
  const [state, action] = useActionState(saveInstrumentAction, { ok: true })
  const entered = (name: string, stored: string | null | undefined) => String(state.values?.[name] ?? stored ?? '')
  const chosen = (name: string, stored: readonly string[] | undefined) => {
    if (!state.values) return stored ?? []
    return [state.values[name] ?? []].flat()
  }
  const { errors } = state
  return (
    <form action={action} noValidate className={styles.form}>
      <ErrorSummary errors={errors} message={state.message} />
      <FormIntro />
      {instrument && <input type="hidden" name="instrumentId" value={instrument.id} />}
      <TextField name="title" label="Naam" error={errors?.title} defaultValue={entered('title', instrument?.title)} maxLength={120} />
      <TextArea
        name="purpose"
        label="Waar is het voor?"
        hint="En voor wie. Schrijf het zo dat iemand weet of hij dit nu nodig heeft."
        error={errors?.purpose}
        defaultValue={entered('purpose', instrument?.purpose)}
      />
      <TextField
        name="source"
        label="Wie heeft het gemaakt?"
        hint="De organisatie, geen naam van een persoon."
        error={errors?.source}
        defaultValue={entered('source', instrument?.source)}
      />
      <TextField name="version" label="Versie" optional error={errors?.version} defaultValue={entered('version', instrument?.version)} />
      <TextField
        type="date"
        name="validUntil"
        label="Geldig tot en met"
        optional
        hint="Na deze dag staat er een waarschuwing bij."
        error={errors?.validUntil}
        defaultValue={entered('validUntil', instrument?.validUntil)}
      />
      {!instrument?.hasFile && (
        <TextField
          type="url"
          name="url"
          label="Link"
          optional
          hint="Laat dit leeg als je een bestand wilt toevoegen. Dat kan nadat je dit hebt bewaard."
          error={errors?.url}
          defaultValue={entered('url', instrument?.url)}
        />
      )}
      <CheckboxGroup
        name="tips[]"
        id="tips"
        label="Bij welke tips past het?"
        optional
        choices={tips}
        columns
        error={errors?.tips}
        values={chosen('tips[]', instrument?.tips)}
      />
      <CheckboxGroup
        name="themes[]"
        id="themes"
        label="Bij welke thema’s past het?"
        optional
        choices={themes}
        columns
        error={errors?.themes}
        values={chosen('themes[]', instrument?.themes)}
      />
      <ButtonRow>
        <Button icon="check">Bewaar</Button>
        <a href="/redactie/instrumenten">Terug naar de lijst</a>
      </ButtonRow>
    </form>
  )
}
