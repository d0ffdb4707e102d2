import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import {
  lessonAuthors,
  lessonNoteReplies,
  lessonNotes,
  lessonOpinions,
  lessonRevisions,
  lessons,
  regions,
  reviewReasons,
  sites,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { findAnchor } from '#lib/platform/rich-text/anchors.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { hashToken, isToken } from '#lib/platform/tokens.ts'
import { mayReview } from './policy.ts'
import { revisionDocuments } from './queries.ts'
import { lessonContent, type LessonContent } from './schema.ts'
import type { NoteField, OpinionCapacity, OpinionKind, ReasonUse } from './values-desk.ts'

export type NoteReply = { id: string; body: string; writtenByName: string; writtenAt: Date; isOwn: boolean }
export type Note = {
  id: string
  field: NoteField
  quote: string
  body: string
  writtenByName: string
  writtenAt: Date
  revisionNumber: number
  resolvedByName: string | null
  resolvedAt: Date | null
  /** The words it is about are no longer in the text that is shown beside it. */
  isLost: boolean
  replies: NoteReply[]
}

const resolvers = alias(users, 'resolvers')

/**
 * The notes in the margin of a lesson, found again in `content`. For curators and for who writes the lesson now; for
 * anybody else there are none.
 */
export async function lessonNotesOf(actor: Actor, lessonId: string, content: LessonContent): Promise<Note[]> {
  if (!mayReview(actor) && !(await writesNow(actor, lessonId))) return []
  const [notes, replies] = await Promise.all([
    db
      .select({
        id: lessonNotes.id,
        field: sql<NoteField>`${lessonNotes.field}`,
        quote: lessonNotes.quote,
        before: lessonNotes.before,
        after: lessonNotes.after,
        body: lessonNotes.body,
        writtenByName: users.name,
        writtenAt: lessonNotes.writtenAt,
        revisionNumber: lessonRevisions.number,
        resolvedByName: resolvers.name,
        resolvedAt: lessonNotes.resolvedAt,
      })
      .from(lessonNotes)
      .innerJoin(users, eq(users.id, lessonNotes.writtenById))
      .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessonNotes.revisionId))
      .leftJoin(resolvers, eq(resolvers.id, lessonNotes.resolvedById))
      .where(eq(lessonNotes.lessonId, lessonId))
      .orderBy(asc(lessonNotes.writtenAt)),
    db
      .select({
        id: lessonNoteReplies.id,
        noteId: lessonNoteReplies.noteId,
        body: lessonNoteReplies.body,
        writtenById: lessonNoteReplies.writtenById,
        writtenByName: users.name,
        writtenAt: lessonNoteReplies.writtenAt,
      })
      .from(lessonNoteReplies)
      .innerJoin(lessonNotes, eq(lessonNotes.id, lessonNoteReplies.noteId))
      .innerJoin(users, eq(users.id, lessonNoteReplies.writtenById))
      .where(eq(lessonNotes.lessonId, lessonId))
      .orderBy(asc(lessonNoteReplies.writtenAt)),
  ])
  return notes.map(({ before, after, ...note }) => ({
    ...note,
    isLost: note.quote !== '' && !findAnchor(wordsOf(content, note.field), { quote: note.quote, before, after }),
    replies: replies
      .filter((reply) => reply.noteId === note.id)
      .map(({ noteId: _noteId, writtenById, ...reply }) => ({ ...reply, isOwn: writtenById === actor.id })),
  }))
}

function wordsOf(content: LessonContent, field: NoteField): string {
  const value = content[field]
  return typeof value === 'string' ? value : plainText(value)
}

async function writesNow(actor: Actor, lessonId: string): Promise<boolean> {
  const row = and(eq(lessonAuthors.lessonId, lessonId), eq(lessonAuthors.userId, actor.id), isNull(lessonAuthors.leftAt))
  return (await db.$count(lessonAuthors, row)) > 0
}

export type OpinionState = 'open' | 'answered' | 'revoked' | 'expired'
export type Opinion = {
  id: string
  kind: OpinionKind
  capacity: OpinionCapacity
  question: string
  name: string
  /** Outside the network: read by a secret link. */
  byLink: boolean
  revisionNumber: number
  askedByName: string
  askedAt: Date
  dueOn: string
  state: OpinionState
  answer: string | null
  answeredAt: Date | null
  revokedAt: Date | null
}

const stateOf = (row: { answeredAt: Date | null; revokedAt: Date | null; expiresAt: Date }): OpinionState => {
  if (row.answeredAt) return 'answered'
  if (row.revokedAt) return 'revoked'
  return row.expiresAt <= new Date() ? 'expired' : 'open'
}

/** What was asked of others about a lesson, newest first. None for who is no curator. */
export async function lessonOpinionsOf(actor: Actor, lessonId: string): Promise<Opinion[]> {
  if (!mayReview(actor)) return []
  const rows = await db
    .select({
      id: lessonOpinions.id,
      kind: lessonOpinions.kind,
      capacity: lessonOpinions.capacity,
      question: lessonOpinions.question,
      name: lessonOpinions.name,
      byLink: sql<boolean>`${lessonOpinions.tokenHash} is not null`,
      revisionNumber: lessonRevisions.number,
      askedByName: users.name,
      askedAt: lessonOpinions.askedAt,
      dueOn: lessonOpinions.dueOn,
      expiresAt: lessonOpinions.expiresAt,
      answer: lessonOpinions.answer,
      answeredAt: lessonOpinions.answeredAt,
      revokedAt: lessonOpinions.revokedAt,
    })
    .from(lessonOpinions)
    .innerJoin(users, eq(users.id, lessonOpinions.askedById))
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessonOpinions.revisionId))
    .where(eq(lessonOpinions.lessonId, lessonId))
    .orderBy(desc(lessonOpinions.askedAt))
  return rows.map(({ expiresAt, ...row }) => ({ ...row, state: stateOf({ ...row, expiresAt }) }))
}

export type AskedText = {
  opinionId: string
  kind: OpinionKind
  question: string
  name: string
  dueOn: string
  state: OpinionState
  answer: string | null
  /** Only while the question is open: the text is not shown longer than it is needed. */
  text: { content: LessonContent; homeName: string | null; documentNames: string[] } | null
}

/** What somebody with an account is asked to read; undefined when it was asked of another. */
export async function askedOf(actor: Actor, opinionId: string): Promise<AskedText | undefined> {
  return askedText(and(eq(lessonOpinions.id, opinionId), eq(lessonOpinions.personId, actor.id)))
}

/** What the holder of a secret link is asked to read; undefined when the link was never given out. */
export async function askedByLink(token: string): Promise<AskedText | undefined> {
  return isToken(token) ? askedText(eq(lessonOpinions.tokenHash, hashToken(token))) : undefined
}

export type AskedOpinion = { opinionId: string; kind: OpinionKind; title: string; dueOn: string }

/** What the actor is asked to read and did not answer yet, the most urgent first. */
export async function opinionsAskedOf(actor: Actor): Promise<AskedOpinion[]> {
  return db
    .select({
      opinionId: lessonOpinions.id,
      kind: lessonOpinions.kind,
      title: lessonRevisions.title,
      dueOn: lessonOpinions.dueOn,
    })
    .from(lessonOpinions)
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessonOpinions.revisionId))
    .where(
      and(
        eq(lessonOpinions.personId, actor.id),
        isNull(lessonOpinions.answeredAt),
        isNull(lessonOpinions.revokedAt),
        gt(lessonOpinions.expiresAt, new Date()),
      ),
    )
    .orderBy(asc(lessonOpinions.dueOn), asc(lessonOpinions.id))
    .limit(50)
}

// No name of a writer is read here at all, and the place only when the lesson shows it.
async function askedText(where: ReturnType<typeof and>): Promise<AskedText | undefined> {
  const [row] = await db
    .select({
      opinionId: lessonOpinions.id,
      kind: lessonOpinions.kind,
      question: lessonOpinions.question,
      name: lessonOpinions.name,
      dueOn: lessonOpinions.dueOn,
      answer: lessonOpinions.answer,
      answeredAt: lessonOpinions.answeredAt,
      revokedAt: lessonOpinions.revokedAt,
      expiresAt: lessonOpinions.expiresAt,
      revisionId: lessonOpinions.revisionId,
      content: lessonRevisions.content,
      homeName: sql<string>`coalesce('proeftuin ' || ${sites.name}, 'regio ' || ${regions.name})`,
    })
    .from(lessonOpinions)
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessonOpinions.revisionId))
    .innerJoin(lessons, eq(lessons.id, lessonOpinions.lessonId))
    .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
    .leftJoin(regions, eq(regions.code, lessons.regionCode))
    .where(where)
  if (!row) return undefined
  const state = stateOf(row)
  const { opinionId, kind, question, name, dueOn, answer } = row
  const asked = { opinionId, kind, question, name, dueOn, answer, state }
  if (state !== 'open') return { ...asked, text: null }
  const content = lessonContent.parse(row.content)
  const documents = await revisionDocuments(db, row.revisionId)
  return {
    ...asked,
    text: { content, homeName: content.siteShown ? row.homeName : null, documentNames: documents.map((document) => document.name) },
  }
}

export type Reason = { id: string; use: ReasonUse; label: string; text: string }

/** The texts that curators use again. */
export async function reviewReasonsFor(actor: Actor): Promise<Reason[]> {
  if (!mayReview(actor)) return []
  return db
    .select({ id: reviewReasons.id, use: reviewReasons.use, label: reviewReasons.label, text: reviewReasons.text })
    .from(reviewReasons)
    .where(isNull(reviewReasons.retiredAt))
    .orderBy(asc(reviewReasons.use), asc(reviewReasons.position), asc(reviewReasons.label))
}
