'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/writing/writing.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { addCoAuthorAction, removeAuthorAction } from '#lib/lessons/actions.ts'
import type { OwnLesson } from '#lib/lessons/queries-writing.ts'

type CoAuthorsProps = { lessonId: string; authors: OwnLesson['authors']; userId: string }

/** Who writes this lesson together. Everyone among them may change the text and the list. */
export function CoAuthors({ lessonId, authors, userId }: CoAuthorsProps) {
  const [removed, remove] = useActionState(removeAuthorAction, { ok: true })
  return (
    <section className={styles.group} aria-labelledby="schrijvers">
      <h3 id="schrijvers">Samen schrijven (niet verplicht)</h3>
      <p>Wie meeschrijft, kan de tekst wijzigen en insturen. Een redacteur die meeschrijft, besluit niet over deze les.</p>
      {!removed.ok && <ErrorSummary message={removed.message} />}
      {/* Outside the form: what came of it stays when a row, or the form with its last row, is gone. */}
      <div role="status">{removed.ok && removed.message && <Notice tone="good">{removed.message}</Notice>}</div>
      {authors.length > 1 ? (
        <form action={remove} noValidate aria-label="Medeschrijvers">
          <input type="hidden" name="lessonId" value={lessonId} />
          <Rows authors={authors} userId={userId} />
        </form>
      ) : (
        <Rows authors={authors} userId={userId} />
      )}
      <AddCoAuthor lessonId={lessonId} />
    </section>
  )
}

function Rows({ authors, userId }: Pick<CoAuthorsProps, 'authors' | 'userId'>) {
  return (
    <ul role="list" className={styles.rows}>
      {authors.map((author) => (
        <li key={author.id}>
          <span>
            {author.name}
            {author.id === userId ? ' (jij)' : ` (${author.email})`}
          </span>
          {authors.length > 1 && (
            <Button variant="quiet" small name="userId" value={author.id}>
              {author.id === userId ? 'Stop met meeschrijven' : `Haal ${author.name} weg`}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function AddCoAuthor({ lessonId }: { lessonId: string }) {
  const [state, send] = useActionState(addCoAuthorAction, { ok: true })
  const entered = state.values?.email
  return (
    <form action={send} noValidate aria-label="Medeschrijver toevoegen" className={styles.stack}>
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <input type="hidden" name="lessonId" value={lessonId} />
      <TextField
        name="email"
        id="medeschrijver"
        type="email"
        autoComplete="off"
        label="E-mailadres van je collega"
        hint="Je collega heeft al toegang tot dit netwerk."
        optional
        // One field: what is wrong with it stands at the field itself, and takes the focus there.
        error={state.ok ? undefined : (state.errors?.email ?? state.message)}
        autoFocus={!state.ok}
        key={state.ok ? 'new' : String(entered)}
        defaultValue={typeof entered === 'string' ? entered : ''}
      />
      <Button variant="line" small icon="plus">
        Laat meeschrijven
      </Button>
    </form>
  )
}
