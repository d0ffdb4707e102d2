'use client'

import { useActionState } from 'react'
import styles from '#components/gatherings/afterwards/afterwards.module.css'
import { SeenBy } from '#components/gatherings/afterwards/materials.tsx'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { FormState } from '#lib/platform/form.ts'

type LinkFormProps = { action: (previous: FormState, form: FormData) => Promise<FormState>; gatheringId: string }

/** Adds the address of material that is somewhere else. */
export function LinkForm({ action, gatheringId }: LinkFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <form action={send} noValidate className={styles.form} aria-label="Link toevoegen">
      {!state.ok && (
        <ErrorSummary
          errors={state.errors}
          message={state.message}
          idOf={{ label: 'link-naam', url: 'link-adres', isPublic: 'link-zien' }}
        />
      )}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <TextField
        id="link-naam"
        name="label"
        label="Wat staat er achter de link?"
        maxLength={120}
        defaultValue={String(state.values?.label ?? '')}
        error={state.errors?.label}
      />
      <TextField
        id="link-adres"
        name="url"
        type="url"
        label="Adres"
        hint="Het begint met https://"
        defaultValue={String(state.values?.url ?? '')}
        error={state.errors?.url}
      />
      <SeenBy id="link-zien" error={state.errors?.isPublic} value={String(state.values?.isPublic ?? 'nee')} />
      <Button variant="line" icon="link">
        Voeg de link toe
      </Button>
    </form>
  )
}
