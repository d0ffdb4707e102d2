import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  lessonAuthors,
  lessonReactionAnswers,
  lessonReactions,
  lessonRecognitions,
  lessonReports,
  lessonRevisions,
  lessons,
  publishedLessons,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { hashToken, isToken, keyedHash } from '#lib/platform/tokens.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { fewestShown } from './copy-voices.ts'
import { mayReview } from './policy.ts'
import { mayHandleReport } from './policy-voices.ts'
import { lessonTag } from './tags.ts'
import type { ReactionKind, ReportReason } from './values-voices.ts'

export type PlacedReaction = {
  id: string
  kind: ReactionKind
  body: string
  name: string
  createdAt: Date
  /** What a writer of the lesson answered, and a curator placed. */
  answer: string | null
}
export type Voices = {
  reactions: PlacedReaction[]
  /** How many people recognise the lesson; null while it is too few to show. */
  recognised: number | null
}

/** What readers said about a lesson, as everyone sees it: reactions that a curator placed, oldest first. */
export async function voicesOf(lessonId: string): Promise<Voices> {
  dependsOn(lessonTag(lessonId))
  const [reactions, recognised] = await Promise.all([
    db
      .select({
        id: lessonReactions.id,
        kind: lessonReactions.kind,
        body: lessonReactions.body,
        name: lessonReactions.name,
        createdAt: lessonReactions.createdAt,
        answer: lessonReactionAnswers.body,
      })
      .from(lessonReactions)
      .leftJoin(
        lessonReactionAnswers,
        and(eq(lessonReactionAnswers.reactionId, lessonReactions.id), eq(lessonReactionAnswers.status, 'placed')),
      )
      .where(and(eq(lessonReactions.lessonId, lessonId), eq(lessonReactions.status, 'placed')))
      .orderBy(asc(lessonReactions.createdAt), asc(lessonReactions.id))
      .limit(200),
    db.$count(lessonRecognitions, eq(lessonRecognitions.lessonId, lessonId)),
  ])
  return { reactions, recognised: recognised >= fewestShown ? recognised : null }
}

export type AddressedLesson = { lessonId: string; slug: string; title: string }

/** The lesson that can be read at an address, for the forms beside it. */
export async function lessonToAnswer(slug: string): Promise<AddressedLesson | undefined> {
  if (!isSlug(slug)) return undefined
  const [lesson] = await db
    .select({ lessonId: publishedLessons.lessonId, slug: publishedLessons.slug, title: publishedLessons.title })
    .from(publishedLessons)
    .where(eq(publishedLessons.slug, slug))
  return lesson
}

/** Whether this browser already counts for the lesson. */
export async function recognisedBy(lessonId: string, browser: string | undefined): Promise<boolean> {
  if (!isToken(browser)) return false
  const markHash = keyedHash('recognition', `${lessonId}\0${browser}`)
  return (
    (await db.$count(lessonRecognitions, and(eq(lessonRecognitions.lessonId, lessonId), eq(lessonRecognitions.markHash, markHash)))) > 0
  )
}

/** What a visitor wrote, for the link of the mail; undefined when it was confirmed or is too old. Looks only. */
export async function reactionToConfirm(token: unknown): Promise<Pick<PlacedReaction, 'kind' | 'body' | 'name'> | undefined> {
  if (!isToken(token)) return undefined
  const [reaction] = await db
    .select({ kind: lessonReactions.kind, body: lessonReactions.body, name: lessonReactions.name })
    .from(lessonReactions)
    .where(
      and(
        eq(lessonReactions.tokenHash, hashToken(token)),
        eq(lessonReactions.status, 'unconfirmed'),
        sql`${lessonReactions.createdAt} > clock_timestamp() - interval '48 hours'`,
      ),
    )
  return reaction
}

export type DeskReaction = Omit<PlacedReaction, 'answer'> & {
  lessonId: string
  lessonTitle: string
  status: 'waiting' | 'placed'
  /** When a curator placed it; null as long as it waits. */
  decidedAt: Date | null
  /** The reader wrote along at the lesson, or wrote the reaction: another curator decides. */
  isOwn: boolean
  /** What the privacy scan asks about: the fragment and why. */
  findings: { text: string; reason: string }[]
}

/** Reactions for a curator: what waits, longest first; or what shows now, newest first. */
export async function deskReactions(actor: Actor, status: 'waiting' | 'placed'): Promise<DeskReaction[]> {
  if (!mayReview(actor)) return []
  const rows = await db
    .select({
      id: lessonReactions.id,
      kind: lessonReactions.kind,
      body: lessonReactions.body,
      name: lessonReactions.name,
      createdAt: lessonReactions.createdAt,
      decidedAt: lessonReactions.decidedAt,
      lessonId: lessonReactions.lessonId,
      lessonTitle: publishedLessons.title,
      isOwn: sql<boolean>`(${lessonReactions.userId} is not distinct from ${actor.id}::uuid or exists (select from ${lessonAuthors} where ${lessonAuthors.lessonId} = ${lessonReactions.lessonId} and ${lessonAuthors.userId} = ${actor.id}))`,
    })
    .from(lessonReactions)
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonReactions.lessonId))
    .where(eq(lessonReactions.status, status))
    .orderBy(status === 'waiting' ? asc(lessonReactions.createdAt) : desc(lessonReactions.createdAt), asc(lessonReactions.id))
    .limit(50)
  return rows.map((row) => ({
    ...row,
    status,
    findings: scan(`${row.name}\n${row.body}`).map(({ text, reason }) => ({ text, reason })),
  }))
}

export type HandledReport = Omit<DeskReport, 'email'> & { outcome: string; handledByName: string; handledAt: Date }
export type DeskReport = {
  id: string
  lessonId: string
  lessonTitle: string | null
  isPublic: boolean
  reason: ReportReason
  message: string
  email: string | null
  createdAt: Date
  reactionBody: string | null
}

/** Reports that nobody handled yet: first where somebody may be recognised, then the oldest. */
export async function openReports(actor: Actor): Promise<DeskReport[]> {
  if (!mayHandleReport(actor)) return []
  return reports()
    .where(isNull(lessonReports.handledAt))
    .orderBy(sql`${lessonReports.reason} <> 'recognisable'`, asc(lessonReports.createdAt))
    .limit(100)
}

/** Reports that were handled, newest first, with who did what. */
export async function handledReports(actor: Actor): Promise<HandledReport[]> {
  if (!mayHandleReport(actor)) return []
  const rows = await reports()
    .where(isNotNull(lessonReports.handledAt))
    .orderBy(desc(lessonReports.handledAt), asc(lessonReports.id))
    .limit(100)
  return rows.map(({ email: _email, handledByName, handledAt, ...row }) => ({
    ...row,
    handledByName: handledByName ?? 'de redactie',
    handledAt: handledAt ?? row.createdAt,
  }))
}

const reports = () =>
  db
    .select({
      id: lessonReports.id,
      lessonId: lessonReports.lessonId,
      lessonTitle: lessonRevisions.title,
      isPublic: sql<boolean>`${publishedLessons.lessonId} is not null`,
      reason: lessonReports.reason,
      message: lessonReports.message,
      email: lessonReports.email,
      createdAt: lessonReports.createdAt,
      reactionBody: lessonReactions.body,
      outcome: lessonReports.outcome,
      handledAt: lessonReports.handledAt,
      handledByName: users.name,
    })
    .from(lessonReports)
    .innerJoin(lessons, eq(lessons.id, lessonReports.lessonId))
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessonReports.lessonId))
    .leftJoin(lessonRevisions, eq(lessonRevisions.id, publishedLessons.revisionId))
    .leftJoin(lessonReactions, eq(lessonReactions.id, lessonReports.reactionId))
    .leftJoin(users, eq(users.id, lessonReports.handledById))
