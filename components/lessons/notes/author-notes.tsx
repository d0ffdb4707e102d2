import { NoteList } from '#components/lessons/notes/note-list.tsx'
import styles from '#components/lessons/notes/notes.module.css'
import { noteFieldWords } from '#lib/lessons/copy-desk.ts'
import type { Note } from '#lib/lessons/queries-desk.ts'

/** Beside the text of a writer: what curators noted, with room to answer. */
export function AuthorNotes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null
  const fields = new Map(notes.map((note) => [note.id, noteFieldWords[note.field]]))
  const open = notes.filter((note) => !note.resolvedAt).length
  return (
    <section aria-labelledby="notities-van-de-redactie" className={styles.beside}>
      <h2 id="notities-van-de-redactie">Notities van de redactie</h2>
      <p>{open === 0 ? 'Alle notities zijn afgehandeld.' : 'Pas je tekst aan, of antwoord als je iets wilt uitleggen.'}</p>
      <NoteList notes={notes} may="reply" label="Notities" placeOf={(note) => fields.get(note.id) ?? ''} />
    </section>
  )
}
