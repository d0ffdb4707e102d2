'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/writing/writing.module.css'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { addCoAuthorAction, removeAuthorAction } from '#lib/lessons/actions.ts'
import type { OwnLesson } from '#lib/lessons/queries-writing.ts'

type CoAuthorsProps = { lessonId: string; authors: OwnLesson['authors']; userId: string }

/** Who writes this lesson together. Everyone among them may change the text and the list. */
export function CoAuthors({ lessonId, authors, userId }: CoAuthorsProps) {
  return (
    <section className={styles.group} aria-labelledby="schrijvers">
      <h3 id="schrijvers">Samen schrijven (niet verplicht)</h3>
      <p>Wie meeschrijft, kan de tekst wijzigen en insturen. Een redacteur die meeschrijft, besluit niet over deze les.</p>
      {/* One form around all rows: what came of it stays when a row is gone. */}
      <ActionForm action={removeAuthorAction} fixed={{ lessonId }} label="Medeschrijvers">
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
      </ActionForm>
      <AddCoAuthor lessonId={lessonId} />
    </section>
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
