import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#db/client.ts'
import { gatheringFollowUps, gatherings, regions, signUps, sites } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayManage } from './policy.ts'
import { filesOf } from './queries.ts'
import { signUpOfFollowUp } from './queries-links.ts'
import { linksOf, type MaterialLink } from './queries-materials.ts'
import type { GatheringStatus } from './status.ts'
import { type FollowUpAnswer, followUpAnswers } from './values.ts'

export type Afterwards = {
  gathering: { id: string; title: string; status: GatheringStatus; endsAt: Date }
  files: { id: string; name: string; bytes: number; isPublic: boolean }[]
  links: MaterialLink[]
  followUps: { asked: number; counts: Record<FollowUpAnswer, number>; texts: { answer: FollowUpAnswer; text: string }[] }
}

/** Everything that comes after a gathering, for who organises it. Answers come without a name. */
export async function afterwardsOf(actor: Actor, gatheringId: string): Promise<Afterwards | undefined> {
  if (!z.uuid().safeParse(gatheringId).success) return undefined
  const [gathering] = await db.select().from(gatherings).where(eq(gatherings.id, gatheringId))
  if (!gathering || !mayManage(actor, gathering)) return undefined
  const [files, links, rows] = await Promise.all([
    filesOf(gatheringId),
    linksOf(gatheringId),
    db
      .select({ answer: gatheringFollowUps.answer, text: gatheringFollowUps.text })
      .from(gatheringFollowUps)
      .where(eq(gatheringFollowUps.gatheringId, gatheringId))
      // Not in the order of answering or of the list of participants.
      .orderBy(sql`md5(${gatheringFollowUps.signUpId}::text)`),
  ])
  const { id, title, status, endsAt } = gathering
  const answered = rows.flatMap(({ answer, text }) => (answer ? [{ answer, text }] : []))
  const number = (answer: FollowUpAnswer) => answered.filter((row) => row.answer === answer).length
  return {
    gathering: { id, title, status, endsAt },
    files: files.map((file) => ({ id: file.id, name: file.name, bytes: file.bytes, isPublic: file.isPublic })),
    links,
    followUps: {
      asked: rows.length,
      counts: Object.fromEntries(followUpAnswers.map((answer) => [answer, number(answer)])) as Record<FollowUpAnswer, number>,
      texts: answered.filter((row) => row.text !== ''),
    },
  }
}

export type FollowUpView = {
  title: string
  startsAt: Date
  answer: FollowUpAnswer | null
  text: string
  lessonId: string | null
  /** Whether the reader is signed in as who was asked, and where a lesson of theirs may belong. */
  isOwn: boolean
  /** Whether who was asked has an account at all. */
  hasAccount: boolean
  homes: { value: string; label: string }[]
}

/** The question behind a link, for who has it. Undefined for a link that was not made here. */
export async function followUpByLink(token: string, actor: Actor | null): Promise<FollowUpView | undefined> {
  const signUpId = signUpOfFollowUp(token)
  if (!signUpId) return undefined
  const [row] = await db
    .select({
      title: gatherings.title,
      startsAt: gatherings.startsAt,
      answer: gatheringFollowUps.answer,
      text: gatheringFollowUps.text,
      lessonId: gatheringFollowUps.lessonId,
      userId: signUps.userId,
    })
    .from(gatheringFollowUps)
    .innerJoin(signUps, eq(signUps.id, gatheringFollowUps.signUpId))
    .innerJoin(gatherings, eq(gatherings.id, gatheringFollowUps.gatheringId))
    .where(and(eq(gatheringFollowUps.signUpId, signUpId)))
  if (!row) return undefined
  const { userId, lessonId, ...rest } = row
  const isOwn = actor !== null && actor.id === userId
  return { ...rest, lessonId: isOwn ? lessonId : null, isOwn, hasAccount: userId !== null, homes: isOwn ? await ownHomes(actor) : [] }
}

async function ownHomes(actor: Actor): Promise<{ value: string; label: string }[]> {
  const [ofSites, ofRegions] = await Promise.all([
    db.select({ slug: sites.slug, name: sites.name }).from(sites).orderBy(asc(sites.name)),
    db.select({ code: regions.code, name: regions.name }).from(regions).orderBy(asc(regions.name)),
  ])
  return [
    ...ofSites
      .filter(({ slug }) => actor.sites.includes(slug))
      .map(({ slug, name }) => ({ value: `site:${slug}`, label: `Proeftuin ${name}` })),
    ...ofRegions
      .filter(({ code }) => actor.regions.includes(code))
      .map(({ code, name }) => ({ value: `region:${code}`, label: `Regio ${name}` })),
  ]
}
