/**
 * The crop pattern of a proeftuin: always the same for the same name, different for another.
 * Pure drawing data in a square of 100 by 100; parcel.tsx turns it into SVG.
 */
export type Crop = 'plain' | 'rows' | 'wide-rows' | 'across' | 'waves' | 'seedlings' | 'trees'

export type Field = { x: number; y: number; width: number; height: number; soil: string; crop: Crop; growth: string }

/** What stands out most of a parcel, strongest first: the map shows one of these. */
export type LeadingCrop = { soil: string; growth: string }

export type ParcelPattern = { angle: number; fields: Field[]; leading: LeadingCrop[] }

const color = {
  paper: 'papier',
  water: 'sloot-700',
  waterLight: 'sloot-300',
  rapeseed: 'koolzaad-500',
  rapeseedLight: 'koolzaad-200',
  meadow: 'weide-700',
  meadowMiddle: 'weide-300',
  meadowLight: 'weide-200',
  clover: 'klaver-700',
  cloverLight: 'klaver-300',
  clay: 'klei-500',
  clayLight: 'klei-200',
} as const

/** Quiet sets of four soils that look well beside each other. */
const sowingPlans: readonly (readonly string[])[] = [
  [color.meadowMiddle, color.rapeseed, color.water, color.meadowLight],
  [color.rapeseed, color.cloverLight, color.meadow, color.rapeseedLight],
  [color.waterLight, color.meadow, color.rapeseedLight, color.meadowMiddle],
  [color.cloverLight, color.water, color.rapeseedLight, color.clayLight],
  [color.meadowLight, color.clay, color.rapeseed, color.meadow],
  [color.rapeseedLight, color.water, color.meadowMiddle, color.cloverLight],
]

/** What may grow on a soil so that it can be told from it. */
const growths: Readonly<Record<string, readonly string[]>> = {
  [color.meadowMiddle]: [color.meadow, color.rapeseedLight],
  [color.meadowLight]: [color.meadow, color.meadowMiddle],
  [color.meadow]: [color.meadowMiddle, color.rapeseed],
  [color.rapeseed]: [color.clay, color.paper, color.meadow],
  [color.rapeseedLight]: [color.rapeseed, color.clay, color.meadowMiddle],
  [color.water]: [color.waterLight, color.rapeseedLight],
  [color.waterLight]: [color.water, color.paper],
  [color.cloverLight]: [color.clover, color.paper],
  [color.clay]: [color.rapeseedLight, color.clayLight],
  [color.clayLight]: [color.clay, color.paper],
}

/** Soils strong enough to stand out on the map between the meadows. */
const strongSoils: readonly string[] = [color.rapeseed, color.water, color.meadow, color.cloverLight, color.clay, color.waterLight]

const crops: readonly Crop[] = ['plain', 'rows', 'seedlings', 'across', 'waves', 'wide-rows', 'trees', 'plain', 'rows']

/** A number of 32 bits out of a text (FNV-1a with a final mix), so that names that look alike differ. */
export function hashText(text: string): number {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Numbers from 0 to 1 that are always the same for one seed (mulberry32). */
function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shares(count: number, least: number, next: () => number): number[] {
  const weights = Array.from({ length: count }, () => least + next())
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

const pick = <T>(from: readonly T[], next: () => number, otherwise: T): T => from[Math.floor(next() * from.length)] ?? otherwise

function shuffled(plan: readonly string[], next: () => number): string[] {
  const soils = [...plan]
  for (let last = soils.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const kept = soils[last] ?? ''
    soils[last] = soils[other] ?? ''
    soils[other] = kept
  }
  return soils
}

type Box = Pick<Field, 'x' | 'y' | 'width' | 'height'>

const square: Box = { x: 0, y: 0, width: 100, height: 100 }

/** Whether two boxes meet when the first is turned around the middle, seen along the sides of the second. */
function meets(turned: Box, box: Box, angle: number): boolean {
  const turn = (angle * Math.PI) / 180
  const corners = [0, 1].flatMap((right) =>
    [0, 1].map((down) => {
      const x = turned.x + right * turned.width - 50
      const y = turned.y + down * turned.height - 50
      return [50 + x * Math.cos(turn) - y * Math.sin(turn), 50 + x * Math.sin(turn) + y * Math.cos(turn)] as const
    }),
  )
  const overlaps = (values: number[], from: number, length: number) =>
    Math.max(...values) > from + 1 && Math.min(...values) < from + length - 1
  return (
    overlaps(
      corners.map(([x]) => x),
      box.x,
      box.width,
    ) &&
    overlaps(
      corners.map(([, y]) => y),
      box.y,
      box.height,
    )
  )
}

/** Whether a field of the turned ground shows in the square; what does not show is not drawn. */
const shows = (field: Field, angle: number) => meets(field, square, angle) && meets(square, field, -angle)

/** Sows the parcel that belongs to a name. */
export function parcelPattern(name: string): ParcelPattern {
  const next = seededNumbers(hashText(name))
  const soils = shuffled(sowingPlans[hashText(`${name}*`) % sowingPlans.length] ?? [], next)
  const angle = Math.round((next() * 2 - 1) * 22) + (next() < 0.35 ? 90 : 0)
  // Large enough to fill the square at every angle.
  const side = Math.hypot(100, 100) * 1.12
  const start = (100 - side) / 2
  const fields: Field[] = []
  let x = start
  let sown = 0
  for (const columnShare of shares(next() < 0.55 ? 3 : 4, 0.55, next)) {
    const width = columnShare * side
    let y = start
    for (const rowShare of shares((width > side / 3.2 ? 3 : 2) + Math.floor(next() * 2), 0.5, next)) {
      const height = rowShare * side
      const soil = soils[sown++ % soils.length] ?? color.meadowLight
      const crop = pick(crops, next, 'plain')
      fields.push({ x, y, width, height, soil, crop, growth: pick(growths[soil] ?? [], next, color.paper) })
      y += height
    }
    x += width
  }
  const leading = soils.filter((soil) => strongSoils.includes(soil)).map((soil) => ({ soil, growth: growths[soil]?.[0] ?? color.paper }))
  return { angle, fields: fields.filter((field) => shows(field, angle)), leading }
}
