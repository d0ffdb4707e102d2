import styles from '#components/insight/logbook.module.css'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { Table, type Column } from '#components/ui/table.tsx'
import { actionName, actionWords, detailWords, objectWords, reasonWords } from '#lib/insight/copy-logbook.ts'
import type { LogbookRow } from '#lib/insight/queries-logbook.ts'
import type { LogbookFilter } from '#lib/insight/schema-logbook.ts'
import { formatDate, formatTime, isoMoment } from '#lib/platform/time.ts'

/** The address of the logbook with some filters. */
export function logbookAddress(filter: LogbookFilter, path = '/redactie/logboek'): string {
  const query = new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

function Who({ row }: { row: LogbookRow }) {
  if (!row.actorId) return <>Niemand ingelogd, of de klok</>
  return <a href={logbookAddress({ persoon: row.actorId })}>{row.actorName}</a>
}

function About({ row }: { row: LogbookRow }) {
  const kind = objectWords[row.objectKind] ?? row.objectKind
  const name = row.objectName ? `${kind}: ${row.objectName}` : kind
  if (row.objectKind === 'lesson') return <a href={logbookAddress({ les: row.objectId })}>{name}</a>
  if (row.objectKind === 'user') return <a href={logbookAddress({ persoon: row.objectId })}>{name}</a>
  return <>{name}</>
}

/** Why, and what can be said of it in words. */
function particulars(row: LogbookRow): string {
  const details = Object.entries(row.details).flatMap(([key, value]) =>
    Object.hasOwn(detailWords, key) ? [`${detailWords[key]}: ${String(value)}`] : [],
  )
  return [...(row.reason ? [reasonWords[row.reason] ?? row.reason] : []), ...details].join('; ')
}

const columns: Column<LogbookRow>[] = [
  {
    key: 'at',
    heading: 'Wanneer',
    cell: (row) => (
      <time dateTime={isoMoment(row.at)}>
        {formatDate(row.at)}, {formatTime(row.at)}
      </time>
    ),
  },
  { key: 'who', heading: 'Wie', cell: (row) => <Who row={row} /> },
  { key: 'what', heading: 'Wat', cell: (row) => actionName(row.action) },
  { key: 'about', heading: 'Waarover', cell: (row) => <About row={row} /> },
  { key: 'more', heading: 'Bijzonderheden', cell: particulars },
]

/** What was done, newest first. */
export function LogbookTable({ rows }: { rows: readonly LogbookRow[] }) {
  return (
    <Table
      caption="Wie deed wat"
      empty="Er is niets gevonden. Kies een andere periode of een andere handeling."
      rows={rows}
      rowKey={(row) => String(row.id)}
      columns={columns}
    />
  )
}

const actions = Object.entries(actionWords)
  .map(([value, label]) => ({ value, label: `${label.charAt(0).toUpperCase()}${label.slice(1)}` }))
  .sort((a, b) => a.label.localeCompare(b.label, 'nl'))

/** What to see of it: a plain form, so that the choice stands in the address. */
export function LogbookFilters({ filter }: { filter: LogbookFilter }) {
  return (
    <form action="/redactie/logboek" method="get" className={styles.filters} aria-label="Wat je van het logboek ziet">
      {filter.les && <input type="hidden" name="les" value={filter.les} />}
      {filter.persoon && <input type="hidden" name="persoon" value={filter.persoon} />}
      <SelectField name="wat" label="Wat" optional empty="Alles" choices={actions} defaultValue={filter.wat ?? ''} />
      <TextField name="van" type="date" label="Vanaf" optional defaultValue={filter.van ?? ''} />
      <TextField name="tot" type="date" label="Tot en met" optional defaultValue={filter.tot ?? ''} />
      <Button icon="filter">Toon</Button>
    </form>
  )
}
