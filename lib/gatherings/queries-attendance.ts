import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#db/client.ts'
import { gatheringQuestions, gatherings, signUpAnswers, signUpNeeds, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { attendanceIsOpen } from './policy-attendance.ts'
import { namelessWords } from './copy-attendance.ts'
import { mayManage } from './policy.ts'

/** Somebody who has a place, or came in at the door. */
export type Participant = {
  signUpId: string
  name: string
  email: string
  /** Sites and regions of somebody with an account: 'Friesland, Twente'. Empty for an outsider. */
  belongsTo: string
  companions: number
  attendedAt: Date | null
  walkIn: boolean
  diet: string
  accessibility: string
  /** By question. */
  answers: Readonly<Record<string, string>>
}

export type Attendance = {
  gathering: { id: string; title: string; startsAt: Date; endsAt: Date; place: string; format: string; status: string }
  /** Whether people can be ticked off now. */
  isOpen: boolean
  /** Also questions that were retired, as long as there are answers. */
  questions: { id: string; label: string }[]
  participants: Participant[]
  waiting: number
}

const belongsTo = sql<string>`coalesce((select string_agg(coalesce(sites.name, regions.name), ', ' order by coalesce(sites.name, regions.name))
  from memberships left join sites on sites.slug = memberships.site_slug left join regions on regions.code = memberships.region_code
  where memberships.user_id = ${signUps.userId} and (memberships.valid_until is null or memberships.valid_until > now())), '')`

/** Who comes and who came, by name, for who organises the gathering; undefined for everybody else. */
export async function attendanceOf(actor: Actor, gatheringId: string, now = new Date()): Promise<Attendance | undefined> {
  if (!z.uuid().safeParse(gatheringId).success) return undefined
  const [gathering] = await db.select().from(gatherings).where(eq(gatherings.id, gatheringId))
  if (!gathering || !mayManage(actor, gathering)) return undefined
  const [people, questions, waiting] = await Promise.all([
    db
      .select({
        signUpId: signUps.id,
        name: sql<string>`coalesce(${signUps.name}, ${users.name}, ${namelessWords})`,
        email: sql<string>`coalesce(${signUps.email}, ${users.email}, '')`,
        belongsTo,
        companions: signUps.companions,
        attendedAt: signUps.attendedAt,
        walkIn: signUps.walkIn,
        diet: sql<string>`coalesce(${signUpNeeds.diet}, '')`,
        accessibility: sql<string>`coalesce(${signUpNeeds.accessibility}, '')`,
      })
      .from(signUps)
      .leftJoin(users, eq(users.id, signUps.userId))
      .leftJoin(signUpNeeds, eq(signUpNeeds.signUpId, signUps.id))
      .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.status, 'signed_up'))),
    db
      .select({ id: gatheringQuestions.id, label: gatheringQuestions.label, retiredAt: gatheringQuestions.retiredAt })
      .from(gatheringQuestions)
      .where(eq(gatheringQuestions.gatheringId, gatheringId))
      .orderBy(asc(gatheringQuestions.position), asc(gatheringQuestions.id)),
    db.$count(signUps, and(eq(signUps.gatheringId, gatheringId), eq(signUps.status, 'waiting'))),
  ])
  const ids = people.map((person) => person.signUpId)
  const given = ids.length > 0 ? await db.select().from(signUpAnswers).where(inArray(signUpAnswers.signUpId, ids)) : []
  const answers = Map.groupBy(given, (answer) => answer.signUpId)
  const answered = new Set(given.map((answer) => answer.questionId))
  const byName = new Intl.Collator('nl')
  const { id, title, startsAt, endsAt, place, format, status } = gathering
  return {
    gathering: { id, title, startsAt, endsAt, place, format, status },
    isOpen: attendanceIsOpen(gathering, now),
    questions: questions
      .filter((question) => !question.retiredAt || answered.has(question.id))
      .map((question) => ({ id: question.id, label: question.label })),
    participants: people
      .map((person) => ({
        ...person,
        answers: Object.fromEntries((answers.get(person.signUpId) ?? []).map(({ questionId, value }) => [questionId, value])),
      }))
      .sort((a, b) => byName.compare(a.name, b.name) || (a.signUpId < b.signUpId ? -1 : 1)),
    waiting,
  }
}
