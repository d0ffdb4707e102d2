'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import styles from '#components/lessons/notes/notes.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { writeNoteAction } from '#lib/lessons/actions-desk.ts'

type NoteFormProps = {
  lessonId: string
  revisionId: string
  field: string
  /** 'Wat was er aan de hand?' */
  fieldName: string
  /** The id of the element that holds the words of this part. */
  textId: string
}

type Passage = { quote: string; before: string; after: string }

const longestQuote = 500
const context = 60
const whole: Passage = { quote: '', before: '', after: '' }

/**
 * A note about a part of the text. Who selects words in it first, writes about those words; without script it is about
 * the part as a whole.
 */
export function NoteForm({ lessonId, revisionId, field, fieldName, textId }: NoteFormProps) {
  const [state, action] = useActionState(writeNoteAction, { ok: true })
  const [passage, setPassage] = useState(whole)
  const box = useRef<HTMLDetailsElement>(null)
  const id = `notitie-${field}`

  useEffect(() => {
    // A press on the form takes the selection away; what was selected last in this part stays.
    const look = () => {
      const selected = selectedIn(document.getElementById(textId))
      if (selected) setPassage(selected)
    }
    // Words may have been selected before the page was ready to notice it.
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [textId])
  useEffect(() => {
    if (!state.ok || !state.message) return
    setPassage(whole)
    if (box.current) box.current.open = false
  }, [state])

  return (
    <details ref={box} className={styles.write} open={!state.ok}>
      <summary>{passage.quote ? `Notitie bij ‘${short(passage.quote)}’` : `Notitie bij ‘${fieldName}’`}</summary>
      <form action={action} noValidate>
        <ErrorSummary errors={state.errors} message={state.ok ? undefined : state.message} idOf={{ body: id }} />
        <input type="hidden" name="lessonId" value={lessonId} />
        <input type="hidden" name="revisionId" value={revisionId} />
        <input type="hidden" name="field" value={field} />
        <input type="hidden" name="quote" value={passage.quote} />
        <input type="hidden" name="before" value={passage.before} />
        <input type="hidden" name="after" value={passage.after} />
        {passage.quote && (
          <>
            <p className={styles.quote}>
              <q>{passage.quote}</q>
            </p>
            <Button type="button" variant="quiet" small onClick={() => setPassage(whole)}>
              Toch over het hele onderdeel
            </Button>
          </>
        )}
        <TextArea
          name="body"
          id={id}
          label="Je notitie"
          hint="De schrijver leest dit naast de tekst."
          rows={3}
          error={state.errors?.body}
          defaultValue={String(state.values?.body ?? '')}
        />
        <Button variant="line" small>
          Zet de notitie erbij
        </Button>
      </form>
    </details>
  )
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ')
const short = (quote: string) => (quote.length > 40 ? `${quote.slice(0, 38).trimEnd()}…` : quote)

/** The words that are selected inside an element, with what stands around them; undefined when there are none. */
function selectedIn(element: HTMLElement | null): Passage | undefined {
  const selection = document.getSelection()
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!element.contains(range.commonAncestorContainer)) return undefined
  const quote = oneSpace(range.toString()).trim()
  if (quote === '' || quote.length > longestQuote) return undefined
  const before = document.createRange()
  before.setStart(element, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const after = document.createRange()
  after.setStart(range.endContainer, range.endOffset)
  after.setEnd(element, element.childNodes.length)
  return { quote, before: oneSpace(before.toString()).slice(-context), after: oneSpace(after.toString()).slice(0, context) }
}
