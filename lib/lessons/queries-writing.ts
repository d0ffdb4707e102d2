import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  lessonAuthors,
  lessonDecisions,
  lessonDrafts,
  lessonFiles,
  lessonRevisions,
  lessons,
  publishedLessons,
  regions,
  sites,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { placingOf } from './queries-placing.ts'
import { openSuggestions } from './queries-suggestions.ts'
import { lessonContent, type LessonContent } from './schema.ts'
import type { LessonStatus } from './status.ts'
import type { WithdrawalReason } from './values.ts'

export type OwnLessonRow = {
  id: string
  status: LessonStatus
  title: string
  homeName: string
  savedAt: Date
  publicSlug: string | null
}

/** The lessons the actor writes, newest work first. */
export async function ownLessons(actor: Actor): Promise<OwnLessonRow[]> {
  return db
    .select({
      id: lessons.id,
      status: lessons.status,
      title: sql<string>`coalesce(${lessonDrafts.content} ->> 'title', '')`,
      homeName: sql<string>`coalesce(${sites.name}, ${regions.name})`,
      savedAt: lessonDrafts.savedAt,
      publicSlug: publishedLessons.slug,
    })
    .from(lessons)
    .innerJoin(lessonAuthors, and(eq(lessonAuthors.lessonId, lessons.id), eq(lessonAuthors.userId, actor.id), isNull(lessonAuthors.leftAt)))
    .innerJoin(lessonDrafts, eq(lessonDrafts.lessonId, lessons.id))
    .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
    .leftJoin(regions, eq(regions.code, lessons.regionCode))
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessons.id))
    .orderBy(desc(lessonDrafts.savedAt), desc(lessons.id))
    .limit(200)
}

export type LessonDraft = { content: LessonContent; version: number; savedAt: Date; savedByName: string; savedById: string }
export type LessonDecisionRow = {
  id: string
  kind: 'publish' | 'return' | 'decline' | 'withdraw'
  message: string
  decidedAt: Date
  decidedByName: string
  revisionNumber: number
  withdrawalReason: WithdrawalReason | null
}
export type LessonFileRow = {
  id: string
  kind: string
  name: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
}
export type OwnLesson = {
  id: string
  status: LessonStatus
  homeName: string
  siteSlug: string | null
  publicSlug: string | null
  draft: LessonDraft
  authors: { id: string; name: string; email: string }[]
  decisions: LessonDecisionRow[]
  files: LessonFileRow[]
  /** When the clock places it. */
  placeAt: Date | null
  /** The address of the lesson that readers are led to instead, when they were merged. */
  mergedIntoSlug: string | null
  /** Proposals for other wording that wait for an answer. */
  openSuggestions: number
}

/** The text as it is stored now, for who writes it. Undefined for anybody else: a draft's existence is not told. */
export async function lessonDraft(actor: Actor, lessonId: string): Promise<LessonDraft | undefined> {
  const [row] = await db
    .select({
      content: lessonDrafts.content,
      version: lessonDrafts.version,
      savedAt: lessonDrafts.savedAt,
      savedByName: users.name,
      savedById: users.id,
    })
    .from(lessonDrafts)
    .innerJoin(
      lessonAuthors,
      and(eq(lessonAuthors.lessonId, lessonDrafts.lessonId), eq(lessonAuthors.userId, actor.id), isNull(lessonAuthors.leftAt)),
    )
    .innerJoin(users, eq(users.id, lessonDrafts.savedById))
    .where(eq(lessonDrafts.lessonId, lessonId))
  return row && { ...row, content: lessonContent.parse(row.content) }
}

/** Everything of a lesson that its writers see. Undefined for who does not write it. */
export async function ownLesson(actor: Actor, lessonId: string): Promise<OwnLesson | undefined> {
  const draft = await lessonDraft(actor, lessonId)
  if (!draft) return undefined
  const [[lesson], authors, decisions, files, { scheduled, merged }, open] = await Promise.all([
    db
      .select({
        id: lessons.id,
        status: lessons.status,
        homeName: sql<string>`coalesce(${sites.name}, ${regions.name})`,
        siteSlug: lessons.siteSlug,
        publicSlug: publishedLessons.slug,
      })
      .from(lessons)
      .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
      .leftJoin(regions, eq(regions.code, lessons.regionCode))
      .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessons.id))
      .where(eq(lessons.id, lessonId)),
    db
      .select({ id: users.id, name: users.name, email: users.email })
      .from(lessonAuthors)
      .innerJoin(users, eq(users.id, lessonAuthors.userId))
      .where(and(eq(lessonAuthors.lessonId, lessonId), isNull(lessonAuthors.leftAt)))
      .orderBy(asc(lessonAuthors.addedAt)),
    lessonDecisionsOf(lessonId),
    db
      .select({
        id: lessonFiles.id,
        kind: lessonFiles.kind,
        name: lessonFiles.name,
        mediaType: lessonFiles.mediaType,
        bytes: lessonFiles.bytes,
        width: lessonFiles.width,
        height: lessonFiles.height,
      })
      .from(lessonFiles)
      .where(and(eq(lessonFiles.lessonId, lessonId), isNull(lessonFiles.removedAt)))
      .orderBy(asc(lessonFiles.uploadedAt)),
    placingOf(lessonId),
    openSuggestions(lessonId),
  ])
  const placing = { placeAt: scheduled?.placeAt ?? null, mergedIntoSlug: merged?.intoSlug ?? null, openSuggestions: open }
  return lesson && { ...lesson, draft, authors, decisions, files, ...placing }
}

/** What curators decided about a lesson, newest first. The caller has checked who asks. */
export function lessonDecisionsOf(lessonId: string): Promise<LessonDecisionRow[]> {
  return db
    .select({
      id: lessonDecisions.id,
      kind: lessonDecisions.kind,
      message: lessonDecisions.message,
      decidedAt: lessonDecisions.decidedAt,
      decidedByName: users.name,
      revisionNumber: lessonRevisions.number,
      withdrawalReason: lessonDecisions.withdrawalReason,
    })
    .from(lessonDecisions)
    .innerJoin(users, eq(users.id, lessonDecisions.decidedById))
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessonDecisions.revisionId))
    .where(eq(lessonDecisions.lessonId, lessonId))
    .orderBy(desc(lessonDecisions.decidedAt))
}
