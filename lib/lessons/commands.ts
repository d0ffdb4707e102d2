import { and, eq, inArray, isNull, max, or } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import {
  audiences,
  lessonAuthors,
  lessonDrafts,
  lessonFiles,
  lessonRevisionAudiences,
  lessonRevisionFiles,
  lessonRevisions,
  lessonRevisionThemes,
  lessons,
  principles,
  themes,
  tips,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { filesIn } from '#lib/platform/rich-text/walk.ts'
import { findingCounts, refuseFindings } from './commands-findings.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import { lapsePlacing } from './commands-placing.ts'
import type { LessonRefusal } from './copy.ts'
import { mailSubmitted } from './emails.ts'
import { mayEdit, mayStartLesson, maySubmit } from './policy.ts'
import {
  emptyLesson,
  lessonContent,
  type LessonContent,
  type lessonInput,
  type saveDraftInput,
  type startLessonInput,
  type submitLessonInput,
} from './schema.ts'
import { type CompleteLesson, completeLesson } from './status-whole.ts'
import { after } from './status.ts'
import { sections } from './values.ts'

type Refusal = LessonRefusal

/** Begins an empty lesson for a site or region of the actor. Gives its id. */
export async function startLesson(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof startLessonInput>,
): Promise<Result<{ lessonId: string }, Refusal>> {
  const [sort, home = ''] = input.home.split(':')
  if (!mayStartLesson(actor, sort === 'site' ? { site: home } : { region: home })) return refuse('not_a_member')
  return done({ lessonId: await beginLesson(tx, actor, input.home, emptyLesson()) })
}

/**
 * Makes a draft for a home ('site:friesland', 'region:JZ14') with what is known already. The caller has asked whether
 * the actor may: a session where people looked back begins lessons for their homes too.
 */
export async function beginLesson(tx: Tx, actor: Actor, of: string, known: Partial<LessonContent>): Promise<string> {
  const [sort, home = ''] = of.split(':')
  const at = sort === 'site' ? { site: home } : { region: home }
  const content = lessonContent.parse({ ...emptyLesson(), ...known })
  const [lesson] = await tx
    .insert(lessons)
    .values({ siteSlug: at.site, regionCode: at.region, createdById: actor.id })
    .returning({ id: lessons.id })
  if (!lesson) throw new Error('no lesson was inserted')
  await tx.insert(lessonAuthors).values({ lessonId: lesson.id, userId: actor.id, addedById: actor.id })
  await tx.insert(lessonDrafts).values({ lessonId: lesson.id, content, savedById: actor.id })
  await audit(tx, { actorId: actor.id, action: 'start_lesson', objectKind: 'lesson', objectId: lesson.id })
  return lesson.id
}

/**
 * Keeps the text being written. `basedOn` is the version the writer saw last: when the stored one is newer, nothing is
 * overwritten and the writer chooses. A save that comes twice (its answer was lost) counts once.
 */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof saveDraftInput>,
): Promise<Result<{ version: number; savedAt: Date }, Refusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !lesson.authorIds.includes(actor.id)) return refuse('unknown_lesson')
  if (!mayEdit(actor, lesson) || !after(lesson.status, 'save')) return refuse('wrong_state')
  const [draft] = await tx.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lesson.id))
  if (!draft) throw new Error(`lesson ${lesson.id} has no draft`)
  if (draft.lastSaveKey === input.saveKey) return done({ version: draft.version, savedAt: draft.savedAt })
  if (draft.version !== input.basedOn) return refuse('saved_elsewhere')
  const savedAt = new Date()
  const version = draft.version + 1
  await tx
    .update(lessonDrafts)
    .set({ content: input.content, version, lastSaveKey: input.saveKey, savedById: actor.id, savedAt })
    .where(eq(lessonDrafts.lessonId, lesson.id))
  return done({ version, savedAt })
}

/** Sends the draft to the review desk as an immutable revision. Only the version that the author saw is sent. */
export async function submitLesson(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof submitLessonInput>,
): Promise<Result<{ revisionId: string }, Refusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !lesson.authorIds.includes(actor.id)) return refuse('unknown_lesson')
  const status = after(lesson.status, 'submit')
  if (!maySubmit(actor, lesson) || !status) return refuse('wrong_state')
  if (lesson.mergedIntoId) return refuse('merged')
  const [draft] = await tx.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lesson.id))
  if (!draft) throw new Error(`lesson ${lesson.id} has no draft`)
  if (draft.version !== input.version) return refuse('saved_elsewhere')
  // Pressed twice, or the answer of the first got lost: the same text is sent in once.
  const sent = await sentRevision(tx, lesson, draft.version)
  if (sent) return done({ revisionId: sent })
  const complete = completeLesson(lessonContent.parse(draft.content))
  if (!complete) return refuse('not_complete')
  if (!(await knowsWords(tx, complete))) return refuse('unknown_word')
  if (!(await ownsFiles(tx, lesson.id, complete))) return refuse('unknown_file')
  const found = await refuseFindings(tx, lesson.id, null, complete)
  if (found) return refuse(found)
  const revisionId = await insertRevision(tx, actor, { lessonId: lesson.id, draftVersion: draft.version }, complete)
  await tx.update(lessons).set({ status, currentRevisionId: revisionId, submittedAt: new Date() }).where(eq(lessons.id, lesson.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'submit_lesson',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { revision: revisionId, ...(await findingCounts(tx, lesson.id, complete)) },
  })
  // What the clock would place is no longer what lies on the desk.
  await lapsePlacing(tx, actor, lesson, 'sent_again')
  await mailSubmitted(tx, { lessonId: lesson.id, revisionId, authorIds: lesson.authorIds, everAuthorIds: lesson.everAuthorIds })
  return done({ revisionId })
}

/** The author takes the lesson back before a curator decided. */
export async function takeBackLesson(tx: Tx, actor: Actor, input: z.output<typeof lessonInput>): Promise<Result<null, Refusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !lesson.authorIds.includes(actor.id)) return refuse('unknown_lesson')
  const status = after(lesson.status, 'take_back')
  if (!status) return refuse('wrong_state')
  await tx.update(lessons).set({ status, claimedById: null, claimedAt: null }).where(eq(lessons.id, lesson.id))
  await audit(tx, { actorId: actor.id, action: 'take_back_lesson', objectKind: 'lesson', objectId: lesson.id })
  await lapsePlacing(tx, actor, lesson, 'taken_back')
  return done(null)
}

async function knowsWords(tx: Tx, lesson: CompleteLesson): Promise<boolean> {
  const known = await tx.select({ slug: themes.slug }).from(themes).where(inArray(themes.slug, lesson.themes))
  const heard = await tx.select({ slug: audiences.slug }).from(audiences).where(inArray(audiences.slug, lesson.audiences))
  const principle = await tx.select({ slug: principles.slug }).from(principles).where(eq(principles.slug, lesson.principle))
  const tip = lesson.tip === null ? [null] : await tx.select({ number: tips.number }).from(tips).where(eq(tips.number, lesson.tip))
  return (
    known.length === new Set(lesson.themes).size &&
    heard.length === new Set(lesson.audiences).size &&
    principle.length === 1 &&
    tip.length === 1
  )
}

async function ownsFiles(tx: Tx, lessonId: string, lesson: CompleteLesson): Promise<boolean> {
  const wanted = new Set(sections.flatMap((section) => filesIn(lesson[section])))
  if (wanted.size === 0) return true
  const own = await tx
    .select({ id: lessonFiles.id })
    .from(lessonFiles)
    .where(
      and(
        eq(lessonFiles.lessonId, lessonId),
        inArray(lessonFiles.id, [...wanted]),
        eq(lessonFiles.kind, 'image'),
        isNull(lessonFiles.removedAt),
      ),
    )
  return own.length === wanted.size
}

async function sentRevision(tx: Tx, lesson: LockedLesson, draftVersion: number): Promise<string | undefined> {
  if (lesson.status !== 'submitted' || !lesson.currentRevisionId) return undefined
  const [revision] = await tx
    .select({ id: lessonRevisions.id })
    .from(lessonRevisions)
    .where(and(eq(lessonRevisions.id, lesson.currentRevisionId), eq(lessonRevisions.draftVersion, draftVersion)))
  return revision?.id
}

async function insertRevision(
  tx: Tx,
  actor: Actor,
  of: { lessonId: string; draftVersion: number },
  lesson: CompleteLesson,
): Promise<string> {
  const { lessonId, draftVersion } = of
  const [last] = await tx
    .select({ number: max(lessonRevisions.number) })
    .from(lessonRevisions)
    .where(eq(lessonRevisions.lessonId, lessonId))
  const [revision] = await tx
    .insert(lessonRevisions)
    .values({
      lessonId,
      number: (last?.number ?? 0) + 1,
      draftVersion,
      createdById: actor.id,
      content: lesson,
      kind: lesson.kind,
      title: lesson.title.trim(),
      coreSentence: lesson.coreSentence.trim(),
      principleSlug: lesson.principle,
      tipNumber: lesson.tip,
      level: lesson.level,
      nationalStatus: lesson.nationalStatus,
      certainty: lesson.certainty,
      evidenceBasis: lesson.evidenceBasis,
      experience: lesson.experience,
      siteShown: lesson.siteShown,
    })
    .returning({ id: lessonRevisions.id })
  if (!revision) throw new Error('no revision was inserted')
  await tx.insert(lessonRevisionThemes).values([...new Set(lesson.themes)].map((themeSlug) => ({ revisionId: revision.id, themeSlug })))
  await tx
    .insert(lessonRevisionAudiences)
    .values([...new Set(lesson.audiences)].map((audienceSlug) => ({ revisionId: revision.id, audienceSlug })))
  // An image that was taken out of the text stays out of the revision, and so out of the public's reach.
  const shown = sections.flatMap((section) => filesIn(lesson[section]))
  // Attachments belong to the text as it was sent: later ones do not slip into a revision that was already read.
  const files = await tx
    .select({ fileId: lessonFiles.id })
    .from(lessonFiles)
    .where(
      and(
        eq(lessonFiles.lessonId, lessonId),
        isNull(lessonFiles.removedAt),
        or(eq(lessonFiles.kind, 'document'), inArray(lessonFiles.id, shown)),
      ),
    )
  if (files.length > 0) await tx.insert(lessonRevisionFiles).values(files.map(({ fileId }) => ({ revisionId: revision.id, fileId })))
  return revision.id
}
