import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonExpectedDays, lessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockLesson } from './commands-lock.ts'
import type { DeskRefusal } from './copy-desk.ts'
import { mailTakenOver } from './emails-desk.ts'
import { mayDecide, mayReview } from './policy.ts'
import { mayChooseExpectedDay } from './policy-desk.ts'
import type { expectedDayInput, takeOverInput } from './schema-desk.ts'
import { after } from './status.ts'

type Outcome = Promise<Result<null, DeskRefusal>>

/**
 * A curator goes on with a lesson that another one had. `fromId` is who had it on the screen: when that is somebody else
 * by now, the question has to be asked again. Who had it gets a mail.
 */
export async function takeOverLesson(tx: Tx, actor: Actor, input: z.output<typeof takeOverInput>): Outcome {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!mayDecide(actor, lesson)) return refuse('four_eyes')
  if (lesson.firstDeciderId === actor.id) return refuse('first_decider')
  if (!after(lesson.status, 'claim')) return refuse('wrong_state')
  if (lesson.placeAt) return refuse('scheduled')
  if (lesson.claimedById === actor.id) return done(null)
  if (!lesson.claimedById || lesson.claimedById !== input.fromId) return refuse('not_claimed')
  const at = new Date()
  await tx.update(lessons).set({ claimedById: actor.id, claimedAt: at }).where(eq(lessons.id, lesson.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'take_over_lesson',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { from: lesson.claimedById },
  })
  await mailTakenOver(tx, { lessonId: lesson.id, fromId: lesson.claimedById, at })
  return done(null)
}

/** Chooses on which day the writers may expect an answer, where the rule of five working days does not fit. */
export async function chooseExpectedDay(tx: Tx, actor: Actor, input: z.output<typeof expectedDayInput>): Outcome {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayChooseExpectedDay(actor)) return refuse('unknown_lesson')
  if (lesson.status !== 'submitted') return refuse('wrong_state')
  const row = { expectedOn: input.expectedOn, chosenById: actor.id, chosenAt: new Date() }
  await tx
    .insert(lessonExpectedDays)
    .values({ lessonId: lesson.id, ...row })
    .onConflictDoUpdate({ target: lessonExpectedDays.lessonId, set: row })
  await audit(tx, {
    actorId: actor.id,
    action: 'choose_expected_day',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { day: input.expectedOn },
  })
  return done(null)
}
