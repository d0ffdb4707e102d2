import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import {
  auditLog,
  lessonDecisions,
  lessonDrafts,
  lessonRevisions,
  lessons,
  memberships,
  outbox,
  publishedLessons,
  searchDocuments,
  userRoles,
  users,
} from '#db/schema/index.ts'
import { addCoAuthor } from '#lib/lessons/commands-authors.ts'
import { answerFinding } from '#lib/lessons/commands-findings.ts'
import { declineLesson, publishLesson, returnLesson } from '#lib/lessons/commands-review.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import { saveDraft, startLesson, submitLesson } from '#lib/lessons/commands.ts'
import { judgedFindings } from '#lib/lessons/queries-findings.ts'
import { lessonContent } from '#lib/lessons/schema.ts'
import { everythingChecked } from '#lib/lessons/values-checklist.ts'
import { sections } from '#lib/lessons/values.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { demoAccounts } from './accounts.ts'
import type { DemoLesson } from './lesson-type.ts'
import { demoLessons } from './lessons.ts'
import { seedExperience } from './seed-experience.ts'
import { seedQuestions } from './seed-questions.ts'
import { seedDesk } from './seed-desk.ts'
import { seedVoices } from './seed-voices.ts'
import { seedUptake } from './seed-uptake.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Fills an empty portal with invented accounts and lessons, through the same commands as the screens: what the rules
 * refuse cannot be in the demo either. Does nothing when there are people already.
 */
export async function seedDemo(tx: Tx): Promise<void> {
  const [someone] = await tx.select({ id: users.id }).from(users).limit(1)
  if (someone) return
  const actors = new Map<string, Actor>()
  // Before this transaction: its own moment is rounded to the millisecond, sometimes upwards, and a role would begin only after it.
  const validFrom = new Date(Date.now() - 60_000)
  for (const account of demoAccounts) {
    const [user] = await tx.insert(users).values({ email: account.email, name: account.name, emailVerifiedAt: new Date() }).returning()
    if (!user) throw new Error(`no account for ${account.email}`)
    for (const role of account.roles) await tx.insert(userRoles).values({ userId: user.id, role, validFrom })
    for (const siteSlug of account.sites) await tx.insert(memberships).values({ userId: user.id, siteSlug, validFrom })
    for (const regionCode of account.regions) await tx.insert(memberships).values({ userId: user.id, regionCode, validFrom })
    actors.set(account.email.split('@')[0] ?? '', { ...account, id: user.id })
  }
  const actor = (name: string) => {
    const found = actors.get(name)
    if (!found) throw new Error(`no demo account ${name}`)
    return found
  }
  for (const [index, lesson] of demoLessons.entries()) await seedLesson(tx, lesson, actor, index)
  await seedVoices(tx, actor)
  await seedUptake(tx, actor)
  await seedDesk(tx, actor)
  await seedQuestions(tx, actor)
  await seedExperience(tx, actor)
  // The mails of this filling tell of deeds that nobody did. The log stays: it is part of the story.
  await tx.delete(outbox)
}

async function seedLesson(tx: Tx, lesson: DemoLesson, actor: (name: string) => Actor, index: number) {
  const author = actor(lesson.author)
  const curator = actor(index % 2 === 0 ? 'redactie' : 'redactie2')
  const home = lesson.site ? `site:${lesson.site}` : `region:${lesson.region}`
  const { lessonId } = must(await startLesson(tx, author, { home }), lesson)
  const blocks = Object.fromEntries(sections.map((section) => [section, fromBlocks(lesson[section] ?? [])]))
  const content = lessonContent.parse({ ...lesson, ...blocks })
  const { version } = must(await saveDraft(tx, author, { lessonId, basedOn: 1, saveKey: crypto.randomUUID(), content }), lesson)
  for (const coAuthor of lesson.coAuthors ?? []) must(await addCoAuthor(tx, author, { lessonId, email: actor(coAuthor).email }), lesson)
  const at = new Date(Date.now() - lesson.daysAgo * day - (index % 7) * 3_600_000)
  if (lesson.state === 'draft') {
    await tx.update(lessonDrafts).set({ savedAt: at }).where(eq(lessonDrafts.lessonId, lessonId))
    return
  }
  await answerQuestions(tx, author, lessonId, lesson)
  const { revisionId } = must(await submitLesson(tx, author, { lessonId, version }), lesson)
  const message = lesson.message ?? ''
  if (lesson.state === 'published' || lesson.state === 'withdrawn')
    must(await publishLesson(tx, curator, { lessonId, revisionId, message: '', ...everythingChecked }), lesson)
  if (lesson.state === 'returned') must(await returnLesson(tx, curator, { lessonId, revisionId, message }), lesson)
  if (lesson.state === 'declined') must(await declineLesson(tx, curator, { lessonId, revisionId, message }), lesson)
  await setBack(tx, lessonId, at)
  if (lesson.state === 'withdrawn' && lesson.withdrawal) {
    must(await withdrawLesson(tx, curator, { lessonId, reason: lesson.withdrawal.reason, message: lesson.withdrawal.note }), lesson)
  }
}

/** The writer of the story answers what the privacy scan asks, as every writer does before sending in. */
async function answerQuestions(tx: Tx, author: Actor, lessonId: string, lesson: DemoLesson) {
  const [draft] = await tx.select({ content: lessonDrafts.content }).from(lessonDrafts).where(eq(lessonDrafts.lessonId, lessonId))
  const findings = await judgedFindings(tx, lessonId, { content: lessonContent.parse(draft?.content), files: [] })
  for (const { field, kind, text } of findings) {
    const answer = { decision: 'looked_at' as const, reason: 'De gezinnen in deze les zijn verzonnen.' }
    must(await answerFinding(tx, author, { lessonId, field, kind, fragment: text, ...answer }), lesson)
  }
}

/** Gives the lesson the age it has in the story: written some days before it was placed. */
async function setBack(tx: Tx, lessonId: string, at: Date) {
  const submitted = sql`(case when status = 'submitted' then ${at.toISOString()}::timestamptz else ${at.toISOString()}::timestamptz - interval '3 days' end)`
  await tx
    .update(lessons)
    .set({ submittedAt: submitted, createdAt: sql`${at.toISOString()}::timestamptz - interval '5 days'` })
    .where(eq(lessons.id, lessonId))
  await tx
    .update(lessonDrafts)
    .set({ savedAt: new Date(at.getTime() - 3 * day) })
    .where(eq(lessonDrafts.lessonId, lessonId))
  await tx
    .update(lessonRevisions)
    .set({ createdAt: new Date(at.getTime() - 3 * day) })
    .where(eq(lessonRevisions.lessonId, lessonId))
  await tx.update(lessonDecisions).set({ decidedAt: at }).where(eq(lessonDecisions.lessonId, lessonId))
  await tx.update(publishedLessons).set({ firstPublishedAt: at, publishedAt: at }).where(eq(publishedLessons.lessonId, lessonId))
  await tx.update(searchDocuments).set({ at }).where(eq(searchDocuments.documentId, lessonId))
  // Rows that were not committed yet may still get their moment; afterwards nobody can.
  const told = sql`${at.toISOString()}::timestamptz - case action when 'start_lesson' then interval '5 days' when 'submit_lesson' then interval '3 days' when 'add_co_author' then interval '4 days' else interval '0' end`
  await tx.update(auditLog).set({ at: told }).where(eq(auditLog.objectId, lessonId))
}

function must<T>(result: Result<T, string>, lesson: DemoLesson): T {
  if (!result.ok) throw new Error(`demo lesson ${lesson.slug}: ${result.reason}`)
  return result.value
}
