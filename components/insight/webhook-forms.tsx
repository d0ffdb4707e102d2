'use client'

import { useActionState } from 'react'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { addWebhookAction, retireWebhookAction } from '#lib/insight/actions-webhooks.ts'

/** Lets another system hear what is placed and withdrawn. */
export function AddWebhook() {
  const [state, action] = useActionState(addWebhookAction, { ok: true })
  return (
    <>
      {state.ok && state.message && (
        <Notice tone="good" title="De koppeling staat aan" live="status">
          <p>Hiermee controleert de ontvanger dat een bericht van hier komt. Bewaar het nu: je ziet het maar één keer.</p>
          <p>
            <code>{state.message}</code>
          </p>
        </Notice>
      )}
      <form action={action} noValidate>
        <ErrorSummary errors={state.errors} message={state.ok ? undefined : state.message} idOf={{ address: 'adres' }} />
        <TextField
          name="address"
          id="adres"
          label="Adres dat berichten ontvangt"
          hint="Begint met https://"
          error={state.errors?.address}
          defaultValue={String(state.values?.address ?? '')}
          maxLength={500}
        />
        <ButtonRow>
          <Button variant="primary">Voeg toe</Button>
        </ButtonRow>
      </form>
    </>
  )
}

/** Ends it for one system. */
export function RetireWebhook({ id, address }: { id: string; address: string }) {
  const [state, action] = useActionState(retireWebhookAction, { ok: true })
  return (
    <form action={action}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="webhookId" value={id} />
      <Button variant="quiet" small icon="trash">
        Haal weg <VisuallyHidden>: {address}</VisuallyHidden>
      </Button>
    </form>
  )
}
