'use client'

import { useState } from 'react'
import { Suggestions, type SuggestionView } from '#components/questions/suggestions.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { SelectField, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { kindWords } from '#lib/questions/copy.ts'

export type AskChoices = { regions: readonly Choice[]; themes: readonly Choice[]; ownRegion: string }

type AskFieldsProps = {
  choices: AskChoices
  start: { kind: string; title: string }
  found: readonly SuggestionView[]
  entered: (name: string) => string
  errors: Readonly<Record<string, string>>
}

const kinds = Object.entries(kindWords).map(([value, { label, hint }]) => ({ value, label, hint }))

/** What is asked, about what and for where; what fits is offered while one types. */
export function AskFields({ choices, start, found, entered, errors }: AskFieldsProps) {
  const [title, setTitle] = useState(start.title)
  const kind = entered('kind') || start.kind
  return (
    <>
      <RadioGroup key={`soort ${kind}`} name="kind" label="Wat wil je?" choices={kinds} value={kind} error={errors.kind} />
      <TextField
        name="title"
        label="Je vraag in één zin"
        maxLength={160}
        defaultValue={entered('title') || start.title}
        error={errors.title}
        onInput={(event) => setTitle(event.currentTarget.value)}
        autoComplete="off"
      />
      <Suggestions words={title} first={found} />
      <TextArea
        name="body"
        label="Leg je vraag uit"
        hint="Wat is er aan de hand, en wat heb je al geprobeerd? Noem geen namen of gegevens van een gezin."
        rows={7}
        maxLength={8000}
        defaultValue={entered('body')}
        error={errors.body}
      />
      <SelectField
        name="region"
        key={`regio ${entered('region')}`}
        label="Voor welke regio vraag je dit?"
        optional
        empty="Geen of meer dan één regio"
        choices={choices.regions}
        defaultValue={entered('region') || choices.ownRegion}
        error={errors.region}
      />
      <SelectField
        name="theme"
        key={`onderwerp ${entered('theme')}`}
        label="Waar gaat het over?"
        optional
        empty="Weet ik niet"
        choices={choices.themes}
        defaultValue={entered('theme')}
        error={errors.theme}
      />
    </>
  )
}
