import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { legalAnswers, questionThreads } from '#db/schema/index.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { isoDay } from '#lib/platform/time.ts'
import { addWorkingDays, isWorkingDay } from '#lib/platform/working-days.ts'
import { changeThread, lockThread, note } from './commands-lock.ts'
import { peopleOfRoute, peopleOfThread } from './commands-routing.ts'
import { dropUnconfirmed } from './commands-files.ts'
import { forgettingJobs } from './commands-retention.ts'
import { questionIndexing } from './commands-search.ts'
import { forgetAddresses } from './commands.ts'
import { mailTeam } from './emails.ts'
import { mailLegalReview } from './emails-legal.ts'
import { owedStatuses } from './status.ts'

const minute = 60_000
const batch = 50

type Step = { column: 'remindedBeforeAt' | 'remindedLateAt' | 'teamRemindedAt'; mail: 'before' | 'late' | 'escalated'; event: string }
const steps: readonly Step[] = [
  { column: 'teamRemindedAt', mail: 'escalated', event: 'escalated' },
  { column: 'remindedLateAt', mail: 'late', event: 'late' },
  { column: 'remindedBeforeAt', mail: 'before', event: 'reminded' },
]

/** Which step is due for a question that must be answered at a moment: the latest that applies. */
function dueStep(dueAt: Date, now: Date): Step['mail'] | undefined {
  const today = isoDay(now)
  if (today >= addWorkingDays(isoDay(dueAt), 1)) return 'escalated'
  if (now >= dueAt) return 'late'
  return addWorkingDays(today, 1) >= isoDay(dueAt) && isWorkingDay(today) ? 'before' : undefined
}

/**
 * Reminds of what must be answered: on the working day before, who has it in hand; once the day has passed, that person
 * again; a working day later the whole team. After a standstill only the latest of these leaves.
 */
export async function remindOfQuestions(tx: Tx, now: Date): Promise<number> {
  await rowsFor(tx, 'clock')
  const due = await tx
    .select({ id: questionThreads.id })
    .from(questionThreads)
    .where(
      and(
        inArray(questionThreads.status, [...owedStatuses]),
        isNull(questionThreads.teamRemindedAt),
        // Weekends and holidays in between: the exact day is decided below.
        lt(questionThreads.dueAt, new Date(now.getTime() + 7 * 24 * 60 * minute)),
      ),
    )
    .orderBy(asc(questionThreads.dueAt), asc(questionThreads.id))
  let count = 0
  for (const { id } of due) {
    if (count >= batch) break
    const thread = await lockThread(tx, id)
    if (!thread?.dueAt || !owedStatuses.some((status) => status === thread.status)) continue
    const mail = dueStep(thread.dueAt, now)
    const step = steps.find((one) => one.mail === mail)
    if (!step || thread[step.column]) continue
    // Who is reminded late is not reminded beforehand any more.
    const passed = Object.fromEntries(steps.slice(steps.indexOf(step)).map(({ column }) => [column, thread[column] ?? now]))
    await changeThread(tx, id, passed)
    await note(tx, id, step.event, null, now)
    const people = step.mail === 'escalated' ? await peopleOfRoute(tx, thread.routeId, now) : await peopleOfThread(tx, thread, now)
    await mailTeam(tx, step.mail, thread, people, `${id}:${isoDay(thread.dueAt)}`)
    count++
  }
  return count
}

/** Asks the jurists to look again at answers whose date has come; once per date. */
export async function askLegalReviews(tx: Tx, now: Date): Promise<number> {
  const due = await tx
    .select({ id: legalAnswers.id, validUntil: legalAnswers.validUntil })
    .from(legalAnswers)
    .where(
      and(eq(legalAnswers.state, 'published'), sql`${legalAnswers.validUntil} <= ${isoDay(now)}::date`, isNull(legalAnswers.reviewAskedAt)),
    )
    .limit(batch)
    .for('update', { skipLocked: true })
  for (const answer of due) {
    await tx.update(legalAnswers).set({ reviewAskedAt: now }).where(eq(legalAnswers.id, answer.id))
    await mailLegalReview(tx, answer)
  }
  return due.length
}

/** What the clock does with questions. */
export const questionJobs: readonly Job[] = [
  { name: 'remind of questions', every: 5 * minute, run: remindOfQuestions },
  { name: 'tidy questions', every: 60 * minute, run: dropUnconfirmed },
  { name: 'forget addresses of askers', every: 60 * minute, run: forgetAddresses },
  { name: 'ask to look at legal answers', every: 60 * minute, run: askLegalReviews },
  questionIndexing,
  ...forgettingJobs,
]
