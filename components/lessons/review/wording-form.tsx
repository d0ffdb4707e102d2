'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/wording-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { suggestWordingAction } from '#lib/lessons/actions-placing.ts'

type WordingFormProps = { lessonId: string; queue: string; revisionId: string; field: string; label: string; passages: readonly string[] }

/** The passages of one field to say otherwise. What is not changed is not proposed. */
export function WordingForm({ lessonId, queue, revisionId, field, label, passages }: WordingFormProps) {
  const [state, action] = useActionState(suggestWordingAction, { ok: true })
  const entered = state.values?.['passages[]']
  const typed = Array.isArray(entered) ? entered : entered === undefined ? [] : [entered]
  return (
    <form className={styles.form} action={action} noValidate aria-label={`Voorstel voor: ${label}`}>
      <ErrorSummary errors={state.errors} message={state.message} idOf={{ passages: 'zin-0' }} />
      <input type="hidden" name="lessonId" value={lessonId} />
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="revisionId" value={revisionId} />
      <input type="hidden" name="field" value={field} />
      {passages.map((passage, index) => (
        <TextArea
          key={index}
          name="passages[]"
          id={`zin-${index}`}
          label={passages.length === 1 ? label : `${label}: alinea ${index + 1}`}
          rows={Math.min(12, Math.max(2, Math.ceil(passage.length / 80)))}
          aria-required={undefined}
          defaultValue={typed[index] ?? passage}
        />
      ))}
      <Button>Stel dit voor aan de schrijver</Button>
    </form>
  )
}
