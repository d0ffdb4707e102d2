import styles from './organise.module.css'
import { ReasonForm } from './reason-form.tsx'
import { Meta } from '#components/ui/meta.tsx'
import type { LineRow } from '#lib/gatherings/queries-organise.ts'
import type { FormState } from '#lib/platform/form.ts'
import { formatDate, formatDayAndTime, isoDay, isoMoment } from '#lib/platform/time.ts'

type WaitingListProps = {
  /** Who was offered a place first, then the line in its order. */
  people: readonly LineRow[]
  give: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Who waits, in order. Somebody can be put first, with a reason that is kept. */
export function WaitingList({ people, give }: WaitingListProps) {
  if (people.length === 0) return <p>Er staat niemand op de wachtlijst.</p>
  const line = people.filter((person) => person.status === 'waiting')
  return (
    <ul role="list" className={styles.rows}>
      {people.map((person) => (
        <li key={person.id}>
          <div>
            <strong>{person.name}</strong>
            <Meta>
              {person.status === 'offered' ? 'Kreeg een plaats aangeboden' : `Plek ${line.indexOf(person) + 1}`}
              {person.companions > 0 && (person.companions === 1 ? 'met 1 introducé' : `met ${person.companions} introducés`)}
              {person.status === 'offered' && person.offerExpiresAt ? (
                <>
                  antwoord voor <time dateTime={isoMoment(person.offerExpiresAt)}>{formatDayAndTime(person.offerExpiresAt)}</time>
                </>
              ) : (
                <>
                  sinds <time dateTime={isoDay(person.signedUpAt)}>{formatDate(person.signedUpAt)}</time>
                </>
              )}
            </Meta>
            {person.outOfTurnReason && <p className={styles.quiet}>Ging voor: {person.outOfTurnReason}</p>}
            {person.status === 'waiting' && (
              <ReasonForm
                summary={`Laat ${person.name} voorgaan`}
                action={give}
                fixed={{ signUpId: person.id }}
                id={`reden-${person.id}`}
                label="Waarom gaat deze persoon voor?"
                hint="De reden blijft bewaard. Is er een plaats vrij, dan krijgt deze persoon die meteen. Anders komt hij vooraan."
                rows={2}
                button="Geef de plaats"
                variant="line"
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
