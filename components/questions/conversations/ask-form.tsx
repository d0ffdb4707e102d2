'use client'

import { useActionState } from 'react'
import styles from '#components/questions/conversations/conversations.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { askConversationAction } from '#lib/questions/actions-conversations.ts'
import { conversationLimits } from '#lib/questions/values.ts'

type AskFormProps = { formKey: string; theme: string; tip: string; people: readonly Choice[]; chosen: string; reach: string }

/** Whom to speak to, what about, and how to be reached. */
export function AskForm({ formKey, theme, tip, people, chosen, reach }: AskFormProps) {
  const [state, send] = useActionState(askConversationAction, { ok: true })
  const kept = (name: string, otherwise = '') => String(state.values?.[name] ?? otherwise)
  return (
    <form action={send} noValidate className={styles.form} aria-label="Vraag een gesprek aan">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="theme" value={theme} />
      <input type="hidden" name="tip" value={tip} />
      <RadioGroup
        name="personId"
        label="Wie wil je spreken?"
        choices={[
          ...people,
          { value: 'team', label: 'Laat het regioteam iemand zoeken', hint: 'Het regioteam kent meer mensen dan hier staan.' },
        ]}
        value={kept('personId', chosen)}
        error={state.errors?.personId}
      />
      <TextArea
        name="purpose"
        label="Waar wil je het over hebben?"
        hint="De ander leest dit voordat hij ja of nee zegt. Noem geen gezinnen en geen namen."
        maxLength={conversationLimits.purpose}
        defaultValue={kept('purpose')}
        error={state.errors?.purpose}
      />
      <TextField
        name="reach"
        label="Hoe bereikt de ander je?"
        hint="De ander ziet dit pas na een ja."
        maxLength={conversationLimits.reach}
        defaultValue={kept('reach', reach)}
        error={state.errors?.reach}
      />
      <Button icon="chat">Verstuur je aanvraag</Button>
    </form>
  )
}
