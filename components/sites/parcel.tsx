import styles from '#components/sites/parcel.module.css'
import { hashText, parcelPattern, type Field } from '#components/sites/parcel-pattern.ts'

const ditch = 2.6

/** Half a unit is finer than a screen shows, and keeps the drawing small. */
const short = (value: number) => String(Math.round(value * 2) / 2)

type Growth = { d: string; width: number | string; dashes?: string; round?: boolean }

/** Furrows: one broad line in dashes, so that a whole field costs no more than a single stroke. */
function furrows({ x, y, width, height }: Field, direction: 'along' | 'across', step: number, thick: number): Growth {
  const dashes = `${thick} ${step - thick}`
  return direction === 'along'
    ? { d: `M${short(x + 1)} ${short(y + height / 2)}h${short(width - 2)}`, width: short(height), dashes }
    : { d: `M${short(x + width / 2)} ${short(y + 1)}v${short(height - 2)}`, width: short(width), dashes }
}

/** A step from one point to the next: the same again and again in a row, so that compression leaves next to nothing of it. */
const tenth = (value: number) => String(Math.round(value * 10) / 10)
const step = (dx: number, dy: number) => `m${tenth(dx)} ${tenth(dy)}`

/** Rows of dots: round caps on dashes of no length. Each second row stands half a step further. */
function dots({ x, y, width, height }: Field, apart: number, size: number): Growth {
  let d = ''
  let row = 0
  let from = { x: 0, y: 0 }
  for (let at = apart / 2; at + size / 2 < height; at += apart) {
    const start = row++ % 2 ? apart : apart / 2
    const length = Math.floor((width - size / 2 - start) / apart) * apart
    if (length < 0) continue
    const to = { x: Number(short(x + start)), y: Number(short(y + at)) }
    d += `${d === '' ? `M${to.x} ${to.y}` : step(to.x - from.x, to.y - from.y)}h${length + 0.1}`
    from = { x: to.x + length + 0.1, y: to.y }
  }
  return { d, width: size, dashes: `0 ${apart}`, round: true }
}

function waves({ x, y, width, height }: Field): Growth {
  const count = Math.max(1, Math.round(height / 9))
  const length = short((height - 1) / count)
  const wave = `q3 ${short(Number(length) / 2)} 0 ${length}${`t0 ${length}`.repeat(count - 1)}`
  let d = ''
  for (let at = 4; at < width - 2; at += 7)
    d += (d === '' ? `M${short(x + at)} ${short(y + 0.5)}` : step(7, -count * Number(length))) + wave
  return { d, width: 1.8 }
}

/** What grows on a field, as one path that stays within it. */
function growthOf(field: Field): Growth | undefined {
  switch (field.crop) {
    case 'plain':
      return undefined
    case 'rows':
      return furrows(field, 'along', 5, 1.6)
    case 'wide-rows':
      return furrows(field, 'along', 9, 4)
    case 'across':
      return furrows(field, 'across', 6, 1.8)
    case 'waves':
      return waves(field)
    case 'seedlings':
      return dots(field, 7, 3)
    case 'trees':
      return dots(field, 11, 6)
  }
}

/** A field without its half of the ditches around it. */
function dug(field: Field): Field {
  return { ...field, x: field.x + ditch / 2, y: field.y + ditch / 2, width: field.width - ditch, height: field.height - ditch }
}

function FieldDrawing({ field }: { field: Field }) {
  const growth = growthOf(field)
  return (
    <>
      <path
        fill={`var(--${field.soil})`}
        d={`M${short(field.x)} ${short(field.y)}h${short(field.width)}v${short(field.height)}h-${short(field.width)}`}
      />
      {growth && growth.d !== '' && (
        <path
          stroke={`var(--${field.growth})`}
          strokeWidth={growth.width}
          strokeDasharray={growth.dashes}
          strokeLinecap={growth.round ? 'round' : undefined}
          d={growth.d}
        />
      )}
    </>
  )
}

/** The id under which a list draws the parcel of a name once, to show it again elsewhere in that list. */
export const parcelId = (list: string, name: string) => `${list}-${hashText(name).toString(36)}`

type ParcelProps = {
  name: string
  /** Gives the drawing an id, so that others can repeat it. */
  id?: string
  /** Repeats the drawing with this id instead of drawing again: a feed shows the same few parcels many times. */
  repeat?: string
}

/** The plot of a proeftuin, drawn from its name; fills the box around it. Decoration: a reader hears nothing of it. */
export function Parcel({ name, id, repeat }: ParcelProps) {
  return (
    <svg className={styles.parcel} viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">
      {repeat ? <use href={`#${repeat}`} /> : <ParcelDrawing name={name} id={id} />}
    </svg>
  )
}

function ParcelDrawing({ name, id }: { name: string; id?: string }) {
  const { angle, fields } = parcelPattern(name)
  return (
    <g id={id} transform={`rotate(${angle} 50 50)`}>
      {fields.map((field) => (
        <FieldDrawing key={`${field.x} ${field.y}`} field={dug(field)} />
      ))}
    </g>
  )
}
