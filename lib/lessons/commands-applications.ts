import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonApplicationAsks, lessonApplications, lessonApplicationSteps, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { appliedRegionsOf } from './commands-feed.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import { isStopped, ownRegion, tellTextWaits } from './commands-observations.ts'
import { wordsBecome, wordsDecided, wordsRefusal } from './commands-uptake-words.ts'
import { publicLessonAt } from './commands-voices.ts'
import type { UptakeRefusal } from './copy-uptake.ts'
import { mailApplied } from './emails-uptake.ts'
import { mayReview } from './policy.ts'
import { mayTellAsWriter, mayVouch } from './policy-uptake.ts'
import type { ApplyInput, decideStepInput, TellStepInput } from './schema-uptake.ts'
import { feedTags, lessonTag } from './tags.ts'
import type { ApplicationSide, ApplicationState } from './values-uptake.ts'

type Outcome<T = null> = Promise<Result<T, UptakeRefusal>>
type Told = { side: ApplicationSide; state: ApplicationState; note: string }

/** A region says what it does with a lesson. The writers hear of it at once. One application runs for a region and a lesson. */
export async function applyLesson(tx: Tx, actor: Actor, input: ApplyInput): Outcome<{ lessonId: string; applicationId: string }> {
  const found = await publicLessonAt(tx, input.slug)
  const lesson = found && (await lockLesson(tx, found))
  if (!lesson || !lesson.publishedRevisionId) return refuse('unknown_lesson')
  if (!mayVouch(actor, lesson)) return refuse('own_lesson')
  const region = await ownRegion(tx, actor, input.region)
  if (!region) return refuse('unknown_region')
  if (isStopped(input.note)) return refuse('hard_stop')
  const { state, note } = input
  const running = and(
    eq(lessonApplications.lessonId, lesson.id),
    eq(lessonApplications.regionCode, region.code),
    isNull(lessonApplications.endedAt),
  )
  if ((await tx.$count(lessonApplications, running)) > 0) return refuse('applied_already')
  const [application] = await tx
    .insert(lessonApplications)
    .values({
      lessonId: lesson.id,
      regionCode: region.code,
      state,
      startedById: actor.id,
      endedAt: state === 'stopped' ? sql`clock_timestamp()` : null,
    })
    .returning({ id: lessonApplications.id })
  if (!application) throw new Error('no application was inserted')
  const stepId = await addStep(tx, actor, lesson, { applicationId: application.id, number: 1, side: 'region', state, note })
  await audit(tx, {
    actorId: actor.id,
    action: 'apply_lesson',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { application: application.id, region: region.code, state },
  })
  await mailApplied(tx, { stepId, lessonId: lesson.id, authorIds: lesson.authorIds, isFirst: true })
  await countRegions(tx, lesson.id)
  await emptyTags(tx, feedTags(lesson.id))
  return done({ lessonId: lesson.id, applicationId: application.id })
}

/** Somebody of the region says how it goes now: also the answer to the question after three months. */
export async function tellStep(tx: Tx, actor: Actor, input: TellStepInput): Outcome<{ lessonId: string }> {
  const held = await holdApplication(tx, input.applicationId)
  if (!held || !(await ownRegion(tx, actor, held.application.regionCode))) return refuse('unknown_application')
  const { application, lesson, number } = held
  if (application.endedAt) return refuse('ended')
  if (number !== input.basedOn) return refuse('changed_meanwhile')
  const { state, note } = input
  const moves = state !== application.state
  const asked = await openAsk(tx, application.id, 'region')
  if (!moves && note === '' && !asked) return refuse('nothing_changed')
  if (moves && state !== 'taken_over' && note === '') return refuse('say_what_happened')
  if (isStopped(note)) return refuse('hard_stop')
  const stepId = await addStep(tx, actor, lesson, { applicationId: application.id, number: number + 1, side: 'region', state, note })
  await tx
    .update(lessonApplications)
    .set({ state, endedAt: state === 'stopped' ? sql`clock_timestamp()` : null })
    .where(eq(lessonApplications.id, application.id))
  await answerAsk(tx, application.id, 'region', stepId)
  await auditTold(tx, actor, lesson.id, { application: application.id, side: 'region', state })
  await mailApplied(tx, { stepId, lessonId: lesson.id, authorIds: lesson.authorIds, isFirst: false })
  await countRegions(tx, lesson.id)
  await emptyTags(tx, moves ? feedTags(lesson.id) : [lessonTag(lesson.id)])
  return done({ lessonId: lesson.id })
}

/** A writer answers, three months after another region began, how it goes at home. Asked once, answered once. */
export async function tellAsWriter(tx: Tx, actor: Actor, input: TellStepInput): Outcome<{ lessonId: string }> {
  const held = await holdApplication(tx, input.applicationId)
  if (!held || !mayTellAsWriter(actor, held.lesson)) return refuse('unknown_application')
  const { application, lesson, number } = held
  const { state, note } = input
  if (!(await openAsk(tx, application.id, 'writer'))) return refuse('not_asked')
  if (state !== 'taken_over' && note === '') return refuse('say_what_happened')
  if (isStopped(note)) return refuse('hard_stop')
  const stepId = await addStep(tx, actor, lesson, { applicationId: application.id, number: number + 1, side: 'writer', state, note })
  await answerAsk(tx, application.id, 'writer', stepId)
  await auditTold(tx, actor, lesson.id, { application: application.id, side: 'writer', state })
  await emptyTags(tx, [lessonTag(lesson.id)])
  return done({ lessonId: lesson.id })
}

/** A curator places the words of a step, leaves them out, or takes them away again. What the region does stays to be seen. */
export async function decideStep(tx: Tx, actor: Actor, input: z.output<typeof decideStepInput>): Outcome<{ lessonId: string }> {
  if (!mayReview(actor)) return refuse('not_allowed')
  const [found] = await tx
    .select({ applicationId: lessonApplicationSteps.applicationId })
    .from(lessonApplicationSteps)
    .where(eq(lessonApplicationSteps.id, input.stepId))
  const held = found && (await holdApplication(tx, found.applicationId))
  if (!held) return refuse('unknown_step')
  const { lesson } = held
  const [step] = await tx.select().from(lessonApplicationSteps).where(eq(lessonApplicationSteps.id, input.stepId)).for('update')
  if (!step || step.words === 'none') return refuse('unknown_step')
  const writtenById = step.toldById
  const refusal = wordsRefusal(actor, lesson, { status: step.words, writtenById }, input.decision)
  if (refusal) return refuse(refusal)
  const reason = input.decision === 'place' ? undefined : input.reason
  await tx
    .update(lessonApplicationSteps)
    .set({ words: wordsBecome[input.decision], decidedById: actor.id, decidedAt: sql`clock_timestamp()`, reason: reason ?? '' })
    .where(eq(lessonApplicationSteps.id, step.id))
  await wordsDecided(tx, actor, lesson, { kind: 'step', id: step.id, writtenById }, { decision: input.decision, reason })
  return done({ lessonId: lesson.id })
}

type Held = { application: typeof lessonApplications.$inferSelect; lesson: LockedLesson; number: number }

/** An application with its lesson taken, and the number of its last step. */
async function holdApplication(tx: Tx, applicationId: string): Promise<Held | undefined> {
  const [found] = await tx
    .select({ lessonId: lessonApplications.lessonId })
    .from(lessonApplications)
    .where(eq(lessonApplications.id, applicationId))
  const lesson = found && (await lockLesson(tx, found.lessonId))
  if (!lesson) return undefined
  // Read under the lock: a colleague may have told something meanwhile.
  const [application] = await tx.select().from(lessonApplications).where(eq(lessonApplications.id, applicationId))
  const [last] = await tx
    .select({ number: lessonApplicationSteps.number })
    .from(lessonApplicationSteps)
    .where(eq(lessonApplicationSteps.applicationId, applicationId))
    .orderBy(desc(lessonApplicationSteps.number))
    .limit(1)
  return application && last ? { application, lesson, number: last.number } : undefined
}

async function addStep(
  tx: Tx,
  actor: Actor,
  lesson: LockedLesson,
  { applicationId, number, side, state, note }: Told & { applicationId: string; number: number },
): Promise<string> {
  const words = note === '' ? ('none' as const) : ('waiting' as const)
  const [step] = await tx
    .insert(lessonApplicationSteps)
    .values({ applicationId, number, side, state, note, words, toldById: actor.id })
    .returning({ id: lessonApplicationSteps.id })
  if (!step) throw new Error('no step was inserted')
  if (words === 'waiting') await tellTextWaits(tx, { id: step.id, exceptIds: [...lesson.everAuthorIds, actor.id] })
  return step.id
}

const askOf = (applicationId: string, side: ApplicationSide) =>
  and(eq(lessonApplicationAsks.applicationId, applicationId), eq(lessonApplicationAsks.side, side), isNull(lessonApplicationAsks.stepId))

const openAsk = async (tx: Tx, applicationId: string, side: ApplicationSide) =>
  (await tx.$count(lessonApplicationAsks, askOf(applicationId, side))) > 0

async function answerAsk(tx: Tx, applicationId: string, side: ApplicationSide, stepId: string) {
  await tx.update(lessonApplicationAsks).set({ stepId }).where(askOf(applicationId, side))
}

async function auditTold(tx: Tx, actor: Actor, lessonId: string, details: Record<string, string>) {
  await audit(tx, { actorId: actor.id, action: 'tell_step', objectKind: 'lesson', objectId: lessonId, details })
}

async function countRegions(tx: Tx, lessonId: string) {
  await tx
    .update(publishedLessons)
    .set({ appliedRegions: appliedRegionsOf(lessonId) })
    .where(eq(publishedLessons.lessonId, lessonId))
}
