'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/notes/notes.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { reopenNoteAction, replyToNoteAction, resolveNoteAction } from '#lib/lessons/actions-desk.ts'

type NoteActionsProps = { noteId: string; isResolved: boolean; mayResolve: boolean }

/** Answering a note, and saying that it is dealt with or opening it again. */
export function NoteActions({ noteId, isResolved, mayResolve }: NoteActionsProps) {
  const [replied, reply] = useActionState(replyToNoteAction, { ok: true })
  const [resolved, resolve] = useActionState(resolveNoteAction, { ok: true })
  const [reopened, reopen] = useActionState(reopenNoteAction, { ok: true })
  const field = `antwoord-${noteId}`
  const refusal = [replied, resolved, reopened].find((state) => !state.ok)
  return (
    <div className={styles.actions}>
      {refusal && <ErrorSummary errors={refusal.errors} message={refusal.message} idOf={{ body: field }} />}
      {!isResolved && (
        <details open={!replied.ok}>
          <summary>Antwoord</summary>
          <form action={reply} noValidate>
            <input type="hidden" name="noteId" value={noteId} />
            <TextArea
              name="body"
              id={field}
              label="Je antwoord"
              rows={3}
              error={replied.errors?.body}
              defaultValue={String(replied.values?.body ?? '')}
            />
            <Button variant="line" small>
              Stuur antwoord
            </Button>
          </form>
        </details>
      )}
      {mayResolve && (
        <form action={isResolved ? reopen : resolve}>
          <input type="hidden" name="noteId" value={noteId} />
          <Button variant="quiet" small icon={isResolved ? 'undo' : 'check'}>
            {isResolved ? 'Open weer' : 'Afgehandeld'}
          </Button>
        </form>
      )}
    </div>
  )
}
