'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FormIntro, TextField, type Choice } from '#components/ui/field.tsx'
import { invitePersonAction } from '#lib/people/actions.ts'

const list = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Invites somebody: an account with roles and places, and a mail that says how to come in. */
export function InvitationForm({ roles, places }: { roles: readonly Choice[]; places: readonly Choice[] }) {
  const [state, action] = useActionState(invitePersonAction, { ok: true })
  const { errors, values } = state
  const onlyRole = roles.length === 1 && roles[0] ? [roles[0].value] : []
  return (
    <form className={styles.form} action={action} noValidate>
      <ErrorSummary errors={errors} message={state.message} />
      <FormIntro />
      <TextField
        name="name"
        label="Naam"
        autoComplete="off"
        maxLength={120}
        defaultValue={String(values?.name ?? '')}
        error={errors?.name}
      />
      <TextField
        name="email"
        type="email"
        label="E-mailadres"
        hint="Hier sturen we de uitnodiging naartoe. Met dit adres logt de persoon in."
        autoComplete="off"
        maxLength={254}
        defaultValue={String(values?.email ?? '')}
        error={errors?.email}
      />
      <CheckboxGroup
        key={`roles ${list(values?.['roles[]']).join()}`}
        name="roles[]"
        label="Rollen"
        choices={roles}
        values={values ? list(values['roles[]']) : onlyRole}
        error={errors?.roles}
      />
      <CheckboxGroup
        key={`places ${list(values?.['places[]']).join()}`}
        name="places[]"
        label="Proeftuinen en regio’s"
        hint="Een lid hoort bij minstens één proeftuin of regio."
        columns
        choices={places}
        values={list(values?.['places[]'])}
        error={errors?.places}
      />
      <ButtonRow>
        <Button icon="mail">Stuur de uitnodiging</Button>
        <a href="/beheer/mensen">Stop met uitnodigen</a>
      </ButtonRow>
    </form>
  )
}
