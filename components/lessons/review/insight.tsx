import styles from '#components/lessons/review/insight.module.css'

export type InsightFact = { term: string; value: string }

/** What a curator can see at once about a lesson: how long, how often, what is still open. */
export function Insight({ facts }: { facts: readonly InsightFact[] }) {
  return (
    <section aria-labelledby="inzicht">
      <h3 id="inzicht">In cijfers</h3>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.term}>
            <dt>{fact.term}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
