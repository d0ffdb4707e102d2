import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatheringFollowUps, gatheringInvitations, gatherings, signUpAnswers, signUpNeeds, signUps } from '#db/schema/index.ts'
import { audit } from '#lib/platform/audit.ts'

const batch = 500

/** Wipes what people said about food and access seven days after the gathering. One gathering at a time; 1 when there was one. */
export async function wipeNeeds(tx: Tx, now: Date): Promise<number> {
  const [gathering] = await tx
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(and(isNull(gatherings.needsRemovedAt), sql`${gatherings.endsAt} <= ${now.toISOString()}::timestamptz - interval '7 days'`))
    .orderBy(asc(gatherings.endsAt))
    .limit(1)
    .for('no key update')
  if (!gathering) return 0
  const wiped = await tx
    .delete(signUpNeeds)
    .where(sql`${signUpNeeds.signUpId} in (select id from sign_ups where gathering_id = ${gathering.id})`)
    .returning({ id: signUpNeeds.signUpId })
  await tx.update(gatherings).set({ needsRemovedAt: now }).where(eq(gatherings.id, gathering.id))
  if (wiped.length > 0)
    await audit(tx, {
      actorId: null,
      action: 'wipe_needs',
      objectKind: 'gathering',
      objectId: gathering.id,
      details: { count: wiped.length },
    })
  return 1
}

/** Wipes answers as many days after the gathering as their question says. One batch; gives how many. */
export async function wipeAnswers(tx: Tx, now: Date): Promise<number> {
  const wiped = await tx
    .delete(signUpAnswers)
    .where(
      sql`(${signUpAnswers.signUpId}, ${signUpAnswers.questionId}) in (
        select answer.sign_up_id, answer.question_id
        from sign_up_answers answer
        join gathering_questions question on question.id = answer.question_id
        join gatherings gathering on gathering.id = question.gathering_id
        where gathering.ends_at <= ${now.toISOString()}::timestamptz - make_interval(days => question.keep_days)
        limit ${batch})`,
    )
    .returning({ id: signUpAnswers.signUpId })
  return wiped.length
}

/** Days after a gathering that is written down who came. docs/data-map.md says so too. */
export const attendanceKeptDays = 365

/**
 * Takes the names off the sign-ups of a gathering of a year ago, and removes its invitations: how many came is left, and
 * who is not. One gathering at a time; 1 when there was one.
 */
export async function makeNameless(tx: Tx, now: Date): Promise<number> {
  const [gathering] = await tx
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(
      sql`${gatherings.endsAt} <= ${now.toISOString()}::timestamptz - make_interval(days => ${attendanceKeptDays}) and (
        exists (select from sign_ups named where named.gathering_id = ${gatherings.id} and named.nameless_at is null)
        or exists (select from gathering_invitations invited where invited.gathering_id = ${gatherings.id}))`,
    )
    .orderBy(asc(gatherings.endsAt))
    .limit(1)
    .for('no key update')
  if (!gathering) return 0
  const rows = await tx
    .update(signUps)
    .set({
      namelessAt: now,
      userId: null,
      email: null,
      name: null,
      groupId: null,
      signedUpById: null,
      invitationId: null,
      givenOutOfTurnById: null,
      outOfTurnReason: null,
      attendanceById: null,
      shownToParticipants: false,
    })
    .where(and(eq(signUps.gatheringId, gathering.id), isNull(signUps.namelessAt)))
    .returning({ id: signUps.id })
  const ids = rows.map((row) => row.id)
  // A lesson has an author: which answer it came from would say who was there.
  if (ids.length > 0) await tx.update(gatheringFollowUps).set({ text: '', lessonId: null }).where(inArray(gatheringFollowUps.signUpId, ids))
  await tx.delete(gatheringInvitations).where(eq(gatheringInvitations.gatheringId, gathering.id))
  await audit(tx, {
    actorId: null,
    action: 'make_nameless',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { count: ids.length },
  })
  return 1
}
