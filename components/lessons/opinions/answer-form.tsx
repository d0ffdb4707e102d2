'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/opinions/asked-text.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { useKeptWords } from '#components/ui/use-kept-words.ts'
import { answerOpinionAction, answerOpinionByLinkAction } from '#lib/lessons/actions-desk.ts'

/** The answer of who was asked to read along: signed in, or by the secret of a link. It works without script. */
export function AnswerForm(props: { opinionId: string; token?: string }) {
  const byLink = props.token !== undefined
  const kept = useKeptWords(`meelezen-${props.opinionId}`)
  const [state, action] = useActionState(byLink ? answerOpinionByLinkAction : answerOpinionAction, { ok: true })
  return (
    <form action={action} noValidate className={styles.form}>
      <ErrorSummary errors={state.errors} message={state.message} />
      {byLink ? <input type="hidden" name="token" value={props.token} /> : <input type="hidden" name="opinionId" value={props.opinionId} />}
      <TextArea
        name="answer"
        label="Je antwoord"
        hint="De redactie leest dit. Noem zelf ook geen namen van gezinnen."
        rows={6}
        error={state.errors?.answer}
        {...kept}
        defaultValue={String(state.values?.answer ?? '')}
      />
      <Button>Stuur je antwoord</Button>
    </form>
  )
}
