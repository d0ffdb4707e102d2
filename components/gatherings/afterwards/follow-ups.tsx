import styles from '#components/gatherings/afterwards/afterwards.module.css'
import { followUpWords } from '#lib/gatherings/copy-afterwards.ts'
import type { Afterwards } from '#lib/gatherings/queries-afterwards.ts'
import { followUpAnswers } from '#lib/gatherings/values.ts'

/** What people did with it, in numbers and in their words; no names. */
export function FollowUps({ followUps }: { followUps: Afterwards['followUps'] }) {
  if (followUps.asked === 0)
    return <p>Zes weken na de bijeenkomst vragen we iedereen die er was wat ze ermee deden. De antwoorden komen hier.</p>
  const answered = followUpAnswers.reduce((total, answer) => total + followUps.counts[answer], 0)
  return (
    <>
      <p>
        {answered} van de {followUps.asked} mensen gaven antwoord. Je ziet geen namen.
      </p>
      {answered > 0 && (
        <ul role="list" className={styles.counts}>
          {followUpAnswers.map((answer) => (
            <li key={answer}>
              <strong>{followUps.counts[answer]}</strong> {followUpWords[answer].counted}
            </li>
          ))}
        </ul>
      )}
      {followUps.texts.length > 0 && (
        <ul role="list" className={styles.texts}>
          {followUps.texts.map(({ answer, text }, index) => (
            <li key={index}>
              <p>{text}</p>
              <p className={styles.quiet}>{followUpWords[answer].label}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
