import styles from '#components/lessons/uptake/uptake.module.css'
import { countedInWords, observationWords, periodInWords } from '#lib/lessons/copy-uptake.ts'
import type { Observation } from '#lib/lessons/queries-uptake.ts'
import { observationKinds } from '#lib/lessons/values-uptake.ts'

/** 'maart tot en met september 2026, gezien bij 9 van de 14 gezinnen' */
export const observationFacts = (it: Pick<Observation, 'periodFrom' | 'periodUntil' | 'seen' | 'total' | 'unit'>) =>
  `${periodInWords(it.periodFrom, it.periodUntil)}, ${countedInWords(it)}`

/** What others saw: what supports the lesson beside what contradicts it. */
export function Observations({ observations }: { observations: readonly Observation[] }) {
  return (
    <div className={styles.sides}>
      {observationKinds.map((kind) => {
        const ofKind = observations.filter((observation) => observation.kind === kind)
        const { label } = observationWords[kind]
        return (
          <section key={kind} aria-labelledby={`gezien-${kind}`}>
            <h3 id={`gezien-${kind}`}>
              {label} ({ofKind.length})
            </h3>
            {ofKind.length === 0 ? (
              <p>Nog niemand zei dit.</p>
            ) : (
              <ul role="list" className={styles.said} data-kind={kind}>
                {ofKind.map((observation) => (
                  <li key={observation.id}>
                    <strong>Regio {observation.regionName}</strong>: {observationFacts(observation)}.
                    {observation.note && <p className={styles.words}>{observation.note}</p>}
                  </li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}
