import styles from '#components/bundles/region-steps.module.css'
import { Table } from '#components/ui/table.tsx'
import { stepWords } from '#lib/bundles/copy.ts'
import type { MonthOfSteps } from '#lib/bundles/queries-steps.ts'
import { type StepState, stepStates } from '#lib/bundles/values.ts'

const width = 600
const height = 200
const left = 28
const bottom = 28
const top = 8

const monthNames = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
/** 'mrt 2026' */
const monthOf = (month: string) => `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`

/** How far something is: empty, half and full, so that it is seen without colour too. */
export function StepMark({ state }: { state: StepState }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect className={styles.not_begun} x="2" y="2" width="16" height="16" strokeWidth="2" />
      {state !== 'not_begun' && (
        <rect className={styles[state]} x="2" y={state === 'busy' ? 10 : 2} width="16" height={state === 'busy' ? 8 : 16} strokeWidth="2" />
      )}
    </svg>
  )
}

/** How many tips were how far at the end of each month: a picture, and the same numbers as a table. */
export function StepsPicture({ months, tipCount }: { months: readonly MonthOfSteps[]; tipCount: number }) {
  if (months.length === 0) return <p>Nog niets ingevuld. Vanaf je eerste antwoord zie je hier hoe het per maand gaat.</p>
  const slot = (width - left) / Math.max(months.length, 6)
  const bar = Math.min(slot * 0.7, 44)
  const unit = (height - top - bottom) / tipCount
  const ground = height - bottom
  return (
    <>
      <figure className={styles.picture}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
          {[0, tipCount].map((value) => (
            <text key={value} x={left - 8} y={ground - value * unit + 5} textAnchor="end">
              {value}
            </text>
          ))}
          {months.map((month, index) => {
            const x = left + index * slot + (slot - bar) / 2
            return (
              <g key={month.month}>
                <rect className={styles.in_place} x={x} y={ground - month.in_place * unit} width={bar} height={month.in_place * unit} />
                <rect
                  className={styles.busy}
                  x={x}
                  y={ground - (month.in_place + month.busy) * unit}
                  width={bar}
                  height={month.busy * unit}
                />
                <text x={x + bar / 2} y={height - 8} textAnchor="middle">
                  {monthNames[Number(month.month.slice(5)) - 1]}
                </text>
              </g>
            )
          })}
          <line className={styles.axis} x1={left} y1={ground} x2={width} y2={ground} />
        </svg>
        <figcaption>
          {stepStates.toReversed().map((state) => (
            <span key={state}>
              <StepMark state={state} /> {stepWords[state].label}
            </span>
          ))}
        </figcaption>
      </figure>
      <Table
        caption="Aantal tips aan het eind van de maand"
        rows={months.toReversed()}
        rowKey={({ month }) => month}
        columns={[
          { key: 'month', heading: 'Maand', cell: ({ month }) => monthOf(month) },
          { key: 'in_place', heading: stepWords.in_place.label, numeric: true, cell: (row) => row.in_place },
          { key: 'busy', heading: stepWords.busy.label, numeric: true, cell: (row) => row.busy },
          { key: 'not_begun', heading: stepWords.not_begun.label, numeric: true, cell: (row) => row.not_begun },
        ]}
      />
    </>
  )
}
