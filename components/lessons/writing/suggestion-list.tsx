'use client'

import { useActionState } from 'react'
import { WordChanges } from '#components/lessons/review/word-changes.tsx'
import { fieldLabels } from '#components/lessons/writing/lesson-fields.ts'
import styles from '#components/lessons/writing/suggestion-list.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { answerSuggestionAction } from '#lib/lessons/actions-placing.ts'
import type { SuggestionRow } from '#lib/lessons/queries-suggestions.ts'

type SuggestionListProps = {
  suggestions: readonly SuggestionRow[]
  /** The version of the draft that is shown: only that one is changed. */
  version: number
  canEdit: boolean
}

const answers = { accepted: 'Overgenomen', declined: 'Niet overgenomen' }

/** What a curator would say otherwise, word for word. The writer decides about each. */
export function SuggestionList({ suggestions, version, canEdit }: SuggestionListProps) {
  const [state, action] = useActionState(answerSuggestionAction, { ok: true })
  return (
    <>
      {!state.ok && <ErrorSummary message={state.message} errors={state.errors} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <ol role="list" className={styles.list}>
        {suggestions.map((suggestion, index) => (
          <li key={suggestion.id}>
            <h2 id={`voorstel-${index + 1}`}>
              {index + 1}. {fieldLabels[suggestion.field]}
            </h2>
            <WordChanges before={suggestion.before} after={suggestion.after} />
            <p className={styles.who}>Voorstel van {suggestion.suggestedByName}</p>
            {suggestion.answer ? (
              <p className={styles.answer}>{answers[suggestion.answer]}</p>
            ) : (
              <form action={action} aria-labelledby={`voorstel-${index + 1}`}>
                <input type="hidden" name="suggestionId" value={suggestion.id} />
                <input type="hidden" name="version" value={version} />
                <ButtonRow>
                  {canEdit && (
                    <Button name="answer" value="accepted" small icon="good">
                      Neem over
                    </Button>
                  )}
                  <Button name="answer" value="declined" variant="line" small>
                    Neem niet over
                  </Button>
                </ButtonRow>
              </form>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
