// Counting what was found against what was marked.
import type { Labelled, Span } from './labelled.ts'

type Found = { kind: string; start: number; end: number }
/** Of one kind: marked passages that were found or not, and findings that were right or not. */
export type Score = { recalled: number; missed: number; right: number; wrong: number }
export type Mistake = { id: string; kind: string; what: 'missed' | 'wrong'; fragment: string; text: string }

const agree = (one: Found, other: Found) => one.kind === other.kind && one.start < other.end && other.start < one.end

/** Scores a detector on labelled texts, per kind; a kind that is neither marked nor found is not there. */
export function score(texts: Labelled[], scan: (text: string) => Found[]): { scores: Map<string, Score>; mistakes: Mistake[] } {
  const scores = new Map<string, Score>()
  const mistakes: Mistake[] = []
  const count = (kind: string, field: keyof Score) => {
    const of = scores.get(kind) ?? { recalled: 0, missed: 0, right: 0, wrong: 0 }
    of[field] += 1
    scores.set(kind, of)
  }
  for (const { id, text, spans } of texts) {
    const found = scan(text)
    const mistake = (at: Found | Span, what: Mistake['what']) =>
      mistakes.push({ id, kind: at.kind, what, fragment: text.slice(at.start, at.end), text })
    for (const span of spans) {
      const recalled = found.some((finding) => agree(finding, span))
      count(span.kind, recalled ? 'recalled' : 'missed')
      if (!recalled) mistake(span, 'missed')
    }
    for (const finding of found) {
      const right = spans.some((span) => agree(finding, span))
      count(finding.kind, right ? 'right' : 'wrong')
      if (!right) mistake(finding, 'wrong')
    }
  }
  return { scores, mistakes }
}

/** The scores of several kinds as one. */
export function together(scores: (Score | undefined)[]): Score {
  const sum = { recalled: 0, missed: 0, right: 0, wrong: 0 }
  for (const of of scores) for (const field of ['recalled', 'missed', 'right', 'wrong'] as const) sum[field] += of?.[field] ?? 0
  return sum
}

/** Wilson's 95 % interval of a share: unlike the usual one it holds for few counts and for shares near 0 and 1. */
export function wilson(hits: number, total: number): [low: number, high: number] {
  if (total === 0) return [0, 1]
  const z = 1.959964
  const share = hits / total
  const middle = share + z ** 2 / (2 * total)
  const reach = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  const scale = 1 + z ** 2 / total
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)]
}
