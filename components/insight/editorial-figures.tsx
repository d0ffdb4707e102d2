import styles from '#components/insight/editorial-figures.module.css'
import { Table, type Column } from '#components/ui/table.tsx'
import { withdrawalWords } from '#lib/lessons/copy.ts'
import type { EditorialFigures, EditorialMonth } from '#lib/lessons/queries-openness.ts'

const monthFormat = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortFormat = new Intl.DateTimeFormat('nl-NL', { month: 'short', timeZone: 'UTC' })
const firstDay = ({ month }: EditorialMonth) => new Date(`${month}-01T00:00:00Z`)

/** '0 werkdagen', '1 werkdag' */
const days = (count: number) => (count === 1 ? '1 werkdag' : `${count} werkdagen`)

const reasons = ['wrong', 'recognisable', 'out_of_date'] as const

function whyWithdrawn({ withdrawn }: EditorialMonth): string {
  const parts = reasons
    .filter((reason) => withdrawn[reason] > 0)
    .map((reason) => `${withdrawn[reason]}: ${withdrawalWords[reason].label.toLowerCase()}`)
  return parts.join('; ') || '0'
}

const columns: Column<EditorialMonth>[] = [
  { key: 'month', heading: 'Maand', cell: (row) => monthFormat.format(firstDay(row)) },
  { key: 'placed', heading: 'Geplaatst', numeric: true, cell: (row) => row.placed },
  { key: 'changed', heading: 'Gewijzigd', numeric: true, cell: (row) => row.changed },
  { key: 'returned', heading: 'Terug naar schrijver', numeric: true, cell: (row) => row.returned },
  { key: 'declined', heading: 'Niet geplaatst', numeric: true, cell: (row) => row.declined },
  { key: 'withdrawn', heading: 'Teruggetrokken, en waarom', cell: whyWithdrawn },
]

/** How long the desk takes and what it decided, in words, a drawing and a table that say the same. */
export function EditorialFiguresBlock({ figures }: { figures: EditorialFigures }) {
  const { months, waiting, secondLooks } = figures
  return (
    <>
      {waiting ? (
        <p>
          In de laatste twaalf maanden nam de redactie {waiting.decisions === 1 ? '1 besluit' : `${waiting.decisions} besluiten`}. De helft
          was er binnen {days(waiting.median)}, en negen van de tien binnen {days(waiting.p90)}. We tellen vanaf het insturen.
        </p>
      ) : (
        <p>In de laatste twaalf maanden nam de redactie nog geen besluit.</p>
      )}
      <p>
        {secondLooks.asked === 0
          ? 'Niemand vroeg om een tweede blik.'
          : `Er is ${secondLooks.asked} keer om een tweede blik gevraagd. Dat gaf ${secondLooks.overturned} keer een ander besluit.`}
      </p>
      <PlacedPerMonth months={months} />
      <Table caption="Wat de redactie per maand besloot" rows={months.toReversed()} rowKey={(row) => row.month} columns={columns} />
    </>
  )
}

const chart = { width: 600, height: 160, base: 130, gap: 8 }

/** Bars of what was placed and changed. The table beside it says the same in numbers, so a listener skips this. */
function PlacedPerMonth({ months }: { months: readonly EditorialMonth[] }) {
  const most = Math.max(1, ...months.map((month) => month.placed + month.changed))
  const step = chart.width / months.length
  const high = (count: number) => Math.round((count / most) * (chart.base - 20))
  return (
    <figure className={styles.figure} aria-hidden="true">
      <svg viewBox={`0 0 ${chart.width} ${chart.height}`} width={chart.width} height={chart.height} focusable="false">
        {months.map((month, index) => {
          const left = Math.round(index * step + chart.gap / 2)
          const width = Math.round(step - chart.gap)
          const [placed, changed] = [high(month.placed), high(month.changed)]
          return (
            <g key={month.month}>
              <rect className={styles.placed} x={left} y={chart.base - placed} width={width} height={placed} />
              <rect className={styles.changed} x={left} y={chart.base - placed - changed} width={width} height={changed} />
              {month.placed + month.changed > 0 && (
                <text className={styles.number} x={left + width / 2} y={chart.base - placed - changed - 5} textAnchor="middle">
                  {month.placed + month.changed}
                </text>
              )}
              <text className={styles.month} x={left + width / 2} y={chart.base + 20} textAnchor="middle">
                {shortFormat.format(firstDay(month))}
              </text>
            </g>
          )
        })}
        <line className={styles.ground} x1="0" x2={chart.width} y1={chart.base} y2={chart.base} />
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.placedKey}>Geplaatst</span>
        <span className={styles.changedKey}>Gewijzigd</span>
      </figcaption>
    </figure>
  )
}
