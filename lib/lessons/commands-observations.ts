import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonApplicationSteps, lessonObservations, regions, siteRegions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { lockLesson } from './commands-lock.ts'
import { wordsBecome, wordsDecided, wordsRefusal } from './commands-uptake-words.ts'
import { publicLessonAt } from './commands-voices.ts'
import type { UptakeRefusal } from './copy-uptake.ts'
import { mailUptakeWaits } from './emails-uptake.ts'
import { mayReview } from './policy.ts'
import { mayVouch, speaksFor } from './policy-uptake.ts'
import type { decideObservationInput, ObservationInput, takeBackObservationInput } from './schema-uptake.ts'
import { lessonTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, UptakeRefusal>>

/** The region, when the actor speaks for it; a merged one speaks through its successor. */
export async function ownRegion(tx: Tx, actor: Actor, code: string): Promise<{ code: string; siteSlugs: string[] } | undefined> {
  const rows = await tx
    .select({ mergedInto: regions.mergedInto, site: siteRegions.siteSlug })
    .from(regions)
    .leftJoin(siteRegions, eq(siteRegions.regionCode, regions.code))
    .where(eq(regions.code, code))
  const region = { code, siteSlugs: rows.flatMap(({ site }) => site ?? []) }
  return rows.length > 0 && !rows[0]?.mergedInto && speaksFor(actor, region) ? region : undefined
}

/** True when a number is in the text that never belongs there. */
export const isStopped = (text: string) => scan(text).some((finding) => finding.severity === 'stop')

// Curators hear of the first text that waits, not of each.
export async function tellTextWaits(tx: Tx, text: { id: string; exceptIds: readonly string[] }): Promise<void> {
  const observations = await tx.$count(
    lessonObservations,
    and(eq(lessonObservations.status, 'waiting'), ne(lessonObservations.id, text.id)),
  )
  const steps = await tx.$count(
    lessonApplicationSteps,
    and(eq(lessonApplicationSteps.words, 'waiting'), ne(lessonApplicationSteps.id, text.id)),
  )
  if (observations + steps === 0) await mailUptakeWaits(tx, text)
}

/** Somebody of a region says whether they saw the same. Numbers alone show at once; words wait for a curator. */
export async function observeLesson(
  tx: Tx,
  actor: Actor,
  input: ObservationInput,
): Outcome<{ lessonId: string; state: 'waiting' | 'placed' }> {
  const found = await publicLessonAt(tx, input.slug)
  const lesson = found && (await lockLesson(tx, found))
  if (!lesson || !lesson.publishedRevisionId) return refuse('unknown_lesson')
  if (!mayVouch(actor, lesson)) return refuse('own_lesson')
  const region = await ownRegion(tx, actor, input.region)
  if (!region) return refuse('unknown_region')
  if (isStopped(input.note)) return refuse('hard_stop')
  const standing = and(
    eq(lessonObservations.lessonId, lesson.id),
    eq(lessonObservations.regionCode, region.code),
    eq(lessonObservations.userId, actor.id),
    inArray(lessonObservations.status, ['waiting', 'placed']),
  )
  if ((await tx.$count(lessonObservations, standing)) > 0) return refuse('observed_before')
  const { kind, periodFrom, periodUntil, seen, total, unit, note } = input
  const status = note === '' ? 'placed' : 'waiting'
  const [observation] = await tx
    .insert(lessonObservations)
    .values({
      lessonId: lesson.id,
      regionCode: region.code,
      kind,
      periodFrom,
      periodUntil,
      seen,
      total,
      unit,
      note,
      status,
      userId: actor.id,
    })
    .returning({ id: lessonObservations.id })
  if (!observation) throw new Error('no observation was inserted')
  await audit(tx, {
    actorId: actor.id,
    action: 'observe_lesson',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { observation: observation.id, region: region.code, kind },
  })
  if (status === 'waiting') await tellTextWaits(tx, { id: observation.id, exceptIds: [...lesson.everAuthorIds, actor.id] })
  else await emptyTags(tx, [lessonTag(lesson.id)])
  return done({ lessonId: lesson.id, state: status })
}

/** Who gave an observation takes it back; its words go with it. */
export async function takeBackObservation(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof takeBackObservationInput>,
): Outcome<{ lessonId: string }> {
  const [observation] = await tx
    .update(lessonObservations)
    .set({ status: 'taken_back', note: '' })
    .where(
      and(
        eq(lessonObservations.id, input.observationId),
        eq(lessonObservations.userId, actor.id),
        inArray(lessonObservations.status, ['waiting', 'placed']),
      ),
    )
    .returning({ lessonId: lessonObservations.lessonId })
  if (!observation) return refuse('unknown_observation')
  await audit(tx, {
    actorId: actor.id,
    action: 'take_back_observation',
    objectKind: 'lesson',
    objectId: observation.lessonId,
    details: { observation: input.observationId },
  })
  await emptyTags(tx, [lessonTag(observation.lessonId)])
  return done(observation)
}

/** A curator places an observation with words, leaves it out, or takes one away that shows. */
export async function decideObservation(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof decideObservationInput>,
): Outcome<{ lessonId: string }> {
  if (!mayReview(actor)) return refuse('not_allowed')
  const [found] = await tx
    .select({ lessonId: lessonObservations.lessonId })
    .from(lessonObservations)
    .where(eq(lessonObservations.id, input.observationId))
  const lesson = found && (await lockLesson(tx, found.lessonId))
  if (!lesson) return refuse('unknown_observation')
  const [observation] = await tx.select().from(lessonObservations).where(eq(lessonObservations.id, input.observationId)).for('update')
  if (!observation || observation.status === 'taken_back') return refuse('unknown_observation')
  const { status, userId: writtenById } = observation
  const refusal = wordsRefusal(actor, lesson, { status, writtenById }, input.decision)
  if (refusal) return refuse(refusal)
  const reason = input.decision === 'place' ? undefined : input.reason
  await tx
    .update(lessonObservations)
    .set({ status: wordsBecome[input.decision], decidedById: actor.id, decidedAt: sql`clock_timestamp()`, reason: reason ?? '' })
    .where(eq(lessonObservations.id, observation.id))
  const words = { kind: 'observation', id: observation.id, writtenById } as const
  await wordsDecided(tx, actor, lesson, words, { decision: input.decision, reason })
  return done({ lessonId: lesson.id })
}
