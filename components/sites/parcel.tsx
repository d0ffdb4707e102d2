import styles from '#components/sites/parcel.module.css'
import { parcelPattern, type Field } from '#components/sites/parcel-pattern.ts'

const ditch = 2.6

/** One decimal is finer than a screen shows, and keeps the drawing small. */
const short = (value: number) => String(Math.round(value * 10) / 10)

type Growth = { d: string; width: number; dashes?: string }

/** Lines over a stretch, the first half a step from its edge. */
function lines(length: number, step: number, draw: (at: number, index: number) => string): string {
  let d = ''
  let index = 0
  for (let at = step / 2; at < length; at += step) d += draw(at, index++)
  return d
}

/** What grows on a field, as one path. Dots are round caps on dashes of no length: a row of trees is one line. */
function growthOf(field: Field, width: number, height: number): Growth | undefined {
  const dots = (step: number, size: number) => ({
    d: lines(height, step, (y, row) => `M${short(row % 2 ? step : step / 2)} ${short(y)}H${short(width)}`),
    width: size,
    dashes: `0 ${step}`,
  })
  switch (field.crop) {
    case 'plain':
      return undefined
    case 'rows':
      return { d: lines(width, 5, (x) => `M${short(x)} 0V${short(height)}`), width: 1.6 }
    case 'wide-rows':
      return { d: lines(width, 9, (x) => `M${short(x)} 0V${short(height)}`), width: 4 }
    case 'across':
      return { d: lines(height, 6, (y) => `M0 ${short(y)}H${short(width)}`), width: 1.8 }
    case 'waves':
      return { d: lines(width, 7, (x) => `M${short(x)} 0q3 4 0 8${'t0 8'.repeat(Math.ceil(height / 8))}`), width: 1.8 }
    case 'seedlings':
      return dots(7, 3)
    case 'trees':
      return dots(11, 6.2)
  }
}

function FieldDrawing({ field }: { field: Field }) {
  const width = field.width - ditch
  const height = field.height - ditch
  const growth = growthOf(field, width, height)
  return (
    <svg x={short(field.x + ditch / 2)} y={short(field.y + ditch / 2)} width={short(width)} height={short(height)}>
      <rect width="100%" height="100%" fill={`var(--${field.soil})`} />
      {growth && (
        <path
          d={growth.d}
          fill="none"
          stroke={`var(--${field.growth})`}
          strokeWidth={growth.width}
          strokeDasharray={growth.dashes}
          strokeLinecap={growth.dashes ? 'round' : undefined}
        />
      )}
    </svg>
  )
}

/** The plot of a proeftuin, drawn from its name; fills the box around it. Decoration: a reader hears nothing of it. */
export function Parcel({ name }: { name: string }) {
  const { angle, fields } = parcelPattern(name)
  return (
    <svg className={styles.parcel} viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">
      <g transform={`rotate(${angle} 50 50)`}>
        {fields.map((field) => (
          <FieldDrawing key={`${field.x} ${field.y}`} field={field} />
        ))}
      </g>
    </svg>
  )
}
