'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { RegionField, type OwnRegion } from '#components/lessons/uptake/region-field.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { applyLessonAction, tellAsWriterAction, tellStepAction } from '#lib/lessons/actions-uptake.ts'
import { stateWords } from '#lib/lessons/copy-uptake.ts'
import type { ApplicationState } from '#lib/lessons/values-uptake.ts'
import type { FormState } from '#lib/platform/form.ts'

const states = ['taken_over', 'adapted', 'stopped'] as const
const wordsHint =
  'Verplicht als jullie iets aanpasten of stopten. Een redacteur leest dit voordat het bij de les staat. Noem geen namen en geen herkenbare details.'

type Choice = { label: string; hint?: string }
type FormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  fixed: Readonly<Record<string, string>>
  /** Keeps the fields of several forms on one page apart. */
  mark?: string
  label: string
  question: string
  choiceOf: (state: ApplicationState) => Choice
  chosen?: ApplicationState
  regions?: readonly OwnRegion[]
  send: string
  back?: { href: string; label: string }
}

/** What a region, or who wrote the lesson, does with it now, and what happened. */
function StepForm({ action, fixed, mark = '', label, question, choiceOf, chosen, regions, send, back }: FormProps) {
  const [state, submit] = useActionState(action, { ok: true })
  const entered = (name: string, stored = '') => String(state.values?.[name] ?? stored)
  const idOf = { state: `${mark}state`, note: `${mark}note` }
  return (
    <form className={styles.form} action={submit} noValidate aria-label={label}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={idOf} />}
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioGroup
        key={`state ${entered('state', chosen)}`}
        name="state"
        id={idOf.state}
        label={question}
        value={entered('state', chosen)}
        error={state.errors?.state}
        choices={states.map((value) => ({ value, ...choiceOf(value) }))}
      />
      {regions && <RegionField regions={regions} chosen={entered('region')} error={state.errors?.region} />}
      <TextArea
        name="note"
        id={idOf.note}
        label="Wat gebeurde er?"
        hint={wordsHint}
        optional
        rows={4}
        maxLength={1000}
        defaultValue={entered('note')}
        error={state.errors?.note}
      />
      <ButtonRow>
        <Button icon="check">{send}</Button>
        {back && <a href={back.href}>{back.label}</a>}
      </ButtonRow>
    </form>
  )
}

const forRegion = (state: ApplicationState): Choice => ({ label: stateWords[state].label, hint: stateWords[state].hint })
const atHome = (state: ApplicationState): Choice => ({ label: stateWords[state].atHome })

/** 'Toegepast in onze regio'. */
export function ApplyForm({ slug, regions }: { slug: string; regions: readonly OwnRegion[] }) {
  return (
    <StepForm
      action={applyLessonAction}
      fixed={{ slug }}
      label="Toegepast in onze regio"
      question="Wat doen jullie met deze les?"
      choiceOf={forRegion}
      regions={regions}
      send="Geef dit door"
      back={{ href: `/lessen/${slug}`, label: 'Terug naar de les' }}
    />
  )
}

type TellProps = { applicationId: string; basedOn: number }

/** How it goes now in the region. */
export function TellForm({ applicationId, basedOn, state }: TellProps & { state: ApplicationState }) {
  return (
    <StepForm
      action={tellStepAction}
      fixed={{ applicationId, basedOn: String(basedOn) }}
      label="Hoe gaat het nu?"
      question="Hoe gaat het nu?"
      choiceOf={forRegion}
      chosen={state}
      send="Bewaar"
      back={{ href: '/mijn/toegepast', label: 'Terug naar het overzicht' }}
    />
  )
}

/** How it goes at home, for who wrote the lesson. */
export function TellAsWriterForm({ applicationId, basedOn, regionName }: TellProps & { regionName: string }) {
  return (
    <StepForm
      action={tellAsWriterAction}
      fixed={{ applicationId, basedOn: String(basedOn) }}
      mark={`${applicationId}-`}
      label={`Hoe gaat het nu bij jullie? Regio ${regionName} vraagt het zich ook af`}
      question="Hoe gaat het nu bij jullie zelf?"
      choiceOf={atHome}
      send="Verstuur je antwoord"
    />
  )
}
