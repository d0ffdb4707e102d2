import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonDrafts, lessonRevisions, lessonSuggestions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { passageWords } from '#lib/platform/rich-text/passages.ts'
import { lockLesson } from './commands-lock.ts'
import { saveDraft } from './commands.ts'
import type { LessonRefusal } from './copy.ts'
import { mailSuggested } from './emails-placing.ts'
import { mayEdit, mayReview, maySuggest } from './policy.ts'
import { lessonContent } from './schema.ts'
import type { answerSuggestionInput, suggestWordingInput } from './schema-placing.ts'
import { fieldPassages, isWordingField, withWording } from './schema-suggestions.ts'

/**
 * A curator says some passages of the revision on the desk otherwise. The text does not change by it: the writers get a
 * proposal per passage. Gives how many there are.
 */
export async function suggestWording(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof suggestWordingInput>,
): Promise<Result<{ count: number }, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!maySuggest(actor, lesson)) return refuse('four_eyes')
  if (lesson.status !== 'submitted' && lesson.status !== 'published') return refuse('wrong_state')
  if (lesson.currentRevisionId !== input.revisionId) return refuse('edited_meanwhile')
  if (!isWordingField(input.field)) return refuse('edited_meanwhile')
  const { field } = input
  const [revision] = await tx
    .select({ content: lessonRevisions.content })
    .from(lessonRevisions)
    .where(eq(lessonRevisions.id, input.revisionId))
  const passages = fieldPassages(lessonContent.parse(revision?.content), field)
  if (passages.length !== input.passages.length) return refuse('edited_meanwhile')
  const changed = passages.flatMap((before, passage) => {
    const after = passageWords(input.passages[passage] ?? '')
    return after === '' || after === passageWords(before) ? [] : [{ passage, before, after }]
  })
  if (changed.length === 0) return refuse('nothing_suggested')
  const rows = await tx
    .insert(lessonSuggestions)
    .values(changed.map((one) => ({ ...one, field, lessonId: lesson.id, revisionId: input.revisionId, suggestedById: actor.id })))
    .returning({ id: lessonSuggestions.id })
  await audit(tx, {
    actorId: actor.id,
    action: 'suggest_wording',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { revision: input.revisionId, field, count: rows.length },
  })
  await mailSuggested(tx, { lessonId: lesson.id, suggestionId: rows[0]?.id ?? '', authorIds: lesson.authorIds })
  return done({ count: rows.length })
}

/** A writer takes a proposal over into the draft, or not. The draft that the writer saw is the one that changes. */
export async function answerSuggestion(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof answerSuggestionInput>,
): Promise<Result<{ lessonId: string }, LessonRefusal>> {
  const [known] = await tx
    .select({ lessonId: lessonSuggestions.lessonId })
    .from(lessonSuggestions)
    .where(eq(lessonSuggestions.id, input.suggestionId))
  const lesson = known && (await lockLesson(tx, known.lessonId))
  if (!lesson || !lesson.authorIds.includes(actor.id)) return refuse('unknown_suggestion')
  const [open] = await tx
    .select()
    .from(lessonSuggestions)
    .where(and(eq(lessonSuggestions.id, input.suggestionId), isNull(lessonSuggestions.answer)))
  if (!open) return refuse('answered_before')
  if (input.answer === 'accepted') {
    if (!mayEdit(actor, lesson)) return refuse('wrong_state')
    const [draft] = await tx.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lesson.id))
    if (!draft) throw new Error(`lesson ${lesson.id} has no draft`)
    if (!isWordingField(open.field)) return refuse('suggestion_outdated')
    if (draft.version !== input.version) return refuse('saved_elsewhere')
    const content = withWording(lessonContent.parse(draft.content), { ...open, field: open.field })
    if (content === 'outdated') return refuse('suggestion_outdated')
    if (content === 'too_long') return refuse('suggestion_too_long')
    // Like any save: the version rises, so that an open window of a co-author hears of it instead of overwriting it.
    const saved = await saveDraft(tx, actor, { lessonId: lesson.id, basedOn: input.version, saveKey: open.id, content })
    if (!saved.ok) return saved
  }
  await tx
    .update(lessonSuggestions)
    .set({ answer: input.answer, answeredById: actor.id, answeredAt: new Date() })
    .where(eq(lessonSuggestions.id, open.id))
  await audit(tx, {
    actorId: actor.id,
    action: input.answer === 'accepted' ? 'accept_suggestion' : 'decline_suggestion',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { suggestion: open.id },
  })
  return done({ lessonId: lesson.id })
}
