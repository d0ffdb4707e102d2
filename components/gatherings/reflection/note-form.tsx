'use client'

import { useActionState, useState, type FormEvent } from 'react'
import styles from '#components/gatherings/reflection/board.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { type Prompt, boardLimits } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

type NoteFormProps = {
  action: Act
  gatheringId: string
  prompt: Prompt
  formKey: string
  /** The board takes notes. When it closes while somebody writes, what was typed stays to be copied. */
  open: boolean
}

/**
 * Writes a note for one of the questions. A press that comes twice hangs it once; what is typed while a press is under way
 * is a next note, and stays.
 */
export function NoteForm({ action, gatheringId, prompt, formKey, open }: NoteFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  const [last, setLast] = useState(state)
  const [key, setKey] = useState(formKey)
  const [typed, setTyped] = useState(() => String(state.values?.text ?? ''))
  /** What is under way, in the order of the presses: the answers come in that order too. */
  const [sent, setSent] = useState<readonly string[]>([])
  if (state !== last) {
    const [answered = '', ...rest] = sent
    setLast(state)
    setSent(rest)
    if (state.ok) setTyped((now) => leftOf(now, answered))
    // Only what hangs gives way to a next note: a refused one keeps its key, and so does one whose answer got lost.
    if (state.ok && rest.length === 0) setKey(crypto.randomUUID())
  }
  const press = (event: FormEvent<HTMLFormElement>) => {
    // Another text than the one under way is another note; the same text is the same press again.
    const isNext = sent.length > 0 && sent.at(-1) !== typed
    const field = event.currentTarget.elements.namedItem('formKey')
    if (isNext && field instanceof HTMLInputElement) {
      field.value = crypto.randomUUID()
      setKey(field.value)
    }
    setSent([...sent, typed])
  }
  const id = `briefje-${prompt}`
  if (!open && typed.trim() === '') return null
  return (
    <form className={styles.add} action={send} onSubmit={press} noValidate>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={{ text: id }} />}
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <input type="hidden" name="prompt" value={prompt} />
      <input type="hidden" name="formKey" value={key} />
      <TextArea
        id={id}
        name="text"
        label={open ? 'Nieuw briefje' : 'Dit briefje hing nog niet op'}
        hint={open ? undefined : 'Het bord is gesloten. Kopieer je tekst en geef hem aan de begeleider.'}
        rows={3}
        maxLength={boardLimits.note}
        readOnly={!open}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={state.errors?.text}
      />
      {open && (
        <Button small variant="line" icon="plus">
          Hang op
        </Button>
      )}
      <p role="status" className={styles.said}>
        {state.ok && state.message}
      </p>
    </form>
  )
}

/** What stays in the field when a note hangs: nothing when it is still the same, else what was typed since. */
const leftOf = (now: string, hung: string) =>
  hung !== '' && now.startsWith(hung) ? now.slice(hung.length).trimStart() : now === hung ? '' : now

type NoteToolsProps = { edit: Act; remove: Act; gatheringId: string; note: { id: string; text: string } }

/** Changes the own note or takes it away, behind a fold so that the board stays calm. */
export function NoteTools({ edit, remove, gatheringId, note }: NoteToolsProps) {
  const [edited, sendEdit] = useActionState(edit, { ok: true })
  const [removed, sendRemove] = useActionState(remove, { ok: true })
  const id = `aanpassen-${note.id}`
  const fixed = (
    <>
      <input type="hidden" name="gatheringId" value={gatheringId} />
      <input type="hidden" name="noteId" value={note.id} />
    </>
  )
  return (
    <details className={styles.tools} open={!edited.ok || !removed.ok || undefined}>
      <summary>Pas aan of haal weg</summary>
      <form action={sendEdit} noValidate className={styles.add}>
        {!edited.ok && <ErrorSummary errors={edited.errors} message={edited.message} idOf={{ text: id }} />}
        {fixed}
        <TextArea
          id={id}
          name="text"
          label="Je briefje"
          rows={3}
          maxLength={boardLimits.note}
          defaultValue={edited.ok ? note.text : String(edited.values?.text ?? note.text)}
          key={note.text}
          error={edited.errors?.text}
        />
        <Button small variant="line">
          Bewaar
        </Button>
      </form>
      <form action={sendRemove} noValidate>
        {!removed.ok && <ErrorSummary message={removed.message} />}
        {fixed}
        <Button small variant="quiet" icon="trash">
          Haal weg
        </Button>
      </form>
    </details>
  )
}
