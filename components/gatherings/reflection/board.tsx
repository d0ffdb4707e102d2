import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/gatherings/reflection/board.module.css'
import { NoteForm, NoteTools } from '#components/gatherings/reflection/note-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import { promptWords } from '#lib/gatherings/copy-reflection.ts'
import type { BoardNote } from '#lib/gatherings/queries-reflection.ts'
import { type Prompt, prompts } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

type BoardProps = {
  gatheringId: string
  notes: readonly BoardNote[]
  /** Notes can be hung and changed. */
  open: boolean
  isFacilitator: boolean
  /** A key per question, made with the page. */
  formKeys: Readonly<Record<Prompt, string>>
  actions: { add: Act; edit: Act; remove: Act; hide: Act }
}

/** The four questions beside each other, with what people wrote under them. No names. */
export function Board({ gatheringId, notes, open, isFacilitator, formKeys, actions }: BoardProps) {
  return (
    <div className={styles.board}>
      {prompts.map((prompt) => {
        const own = notes.filter((note) => note.prompt === prompt)
        return (
          <section key={prompt} className={joinClasses(styles.column, styles[prompt])} aria-labelledby={`vraag-${prompt}`}>
            <h2 id={`vraag-${prompt}`}>{promptWords[prompt].label}</h2>
            <p className={styles.hint}>{promptWords[prompt].hint}</p>
            {own.length > 0 ? (
              <ul role="list" className={styles.notes}>
                {own.map((note, index) => (
                  <li key={note.id} className={joinClasses(styles.note, note.isHidden && styles.hidden)}>
                    <p className={styles.text}>{note.text}</p>
                    <Marks note={note} />
                    <Advice note={note} />
                    {note.isMine && open && !note.inLesson && (
                      <NoteTools edit={actions.edit} remove={actions.remove} gatheringId={gatheringId} note={note} />
                    )}
                    {isFacilitator && (
                      <ActionForm
                        action={actions.hide}
                        fixed={{ gatheringId, noteId: note.id, hidden: note.isHidden ? 'nee' : 'ja' }}
                        label={`Briefje ${index + 1} bij ‘${promptWords[prompt].label}’`}
                      >
                        <Button small variant="quiet" icon="eye">
                          {note.isHidden ? 'Laat weer zien' : 'Dek af'}
                        </Button>
                      </ActionForm>
                    )}
                  </li>
                ))}
              </ul>
            ) : (
              <p className={styles.none}>Hier hangt nog niets.</p>
            )}
            <NoteForm action={actions.add} gatheringId={gatheringId} prompt={prompt} formKey={formKeys[prompt]} open={open} />
          </section>
        )
      })}
    </div>
  )
}

function Marks({ note }: { note: BoardNote }) {
  const marks = [
    note.isMine && 'Van jou',
    note.isEdited && 'aangepast',
    note.isHidden && 'afgedekt: alleen de schrijver en de begeleider zien dit',
    note.inLesson && 'zit in een les',
  ].filter((mark) => typeof mark === 'string')
  return marks.length > 0 ? <p className={styles.marks}>{marks.join(' · ')}</p> : null
}

/** What the privacy scan asks about a note: advice, to its writer and to the facilitator. No finding is no promise. */
function Advice({ note }: { note: BoardNote }) {
  if (note.advice.length === 0) return null
  return (
    <div className={styles.advice}>
      <p>Kan iemand zo te herkennen zijn?</p>
      {note.advice.map((one) => (
        <p key={`${one.fragment} ${one.reason}`}>
          ‘{one.fragment}’: {one.reason}
        </p>
      ))}
    </div>
  )
}
