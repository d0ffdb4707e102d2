import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { mailReminders, type DueReminder } from './emails-reminders.ts'

const atOnce = 100

/**
 * Reminds who is signed up, as many days before as the gathering says; gives how many were reminded. Each sign-up is
 * reminded once per number of days and day of the gathering, because the key of the mail says so: a gathering that moves
 * to another day reminds again.
 *
 * After a standstill only the latest reminder goes out. Who got a place (or the news of a change) after the moment of a
 * reminder has just read the date, and is left alone; but when there is an online room, everybody gets its address.
 */
export async function sendReminders(tx: Tx, now: Date): Promise<number> {
  const moment = now.toISOString()
  const due = await tx.execute<DueReminder>(sql`
    with due as (
      select sign_ups.id as sign_up_id, latest.days,
        'reminder:' || sign_ups.id || ':' || latest.days || ':' || to_char(gatherings.starts_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as key,
        gatherings.starts_at - make_interval(hours => 24 * latest.days) as due_at,
        gatherings.starts_at, gatherings.version,
        exists (select from gathering_rooms where gathering_id = gatherings.id)
          and ${moment}::timestamptz >= gatherings.starts_at - interval '24 hours' as room_is_open
      from gatherings
      join lateral (
        select min(days) as days from unnest(gatherings.reminder_days) days
        where gatherings.starts_at - make_interval(hours => 24 * days) <= ${moment}::timestamptz
      ) latest on latest.days is not null
      join sign_ups on sign_ups.gathering_id = gatherings.id and sign_ups.status = 'signed_up'
      left join users on users.id = sign_ups.user_id
      where gatherings.status = 'published' and gatherings.starts_at > ${moment}::timestamptz
        and gatherings.starts_at <= ${moment}::timestamptz + interval '31 days'
        and users.closed_at is null and not sign_ups.walk_in
    )
    select due.sign_up_id as "signUpId", due.key from due
    join sign_ups on sign_ups.id = due.sign_up_id and sign_ups.status = 'signed_up'
    where not exists (select from outbox where outbox.key = due.key)
      and (due.room_is_open or not exists (
        select from outbox where outbox.created_at > due.due_at and (
          outbox.key in ('sign-up-signed_up:' || due.sign_up_id, 'sign-up-accepted:' || due.sign_up_id, 'sign-up-given:' || due.sign_up_id)
          or outbox.key = 'sign-up-changed:' || due.sign_up_id || ':' || due.version)))
    order by due.starts_at, due.sign_up_id
    limit ${atOnce}
    -- Who is cancelling at this moment is not reminded: they come in the next round, or not at all.
    for share of sign_ups skip locked`)
  await mailReminders(tx, [...due], now)
  return due.length
}
