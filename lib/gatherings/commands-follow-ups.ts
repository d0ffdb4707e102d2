import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringFollowUps, signUps } from '#db/schema/index.ts'
import { beginLesson } from '#lib/lessons/commands.ts'
import { mayStartLesson } from '#lib/lessons/policy.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import type { FollowUpRefusal } from './copy-afterwards.ts'
import { mailFollowUps } from './emails-follow-ups.ts'
import { signUpOfFollowUp } from './queries-links.ts'
import type { followUpInput, followUpLessonInput } from './schema-afterwards.ts'
import { followUpDays } from './values.ts'

type Outcome<T> = Promise<Result<T, FollowUpRefusal>>
const atOnce = 100

/**
 * Asks who was there, six weeks later, what they did with it; gives how many were asked. The row is what makes it once:
 * who has one was asked. After a standstill of weeks nobody is asked any more.
 */
export async function askFollowUps(tx: Tx, now: Date): Promise<number> {
  const moment = now.toISOString()
  const asked = await tx.execute<{ sign_up_id: string }>(sql`
    insert into gathering_follow_ups (sign_up_id, gathering_id, asked_at)
    select sign_ups.id, gatherings.id, ${moment}::timestamptz
    from gatherings
    join sign_ups on sign_ups.gathering_id = gatherings.id and sign_ups.status = 'signed_up' and sign_ups.attended_at is not null
    left join users on users.id = sign_ups.user_id
    where gatherings.status in ('published', 'held') and users.closed_at is null
      and gatherings.ends_at <= ${moment}::timestamptz - make_interval(days => ${followUpDays.asked})
      and gatherings.ends_at > ${moment}::timestamptz - make_interval(days => ${followUpDays.latest})
      and not exists (select from gathering_follow_ups known where known.sign_up_id = sign_ups.id)
    order by gatherings.ends_at, sign_ups.id
    limit ${atOnce}
    on conflict (sign_up_id) do nothing
    returning sign_up_id`)
  await mailFollowUps(
    tx,
    asked.map((row) => row.sign_up_id),
  )
  return asked.length
}

/** Takes the answer of who has the link. The first one stands; the same again is the same deed. */
export async function answerFollowUp(tx: Tx, input: z.output<typeof followUpInput>, now = new Date()): Outcome<null> {
  const signUpId = signUpOfFollowUp(input.token)
  if (!signUpId) return refuse('unknown_link')
  const [row] = await tx.select().from(gatheringFollowUps).where(eq(gatheringFollowUps.signUpId, signUpId)).for('no key update')
  if (!row) return refuse('unknown_link')
  if (row.answer) return row.answer === input.answer && row.text === input.text ? done(null) : refuse('already_answered')
  await tx
    .update(gatheringFollowUps)
    .set({ answer: input.answer, text: input.text, answeredAt: now })
    .where(eq(gatheringFollowUps.signUpId, signUpId))
  return done(null)
}

/** Makes a draft lesson of the own answer, for who was signed up and belongs to a site or region. Pressed twice, one. */
export async function followUpLesson(tx: Tx, actor: Actor, input: z.output<typeof followUpLessonInput>): Outcome<{ lessonId: string }> {
  const signUpId = signUpOfFollowUp(input.token)
  if (!signUpId) return refuse('unknown_link')
  const [row] = await tx.select().from(gatheringFollowUps).where(eq(gatheringFollowUps.signUpId, signUpId)).for('no key update')
  const [signUp] = await tx.select({ userId: signUps.userId }).from(signUps).where(eq(signUps.id, signUpId))
  if (!row || !signUp) return refuse('unknown_link')
  if (signUp.userId !== actor.id) return refuse('not_yours')
  if (row.lessonId) return done({ lessonId: row.lessonId })
  if (!row.answer) return refuse('not_answered')
  const [sort, home = ''] = input.home.split(':')
  if (!mayStartLesson(actor, sort === 'site' ? { site: home } : { region: home })) return refuse('unknown_home')
  const lessonId = await beginLesson(tx, actor, input.home, row.text ? { approach: fromBlocks([row.text]) } : {})
  await tx.update(gatheringFollowUps).set({ lessonId }).where(eq(gatheringFollowUps.signUpId, signUpId))
  return done({ lessonId })
}

/** Wipes what people wrote a year after the gathering; the choices stay, to be counted. Gives how many. */
export async function wipeFollowUps(tx: Tx, now: Date): Promise<number> {
  const wiped = await tx.execute(sql`
    update gathering_follow_ups set text = '' where sign_up_id in (
      select follow_up.sign_up_id from gathering_follow_ups follow_up
      join gatherings on gatherings.id = follow_up.gathering_id
      where follow_up.text <> '' and gatherings.ends_at <= ${now.toISOString()}::timestamptz - make_interval(days => ${followUpDays.kept})
      limit 500)
    returning sign_up_id`)
  return wiped.length
}
