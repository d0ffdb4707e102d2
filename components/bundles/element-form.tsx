'use client'

import styles from '#components/bundles/forms.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, SelectField, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { useKeptForm } from '#components/ui/use-kept-form.ts'
import { saveElementAction } from '#lib/bundles/actions-elements.ts'
import { elementWords } from '#lib/bundles/copy.ts'
import { elementKinds } from '#lib/bundles/values.ts'

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
  const { state, send, field } = useKeptForm(saveElementAction)
  return (
    <form action={send} noValidate className={styles.form}>
      <ErrorSummary errors={state.errors} message={state.message} />
      <FormIntro />
      {element && <input type="hidden" name="elementId" value={element.id} />}
      {element ? (
        <input type="hidden" name="principle" value={element.principleSlug} />
      ) : (
        <SelectField {...field('principle')} label="Bij welk principe?" choices={principles} />
      )}
      <SelectField
        {...field('kind', element?.kind)}
        label="Wat is het?"
        choices={elementKinds.map((kind) => ({ value: kind, label: elementWords[kind].label }))}
      />
      <TextField {...field('title', element?.title)} label="Titel" maxLength={120} />
      <TextArea
        {...field('body', element?.body)}
        label="Tekst"
        hint="Een lege regel begint een nieuwe alinea. Begin een regel met - voor een lijst."
        rows={10}
      />
      <TextField
        {...field('saidBy', element?.saidBy)}
        label="Van wie zijn deze woorden?"
        optional
        hint="Een functie, zoals ‘een teamleider’. Nooit een naam."
      />
      <TextField {...field('minutes', element?.minutes)} label="Hoeveel minuten duurt de oefening?" optional inputMode="numeric" />
      <TextField {...field('position', element?.position)} label="De hoeveelste op het pad?" inputMode="numeric" />
      <ButtonRow>
        <Button icon="check">Bewaar</Button>
        <a href="/redactie/inspiratie">Terug naar de lijst</a>
      </ButtonRow>
    </form>
  )
}
