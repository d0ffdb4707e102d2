import { Fragment } from 'react'
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
          <Fragment key={index}>
            <Mark className={styles[kind]}>
              <VisuallyHidden>{kind === 'added' ? ' Toegevoegd: ' : ' Weggehaald: '}</VisuallyHidden>
              {text}
            </Mark>
            {/* Outside the mark: at the end of a line it would begin an empty piece of it on the next. */}
            <VisuallyHidden>. </VisuallyHidden>
          </Fragment>
        )
      })}
    </p>
  )
}
