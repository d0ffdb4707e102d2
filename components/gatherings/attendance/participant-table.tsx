import styles from '#components/gatherings/attendance/attendance.module.css'
import { Table, type Column } from '#components/ui/table.tsx'
import type { Attendance, Participant } from '#lib/gatherings/queries-attendance.ts'

// A list of columns is made while the table is drawn; what stands in a cell is made once.
const isHere = ({ attendedAt }: Participant) => (attendedAt ? 'ja' : <span className={styles.tick} />)
const address = ({ email }: Participant) => <span className={styles.address}>{email}</span>

/** Everybody who comes with all that they said, to read from a screen or from paper. */
export function ParticipantTable({ attendance }: { attendance: Attendance }) {
  const { participants, questions } = attendance
  const some = (has: (person: Participant) => boolean) => participants.some(has)
  const columns: Column<Participant>[] = [
    { key: 'name', heading: 'Naam', cell: (person) => person.name },
    { key: 'here', heading: 'Aanwezig', cell: isHere },
    { key: 'from', heading: 'Proeftuin of regio', cell: (person) => person.belongsTo },
    { key: 'email', heading: 'E-mailadres', cell: address },
    ...(some((person) => person.companions > 0)
      ? [{ key: 'with', heading: 'Introducés', cell: (person: Participant) => person.companions, numeric: true }]
      : []),
    ...(some((person) => person.diet !== '') ? [{ key: 'diet', heading: 'Eten', cell: (person: Participant) => person.diet }] : []),
    ...(some((person) => person.accessibility !== '')
      ? [{ key: 'access', heading: 'Toegankelijkheid', cell: (person: Participant) => person.accessibility }]
      : []),
    ...questions.map(({ id, label }) => ({ key: id, heading: label, cell: (person: Participant) => person.answers[id] ?? '' })),
  ]
  return (
    <div className={styles.sheet}>
      <Table
        caption="Deelnemers"
        columns={columns}
        rows={participants}
        rowKey={(person) => person.signUpId}
        empty="Er is nog niemand aangemeld."
      />
    </div>
  )
}
