import { setImmediate } from 'node:timers/promises'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { lessonNotes, lessonRevisions, lessons, regions, sites } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayReview } from './policy.ts'
import { findingDecisionsOfAll, revisionFiles } from './queries-findings.ts'
import { lessonContent } from './schema.ts'
import { judgeFindings, type LessonFinding } from './status-findings.ts'
import { findingsInContent, findingsInFiles } from './schema-findings-read.ts'

export type QueueSignals = {
  /** What can be recognised and nobody decided about; undefined when the text was not read yet. */
  undecided: number | undefined
  openNotes: number
}

/** A version never changes, so it is read once by each process; the key has the place that is shown with it. */
const readBefore = new Map<string, LessonFinding[]>()
const mostRemembered = 1_000
/** Characters that one look at the list reads at most: with many long documents the rest is read by the next looks. */
const mostReadAtOnce = 200_000

/** What a curator wants to know of lessons before opening one. Empty for who is no curator. */
export async function queueSignals(actor: Actor, lessonIds: readonly string[]): Promise<ReadonlyMap<string, QueueSignals>> {
  if (!mayReview(actor) || lessonIds.length === 0) return new Map()
  const [versions, notes, decisions] = await Promise.all([
    db
      .select({
        lessonId: lessons.id,
        status: lessons.status,
        revisionId: sql<string>`${lessons.currentRevisionId}`,
        homeName: sql<string>`coalesce(${sites.name}, ${regions.name}, '')`,
      })
      .from(lessons)
      .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
      .leftJoin(regions, eq(regions.code, lessons.regionCode))
      .where(inArray(lessons.id, [...lessonIds])),
    db
      .select({ lessonId: lessonNotes.lessonId, count: sql<number>`count(*)::int` })
      .from(lessonNotes)
      .where(and(inArray(lessonNotes.lessonId, [...lessonIds]), isNull(lessonNotes.resolvedAt)))
      .groupBy(lessonNotes.lessonId),
    findingDecisionsOfAll(db, lessonIds),
  ])
  const [versionOf, notesOf] = [new Map(versions.map((row) => [row.lessonId, row])), new Map(notes.map((row) => [row.lessonId, row.count]))]
  const decisionsOf = Map.groupBy(decisions, (row) => row.lessonId)
  const signals = new Map<string, QueueSignals>()
  let room = mostReadAtOnce
  // In the order of the list, so that what is to be read first is known first.
  for (const lessonId of lessonIds) {
    const version = versionOf.get(lessonId)
    // A text that is not to be decided on now has nothing that is undecided.
    if (!version || version.status === 'draft') continue
    const asked = version.status === 'submitted' ? await remembered(version, room) : { found: [], cost: 0 }
    room -= asked.cost
    const judged = asked.found && judgeFindings(asked.found, decisionsOf.get(lessonId) ?? [])
    signals.set(lessonId, { undecided: judged?.filter(({ isOpen }) => isOpen).length, openNotes: notesOf.get(lessonId) ?? 0 })
  }
  return signals
}

type Remembered = { found: LessonFinding[] | undefined; cost: number }

/** What is found in a version, from memory or by reading it while there is room. `cost` is in characters. */
async function remembered({ revisionId, homeName }: { revisionId: string; homeName: string }, room: number): Promise<Remembered> {
  const key = `${revisionId} ${homeName}`
  const before = readBefore.get(key)
  if (before || room <= 0) return { found: before, cost: 0 }
  const [[revision], files] = await Promise.all([
    db.select({ content: lessonRevisions.content }).from(lessonRevisions).where(eq(lessonRevisions.id, revisionId)),
    revisionFiles(db, revisionId),
  ])
  const found = revision ? findingsInContent(lessonContent.parse(revision.content), homeName) : []
  found.push(...findingsInFiles(files))
  const [oldest] = readBefore.keys()
  if (readBefore.size >= mostRemembered && oldest) readBefore.delete(oldest)
  readBefore.set(key, found)
  // Others are served between two texts.
  await setImmediate()
  const cost = files.reduce((sum, file) => sum + (file.text?.length ?? 0), JSON.stringify(revision?.content ?? '').length)
  return { found, cost }
}
