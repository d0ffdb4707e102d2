import styles from '#components/lessons/uptake/uptake.module.css'
import { stateWords } from '#lib/lessons/copy-uptake.ts'
import { type ApplicationState, applicationStates } from '#lib/lessons/values-uptake.ts'

const perRow = 4
const cell = 84
const row = 72
const radius = 19
/** A picture says little of more stops than this; the list has them all. */
const mostDrawn = 20

type Point = { x: number; y: number }

/** Where stop so many stands: rows are walked to and fro, as one walks over a field. */
function pointOf(index: number): Point {
  const line = Math.floor(index / perRow)
  const along = index % perRow
  return { x: cell / 2 + (line % 2 === 0 ? along : perRow - 1 - along) * cell, y: row / 2 + line * row }
}

/** The way from stop to stop; a turn at the end of a row bends outwards. */
function wayOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1]
      if (!before) return `M${x} ${y}`
      if (before.y === y) return `L${x} ${y}`
      const out = x > (perRow * cell) / 2 ? x + cell / 2 : x - cell / 2
      return `C${out} ${before.y} ${out} ${y} ${x} ${y}`
    })
    .join('')
}

/** A stop: full when it was taken over, half when it was adapted, struck through when it stopped. So it is seen without colour too. */
function Mark({ x, y, size, state }: Point & { size: number; state: ApplicationState }) {
  // The lower part, cut off so low that a number stands free above it.
  const cut = size * 0.25
  const half = Math.round(Math.sqrt(size ** 2 - cut ** 2) * 10) / 10
  return (
    <>
      <circle className={styles.ground} cx={x} cy={y} r={size} />
      {state === 'taken_over' && <circle className={styles.taken} cx={x} cy={y} r={size} />}
      {state === 'adapted' && <path className={styles.half} d={`M${x - half} ${y + cut}A${size} ${size} 0 0 0 ${x + half} ${y + cut}z`} />}
      {state === 'stopped' && (
        <line className={styles.strike} x1={x - size * 0.7} y1={y + size * 0.7} x2={x + size * 0.7} y2={y - size * 0.7} />
      )}
      <circle className={styles.edge} cx={x} cy={y} r={size} />
    </>
  )
}

/** The journey of a lesson from region to region, with the numbers of the list beside it. */
export function JourneyPicture({ stops }: { stops: readonly { state: ApplicationState }[] }) {
  const drawn = stops.slice(0, mostDrawn)
  const points = [pointOf(0), ...drawn.map((_, index) => pointOf(index + 1))]
  const lines = Math.ceil(points.length / perRow)
  const [start] = points
  return (
    <figure className={styles.picture}>
      <svg viewBox={`0 0 ${perRow * cell} ${lines * row}`} aria-hidden="true" focusable="false">
        <path className={styles.way} d={wayOf(points)} />
        {start && (
          <>
            <rect className={styles.start} x={start.x - radius} y={start.y - radius} width={radius * 2} height={radius * 2} />
            <text className={styles.onDark} x={start.x} y={start.y + 5} textAnchor="middle">
              1
            </text>
          </>
        )}
        {drawn.map(({ state }, index) => {
          const point = pointOf(index + 1)
          return (
            <g key={index}>
              <Mark {...point} size={radius} state={state} />
              <text
                className={state === 'taken_over' ? styles.onDark : state === 'stopped' ? styles.onStrike : undefined}
                x={point.x}
                y={state === 'adapted' ? point.y + 2 : point.y + 5}
                textAnchor="middle"
              >
                {index + 2}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption>
        <span>
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <rect className={styles.start} x="2" y="2" width="16" height="16" />
          </svg>{' '}
          hier begon het
        </span>
        {applicationStates.map((state) => (
          <span key={state}>
            <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
              <Mark x={10} y={10} size={8} state={state} />
            </svg>{' '}
            {stateWords[state].told}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
