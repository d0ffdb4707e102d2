import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonReactions, lessonRecognitions, lessonReports } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { keyedHash } from '#lib/platform/tokens.ts'
import { publicLessonAt } from './commands-voices.ts'
import { fewestShown, type VoicesRefusal } from './copy-voices.ts'
import { mailReported } from './emails-voices.ts'
import { mayHandleReport } from './policy-voices.ts'
import type { handleReportInput, ReportInput } from './schema-voices.ts'
import { lessonTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, VoicesRefusal>>

/** Anyone says that a lesson, or a reaction under it, cannot stay like this. */
export async function reportLesson(tx: Tx, actor: Actor | null, input: ReportInput): Outcome {
  const lessonId = await publicLessonAt(tx, input.slug)
  if (!lessonId) return refuse('unknown_lesson')
  if (input.reactionId) {
    const shown = await tx.$count(
      lessonReactions,
      and(eq(lessonReactions.id, input.reactionId), eq(lessonReactions.lessonId, lessonId), eq(lessonReactions.status, 'placed')),
    )
    if (shown === 0) return refuse('unknown_reaction')
  }
  const { reason, message, email, reactionId } = input
  const [report] = await tx
    .insert(lessonReports)
    .values({ lessonId, reactionId, reason, message, email })
    .returning({ id: lessonReports.id })
  if (!report) throw new Error('no report was inserted')
  await audit(tx, {
    actorId: actor?.id ?? null,
    action: 'report_lesson',
    objectKind: 'lesson',
    objectId: lessonId,
    reason,
    details: { report: report.id },
  })
  await mailReported(tx, { id: report.id, urgent: reason === 'recognisable' })
  return done(null)
}

/** A curator writes down what was done with a report. The address of the reporter goes with it. */
export async function handleReport(tx: Tx, actor: Actor, input: z.output<typeof handleReportInput>): Outcome {
  if (!mayHandleReport(actor)) return refuse('not_allowed')
  const [report] = await tx.select().from(lessonReports).where(eq(lessonReports.id, input.reportId)).for('update')
  if (!report) return refuse('unknown_report')
  if (report.handledAt) return refuse('already_decided')
  await tx
    .update(lessonReports)
    .set({ handledById: actor.id, handledAt: sql`clock_timestamp()`, outcome: input.outcome, email: null })
    .where(eq(lessonReports.id, report.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'handle_report',
    objectKind: 'lesson',
    objectId: report.lessonId,
    reason: report.reason,
    details: { report: report.id },
  })
  return done(null)
}

/** The mark of a browser on one lesson. Without the key of the portal nobody can tell which browser or compare two lessons. */
const markOf = (lessonId: string, browser: string) => keyedHash('recognition', `${lessonId}\0${browser}`)

/** 'Dit herken ik': a browser counts once for each lesson. Gives the lesson, and whether it counted now. */
export async function recogniseLesson(tx: Tx, input: { slug: string; browser: string }): Outcome<{ lessonId: string; counted: boolean }> {
  const lessonId = await publicLessonAt(tx, input.slug)
  if (!lessonId) return refuse('unknown_lesson')
  const counted = await tx
    .insert(lessonRecognitions)
    .values({ lessonId, markHash: markOf(lessonId, input.browser) })
    .onConflictDoNothing()
    .returning({ lessonId: lessonRecognitions.lessonId })
  if (counted.length > 0) await showCount(tx, lessonId, fewestShown)
  return done({ lessonId, counted: counted.length > 0 })
}

/** Takes the mark of this browser away again. */
export async function unrecogniseLesson(tx: Tx, input: { slug: string; browser: string }): Outcome<{ lessonId: string }> {
  const lessonId = await publicLessonAt(tx, input.slug)
  if (!lessonId) return refuse('unknown_lesson')
  const gone = await tx
    .delete(lessonRecognitions)
    .where(and(eq(lessonRecognitions.lessonId, lessonId), eq(lessonRecognitions.markHash, markOf(lessonId, input.browser))))
    .returning({ lessonId: lessonRecognitions.lessonId })
  if (gone.length > 0) await showCount(tx, lessonId, fewestShown - 1)
  return done({ lessonId })
}

// The page shows the number from a few on: below that it need not be made again.
async function showCount(tx: Tx, lessonId: string, from: number) {
  if ((await tx.$count(lessonRecognitions, eq(lessonRecognitions.lessonId, lessonId))) >= from) await emptyTags(tx, [lessonTag(lessonId)])
}
