import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { db, type Tx } from '#db/client.ts'
import {
  lessonFiles,
  lessonFileTexts,
  lessonRevisionFiles,
  lessonRevisions,
  lessons,
  privacyDecisions,
  regions,
  sites,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { stopWords } from './copy-findings.ts'
import { mayReview } from './policy.ts'
import { lessonDraft } from './queries-writing.ts'
import { lessonContent, type LessonContent } from './schema.ts'
import { findingsInContent, findingsInFiles } from './schema-findings-read.ts'
import {
  type FindingDecision,
  type FindingDecisionRow,
  type JudgedFinding,
  type LessonFinding,
  type ScannedFile,
  judgeFindings,
} from './status-findings.ts'

type Reader = Tx | typeof db

/** Everything that was ever decided about the findings of a lesson, oldest first. The caller has checked who asks. */
const findingDecisionsOf = (reader: Reader, lessonId: string): Promise<FindingDecisionRow[]> => findingDecisionsOfAll(reader, [lessonId])

/** The same of several lessons; each row says of which. */
export async function findingDecisionsOfAll(
  reader: Reader,
  lessonIds: readonly string[],
): Promise<(FindingDecisionRow & { lessonId: string })[]> {
  const rows = await reader
    .select({
      lessonId: privacyDecisions.lessonId,
      kind: privacyDecisions.kind,
      field: privacyDecisions.field,
      fragment: privacyDecisions.fragment,
      decision: privacyDecisions.decision,
      reason: privacyDecisions.reason,
      asCurator: privacyDecisions.asCurator,
      decidedByName: users.name,
      decidedAt: privacyDecisions.decidedAt,
    })
    .from(privacyDecisions)
    .innerJoin(users, eq(users.id, privacyDecisions.decidedById))
    .where(inArray(privacyDecisions.lessonId, [...lessonIds]))
    .orderBy(asc(privacyDecisions.decidedAt), asc(privacyDecisions.id))
  return rows.map((row) => ({ ...row, decision: row.decision as FindingDecision }))
}

const fileColumns = { id: lessonFiles.id, name: lessonFiles.name, kind: lessonFiles.kind, text: lessonFileTexts.text }
const asScanned = (rows: { id: string; name: string; kind: string; text: string | null }[]): ScannedFile[] =>
  rows.map(({ id, name, kind, text }) => ({ id, name, text: kind === 'image' ? undefined : text }))

/** The files of the draft, with their words. */
export const draftFiles = async (reader: Reader, lessonId: string): Promise<ScannedFile[]> =>
  asScanned(
    await reader
      .select(fileColumns)
      .from(lessonFiles)
      .leftJoin(lessonFileTexts, eq(lessonFileTexts.fileId, lessonFiles.id))
      .where(and(eq(lessonFiles.lessonId, lessonId), isNull(lessonFiles.removedAt)))
      .orderBy(asc(lessonFiles.uploadedAt), asc(lessonFiles.id)),
  )

/** The files that were sent in with a revision, with their words. */
export const revisionFiles = async (reader: Reader, revisionId: string): Promise<ScannedFile[]> =>
  asScanned(
    await reader
      .select(fileColumns)
      .from(lessonRevisionFiles)
      .innerJoin(lessonFiles, eq(lessonFiles.id, lessonRevisionFiles.fileId))
      .leftJoin(lessonFileTexts, eq(lessonFileTexts.fileId, lessonFiles.id))
      .where(eq(lessonRevisionFiles.revisionId, revisionId))
      .orderBy(asc(lessonFiles.uploadedAt), asc(lessonFiles.id)),
  )

/** The name that visitors see beside the lesson. */
async function homeNameOf(reader: Reader, lessonId: string): Promise<string> {
  const [row] = await reader
    .select({ site: sites.name, region: regions.name })
    .from(lessons)
    .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
    .leftJoin(regions, eq(regions.code, lessons.regionCode))
    .where(eq(lessons.id, lessonId))
  return row?.site ?? row?.region ?? ''
}

/** Every finding of a text and its files, with what was decided: the scan is done anew, so it is never out of date. */
export async function judgedFindings(
  reader: Reader,
  lessonId: string,
  text: { content: LessonContent; files: readonly ScannedFile[] },
): Promise<JudgedFinding[]> {
  const [homeName, decisions] = [await homeNameOf(reader, lessonId), await findingDecisionsOf(reader, lessonId)]
  return judgeFindings([...findingsInContent(text.content, homeName), ...findingsInFiles(text.files)], decisions)
}

export type OwnFindings = { decisions: FindingDecisionRow[]; inFiles: LessonFinding[]; fileNames: Record<string, string> }

/** What the writing form cannot find by itself: decisions, and what stands in attached files. Empty for who does not write it. */
export async function ownFindings(actor: Actor, lessonId: string): Promise<OwnFindings> {
  if (!(await lessonDraft(actor, lessonId))) return { decisions: [], inFiles: [], fileNames: {} }
  const [decisions, files] = await Promise.all([findingDecisionsOf(db, lessonId), draftFiles(db, lessonId)])
  return { decisions, inFiles: findingsInFiles(files), fileNames: Object.fromEntries(files.map(({ id, name }) => [id, name])) }
}

export type ReviewedFindings = { findings: JudgedFinding[]; fileNames: Record<string, string> }

/** The findings of a revision on the desk. Empty for who is no curator. */
export async function reviewedFindings(actor: Actor, lessonId: string, revisionId: string): Promise<ReviewedFindings> {
  const [revision] = mayReview(actor)
    ? await db
        .select({ content: lessonRevisions.content })
        .from(lessonRevisions)
        .where(and(eq(lessonRevisions.id, revisionId), eq(lessonRevisions.lessonId, lessonId)))
    : []
  if (!revision) return { findings: [], fileNames: {} }
  const files = await revisionFiles(db, revisionId)
  const findings = await judgedFindings(db, lessonId, { content: lessonContent.parse(revision.content), files })
  return { findings, fileNames: Object.fromEntries(files.map(({ id, name }) => [id, name])) }
}

/** A line per field in which something stops, for the error summary of the form. Empty for who does not write it. */
export async function openFindingErrors(actor: Actor, lessonId: string): Promise<Record<string, string>> {
  const draft = await lessonDraft(actor, lessonId)
  if (!draft) return {}
  const findings = await judgedFindings(db, lessonId, { content: draft.content, files: await draftFiles(db, lessonId) })
  return Object.fromEntries(
    findings
      .filter(({ severity, field }) => severity === 'stop' && !field.startsWith('file:'))
      .map(({ field, kind }) => [field, stopWords(field, kind)]),
  )
}
