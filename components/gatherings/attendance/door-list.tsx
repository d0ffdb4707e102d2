import styles from '#components/gatherings/attendance/attendance.module.css'
import { ActionForm } from '#components/people/action-form.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import { markAttendanceAction } from '#lib/gatherings/actions-attendance.ts'
import type { Participant } from '#lib/gatherings/queries-attendance.ts'

const companionWords = (count: number) => (count === 0 ? [] : [count === 1 ? 'met 1 introducé' : `met ${count} introducés`])

/** What stands under a name: 'Friesland · met 1 introducé'. */
const details = (person: Participant) =>
  [
    ...(person.belongsTo ? [person.belongsTo] : []),
    ...companionWords(person.companions),
    ...(person.walkIn ? ['aan de deur toegevoegd'] : []),
  ].join(' · ')

function Who({ person }: { person: Participant }) {
  return (
    <span className={styles.who}>
      <strong>{person.name}</strong>
      {details(person) && <span className={styles.details}>{details(person)}</span>}
    </span>
  )
}

/** Who comes, as long as nobody can be there yet. */
export function ComingList({ people }: { people: readonly Participant[] }) {
  if (people.length === 0) return <p>Er is nog niemand aangemeld.</p>
  return (
    <ul role="list" className={styles.coming}>
      {people.map((person) => (
        <li key={person.signUpId}>
          <Who person={person} />
        </li>
      ))}
    </ul>
  )
}

/** The list at the door: one large button per person, to press with a thumb. Pressed again takes it back. */
export function DoorList({ gatheringId, people }: { gatheringId: string; people: readonly Participant[] }) {
  return (
    <ActionForm action={markAttendanceAction} fixed={{ gatheringId }} label="Wie is er?">
      <ul role="list" className={styles.people}>
        {people.map((person) => (
          <li key={person.signUpId}>
            <button
              type="submit"
              name="mark"
              value={`${person.signUpId}:${person.attendedAt ? 'nee' : 'ja'}`}
              aria-pressed={person.attendedAt !== null}
              className={joinClasses(styles.person, person.attendedAt !== null && styles.here)}
            >
              <span className={styles.box}>{person.attendedAt && <Icon name="check" />}</span>
              <Who person={person} />
              <span className={styles.state} aria-hidden="true">
                {person.attendedAt ? 'aanwezig' : 'nog niet'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}
