import { Table } from '#components/ui/table.tsx'
import { bundleWords } from '#lib/bundles/copy.ts'
import type { KeptBundle } from '#lib/bundles/queries-bundles.ts'
import { formatDate } from '#lib/platform/time.ts'

const nameOf = ({ id, title }: KeptBundle) => <a href={`/mijn/bundels/${id}`}>{title}</a>

/** Bundles to work on, with where they stand. */
export function KeptBundles({
  bundles,
  caption,
  empty,
  named = false,
}: {
  bundles: readonly KeptBundle[]
  caption: string
  empty: string
  named?: boolean
}) {
  return (
    <Table
      caption={caption}
      rows={bundles}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'title', heading: 'Naam', cell: nameOf },
        {
          key: 'status',
          heading: 'Stand',
          cell: ({ status, placed }) => (placed > 0 ? `Op de site, versie ${placed}` : bundleWords[status].label),
        },
        ...(named ? [{ key: 'owner', heading: 'Begonnen door', cell: ({ ownerName }: KeptBundle) => ownerName }] : []),
        { key: 'count', heading: 'Onderdelen', numeric: true, cell: ({ count }) => count },
        { key: 'changed', heading: 'Gewijzigd', cell: ({ changedAt }) => formatDate(changedAt) },
      ]}
    />
  )
}
