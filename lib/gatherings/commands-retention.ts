import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatherings, signUpAnswers, signUpNeeds } from '#db/schema/index.ts'
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
