'use client'

import { useActionState } from 'react'
import {
  AttendanceFields,
  DescriptionField,
  OrganiserFields,
  PlaceFields,
  SignUpFields,
  WhatFields,
  WhenFields,
} from './gathering-fields.tsx'
import styles from './organise.module.css'
import type { GatheringFormWords, GatheringValues } from './gathering-values.ts'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, TextArea } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { FormState } from '#lib/platform/form.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/document.ts'

type GatheringFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** What the form always sends: its key, or the gathering with the version that was read. */
  fixed: Readonly<Record<string, string>>
  values: GatheringValues
  description: RichTextDocument
  words: GatheringFormWords
  /** Signing up has begun: a change of time or place is mailed to everyone. */
  published: boolean
  /** Set on a form that changes what is there. */
  existing: boolean
  /** In the agenda, and this person may not place: then the words stay as they were approved. */
  wordsAreFixed?: boolean
  cancelHref: string
}

/** All fields of a gathering. What was typed comes back with the answer, so nothing is lost when something is wrong. */
export function GatheringForm(props: GatheringFormProps) {
  const { action, fixed, values: first, description, words, published, existing, wordsAreFixed = false, cancelHref } = props
  const [state, send] = useActionState(action, { ok: true })
  const values = { ...first, ...state.values }
  const fields = { values, errors: state.errors ?? {}, words }
  return (
    <form className={styles.form} action={send} noValidate>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <FormIntro />
      {wordsAreFixed && (
        <Notice title="Deze bijeenkomst staat in de agenda">
          <p>
            Tijd, plek en aantallen wijzig je zelf. De tekst, de soort en voor wie het is, heeft een redacteur gelezen: vraag een redacteur
            om die te wijzigen.
          </p>
        </Notice>
      )}
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <WhatFields {...fields} />
      <DescriptionField description={description} typed={plain(values.description)} error={state.errors?.description} existing={existing} />
      <WhenFields {...fields} />
      <PlaceFields {...fields} />
      <SignUpFields {...fields} />
      <AttendanceFields {...fields} />
      <OrganiserFields {...fields} />
      {published && (
        <TextArea
          name="changeNote"
          label="Wat is er gewijzigd?"
          hint="Verander je de tijd, de plek of de online ruimte? Dan krijgt iedereen die is aangemeld een mail met deze toelichting."
          optional
          rows={3}
          maxLength={1000}
          defaultValue={String(values.changeNote ?? '')}
          error={state.errors?.changeNote}
        />
      )}
      <ButtonRow>
        <Button icon="saved">{existing ? 'Bewaar' : 'Bewaar als concept'}</Button>
        <a href={cancelHref}>{existing ? 'Stop met wijzigen' : 'Stop met organiseren'}</a>
      </ButtonRow>
    </form>
  )
}

/** Text that was typed into the plain field; what the editor sends is JSON and stays in the editor. */
const plain = (value: string | string[] | undefined) => (typeof value === 'string' && !value.startsWith('{') ? value : '')
