'use client'

import { useActionState } from 'react'
import styles from '#components/insight/synonym-forms.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextField, type Choice } from '#components/ui/field.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { askOpenOfMissAction, handleMissAction, retireSynonymsAction, saveSynonymsAction } from '#lib/insight/actions-search.ts'

type Synonyms = { id: string; words: readonly string[] }

/** Adding words that mean the same, or changing them. */
export function SynonymForm({ synonyms, begin }: { synonyms?: Synonyms; begin?: string }) {
  const [state, action] = useActionState(saveSynonymsAction, { ok: true })
  const id = `woorden-${synonyms?.id ?? 'nieuw'}`
  return (
    <form action={action} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} idOf={{ words: id }} />
      {synonyms && <input type="hidden" name="synonymId" value={synonyms.id} />}
      <TextField
        name="words"
        id={id}
        label="Woorden die hetzelfde betekenen"
        hint="Met een komma ertussen, bijvoorbeeld: RVT, regionaal veiligheidsteam"
        error={state.errors?.words}
        defaultValue={String(state.values?.words ?? synonyms?.words.join(', ') ?? begin ?? '')}
        maxLength={400}
      />
      <ButtonRow>
        <Button variant={synonyms ? 'line' : 'primary'}>{synonyms ? 'Bewaar' : 'Voeg toe'}</Button>
      </ButtonRow>
    </form>
  )
}

/** The words of a line are searched apart again. */
export function RetireSynonyms({ synonyms }: { synonyms: Synonyms }) {
  const [state, action] = useActionState(retireSynonymsAction, { ok: true })
  return (
    <form action={action}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="synonymId" value={synonyms.id} />
      <Button variant="quiet" small icon="trash">
        Haal weg <VisuallyHidden>: {synonyms.words.join(', ')}</VisuallyHidden>
      </Button>
    </form>
  )
}

type Missed = { fingerprint: string; words: string; days: number; lastSeen: string }

/** What was looked for in vain, each with what can be done about it. */
export function MissedSearches({ missed, themes }: { missed: readonly Missed[]; themes: readonly Choice[] }) {
  const [state, action] = useActionState(handleMissAction, { ok: true })
  if (missed.length === 0) return <p>Er is niets vaker gezocht zonder dat er iets was.</p>
  return (
    <>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <ul className={styles.rows} role="list">
        {missed.map(({ fingerprint, words, days, lastSeen }) => (
          <li key={fingerprint} className={styles.row}>
            <span>
              <strong>{words}</strong> · op {days} dagen, het laatst op {lastSeen}
            </span>
            <div className={styles.row}>
              <a href={`/redactie/zoekwoorden?${new URLSearchParams({ voor: words })}#nieuwe-woorden`}>
                Noem een ander woord<VisuallyHidden> voor {words}</VisuallyHidden>
              </a>
              <form action={action}>
                <input type="hidden" name="fingerprint" value={fingerprint} />
                <Button variant="quiet" small icon="check">
                  Afgehandeld<VisuallyHidden>: {words}</VisuallyHidden>
                </Button>
              </form>
            </div>
            <AskOpen fingerprint={fingerprint} words={words} themes={themes} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Asks everybody what people looked for in vain. */
function AskOpen({ fingerprint, words, themes }: { fingerprint: string; words: string; themes: readonly Choice[] }) {
  const [state, action] = useActionState(askOpenOfMissAction, { ok: true })
  const id = `thema-${fingerprint.slice(0, 12)}`
  return (
    <details>
      <summary>
        Maak er een open vraag van<VisuallyHidden>: {words}</VisuallyHidden>
      </summary>
      <form action={action} noValidate>
        {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={{ theme: id }} />}
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <SelectField
          name="theme"
          id={id}
          label="Over welk thema gaat het?"
          hint="Wie een les over dit thema schrijft, ziet dan dat iemand wacht."
          optional
          empty="Geen thema"
          choices={themes}
          defaultValue={String(state.values?.theme ?? '')}
          error={state.errors?.theme}
        />
        <ButtonRow>
          <Button variant="line" icon="chat">
            Zet de open vraag neer
          </Button>
        </ButtonRow>
      </form>
    </details>
  )
}
