import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { gatheringFiles, gatherings, reflectionBoards, reflectionNotes, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayManage } from './policy.ts'
import { filesOf, lessonsOf, type PublicFile } from './queries.ts'
import { signUpOfLink } from './queries-links.ts'
import { hasBoard, linksOf } from './queries-materials.ts'
import { personName } from './queries-sign-ups.ts'
import type { Prompt } from './values.ts'

/** What who takes part sees beside the public page: who agreed to be seen, and all materials. */
export type ParticipantView = {
  names: string[]
  files: PublicFile[]
  links: { id: string; url: string; label: string }[]
  lessons: { slug: string; title: string }[]
  /** A board to look back together was opened. */
  hasBoard: boolean
}

/** The part of a gathering for its participants; undefined for who has no place, or was not there. */
export async function participantView(actor: Actor, gatheringId: string): Promise<ParticipantView | undefined> {
  const [gathering] = await db
    .select({ createdById: gatherings.createdById, status: gatherings.status })
    .from(gatherings)
    .where(eq(gatherings.id, gatheringId))
  if (!gathering) return undefined
  const [own] = await db
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.userId, actor.id), eq(signUps.status, 'signed_up')))
  return own || mayManage(actor, gathering) ? sharedOf(gatheringId) : undefined
}

/** What is shared with the participants. The caller has looked who asks. */
async function sharedOf(gatheringId: string): Promise<ParticipantView> {
  const [people, files, lessons, links, boardIsThere] = await Promise.all([
    db
      .select({ name: personName })
      .from(signUps)
      .leftJoin(users, eq(users.id, signUps.userId))
      .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.status, 'signed_up'), eq(signUps.shownToParticipants, true)))
      .orderBy(personName, desc(signUps.id)),
    filesOf(gatheringId),
    lessonsOf(gatheringId),
    linksOf(gatheringId),
    hasBoard(gatheringId),
  ])
  return { names: people.map((person) => person.name), files, links, lessons, hasBoard: boardIsThere }
}

/** The gathering that the link of a mail gives a place at; undefined for who waits, left, or has another link. */
async function placeByLink(token: string): Promise<{ gatheringId: string; hasAccount: boolean } | undefined> {
  const signUpId = signUpOfLink(token)
  if (!signUpId) return undefined
  const [row] = await db
    .select({ gatheringId: signUps.gatheringId, userId: signUps.userId })
    .from(signUps)
    .where(and(eq(signUps.id, signUpId), eq(signUps.status, 'signed_up')))
  return row && { gatheringId: row.gatheringId, hasAccount: row.userId !== null }
}

/** The notes of a board as an outsider reads them: without names, and without what was covered. */
export type ReadNote = { id: string; prompt: Prompt; text: string }
export type LinkedParticipant = ParticipantView & { hasAccount: boolean; notes: ReadNote[] }

/**
 * The same for who holds the link of a mail: an outsider sees what members see. The board they read here, because
 * writing on it needs an account; the facilitator writes for them. Undefined for who has no place.
 */
export async function participantByLink(token: string): Promise<LinkedParticipant | undefined> {
  const place = await placeByLink(token)
  if (!place) return undefined
  const [shared, notes] = await Promise.all([sharedOf(place.gatheringId), place.hasAccount ? [] : notesToRead(place.gatheringId)])
  return { ...shared, hasAccount: place.hasAccount, notes }
}

const notesToRead = (gatheringId: string): Promise<ReadNote[]> =>
  db
    .select({ id: reflectionNotes.id, prompt: reflectionNotes.prompt, text: reflectionNotes.text })
    .from(reflectionNotes)
    .innerJoin(reflectionBoards, eq(reflectionBoards.gatheringId, reflectionNotes.gatheringId))
    .where(and(eq(reflectionNotes.gatheringId, gatheringId), isNull(reflectionNotes.hiddenAt), isNull(reflectionBoards.wipedAt)))
    .orderBy(asc(reflectionNotes.id))
    .execute()

/** Material of the gathering of a link, for its holder; undefined for anything else. */
export async function fileByLink(token: string, fileId: string) {
  const place = await placeByLink(token)
  if (!place) return undefined
  const [file] = await db
    .select({
      id: gatheringFiles.id,
      kind: gatheringFiles.kind,
      mediaType: gatheringFiles.mediaType,
      name: gatheringFiles.name,
      bytes: gatheringFiles.bytes,
      sha256: gatheringFiles.sha256,
    })
    .from(gatheringFiles)
    .where(and(eq(gatheringFiles.id, fileId), eq(gatheringFiles.gatheringId, place.gatheringId), isNull(gatheringFiles.removedAt)))
  return file && { ...file, isPublic: false }
}
