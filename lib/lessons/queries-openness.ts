import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { lessonFeedTag } from './tags.ts'
import type { WithdrawalReason } from './values.ts'

export type EditorialMonth = {
  /** '2026-11', in Amsterdam. */
  month: string
  /** Lessons that could be read for the first time. */
  placed: number
  /** Next versions of lessons that were placed before. */
  changed: number
  returned: number
  declined: number
  withdrawn: Record<WithdrawalReason, number>
}

export type EditorialFigures = {
  /** The last twelve months, this one included, oldest first. */
  months: EditorialMonth[]
  /** Working days from sending in to the decision, over those months; null when nothing was decided. */
  waiting: { decisions: number; median: number; p90: number } | null
  /** Second looks that were asked in those months, and how many ended in another decision. */
  secondLooks: { asked: number; overturned: number }
}

const local = (column: string) => sql.raw(`(${column} at time zone 'Europe/Amsterdam')`)
const firstMonth = sql`date_trunc('month', now() at time zone 'Europe/Amsterdam') - interval '11 months'`
const recent = (column: string) => sql`${local(column)} >= ${firstMonth}`

/** What the desk did, in numbers. They are about editing, so small ones are shown as they are. */
export async function editorialFigures(): Promise<EditorialFigures> {
  dependsOn(lessonFeedTag)
  const [months, [waiting], [looks]] = await Promise.all([countedMonths(), waitingTimes(), lookedTwice()])
  return {
    months,
    waiting:
      waiting && Number(waiting.decisions) > 0
        ? { decisions: Number(waiting.decisions), median: Number(waiting.median), p90: Number(waiting.p90) }
        : null,
    secondLooks: { asked: Number(looks?.asked ?? 0), overturned: Number(looks?.overturned ?? 0) },
  }
}

type MonthRow = Record<'month' | 'placed' | 'changed' | 'returned' | 'declined' | 'wrong' | 'recognisable' | 'out_of_date', string>

async function countedMonths(): Promise<EditorialMonth[]> {
  // A withdrawal that was undone is no withdrawal; a decision to place is a change when an earlier one was there.
  const rows = await db.execute<MonthRow>(sql`
    with decided as (
      select to_char(${local('d.decided_at')}, 'YYYY-MM') as month, d.kind, d.withdrawal_reason as reason,
        d.kind = 'publish' and exists (
          select from lesson_decisions e where e.lesson_id = d.lesson_id and e.kind = 'publish' and (e.decided_at, e.id) < (d.decided_at, d.id)
        ) as again
      from lesson_decisions d
      where ${recent('d.decided_at')}
        and not exists (select from lesson_withdrawals w where w.decision_id = d.id and w.undone_at is not null)
    )
    select to_char(m, 'YYYY-MM') as month,
      count(*) filter (where kind = 'publish' and not again) as placed,
      count(*) filter (where kind = 'publish' and again) as changed,
      count(*) filter (where kind = 'return') as returned,
      count(*) filter (where kind = 'decline') as declined,
      count(*) filter (where reason = 'wrong') as wrong,
      count(*) filter (where reason = 'recognisable') as recognisable,
      count(*) filter (where reason = 'out_of_date') as out_of_date
    from generate_series(${firstMonth}, date_trunc('month', now() at time zone 'Europe/Amsterdam'), interval '1 month') m
    left join decided on decided.month = to_char(m, 'YYYY-MM')
    group by m order by m`)
  return rows.map((row) => ({
    month: row.month,
    placed: Number(row.placed),
    changed: Number(row.changed),
    returned: Number(row.returned),
    declined: Number(row.declined),
    withdrawn: { wrong: Number(row.wrong), recognisable: Number(row.recognisable), out_of_date: Number(row.out_of_date) },
  }))
}

// Working days as the desk counts them: the days after sending in, up to and with the day of the decision, no weekends.
const waitingTimes = () =>
  db.execute<Record<'decisions' | 'median' | 'p90', string>>(sql`
    with waited as (
      select (select count(*) from generate_series(${local('r.created_at')}::date + 1, ${local('d.decided_at')}::date, interval '1 day') day
        where extract(isodow from day) < 6) as days
      from lesson_decisions d join lesson_revisions r on r.id = d.revision_id
      where d.kind <> 'withdraw' and ${recent('d.decided_at')}
    )
    select count(*) as decisions, percentile_disc(0.5) within group (order by days) as median,
      percentile_disc(0.9) within group (order by days) as p90 from waited`)

const lookedTwice = () =>
  db.execute<Record<'asked' | 'overturned', string>>(sql`
    select count(*) as asked, count(*) filter (where later.kind is not null and later.kind <> first.kind) as overturned
    from lesson_second_looks l
    join lesson_decisions first on first.revision_id = l.decided_revision_id and first.kind <> 'withdraw'
    left join lesson_decisions later on later.revision_id = l.revision_id and later.kind <> 'withdraw'
    where ${recent('l.asked_at')}`)
