'use client'

import { useRef, useState } from 'react'
import { DocumentList } from '#components/lessons/review/document-list.tsx'
import { removeFile, uploadFile } from '#components/lessons/writing/uploads.ts'
import styles from '#components/lessons/writing/writing.module.css'
import { ScriptButton } from '#components/ui/script-button.tsx'
import { TextField } from '#components/ui/field.tsx'
import type { LessonFileRow } from '#lib/lessons/queries-writing.ts'

type AttachmentsProps = { lessonId: string; documents: readonly LessonFileRow[]; onChange: (documents: LessonFileRow[]) => void }

/** The documents that go with the lesson. They are on the server at once, apart from the text. */
export function Attachments({ lessonId, documents, onChange }: AttachmentsProps) {
  const [error, setError] = useState<string>()
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  async function add() {
    const file = field.current?.files?.[0]
    // A second press while the first is on its way would add it twice.
    if (busy) return
    if (!file) {
      setError('Kies eerst een bestand.')
      return field.current?.focus()
    }
    setError(undefined)
    setSaid('Het bestand wordt opgestuurd.')
    setBusy(true)
    const uploaded = await uploadFile(lessonId, file)
    setBusy(false)
    setSaid('')
    if ('error' in uploaded) setError(uploaded.error)
    else if (uploaded.kind === 'image') setError('Dit is een afbeelding. Zet die in de tekst, met een beschrijving.')
    else {
      onChange([...documents, uploaded])
      setSaid(`${uploaded.name} is toegevoegd.`)
      if (field.current) field.current.value = ''
    }
    // An image that was sent by mistake does not stay behind.
    if (!('error' in uploaded) && uploaded.kind === 'image') await removeFile(uploaded.id)
  }

  async function remove(document: LessonFileRow) {
    const problem = await removeFile(document.id)
    if (problem) return setError(problem)
    onChange(documents.filter((one) => one.id !== document.id))
    setSaid(`${document.name} is weggehaald.`)
    // The button that had the focus is gone.
    heading.current?.focus()
  }

  return (
    <section className={styles.group} aria-labelledby="bijlagen-kop">
      <h3 id="bijlagen-kop" ref={heading} tabIndex={-1}>
        Bijlagen (niet verplicht)
      </h3>
      {documents.length > 0 && (
        <ul role="list" className={styles.rows}>
          {documents.map((document) => (
            <li key={document.id}>
              <DocumentList documents={[document]} />
              <ScriptButton
                variant="quiet"
                small
                icon="trash"
                onClick={() => void remove(document)}
                aria-label={`Haal ${document.name} weg`}
              >
                Haal weg
              </ScriptButton>
            </li>
          ))}
        </ul>
      )}
      <TextField
        ref={field}
        name="bijlage"
        type="file"
        label="Voeg een document toe"
        optional
        hint="Een pdf, Word (docx), OpenDocument (odt) of tekst (txt) van hoogstens 10 MB. Let op: ook in een bijlage mag niemand te herkennen zijn."
        error={error}
        accept=".pdf,.docx,.odt,.txt,.md"
      />
      <ScriptButton variant="line" small icon="paperclip" onClick={() => void add()}>
        Voeg de bijlage toe
      </ScriptButton>
      <p role="status">{said}</p>
    </section>
  )
}
