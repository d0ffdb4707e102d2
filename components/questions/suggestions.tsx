'use client'

import { useEffect, useState } from 'react'
import styles from '#components/questions/questions.module.css'

export type SuggestionView = { kind: 'lesson' | 'legal'; title: string; href: string }

const pause = 500
const shortest = 8

/** What is there already and fits the words of a question. Without script the list is that of the search above the form. */
export function Suggestions({ words, first }: { words: string; first: readonly SuggestionView[] }) {
  const [found, setFound] = useState(first)
  useEffect(() => {
    if (words.trim().length < shortest) return undefined
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/vragen/passend?q=${encodeURIComponent(words.slice(0, 300))}`, { signal: stop.signal })
        .then((answer) => (answer.ok ? answer.json() : []))
        .then((list: SuggestionView[]) => setFound(list))
        // Suggestions are a help: when they fail there are none.
        .catch(() => undefined)
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [words])
  return (
    <div role="status">
      {found.length > 0 && (
        <section className={styles.found} aria-labelledby="passend">
          <h2 id="passend">Staat je antwoord hier al?</h2>
          <ul role="list">
            {found.map(({ kind, title, href }) => (
              <li key={href}>
                <a href={href}>{title}</a> ({kind === 'lesson' ? 'les' : 'juridisch antwoord'})
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
