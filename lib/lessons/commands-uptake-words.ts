import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import type { LockedLesson } from './commands-lock.ts'
import type { UptakeRefusal } from './copy-uptake.ts'
import { mailUptakeDecided } from './emails-uptake.ts'
import { mayJudgeReaction } from './policy-voices.ts'
import { lessonTag } from './tags.ts'
import type { RefusalReason } from './values-voices.ts'

type WordsDecision = 'place' | 'refuse' | 'remove'

/** What words of an observation or of a step become by a decision. */
export const wordsBecome = { place: 'placed', refuse: 'refused', remove: 'removed' } as const

/** Why a curator cannot decide this about words that a region wrote; nothing when that can be done. */
export function wordsRefusal(
  actor: Actor,
  lesson: LockedLesson,
  words: { status: string; writtenById: string },
  decision: WordsDecision,
): UptakeRefusal | undefined {
  if (!mayJudgeReaction(actor, lesson, words.writtenById)) return 'own_work'
  if (words.status !== (decision === 'remove' ? 'placed' : 'waiting')) return 'already_decided'
  return decision === 'place' && !lesson.publishedRevisionId ? 'unknown_lesson' : undefined
}

/** Writes down what was decided about words, tells who wrote them, and empties the page of the lesson when it shows. */
export async function wordsDecided(
  tx: Tx,
  actor: Actor,
  lesson: LockedLesson,
  words: { kind: 'observation' | 'step'; id: string; writtenById: string },
  { decision, reason }: { decision: WordsDecision; reason: RefusalReason | undefined },
): Promise<void> {
  await audit(tx, {
    actorId: actor.id,
    action: {
      observation: { place: 'place_observation', refuse: 'refuse_observation', remove: 'remove_observation' },
      step: { place: 'place_step_words', refuse: 'refuse_step_words', remove: 'remove_step_words' },
    }[words.kind][decision],
    objectKind: 'lesson',
    objectId: lesson.id,
    reason,
    details: { [words.kind]: words.id },
  })
  if (decision !== 'remove') await mailUptakeDecided(tx, words, reason)
  if (decision !== 'refuse') await emptyTags(tx, [lessonTag(lesson.id)])
}
