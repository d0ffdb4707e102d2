import type { Finding } from '#lib/privacy-scan/finding.ts'
import type { LessonField } from './schema.ts'

/** What a person can say about a passage that stays. Rewriting needs no word: the passage is gone then. */
export const findingAnswers = ['not_a_person', 'allowed_function', 'looked_at', 'other'] as const
export const findingDecisions = [...findingAnswers, 'reopened'] as const
export type FindingDecision = (typeof findingDecisions)[number]

/** A field of the lesson, or a file of it. */
export type FindingField = LessonField | `file:${string}`

/** A finding in a lesson. The same fragment in the same field is one, however often it stands there. */
export type LessonFinding = Finding & { field: FindingField; times: number }

/** `text` is null when the words of a document could not be read, and undefined for an image. */
export type ScannedFile = { id: string; name: string; text: string | null | undefined }

/** What a decision belongs to: it stands as long as these words stand in this field. */
export const identityOf = ({ kind, field, text }: { kind: string; field: string; text: string }): string =>
  JSON.stringify([kind, field, text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()])

export type FindingDecisionRow = {
  kind: string
  field: string
  fragment: string
  decision: FindingDecision
  reason: string
  asCurator: boolean
  decidedByName: string
  decidedAt: Date
}

/** A finding with what was decided about it, oldest first. Open: nobody answered, or a curator asked again. */
export type JudgedFinding = LessonFinding & { isOpen: boolean; history: FindingDecisionRow[] }

/** Findings with the decisions that belong to them. What stops stays open until it is gone. */
export function judgeFindings(findings: readonly LessonFinding[], decisions: readonly FindingDecisionRow[]): JudgedFinding[] {
  const byIdentity = Map.groupBy(decisions, ({ kind, field, fragment }) => identityOf({ kind, field, text: fragment }))
  return findings.map((finding) => {
    const history = byIdentity.get(identityOf(finding)) ?? []
    const last = history.at(-1)
    return { ...finding, history, isOpen: finding.severity === 'stop' || !last || last.decision === 'reopened' }
  })
}
