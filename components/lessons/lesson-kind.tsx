import { KindLabel, type KindTone } from '#components/ui/kind-label.tsx'
import { kindWords } from '#lib/lessons/copy.ts'

export type LessonKind = keyof typeof kindWords

const tones: Readonly<Record<LessonKind, KindTone>> = {
  lesson: 'lesson',
  story: 'story',
  question: 'question',
  exercise: 'exercise',
  instrument: 'instrument',
  building_block: 'building-block',
}

/** Les, Praktijkverhaal, Vraag, …: each with its own mark. */
export function LessonKindLabel({ kind }: { kind: LessonKind }) {
  return <KindLabel tone={tones[kind]}>{kindWords[kind].label}</KindLabel>
}

/** '1 minuut', '4 minuten' */
export function readingTime(minutes: number): string {
  return minutes === 1 ? '1 minuut' : `${minutes} minuten`
}

type Origin = { siteName: string | null; regionName: string | null }

/** Where a lesson comes from, in words; undefined when its author keeps that hidden. */
export function originLabel({ siteName, regionName }: Origin): string | undefined {
  if (siteName) return `Proeftuin ${siteName}`
  return regionName ? `Regio ${regionName}` : undefined
}

/** The name its parcel is drawn from. Lessons that hide their origin share one quiet plot. */
export function parcelName({ siteName, regionName }: Origin): string {
  return siteName ?? regionName ?? 'Nederland'
}
