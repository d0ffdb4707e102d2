import styles from '#components/lessons/review/word-changes.module.css'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { wordChanges } from '#lib/platform/rich-text/word-changes.ts'

/** Two texts as one, with what went and what came. Marked with lines and words too, not by colour alone. */
export function WordChanges({ before, after }: { before: string; after: string }) {
  return (
    <p className={styles.changes}>
      {wordChanges(before, after).map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={index} className={styles[kind]}>
            <VisuallyHidden>{kind === 'added' ? ' Toegevoegd: ' : ' Weggehaald: '}</VisuallyHidden>
            {text}
            <VisuallyHidden>. </VisuallyHidden>
          </Mark>
        )
      })}
    </p>
  )
}
