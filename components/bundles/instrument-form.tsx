'use client'

import styles from '#components/bundles/forms.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { useKeptForm } from '#components/ui/use-kept-form.ts'
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
  const { state, send, field, many } = useKeptForm(saveInstrumentAction)
  return (
    <form action={send} noValidate className={styles.form}>
      <ErrorSummary errors={state.errors} message={state.message} />
      <FormIntro />
      {instrument && <input type="hidden" name="instrumentId" value={instrument.id} />}
      <TextField {...field('title', instrument?.title)} label="Naam" maxLength={120} />
      <TextArea
        {...field('purpose', instrument?.purpose)}
        label="Waar is het voor?"
        hint="En voor wie. Schrijf het zo dat iemand weet of hij dit nu nodig heeft."
      />
      <TextField
        {...field('source', instrument?.source)}
        label="Wie heeft het gemaakt?"
        hint="De organisatie, geen naam van een persoon."
      />
      <TextField {...field('version', instrument?.version)} label="Versie" optional />
      <TextField
        {...field('validUntil', instrument?.validUntil)}
        type="date"
        label="Geldig tot en met"
        optional
        hint="Na deze dag staat er een waarschuwing bij."
      />
      {!instrument?.hasFile && (
        <TextField
          {...field('url', instrument?.url)}
          type="url"
          label="Link"
          optional
          hint="Laat dit leeg als je een bestand wilt toevoegen. Dat kan nadat je dit hebt bewaard."
        />
      )}
      <CheckboxGroup {...many('tips', instrument?.tips)} id="tips" label="Bij welke tips past het?" optional choices={tips} columns />
      <CheckboxGroup
        {...many('themes', instrument?.themes)}
        id="themes"
        label="Bij welke thema’s past het?"
        optional
        choices={themes}
        columns
      />
      <ButtonRow>
        <Button icon="check">Bewaar</Button>
        <a href="/redactie/instrumenten">Terug naar de lijst</a>
      </ButtonRow>
    </form>
  )
}
