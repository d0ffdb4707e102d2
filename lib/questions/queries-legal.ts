import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#db/client.ts'
import { legalAnswers } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { findingsIn } from './queries-findings.ts'
import { mayApproveLegal, mayReadLegalDrafts, mayWriteLegal } from './policy.ts'
import { readSources, type Source } from './schema-legal.ts'
import type { LegalState } from './status.ts'
import { legalAnswersTag } from './tags.ts'
import { type LegalSubject, legalSubjects } from './values.ts'

export type LegalCard = { slug: string; question: string; subject: LegalSubject; validUntil: string; approvedAt: Date }
export type PublicLegal = LegalCard & { answer: string; sources: Source[] }

const subjectOf = (subject: string): LegalSubject => legalSubjects.find((one) => one === subject) ?? 'legal_frame'
const isPublic = eq(legalAnswers.state, 'published')

/** The public answers, of one subject or all, with words that have to be in them. */
export async function publicLegal(filter: { subject?: LegalSubject; q?: string } = {}): Promise<LegalCard[]> {
  dependsOn(legalAnswersTag)
  const rows = await db
    .select({
      slug: legalAnswers.slug,
      question: legalAnswers.question,
      subject: legalAnswers.subject,
      validUntil: legalAnswers.validUntil,
      approvedAt: legalAnswers.approvedAt,
    })
    .from(legalAnswers)
    .where(
      and(
        isPublic,
        filter.subject ? eq(legalAnswers.subject, filter.subject) : undefined,
        filter.q
          ? sql`(nl_vector(${legalAnswers.question}, 'A') || nl_vector(${legalAnswers.answer}, 'C')) @@ nl_query(${filter.q})`
          : undefined,
      ),
    )
    .orderBy(asc(legalAnswers.subject), asc(legalAnswers.question))
    .limit(200)
  return rows.flatMap((row) => (row.approvedAt ? [{ ...row, approvedAt: row.approvedAt, subject: subjectOf(row.subject) }] : []))
}

/** One public answer. */
export async function legalBySlug(slug: string): Promise<PublicLegal | undefined> {
  if (!isSlug(slug)) return undefined
  dependsOn(legalAnswersTag)
  const [row] = await db
    .select()
    .from(legalAnswers)
    .where(and(isPublic, eq(legalAnswers.slug, slug)))
  if (!row?.approvedAt) return undefined
  const { question, answer, validUntil, approvedAt } = row
  return { slug, question, answer, validUntil, approvedAt, subject: subjectOf(row.subject), sources: readSources(row.sources) }
}

export type LegalDeskRow = { id: string; question: string; state: LegalState; validUntil: string; changedAt: Date; isOwn: boolean }

/** Every answer of the helpdesk, for who works on them: what waits for a second person first. */
export async function legalDesk(actor: Actor): Promise<LegalDeskRow[]> {
  if (!mayReadLegalDrafts(actor)) return []
  return db
    .select({
      id: legalAnswers.id,
      question: legalAnswers.question,
      state: legalAnswers.state,
      validUntil: legalAnswers.validUntil,
      changedAt: legalAnswers.changedAt,
      isOwn: sql<boolean>`${actor.id}::uuid = any(${legalAnswers.writerIds})`,
    })
    .from(legalAnswers)
    .orderBy(
      sql`array_position(array['proposed','draft','published','withdrawn'], ${legalAnswers.state}::text)`,
      desc(legalAnswers.changedAt),
    )
    .limit(200)
}

export type LegalDraft = {
  id: string
  slug: string
  state: LegalState
  question: string
  answer: string
  subject: LegalSubject
  sources: string
  validUntil: string
  version: number
  returnNote: string
  privacyChecked: boolean
  mayWrite: boolean
  mayApprove: boolean
  findings: { text: string; reason: string }[]
}

/** One answer to work on, with what the privacy scan asks about. */
export async function legalDraft(actor: Actor, answerId: string): Promise<LegalDraft | undefined> {
  if (!mayReadLegalDrafts(actor) || !z.uuid().safeParse(answerId).success) return undefined
  const [row] = await db.select().from(legalAnswers).where(eq(legalAnswers.id, answerId))
  if (!row) return undefined
  const { id, slug, state, question, answer, sources, validUntil, version, returnNote, privacyChecked } = row
  return {
    id,
    slug,
    state,
    question,
    answer,
    subject: subjectOf(row.subject),
    sources,
    validUntil,
    version,
    returnNote,
    privacyChecked,
    mayWrite: mayWriteLegal(actor),
    mayApprove: mayApproveLegal(actor, row),
    findings: findingsIn(row),
  }
}
