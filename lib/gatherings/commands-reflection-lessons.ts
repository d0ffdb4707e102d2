import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { memberships, reflectionBoards, reflectionLessons, reflectionNotes, reflectionProposals, users } from '#db/schema/index.ts'
import { joinLesson } from '#lib/lessons/commands-authors.ts'
import { beginLesson } from '#lib/lessons/commands.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { tellLive } from '#lib/platform/live.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { fromBlocks, type Block } from '#lib/platform/rich-text/from-blocks.ts'
import { lockGathering, type LockedGathering } from './commands-lock.ts'
import { takeBoard } from './commands-reflection.ts'
import { promptWords, type ReflectionRefusal } from './copy-reflection.ts'
import { mailProposals } from './emails-reflection.ts'
import { boardDays, mayFacilitate } from './policy-reflection.ts'
import type { gatherInput, proposalInput } from './schema-reflection.ts'
import { boardTopic } from './tags-reflection.ts'
import { type Prompt, boardLimits, prompts } from './values.ts'

type Outcome<T> = Promise<Result<T, ReflectionRefusal>>

/** Notes under their question, as the draft shows them: no names. */
function blocksOf(notes: readonly { prompt: Prompt; text: string }[], shown: readonly Prompt[]): Block[] {
  return shown.flatMap((prompt): Block[] => {
    const list = notes.filter((note) => note.prompt === prompt).map((note) => note.text)
    return list.length > 0 ? [{ heading: promptWords[prompt].label }, { list }] : []
  })
}

/** The homes that a lesson may be for: of the facilitator, of the gathering, and of who wrote the notes. */
async function homesOf(tx: Tx, actor: Actor, gathering: LockedGathering, writerIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ site: memberships.siteSlug, region: memberships.regionCode })
    .from(memberships)
    .where(and(inArray(memberships.userId, [...writerIds]), sql`(${memberships.validUntil} is null or ${memberships.validUntil} > now())`))
  const places = [...rows, { site: gathering.siteSlug, region: gathering.regionCode }]
  return new Set([
    ...actor.sites.map((site) => `site:${site}`),
    ...actor.regions.map((region) => `region:${region}`),
    ...places.flatMap(({ site, region }) => (site ? [`site:${site}`] : region ? [`region:${region}`] : [])),
  ])
}

/**
 * Gathers notes of a closed board into a draft lesson of the facilitator. Who wrote the notes is asked to write along; a
 * note goes into one lesson only, so two facilitators who press at once do not make the same lesson.
 */
export async function gatherNotes(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof gatherInput>,
  now = new Date(),
): Outcome<{ lessonId: string; asked: number }> {
  const taken = await takeBoard(tx, input.gatheringId, now)
  if (!taken || !mayFacilitate(actor, taken.gathering)) return refuse('unknown_gathering')
  const { gathering, state } = taken
  const [same] = await tx
    .select({ lessonId: reflectionLessons.lessonId, gatheredById: reflectionLessons.gatheredById })
    .from(reflectionLessons)
    .where(and(eq(reflectionLessons.gatheringId, gathering.id), eq(reflectionLessons.formKey, input.formKey)))
  if (same) return same.gatheredById === actor.id ? done({ lessonId: same.lessonId, asked: 0 }) : refuse('form_used')
  if (state === 'none') return refuse('no_board')
  if (state === 'wiped') return refuse('wiped')
  if (state === 'open') return refuse('not_closed')
  const wanted = [...new Set(input.notes)]
  const notes = await tx
    .select()
    .from(reflectionNotes)
    .where(and(eq(reflectionNotes.gatheringId, gathering.id), inArray(reflectionNotes.id, wanted), isNull(reflectionNotes.hiddenAt)))
    .orderBy(asc(reflectionNotes.id))
  if (notes.length !== wanted.length) return refuse('unknown_note')
  if (notes.some((note) => note.lessonId)) return refuse('already_gathered')
  if (notes.reduce((total, note) => total + note.text.length, 0) > boardLimits.lessonText) return refuse('too_long')
  const writerIds = [...new Set(notes.map((note) => note.writtenById))]
  if (!(await homesOf(tx, actor, gathering, writerIds)).has(input.home)) return refuse('unknown_home')

  const lessonId = await beginLesson(tx, actor, input.home, {
    title: input.title,
    situation: fromBlocks(blocksOf(notes, prompts.slice(0, -1))),
    differently: fromBlocks(blocksOf(notes, prompts.slice(-1))),
  })
  await tx
    .insert(reflectionLessons)
    .values({ lessonId, gatheringId: gathering.id, gatheredById: actor.id, gatheredAt: now, formKey: input.formKey })
  await tx.update(reflectionNotes).set({ lessonId }).where(inArray(reflectionNotes.id, wanted))
  const others = await tx
    .select({ userId: users.id })
    .from(users)
    .where(and(inArray(users.id, writerIds), isNull(users.closedAt), sql`${users.id} <> ${actor.id}`))
  if (others.length > 0)
    await tx.insert(reflectionProposals).values(others.map(({ userId }) => ({ lessonId, userId, proposedById: actor.id, proposedAt: now })))
  await audit(tx, {
    actorId: actor.id,
    action: 'gather_notes',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { lesson: lessonId, notes: notes.length, asked: others.length },
  })
  await mailProposals(tx, lessonId)
  await tellLive(tx, boardTopic(gathering.id))
  return done({ lessonId, asked: others.length })
}

/** Who was asked says yes, and writes along from then on, or no. A no may still become a yes. */
export async function answerProposal(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof proposalInput>,
  now = new Date(),
): Outcome<{ agreed: boolean }> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering) return refuse('unknown_proposal')
  const [proposal] = await tx
    .select({ agreed: reflectionProposals.agreed, proposedById: reflectionProposals.proposedById })
    .from(reflectionProposals)
    .innerJoin(reflectionLessons, eq(reflectionLessons.lessonId, reflectionProposals.lessonId))
    .where(
      and(
        eq(reflectionProposals.lessonId, input.lessonId),
        eq(reflectionProposals.userId, actor.id),
        eq(reflectionLessons.gatheringId, gathering.id),
      ),
    )
  if (!proposal) return refuse('unknown_proposal')
  if (proposal.agreed === input.agrees) return done({ agreed: input.agrees })
  if (proposal.agreed) return refuse('already_agreed')
  if (input.agrees) {
    const joined = await joinLesson(tx, actor, { lessonId: input.lessonId, askedById: proposal.proposedById })
    if (!joined.ok) return refuse('cannot_join')
  }
  await tx
    .update(reflectionProposals)
    .set({ agreed: input.agrees, answeredAt: now })
    .where(and(eq(reflectionProposals.lessonId, input.lessonId), eq(reflectionProposals.userId, actor.id)))
  await audit(tx, {
    actorId: actor.id,
    action: input.agrees ? 'agree_to_write' : 'decline_to_write',
    objectKind: 'lesson',
    objectId: input.lessonId,
  })
  return done({ agreed: input.agrees })
}

/** Wipes the notes of a board that had its time, with the questions that nobody answered. One board; 1 when there was one. */
export async function wipeBoards(tx: Tx, now: Date): Promise<number> {
  const [board] = await tx.execute<{ gathering_id: string }>(sql`
    select board.gathering_id from reflection_boards board
    join gatherings on gatherings.id = board.gathering_id
    where board.wiped_at is null
      and greatest(board.opened_at, gatherings.ends_at) <= ${now.toISOString()}::timestamptz - make_interval(days => ${boardDays.vanish})
    order by board.opened_at limit 1
    for no key update of gatherings skip locked`)
  if (!board) return 0
  const gatheringId = board.gathering_id
  const wiped = await tx.delete(reflectionNotes).where(eq(reflectionNotes.gatheringId, gatheringId)).returning({ id: reflectionNotes.id })
  await tx
    .delete(reflectionProposals)
    .where(
      and(
        isNull(reflectionProposals.answeredAt),
        inArray(
          reflectionProposals.lessonId,
          tx.select({ id: reflectionLessons.lessonId }).from(reflectionLessons).where(eq(reflectionLessons.gatheringId, gatheringId)),
        ),
      ),
    )
  await tx.update(reflectionBoards).set({ wipedAt: now }).where(eq(reflectionBoards.gatheringId, gatheringId))
  await audit(tx, { actorId: null, action: 'wipe_board', objectKind: 'gathering', objectId: gatheringId, details: { count: wiped.length } })
  await tellLive(tx, boardTopic(gatheringId))
  return 1
}
