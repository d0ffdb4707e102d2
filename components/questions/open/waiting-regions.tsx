import styles from '#components/questions/conversations/conversations.module.css'

type WaitingRegion = { id: string; title: string; place: string | null }

/** Regions that still want to know something about this: whoever knows it writes, and whoever asks too joins. */
export function WaitingRegions({ questions, title }: { questions: readonly WaitingRegion[]; title: string }) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="wachtend">
      <h2 id="wachtend">{title}</h2>
      <ul role="list" className={styles.list}>
        {questions.map((question) => (
          <li key={question.id}>
            <a href={`/open-vragen#vraag-${question.id}`}>{question.title}</a>
            {question.place && ` (${question.place})`}
          </li>
        ))}
      </ul>
      <p>
        Weet jij het? <a href="/mijn/lessen">Schrijf er een les over</a>. Wil jij dit ook weten?{' '}
        <a href="/vragen/open/nieuw">Zet een open vraag neer</a>.
      </p>
    </section>
  )
}
