'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { addWalkInAction } from '#lib/gatherings/actions-attendance.ts'

/** Puts somebody on the list who came without a place. */
export function WalkInForm({ gatheringId, formKey }: { gatheringId: string; formKey: string }) {
  const [state, action] = useActionState(addWalkInAction, { ok: true })
  const { errors, values } = state
  return (
    <form className={styles.form} action={action} noValidate aria-label="Iemand toevoegen">
      {!state.ok && <ErrorSummary errors={errors} message={state.message} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <input type="hidden" name="formKey" value={formKey} />
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
        hint="Staat dit adres al op de lijst? Dan vinken we die persoon af."
        autoComplete="off"
        maxLength={254}
        defaultValue={String(values?.email ?? '')}
        error={errors?.email}
      />
      <ButtonRow>
        <Button icon="plus">Zet op de lijst</Button>
      </ButtonRow>
    </form>
  )
}
