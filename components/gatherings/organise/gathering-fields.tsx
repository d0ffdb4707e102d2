'use client'

import { useEffect, useState } from 'react'
import { asList, asText, type GatheringFormWords, type GatheringValues } from './gathering-values.ts'
import styles from './organise.module.css'
import { RichTextEditor } from '#components/rich-text/rich-text-editor.tsx'
import { CheckboxGroup, RadioGroup } from '#components/ui/choices.tsx'
import { describedBy, FieldError, FieldHint, SelectField, TextArea, TextField } from '#components/ui/field.tsx'
import fieldStyles from '#components/ui/field.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'
import { formatWords, kindWords } from '#lib/gatherings/copy.ts'
import { formats, kinds, limits } from '#lib/gatherings/values.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/document.ts'

type FieldsProps = { values: GatheringValues; errors: Readonly<Record<string, string>>; words: GatheringFormWords }

/** What a field of the form needs besides its words: the name, what was filled in, and what is wrong with it. */
const bind = ({ values, errors }: Pick<FieldsProps, 'values' | 'errors'>) => ({
  text: (name: string) => ({ name, defaultValue: asText(values[name]), error: errors[name] }),
  list: (name: string) => ({ name, values: asList(values[name]), error: errors[name.replace('[]', '')] }),
})

const reminders = [
  { value: '14', label: 'Twee weken van tevoren' },
  { value: '7', label: 'Een week van tevoren' },
  { value: '2', label: 'Twee dagen van tevoren' },
  { value: '1', label: 'Een dag van tevoren' },
]

export function WhatFields({ values, errors, words }: FieldsProps) {
  const { text, list } = bind({ values, errors })
  return (
    <>
      <h2>Waar gaat het over?</h2>
      <SelectField
        key={`kind ${asText(values.kind)}`}
        {...text('kind')}
        label="Wat voor bijeenkomst is het?"
        choices={kinds.map((kind) => ({ value: kind, label: `${kindWords[kind].label}: ${kindWords[kind].hint ?? ''}` }))}
      />
      <TextField
        {...text('title')}
        label="Titel"
        hint="Zeg waar het over gaat. Het soort bijeenkomst staat er al bij."
        maxLength={limits.title}
      />
      <TextArea
        {...text('summary')}
        label="In het kort"
        hint="Een of twee zinnen. Ze staan in de agenda."
        rows={3}
        maxLength={limits.summary}
      />
      <CheckboxGroup
        key={`audiences ${asList(values['audiences[]']).join()}`}
        {...list('audiences[]')}
        label="Voor wie is het?"
        columns
        choices={words.audiences}
      />
    </>
  )
}

type DescriptionProps = {
  description: RichTextDocument
  /** What was typed where there is no script. */
  typed: string
  error: string | undefined
  existing: boolean
}

export function DescriptionField({ description, typed, error, existing }: DescriptionProps) {
  // A new text begins in the editor, or without script in a plain field: the form never holds both.
  const [ready, setReady] = useState(existing)
  useEffect(() => setReady(true), [])
  const hint = 'Wat gaan jullie doen? Wat moet iemand weten of meenemen? Noem geen namen van kinderen, ouders of collega’s.'
  return (
    <div className={joinClasses(fieldStyles.field, styles.wide, error !== undefined && fieldStyles.wrong)}>
      <p id="description-vraag" className={fieldStyles.label}>
        Uitleg<span className={fieldStyles.optional}> (niet verplicht)</span>
      </p>
      <FieldHint id="description" hint={hint} />
      <FieldError id="description" error={error} />
      {ready && (
        <RichTextEditor
          id="description"
          name="description"
          label="Uitleg"
          labelId="description-vraag"
          describedBy={describedBy('description', hint, error)}
          invalid={error !== undefined}
          value={description}
          fileUrl={(file) => `/bestanden/${file}`}
          maxLength={limits.description}
        />
      )}
      <noscript>
        {existing ? (
          <p>De uitleg wijzig je met JavaScript. De tekst die er staat, blijft bewaard.</p>
        ) : (
          <textarea className={fieldStyles.control} name="description" rows={8} aria-labelledby="description-vraag" defaultValue={typed} />
        )}
      </noscript>
    </div>
  )
}

export function WhenFields({ values, errors }: FieldsProps) {
  const { text } = bind({ values, errors })
  return (
    <>
      <h2>Wanneer is het?</h2>
      <TextField {...text('date')} type="date" label="Datum" />
      <div className={styles.pair}>
        <TextField {...text('startTime')} type="time" label="Begint om" />
        <TextField {...text('endTime')} type="time" label="Klaar om" />
      </div>
    </>
  )
}

export function PlaceFields({ values, errors }: FieldsProps) {
  const { text } = bind({ values, errors })
  return (
    <>
      <h2>Waar is het?</h2>
      <RadioGroup
        key={`format ${asText(values.format)}`}
        name="format"
        label="Hoe komen mensen bij elkaar?"
        choices={formats.map((format) => ({ value: format, label: formatWords[format].label }))}
        value={asText(values.format)}
        error={errors.format}
      />
      <TextField
        {...text('place')}
        label="Plek"
        hint="De naam van de plek met straat en plaats. Laat leeg als het alleen online is."
        optional
        maxLength={limits.place}
      />
      <TextField
        {...text('roomUrl')}
        type="url"
        label="Link naar de online ruimte"
        hint="Alleen wie is aangemeld ziet deze link, vanaf 24 uur voor het begin. Je kunt hem later invullen."
        optional
        maxLength={limits.url}
        autoComplete="off"
      />
    </>
  )
}

export function SignUpFields({ values, errors }: FieldsProps) {
  const { text, list } = bind({ values, errors })
  return (
    <>
      <h2>Hoe melden mensen zich aan?</h2>
      <div className={styles.pair}>
        <TextField {...text('minimum')} type="number" label="Minimum" optional min={1} max={limits.maximum} inputMode="numeric" />
        <TextField {...text('maximum')} type="number" label="Maximum" min={1} max={limits.maximum} inputMode="numeric" />
      </div>
      <p className={styles.quiet}>
        Zijn er bij de sluitingsdatum minder mensen dan het minimum? Dan hoor je dat, en kies je of het doorgaat. Is het vol, dan komen
        mensen op de wachtlijst.
      </p>
      <div className={styles.pair}>
        <TextField {...text('closesDate')} type="date" label="Aanmelden sluit op" optional />
        <TextField {...text('closesTime')} type="time" label="Om" optional />
      </div>
      <p className={styles.quiet}>Vul je niets in, dan kan aanmelden tot het begin.</p>
      <TextField
        name="companionsAllowed"
        type="number"
        label="Hoeveel introducés mag iemand meenemen?"
        hint="Een introducé heeft zelf geen account nodig. Elke introducé telt mee voor het maximum."
        min={0}
        max={limits.companions}
        inputMode="numeric"
        defaultValue={asText(values.companionsAllowed) || '0'}
        error={errors.companionsAllowed}
      />
      <CheckboxGroup
        key={`invitation ${asText(values.byInvitation)}`}
        {...list('byInvitation')}
        label="Wie kan erbij zijn?"
        optional
        choices={[
          {
            value: 'ja',
            label: 'Alleen wie is uitgenodigd',
            hint: 'De bijeenkomst staat wel in de agenda. Een regiogesprek is altijd op uitnodiging.',
          },
        ]}
      />
    </>
  )
}

export function AttendanceFields({ values, errors }: FieldsProps) {
  const { list } = bind({ values, errors })
  return (
    <>
      <CheckboxGroup
        key={`closed ${asText(values.isClosed)}`}
        {...list('isClosed')}
        label="Is het besloten?"
        optional
        choices={[{ value: 'ja', label: 'Geen opname', hint: 'Wat er gezegd wordt, blijft daar. Dit staat ook op de pagina.' }]}
      />
      <CheckboxGroup
        key={`reminders ${asList(values['reminderDays[]']).join()}`}
        {...list('reminderDays[]')}
        label="Wanneer sturen we een herinnering?"
        optional
        columns
        choices={reminders}
      />
    </>
  )
}

export function OrganiserFields({ values, errors, words }: FieldsProps) {
  const { text } = bind({ values, errors })
  return (
    <>
      <h2>Wie organiseert het?</h2>
      <SelectField key={`organiser ${asText(values.organiser)}`} {...text('organiser')} label="Organisator" choices={words.organisers} />
      <TextField
        {...text('contact')}
        label="Wie helpt bij vragen?"
        hint="Een functie of een gezamenlijke mailbox, nooit de naam van een persoon."
        optional
        maxLength={limits.contact}
      />
    </>
  )
}
