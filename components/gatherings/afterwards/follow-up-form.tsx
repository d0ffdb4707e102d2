'use client'

import { useActionState } from 'react'
import styles from '#components/gatherings/afterwards/afterwards.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextArea } from '#components/ui/field.tsx'
import { followUpWords } from '#lib/gatherings/copy-afterwards.ts'
import { followUpAnswers, followUpText } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

/** The one question: three choices and a few words. Opening the page answered nothing. */
export function FollowUpForm({ action, token }: { action: Act; token: string }) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <form action={send} noValidate className={styles.form}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="token" value={token} />
      <RadioGroup
        name="answer"
        label="Wat past het best?"
        choices={followUpAnswers.map((answer) => ({ value: answer, label: followUpWords[answer].label }))}
        value={String(state.values?.answer ?? '')}
        error={state.errors?.answer}
      />
      <TextArea
        name="text"
        label="Wil je er iets over vertellen?"
        hint="De organisator leest dit zonder je naam. Na een jaar wissen we het. Noem geen namen van anderen."
        optional
        maxLength={followUpText}
        defaultValue={String(state.values?.text ?? '')}
        error={state.errors?.text}
      />
      <Button>Verstuur je antwoord</Button>
    </form>
  )
}

type FollowUpLessonProps = { action: Act; token: string; homes: readonly { value: string; label: string }[] }

/** Makes a draft lesson of the own answer. */
export function FollowUpLesson({ action, token, homes }: FollowUpLessonProps) {
  const [state, send] = useActionState(action, { ok: true })
  const [only] = homes
  return (
    <form action={send} noValidate className={styles.form}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="token" value={token} />
      {homes.length === 1 && only ? (
        <input type="hidden" name="home" value={only.value} />
      ) : (
        <SelectField name="home" label="Voor welke proeftuin of regio?" choices={homes} error={state.errors?.home} />
      )}
      <Button icon="pencil">Maak er een les van</Button>
    </form>
  )
}
