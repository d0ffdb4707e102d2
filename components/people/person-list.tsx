import { Table, type Column } from '#components/ui/table.tsx'
import { roleNames } from '#lib/people/copy.ts'
import type { PersonRow } from '#lib/people/queries.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

/** 'gesloten', 'uitgenodigd' or since when somebody is active. */
function PersonState({ person }: { person: PersonRow }) {
  if (person.closedAt) return <>gesloten</>
  if (!person.hasCome) return <>uitgenodigd, nog niet ingelogd</>
  if (!person.lastSeenAt) return <>open</>
  return (
    <>
      gezien op <time dateTime={isoDay(person.lastSeenAt)}>{formatDate(person.lastSeenAt)}</time>
    </>
  )
}

const columns: Column<PersonRow>[] = [
  { key: 'name', heading: 'Naam', cell: (person) => <a href={`/beheer/mensen/${person.id}`}>{person.name}</a> },
  { key: 'email', heading: 'E-mailadres', cell: (person) => person.email },
  { key: 'roles', heading: 'Rollen', cell: (person) => person.roles.map((role) => roleNames[role]).join(', ') || 'geen' },
  { key: 'places', heading: 'Proeftuinen en regio’s', cell: (person) => person.places.join(', ') || 'geen' },
  { key: 'state', heading: 'Account', cell: (person) => <PersonState person={person} /> },
]

/** People with their roles and places. */
export function PersonList({ people }: { people: readonly PersonRow[] }) {
  return (
    <Table
      caption="Mensen met een account"
      empty="Er is niemand gevonden. Zoek met een ander woord."
      rows={people}
      rowKey={(person) => person.id}
      columns={columns}
    />
  )
}
