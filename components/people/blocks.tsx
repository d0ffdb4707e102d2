import type { ReactNode } from 'react'
import styles from '#components/people/blocks.module.css'

/** A part of a page under its own heading. */
export function Block({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.block} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** What is known about somebody: a word and what it is, line by line. */
export function Facts({ facts }: { facts: readonly (readonly [word: string, value: string])[] }) {
  return (
    <dl className={styles.facts}>{facts.flatMap(([word, value]) => [<dt key={word}>{word}</dt>, <dd key={`${word} is`}>{value}</dd>])}</dl>
  )
}

/** A page that uses the whole width, with room before the footer. */
export function WideBlock({ children }: { children: ReactNode }) {
  return <div className={styles.wide}>{children}</div>
}
