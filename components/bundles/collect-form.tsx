'use client'

import { useActionState } from 'react'
import styles from '#components/bundles/forms.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { collectAction } from '#lib/bundles/actions.ts'

type CollectFormProps = { address: string; bundles: readonly { id: string; title: string }[] }

/** Puts a page of the site in a bundle: one that is there, or a new one. */
export function CollectForm({ address, bundles }: CollectFormProps) {
  const [state, send] = useActionState(collectAction, { ok: true })
  const entered = (name: string) => String(state.values?.[name] ?? '')
  const isFirst = bundles.length === 0
  return (
    <form action={send} noValidate className={styles.form} aria-label="Zet in een bundel">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="address" value={address} />
      {isFirst ? (
        <input type="hidden" name="bundleId" value="nieuw" />
      ) : (
        <RadioGroup
          key={entered('bundleId')}
          name="bundleId"
          label="In welke bundel?"
          choices={[...bundles.map(({ id, title }) => ({ value: id, label: title })), { value: 'nieuw', label: 'Een nieuwe bundel' }]}
          value={entered('bundleId') || bundles[0]?.id}
          error={state.errors?.bundleId}
        />
      )}
      <TextField
        name="title"
        label={isFirst ? 'Hoe heet je bundel?' : 'Naam van de nieuwe bundel'}
        optional={!isFirst}
        maxLength={120}
        defaultValue={entered('title')}
        error={state.errors?.title}
      />
      <TextArea
        name="annotation"
        label="Waarom staat dit hier?"
        optional
        rows={2}
        defaultValue={entered('annotation')}
        error={state.errors?.annotation}
      />
      <ButtonRow>
        <Button icon="plus">Zet erin</Button>
        <a href={address}>Terug</a>
      </ButtonRow>
    </form>
  )
}
