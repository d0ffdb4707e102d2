// How well and how fast the privacy scan finds what its labelled set marks. The goals are those of the programme; for
// combinations nobody promised a figure, because there the scan only asks a question.
import { scan } from '#lib/privacy-scan/scan.ts'
import type { Measurement } from '#scripts/measurements.ts'
import {
  blindSets,
  type Kind,
  kinds,
  type Labelled,
  lessons,
  openSets,
  sentences,
  structuredKinds,
  words,
} from './privacy-scan/labelled.ts'
import { type Score, score, together, wilson } from './privacy-scan/scoring.ts'

const goalsOf = (kind: string): { recall: number | null; precision: number | null } => {
  if (kind === 'name') return { recall: 0.85, precision: 0.8 }
  if (kind === 'combination') return { recall: null, precision: null }
  return { recall: 0.99, precision: 0.95 }
}
const length = 10_000
const scanned = (text: string) => scan(text)

/** What is measured together: all that may be read, and each blind set. */
type Part = { name: string; texts: Labelled[]; clean: Labelled[]; kinds: readonly Kind[] }
// A figure per kind of what is held out would say which rule to mend; a set that mends rules is not held out any more.
const parts = (): Part[] => [
  { name: 'open', texts: openSets.flatMap(sentences), clean: openSets.flatMap(lessons), kinds },
  ...blindSets.map((set) => ({
    name: set,
    texts: sentences(set),
    clean: lessons(set),
    kinds: kinds.filter((kind) => !structuredKinds.some((one) => one === kind)),
  })),
]

/** Recall, precision, false alarms and time. */
export async function measure(): Promise<Measurement[]> {
  return await Promise.resolve([...parts().flatMap(quality), ...time()])
}

/** What went wrong, for who mends the rules: of the open sets only, what is held out is not to be looked at. */
export async function explain(): Promise<string[]> {
  const { mistakes } = score([...openSets.flatMap(sentences), ...openSets.flatMap(lessons)], scanned)
  return await Promise.resolve(
    mistakes
      .sort((one, other) => one.kind.localeCompare(other.kind) || one.what.localeCompare(other.what))
      .map(({ id, kind, what, fragment, text }) => {
        const said = text.length > 160 ? '' : ` — ${text}`
        return `${kind} ${what === 'missed' ? 'gemist' : 'ten onrechte'} (${id}): «${fragment}»${said}`
      }),
  )
}

function quality(part: Part): Measurement[] {
  const { scores } = score(part.texts, scanned)
  const structured = together(structuredKinds.map((kind) => scores.get(kind)))
  return [
    ...shares(part, 'structured kinds', structured, goalsOf('structured')),
    ...part.kinds.flatMap((kind) => shares(part, kind, together([scores.get(kind)]), goalsOf(kind))),
    // A set without lessons has no words to count them in.
    ...(part.clean.length > 0 ? [falseAlarms(part)] : []),
  ]
}

function shares(part: Part, of: string, { recalled, missed, right, wrong }: Score, goals: ReturnType<typeof goalsOf>): Measurement[] {
  const share = (what: string, hits: number, total: number, goal: number | null): Measurement => ({
    name: `privacy scan, ${part.name}: ${what} of ${of}`,
    value: total === 0 ? 0 : hits / total,
    unit: `share of ${total}`,
    goal,
    better: 'higher',
    interval: wilson(hits, total),
  })
  return [share('recall', recalled, recalled + missed, goals.recall), share('precision', right, right + wrong, goals.precision)]
}

function falseAlarms(part: Part): Measurement {
  const alarms = together([...score(part.clean, scanned).scores.values()]).wrong
  const total = words(part.clean)
  const [low, high] = wilson(alarms, total)
  return {
    name: `privacy scan, ${part.name}: false alarms in clean lessons`,
    value: (alarms / total) * 500,
    unit: `per 500 words, of ${total}`,
    goal: 1,
    better: 'lower',
    interval: [low * 500, high * 500],
  }
}

/** Marked sentences and lesson text in turn, so that every rule has work to do. */
function time(): Measurement[] {
  const passages = lessons('open')
  const texts = sentences('open').flatMap(({ text }, at) => [text, at % 8 === 0 ? (passages[at / 8]?.text ?? '') : ''])
  const text = texts.join(' ').slice(0, length)
  if (text.length < length) throw new Error('the open set is too short to measure time on')
  const short = times(text, 101)
  const long = times(text.repeat(8), 21)
  return [
    { name: `privacy scan: time for ${length} characters, median`, value: short[50] ?? 0, unit: 'ms', goal: 50, better: 'lower' },
    // A scan that is linear stays near 1; one that compares everything with everything goes to 8. The fastest runs are
    // compared, because a machine that is busy makes a run slower but never faster.
    {
      name: 'privacy scan: time per character, a text eight times as long against one',
      value: (long[0] ?? 0) / 8 / (short[0] ?? 0),
      unit: 'times',
      goal: 1.5,
      better: 'lower',
    },
  ]
}

/** How long each run took, in milliseconds, the fastest first. */
function times(text: string, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const started = performance.now()
    scanned(text)
    return performance.now() - started
  }).sort((one, other) => one - other)
}
