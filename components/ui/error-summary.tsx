'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import styles from '#components/ui/notice.module.css'

type ErrorSummaryProps = {
  /** The sentence per field, as a form action gives it back; the key is the name of the field. */
  errors?: Readonly<Record<string, string>>
  /** The sentence for the form as a whole. */
  message?: string
  /** The id of a field, where it is not its name. */
  idOf?: Readonly<Record<string, string>>
}

// One object for every render, so that the focus only moves for a new answer.
const none = {}

function title(count: number): string {
  return count === 1 ? 'Er gaat nog iets mis. Kijk naar 1 vraag.' : `Er gaat nog iets mis. Kijk naar ${count} vragen.`
}

/**
 * What has to be mended, above the form: each line leads to its field. It takes the focus when it appears; without
 * script the browser reads it out as an alert. Nothing to say gives nothing.
 */
export function ErrorSummary({ errors = none, message, idOf = none }: ErrorSummaryProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const fields = Object.entries(errors).filter(([field]) => field !== '')
  const said = message ?? errors['']
  const nothing = fields.length === 0 && !said

  // Each answer of the server brings a new object: then the focus moves again, also when the words are the same.
  useEffect(() => {
    heading.current?.focus()
  }, [errors, message])

  if (nothing) return null
  return (
    <div className={joinClasses(styles.notice, styles.error)} role="alert">
      <Icon name="error" />
      <div className={styles.body}>
        <h2 ref={heading} tabIndex={-1}>
          {fields.length > 0 ? title(fields.length) : 'Dit is niet gelukt.'}
        </h2>
        {said && <p>{said}</p>}
        {fields.length > 0 && (
          <ul>
            {fields.map(([field, sentence]) => (
              <li key={field}>
                <a href={`#${idOf[field] ?? field}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
