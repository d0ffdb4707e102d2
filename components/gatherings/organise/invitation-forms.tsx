'use client'

import { useActionState } from 'react'
import { asText } from './gathering-values.ts'
import styles from './organise.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ImportState } from '#lib/gatherings/actions-invitations.ts'
import { limits } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act<State extends FormState> = (previous: State, form: FormData) => Promise<State>

/** Invites one address. */
export function InviteForm({ action, gatheringId }: { action: Act<FormState>; gatheringId: string }) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <form className={styles.form} action={send} noValidate aria-label="Iemand uitnodigen">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <TextField
        name="email"
        type="email"
        label="E-mailadres"
        hint="Deze persoon krijgt een mail met een eigen link. Een account is niet nodig."
        autoComplete="off"
        maxLength={limits.email}
        defaultValue={state.ok ? '' : asText(state.values?.email)}
        error={state.errors?.email}
      />
      <Button icon="mail">Nodig uit</Button>
    </form>
  )
}

/** Invites many addresses at once, and says of each line what became of it. */
export function ImportForm({ action, gatheringId }: { action: Act<ImportState>; gatheringId: string }) {
  const [state, send] = useActionState<ImportState, FormData>(action, { ok: true })
  const faults = state.report?.filter((line) => !line.good) ?? []
  return (
    <form className={styles.form} action={send} noValidate aria-label="Veel mensen uitnodigen">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <div role="status">
        {state.ok && state.message && (
          <Notice tone={faults.length > 0 ? 'warning' : 'good'}>
            <p>{state.message}</p>
          </Notice>
        )}
      </div>
      {faults.length > 0 && (
        <div>
          <h3>Deze regels sloegen we over</h3>
          <ul className={styles.report}>
            {faults.map((line) => (
              <li key={line.line}>
                Regel {line.line}, ‘{line.text}’: {line.outcome}
              </li>
            ))}
          </ul>
        </div>
      )}
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <TextArea
        name="addresses"
        label="E-mailadressen"
        hint={`Elk adres op een eigen regel, hoogstens ${limits.invitations} tegelijk. Wie al is uitgenodigd, krijgt geen tweede mail.`}
        rows={6}
        spellCheck={false}
        defaultValue={asText(state.values?.addresses)}
        error={state.errors?.addresses}
      />
      <Button variant="line" icon="mail">
        Nodig iedereen uit
      </Button>
    </form>
  )
}
