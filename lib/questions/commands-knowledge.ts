import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonAuthors, questionMessages, tips, users } from '#db/schema/index.ts'
import { addCoAuthor } from '#lib/lessons/commands-authors.ts'
import { beginLesson } from '#lib/lessons/commands.ts'
import { mayStartLesson } from '#lib/lessons/policy.ts'
import { hasRole, type Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { changeThread, lockThread, type LockedThread } from './commands-lock.ts'
import type { ThreadLessonRefusal } from './copy-open.ts'
import { isAsker, mayFollow } from './policy.ts'
import { wordsInThread } from './queries.ts'
import type { ThreadLessonInput } from './schema-open.ts'

// Room for the longest section of a lesson, with what a writer still wants to add.
const longestTitle = 120
const longestSection = 10_000

/**
 * Makes a draft lesson, or a draft instrument, of a question and its answer: by who asked, or by who answers. Who asked
 * writes along when they wished to be named; else the lesson hides where the question came from. Pressed twice, one.
 */
export async function makeLessonOfThread(
  tx: Tx,
  actor: Actor,
  input: ThreadLessonInput,
): Promise<Result<{ lessonId: string }, ThreadLessonRefusal>> {
  await rowsFor(tx, actor)
  const thread = await lockThread(tx, input.threadId)
  if (!thread || !mayFollow(actor, thread)) return refuse('unknown_thread')
  if (thread.kind === 'legal') return refuse('legal_stays')
  if (thread.mergedIntoId) return refuse('merged_away')
  if (thread.lessonId) return (await writes(tx, actor, thread.lessonId)) ? done({ lessonId: thread.lessonId }) : refuse('already_made')
  if (!thread.firstAnsweredAt) return refuse('not_answered')
  if (!mayWriteFor(actor, thread, input.home)) return refuse('unknown_home')
  const [tip] = input.tip === undefined ? [null] : await tx.select().from(tips).where(eq(tips.number, input.tip))
  if (tip === undefined) return refuse('unknown_word')
  const [asked, answered] = await wordsOf(tx, thread.id)
  const asker = isAsker(actor, thread)
  const isHomeOfAsker = input.home === homeOf(thread)
  const lessonId = await beginLesson(tx, actor, input.home, {
    kind: input.kind === 'instrument' ? 'instrument' : 'lesson',
    title: thread.title.slice(0, longestTitle),
    situation: fromBlocks(asked),
    approach: fromBlocks(answered),
    themes: thread.themeSlug ? [thread.themeSlug] : [],
    tip: tip?.number ?? null,
    // Not named: then the place of the question is not shown either. The writer can still choose otherwise.
    siteShown: asker ? thread.askerCredited !== false : thread.askerCredited === true || !isHomeOfAsker,
  })
  if (!asker && thread.askerCredited && thread.askerId) await letWriteAlong(tx, actor, lessonId, thread.askerId)
  await changeThread(tx, thread.id, { lessonId })
  await audit(tx, { actorId: actor.id, action: 'make_lesson_of_thread', objectKind: 'lesson', objectId: lessonId })
  return done({ lessonId })
}

const homeOf = (thread: LockedThread) =>
  thread.siteSlug ? `site:${thread.siteSlug}` : thread.regionCode ? `region:${thread.regionCode}` : ''

/** For an own site or region; the regional team also for the region that asked, because it belongs to none. */
function mayWriteFor(actor: Actor, thread: LockedThread, home: string): boolean {
  const [sort, key = ''] = home.split(':')
  if (mayStartLesson(actor, sort === 'site' ? { site: key } : { region: key })) return true
  return hasRole(actor, 'regional_team', 'curator') && home !== '' && home === homeOf(thread)
}

async function writes(tx: Tx, actor: Actor, lessonId: string): Promise<boolean> {
  const [author] = await tx
    .select({ id: lessonAuthors.userId })
    .from(lessonAuthors)
    .where(and(eq(lessonAuthors.lessonId, lessonId), eq(lessonAuthors.userId, actor.id), isNull(lessonAuthors.leftAt)))
  return author !== undefined
}

async function letWriteAlong(tx: Tx, actor: Actor, lessonId: string, askerId: string) {
  const [asker] = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, askerId), isNull(users.closedAt)))
  if (asker) await addCoAuthor(tx, actor, { lessonId, email: asker.email })
}

/** What was asked and what was answered, in paragraphs, as far as a section holds; notes among the team stay out. */
async function wordsOf(tx: Tx, threadId: string): Promise<[string[], string[]]> {
  const rows = await tx
    .select({ body: questionMessages.body, fromAsker: questionMessages.fromAsker })
    .from(questionMessages)
    .where(and(wordsInThread(threadId), eq(questionMessages.inner, false)))
    .orderBy(asc(questionMessages.createdAt), asc(questionMessages.id))
  const paragraphs = (fromAsker: boolean) => {
    let room = longestSection
    return rows
      .filter((row) => row.fromAsker === fromAsker)
      .flatMap(({ body }) => body.split(/\n+/))
      .map((line) => line.trim())
      .filter((line) => line !== '' && (room -= line.length + 1) >= 0)
  }
  return [paragraphs(true), paragraphs(false)]
}
