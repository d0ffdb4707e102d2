import { WordChanges } from '#components/lessons/review/word-changes.tsx'
import { fieldLabels } from '#components/lessons/writing/lesson-fields.ts'
import styles from '#components/lessons/writing/suggestion-list.module.css'
import type { SuggestionRow } from '#lib/lessons/queries-suggestions.ts'

const answers = { accepted: 'Overgenomen door de schrijver', declined: 'Niet overgenomen', open: 'De schrijver heeft nog niet beslist' }

/** What was proposed before, and what came of it. */
export function SuggestionHistory({ suggestions }: { suggestions: readonly SuggestionRow[] }) {
  if (suggestions.length === 0) return null
  return (
    <section aria-labelledby="eerdere-voorstellen">
      <h2 id="eerdere-voorstellen">Eerdere voorstellen</h2>
      <ol role="list" className={styles.list}>
        {suggestions.map((suggestion) => (
          <li key={suggestion.id}>
            <h3>{fieldLabels[suggestion.field]}</h3>
            <WordChanges before={suggestion.before} after={suggestion.after} />
            <p className={styles.who}>
              {suggestion.suggestedByName}: {answers[suggestion.answer ?? 'open'].toLowerCase()}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
