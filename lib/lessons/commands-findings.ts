import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonDrafts, lessonRevisions, privacyDecisions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { findingDecisionWords } from './copy-findings.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import type { LessonRefusal } from './copy.ts'
import { mayAnswerFinding, mayReopenFinding } from './policy-findings.ts'
import { mayReview } from './policy.ts'
import { draftFiles, judgedFindings, revisionFiles } from './queries-findings.ts'
import { lessonContent, type LessonContent } from './schema.ts'
import type { answerFindingInput } from './schema-findings.ts'
import { type JudgedFinding, identityOf } from './status-findings.ts'

/**
 * Writes down why a passage may stay, or asks about it again. The passage must stand in the text that the actor answers
 * for: writers in the draft, curators in the revision on the desk. What stops is rewritten, never decided.
 */
export async function answerFinding(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof answerFindingInput>,
): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  const writes = lesson?.authorIds.includes(actor.id) ?? false
  if (!lesson || (!writes && !mayReview(actor))) return refuse('unknown_lesson')
  if (!mayAnswerFinding(actor, lesson)) return refuse(writes ? 'wrong_state' : 'four_eyes')
  if (input.decision === 'reopened' && !mayReopenFinding(actor, lesson)) return refuse('not_allowed')
  if (!writes && lesson.status !== 'submitted') return refuse('wrong_state')
  const wanted = identityOf({ kind: input.kind, field: input.field, text: input.fragment })
  const finding = (await (writes ? findingsOfDraft : findingsOnDesk)(tx, lesson)).find((one) => identityOf(one) === wanted)
  if (!finding) return refuse('unknown_finding')
  if (finding.severity === 'stop') return refuse('findings_stop')
  await tx.insert(privacyDecisions).values({
    lessonId: lesson.id,
    field: finding.field,
    kind: finding.kind,
    fragmentHash: createHash('sha256').update(wanted).digest('hex'),
    fragment: finding.text,
    decision: input.decision,
    reason: input.reason || findingDecisionWords[input.decision],
    asCurator: !writes,
    decidedById: actor.id,
  })
  await audit(tx, {
    actorId: actor.id,
    action: input.decision === 'reopened' ? 'reopen_finding' : 'answer_finding',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { kind: finding.kind, decision: input.decision },
  })
  return done(null)
}

/** Why a text cannot be sent in or placed because of what the scan finds in it; undefined when it can. Asked under the lock. */
export async function refuseFindings(
  tx: Tx,
  lessonId: string,
  revisionId: string | null,
  content: LessonContent,
): Promise<LessonRefusal | undefined> {
  const files = revisionId ? await revisionFiles(tx, revisionId) : await draftFiles(tx, lessonId)
  const open = (await judgedFindings(tx, lessonId, { content, files })).filter((finding) => finding.isOpen)
  if (open.some((finding) => finding.severity === 'stop')) return 'findings_stop'
  return open.length > 0 ? (revisionId ? 'findings_undecided' : 'findings_open') : undefined
}

/** The same for a revision, read anew: what was found when it was sent in may be judged otherwise by now. */
export async function refuseFindingsOf(tx: Tx, lessonId: string, revisionId: string): Promise<LessonRefusal | undefined> {
  const [revision] = await tx.select({ content: lessonRevisions.content }).from(lessonRevisions).where(eq(lessonRevisions.id, revisionId))
  return revision ? refuseFindings(tx, lessonId, revisionId, lessonContent.parse(revision.content)) : 'unknown_lesson'
}

async function findingsOfDraft(tx: Tx, lesson: LockedLesson): Promise<JudgedFinding[]> {
  const [draft] = await tx.select({ content: lessonDrafts.content }).from(lessonDrafts).where(eq(lessonDrafts.lessonId, lesson.id))
  if (!draft) return []
  return judgedFindings(tx, lesson.id, { content: lessonContent.parse(draft.content), files: await draftFiles(tx, lesson.id) })
}

async function findingsOnDesk(tx: Tx, lesson: LockedLesson): Promise<JudgedFinding[]> {
  const revisionId = lesson.currentRevisionId
  if (!revisionId) return []
  const [revision] = await tx.select({ content: lessonRevisions.content }).from(lessonRevisions).where(eq(lessonRevisions.id, revisionId))
  if (!revision) return []
  return judgedFindings(tx, lesson.id, { content: lessonContent.parse(revision.content), files: await revisionFiles(tx, revisionId) })
}

/** How many of each kind there are, for the audit log: kinds and counts, never text. */
export async function findingCounts(tx: Tx, lessonId: string, content: LessonContent): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of await judgedFindings(tx, lessonId, { content, files: await draftFiles(tx, lessonId) })) {
    counts[`found_${kind}`] = (counts[`found_${kind}`] ?? 0) + 1
  }
  return counts
}
