'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, SelectField, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import hidden from '#components/ui/visually-hidden.module.css'
import { requestAccessAction } from '#lib/people/actions-access.ts'

type AccessRequestFormProps = {
  places: readonly Choice[]
  /** Filled in by machines, left alone by people. */
  trapName: string
  stampName: string
  stamp: string
}

/** Asks for access to the network. */
export function AccessRequestForm({ places, trapName, stampName, stamp }: AccessRequestFormProps) {
  const [state, action] = useActionState(requestAccessAction, { ok: true })
  const { errors, values } = state
  const entered = (name: string) => String(values?.[name] ?? '')
  return (
    <form className={styles.form} action={action} noValidate>
      <ErrorSummary errors={errors} message={state.message} />
      <FormIntro />
      <input type="hidden" name={stampName} value={stamp} />
      <div className={hidden.hidden} aria-hidden="true">
        <label htmlFor={trapName}>Laat dit veld leeg</label>
        <input id={trapName} name={trapName} tabIndex={-1} autoComplete="off" />
      </div>
      <TextField name="name" label="Je naam" autoComplete="name" maxLength={120} defaultValue={entered('name')} error={errors?.name} />
      <TextField
        name="email"
        type="email"
        label="Je e-mailadres"
        hint="Gebruik het adres van je werk. Hier sturen we het antwoord naartoe."
        autoComplete="email"
        maxLength={254}
        defaultValue={entered('email')}
        error={errors?.email}
      />
      <TextField
        name="organisation"
        label="Waar werk je?"
        hint="De naam van je organisatie of team."
        autoComplete="organization"
        maxLength={160}
        defaultValue={entered('organisation')}
        error={errors?.organisation}
      />
      <SelectField
        key={entered('place')}
        name="place"
        label="Bij welke proeftuin of regio hoor je?"
        optional
        empty="Weet ik niet, of een andere"
        choices={places}
        defaultValue={entered('place')}
        error={errors?.place}
      />
      <TextArea
        name="motivation"
        label="Waarom wil je meedoen?"
        hint="Een paar zinnen is genoeg. Noem geen namen van kinderen, ouders of collega’s."
        maxLength={1000}
        defaultValue={entered('motivation')}
        error={errors?.motivation}
      />
      <ButtonRow>
        <Button icon="mail">Vraag toegang aan</Button>
        <a href="/inloggen">Terug naar inloggen</a>
      </ButtonRow>
    </form>
  )
}
