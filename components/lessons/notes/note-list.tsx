import { NoteActions } from '#components/lessons/notes/note-actions.tsx'
import styles from '#components/lessons/notes/notes.module.css'
import { Icon } from '#components/ui/icon.tsx'
import { formatDate, formatTime, isoMoment } from '#lib/platform/time.ts'

export type MarginNote = {
  id: string
  quote: string
  body: string
  writtenByName: string
  writtenAt: Date
  revisionNumber: number
  resolvedByName: string | null
  resolvedAt: Date | null
  isLost: boolean
  replies: readonly { id: string; body: string; writtenByName: string; writtenAt: Date }[]
}

type NoteListProps = {
  notes: readonly MarginNote[]
  /** What the reader may do with them. */
  may: 'reply' | 'resolve' | 'read'
  label: string
  /** Says per note where in the text it belongs, where the list does not stand beneath that part. */
  placeOf?: (note: MarginNote) => string
}

/** Notes in the margin with what was answered. What was dealt with is folded away. */
export function NoteList({ notes, may, label, placeOf }: NoteListProps) {
  const open = notes.filter((note) => !note.resolvedAt)
  const resolved = notes.filter((note) => note.resolvedAt)
  if (notes.length === 0) return null
  return (
    <div className={styles.notes} role="group" aria-label={label}>
      {open.map((note) => (
        <NoteCard key={note.id} note={note} may={may} place={placeOf?.(note)} />
      ))}
      {resolved.length > 0 && (
        <details>
          <summary>{resolved.length === 1 ? '1 afgehandelde notitie' : `${resolved.length} afgehandelde notities`}</summary>
          {resolved.map((note) => (
            <NoteCard key={note.id} note={note} may={may} place={placeOf?.(note)} />
          ))}
        </details>
      )}
    </div>
  )
}

function NoteCard({ note, may, place }: { note: MarginNote; may: NoteListProps['may']; place?: string }) {
  return (
    <article className={styles.note} aria-label={`Notitie van ${note.writtenByName}`}>
      {place && <p className={styles.place}>{place}</p>}
      {note.quote && (
        <p className={styles.quote}>
          <q>{note.quote}</q>
        </p>
      )}
      {note.isLost && (
        <p className={styles.lost}>
          <Icon name="info" />
          De tekst is veranderd: deze woorden uit versie {note.revisionNumber} staan er niet meer.
        </p>
      )}
      <p className={styles.body}>{note.body}</p>
      <Written by={note.writtenByName} at={note.writtenAt} />
      {note.replies.map((reply) => (
        <div key={reply.id} className={styles.reply}>
          <p className={styles.body}>{reply.body}</p>
          <Written by={reply.writtenByName} at={reply.writtenAt} />
        </div>
      ))}
      {note.resolvedAt && <p className={styles.when}>Afgehandeld door {note.resolvedByName ?? 'de redactie'}.</p>}
      {may !== 'read' && <NoteActions noteId={note.id} isResolved={note.resolvedAt !== null} mayResolve={may === 'resolve'} />}
    </article>
  )
}

function Written({ by, at }: { by: string; at: Date }) {
  return (
    <p className={styles.when}>
      {by},{' '}
      <time dateTime={isoMoment(at)}>
        {formatDate(at)}, {formatTime(at)}
      </time>
    </p>
  )
}
