import { Table } from '#components/ui/table.tsx'
import { linkWords } from '#lib/bundles/copy.ts'
import type { KeptInstrument } from '#lib/bundles/queries-instruments.ts'
import { formatDate } from '#lib/platform/time.ts'

/** The instruments as their keepers see them. */
export function KeptInstruments({ instruments, today }: { instruments: readonly KeptInstrument[]; today: string }) {
  return (
    <Table
      caption="Alle instrumenten"
      rows={instruments}
      rowKey={({ id }) => id}
      empty="Er staat nog geen instrument. Voeg het eerste toe."
      columns={[
        {
          key: 'title',
          heading: 'Naam',
          cell: nameOf,
        },
        { key: 'state', heading: 'Stand', cell: (row) => stateOf(row, today) },
        {
          key: 'checked',
          heading: 'Link nagekeken',
          cell: ({ url, checkedAt }) => (checkedAt ? formatDate(checkedAt) : url ? 'nog niet' : 'geen link'),
        },
        { key: 'opened', heading: 'Geopend in 90 dagen', numeric: true, cell: ({ opened }) => opened },
      ]}
    />
  )
}

const nameOf = ({ id, title }: KeptInstrument) => <a href={`/redactie/instrumenten/${id}`}>{title}</a>

function stateOf({ url, fileName, linkState, validUntil }: KeptInstrument, today: string) {
  const facts = [
    ...(!url && !fileName ? ['nog geen bestand of link: staat niet op de site'] : []),
    ...(validUntil && validUntil < today ? ['verlopen'] : []),
    ...(fileName ? ['bestand'] : []),
    ...(url ? [linkState ? linkWords[linkState] : 'link nog niet nagekeken'] : []),
  ]
  const asksForWork = linkState === 'broken' || (validUntil !== null && validUntil < today) || (!url && !fileName)
  return asksForWork ? <strong>{facts.join(', ')}</strong> : facts.join(', ')
}
