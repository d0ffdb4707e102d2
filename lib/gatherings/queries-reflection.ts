import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#db/client.ts'
import {
  gatherings,
  lessonAuthors,
  lessonDrafts,
  memberships,
  reflectionBoards,
  reflectionLessons,
  reflectionNotes,
  reflectionProposals,
  regions,
  signUps,
  sites,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { boardMoments, boardState, boardWindow, mayFacilitate, mayReflect, type BoardState } from './policy-reflection.ts'
import type { Prompt } from './values.ts'

/** A note as this person may see it. Who wrote it is told to nobody. */
export type BoardNote = {
  id: string
  prompt: Prompt
  text: string
  isMine: boolean
  isHidden: boolean
  isEdited: boolean
  inLesson: boolean
  /** What the privacy scan asks, for the writer and the facilitator. */
  advice: { fragment: string; reason: string }[]
}
export type BoardProposal = { lessonId: string; title: string; agreed: boolean | null; notes: { prompt: Prompt; text: string }[] }
export type BoardLesson = { lessonId: string; title: string; isMine: boolean; asked: number; agreed: number }
export type BoardView = {
  gathering: { id: string; title: string; startsAt: Date; endsAt: Date }
  isFacilitator: boolean
  state: BoardState
  /** Whether a board that is not there can be opened now. */
  window: 'too_early' | 'in_time' | 'too_late'
  /** Whether a board that was closed by hand can be opened again. */
  mayReopen: boolean
  closesAt: Date | null
  vanishAt: Date | null
  notes: BoardNote[]
  /** Questions to this person whether to write along. */
  proposals: BoardProposal[]
  /** For the facilitator: the drafts that came out of the board. */
  lessons: BoardLesson[]
  /** For the facilitator: where a draft may belong. */
  homes: { value: string; label: string }[]
}

// The board is read again with every note that is hung; a text that did not change is not scanned again.
const scanned = new Map<string, BoardNote['advice']>()
const mostScanned = 1_000

function adviceOn(text: string): BoardNote['advice'] {
  const known = scanned.get(text)
  if (known) return known
  const advice = scan(text).map((finding) => ({ fragment: finding.text, reason: finding.reason }))
  if (scanned.size >= mostScanned) scanned.clear()
  scanned.set(text, advice)
  return advice
}

async function gatheringFor(actor: Actor, gatheringId: string) {
  if (!z.uuid().safeParse(gatheringId).success) return undefined
  const [gathering] = await db.select().from(gatherings).where(eq(gatherings.id, gatheringId))
  if (!gathering) return undefined
  const [signUp] = await db
    .select({ status: signUps.status })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.userId, actor.id), eq(signUps.status, 'signed_up')))
  return mayReflect(actor, gathering, signUp) ? gathering : undefined
}

/** Whether this person may hear when the board of a gathering changes. */
export const mayFollowBoard = async (actor: Actor, gatheringId: string): Promise<boolean> =>
  (await gatheringFor(actor, gatheringId)) !== undefined

/** The board of a gathering for who takes part in it; undefined for everybody else. */
export async function boardFor(actor: Actor, gatheringId: string, now = new Date()): Promise<BoardView | undefined> {
  const gathering = await gatheringFor(actor, gatheringId)
  if (!gathering) return undefined
  const isFacilitator = mayFacilitate(actor, gathering)
  const [[board], rows, proposals] = await Promise.all([
    db.select().from(reflectionBoards).where(eq(reflectionBoards.gatheringId, gatheringId)),
    db.select().from(reflectionNotes).where(eq(reflectionNotes.gatheringId, gatheringId)).orderBy(asc(reflectionNotes.id)),
    proposalsTo(actor, gatheringId),
  ])
  const state = boardState(board, gathering, now)
  const moments = board && boardMoments(board, gathering)
  const seen = rows.filter((row) => !row.hiddenAt || isFacilitator || row.writtenById === actor.id)
  const { id, title, startsAt, endsAt } = gathering
  return {
    gathering: { id, title, startsAt, endsAt },
    isFacilitator,
    state,
    window: boardWindow(gathering, now),
    mayReopen: isFacilitator && state === 'closed' && moments !== undefined && now < moments.closesAt,
    closesAt: moments?.closesAt ?? null,
    vanishAt: moments?.vanishAt ?? null,
    notes: seen.map((row) => ({
      id: row.id,
      prompt: row.prompt,
      text: row.text,
      isMine: row.writtenById === actor.id,
      isHidden: row.hiddenAt !== null,
      isEdited: row.editedAt !== null,
      inLesson: row.lessonId !== null,
      advice: isFacilitator || row.writtenById === actor.id ? adviceOn(row.text) : [],
    })),
    proposals: proposals.map((proposal) => ({
      ...proposal,
      notes: rows
        .filter((row) => row.lessonId === proposal.lessonId && !row.hiddenAt)
        .map((row) => ({ prompt: row.prompt, text: row.text })),
    })),
    lessons: isFacilitator ? await lessonsFrom(actor, gatheringId) : [],
    homes: isFacilitator && state === 'closed' ? await homesFor(actor, gathering, [...new Set(rows.map((row) => row.writtenById))]) : [],
  }
}

const draftTitle = sql<string>`coalesce(nullif(btrim(${lessonDrafts.content} ->> 'title'), ''), 'Nieuwe les')`

function proposalsTo(actor: Actor, gatheringId: string) {
  return db
    .select({ lessonId: reflectionProposals.lessonId, title: draftTitle, agreed: reflectionProposals.agreed })
    .from(reflectionProposals)
    .innerJoin(reflectionLessons, eq(reflectionLessons.lessonId, reflectionProposals.lessonId))
    .innerJoin(lessonDrafts, eq(lessonDrafts.lessonId, reflectionProposals.lessonId))
    .where(and(eq(reflectionLessons.gatheringId, gatheringId), eq(reflectionProposals.userId, actor.id)))
    .orderBy(asc(reflectionLessons.gatheredAt))
}

function lessonsFrom(actor: Actor, gatheringId: string): Promise<BoardLesson[]> {
  return db
    .select({
      lessonId: reflectionLessons.lessonId,
      title: draftTitle,
      isMine: sql<boolean>`exists (select from ${lessonAuthors} where ${lessonAuthors.lessonId} = ${reflectionLessons.lessonId} and ${lessonAuthors.userId} = ${actor.id} and ${lessonAuthors.leftAt} is null)`,
      asked: sql<number>`(select count(*)::int from ${reflectionProposals} where ${reflectionProposals.lessonId} = ${reflectionLessons.lessonId})`,
      agreed: sql<number>`(select count(*)::int from ${reflectionProposals} where ${reflectionProposals.lessonId} = ${reflectionLessons.lessonId} and ${reflectionProposals.agreed})`,
    })
    .from(reflectionLessons)
    .innerJoin(lessonDrafts, eq(lessonDrafts.lessonId, reflectionLessons.lessonId))
    .where(eq(reflectionLessons.gatheringId, gatheringId))
    .orderBy(asc(reflectionLessons.gatheredAt))
}

/** Sites and regions by name: of the facilitator, of the gathering and of who wrote on the board. */
async function homesFor(
  actor: Actor,
  gathering: { siteSlug: string | null; regionCode: string | null },
  writerIds: string[],
): Promise<{ value: string; label: string }[]> {
  const theirs =
    writerIds.length === 0
      ? []
      : await db
          .select({ site: memberships.siteSlug, region: memberships.regionCode })
          .from(memberships)
          .where(and(inArray(memberships.userId, writerIds), sql`(${memberships.validUntil} is null or ${memberships.validUntil} > now())`))
  const siteSlugs = [...actor.sites, ...theirs.flatMap((row) => row.site ?? []), ...(gathering.siteSlug ? [gathering.siteSlug] : [])]
  const regionCodes = [
    ...actor.regions,
    ...theirs.flatMap((row) => row.region ?? []),
    ...(gathering.regionCode ? [gathering.regionCode] : []),
  ]
  const [ofSites, ofRegions] = await Promise.all([
    siteSlugs.length > 0 ? db.select().from(sites).where(inArray(sites.slug, siteSlugs)).orderBy(asc(sites.name)) : [],
    regionCodes.length > 0 ? db.select().from(regions).where(inArray(regions.code, regionCodes)).orderBy(asc(regions.name)) : [],
  ])
  return [
    ...ofSites.map(({ slug, name }) => ({ value: `site:${slug}`, label: `Proeftuin ${name}` })),
    ...ofRegions.map(({ code, name }) => ({ value: `region:${code}`, label: `Regio ${name}` })),
  ]
}
