import { eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { gatheringFollowUps, lessonDrafts, outbox, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { done } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { race } from '#lib/testing/races.ts'
import { markAttendance } from './commands-attendance.ts'
import { answerFollowUp, askFollowUps, followUpLesson, wipeFollowUps } from './commands-follow-ups.ts'
import { afterwardsOf, followUpByLink } from './queries-afterwards.ts'
import { followUpLink, signUpLink } from './queries-links.ts'
import { followUpInput } from './schema-afterwards.ts'

const { url } = testDatabase()
const later = (days: number) => new Date(Date.now() + days * 86_400_000)
const ask = { name: 'ask', every: 1, run: askFollowUps }

let organiser: Actor
let present: Actor
let absent: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  present = await person()
  absent = await person()
})

/** A gathering of this hour to which one came and one did not. */
async function held() {
  const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(1) })
  const { signUpId } = await signsUp(present, gatheringId)
  await signsUp(absent, gatheringId)
  await must(transact((tx) => markAttendance(tx, organiser, { gatheringId, mark: { signUpId, isThere: true } })))
  const token = followUpLink(signUpId).split('/').at(-1) ?? ''
  return { gatheringId, signUpId, token }
}
const reason = async (result: Promise<{ ok: boolean; reason?: string }>) => {
  const outcome = await result
  return outcome.ok ? 'done' : outcome.reason
}
const mailsFor = (signUpId: string) =>
  db
    .select()
    .from(outbox)
    .where(eq(outbox.key, `follow-up:${signUpId}`))

describe('Six weeks later', () => {
  test('who was there is asked once, who was not is not asked', async () => {
    const { gatheringId, signUpId, token } = await held()
    await runJob(ask, later(41))
    expect(await mailsFor(signUpId)).toHaveLength(0)
    for (let look = 0; look < 3; look++) await runJob(ask, later(43))
    const [mail] = await mailsFor(signUpId)
    expect(mail).toMatchObject({ recipient: present.email, subject: 'Wat heb je ermee gedaan?' })
    expect(mail?.text).toContain(`/vervolg/${token}`)
    expect(await db.$count(gatheringFollowUps, eq(gatheringFollowUps.gatheringId, gatheringId))).toBe(1)
  })

  test('two instances that look at the same moment send one mail', async () => {
    const { signUpId } = await held()
    await race(url, 4, async (tx) => done(await askFollowUps(tx, later(43))))
    expect(await mailsFor(signUpId)).toHaveLength(1)
    expect(await db.$count(outbox, like(outbox.key, `follow-up:${signUpId}%`))).toBe(1)
  })

  test('after a standstill of weeks nobody is asked any more', async () => {
    const { signUpId } = await held()
    await runJob(ask, later(71))
    expect(await mailsFor(signUpId)).toHaveLength(0)
  })
})

describe('The answer', () => {
  async function asked() {
    const one = await held()
    await runJob(ask, later(43))
    return one
  }
  const answer = (token: string, text = 'We bellen nu voor het weekend.') =>
    transact((tx) => answerFollowUp(tx, { token, answer: 'used', text }))

  test('is not given by opening the link, is given by the press, and stands', async () => {
    const { token } = await asked()
    expect(await followUpByLink(token, null)).toMatchObject({ answer: null })
    expect(await followUpByLink(token, null)).toMatchObject({ answer: null })
    await must(answer(token))
    await must(answer(token))
    expect(await reason(answer(token, 'Iets anders.'))).toBe('already_answered')
    expect(await followUpByLink(token, null)).toMatchObject({ answer: 'used', text: 'We bellen nu voor het weekend.' })
  })

  test('goes by its own link alone: not by a made-up one, nor by the link of the sign-up', async () => {
    const { token, signUpId } = await asked()
    const wrong = [token.slice(0, -1), `${token.slice(0, -2)}00`, signUpLink(signUpId).split('/').at(-1) ?? '', '']
    for (const other of wrong) {
      expect(await reason(answer(other))).toBe('unknown_link')
      expect(await followUpByLink(other, null)).toBeUndefined()
    }
    // Who was not asked yet has a link that leads nowhere.
    const early = await held()
    expect(await reason(answer(early.token))).toBe('unknown_link')
  })

  test('is read by the organiser in numbers and words, without a name; by nobody else', async () => {
    const { gatheringId, token } = await asked()
    await must(answer(token))
    const view = await afterwardsOf(organiser, gatheringId)
    expect(view?.followUps).toEqual({
      asked: 1,
      counts: { used: 1, planned: 0, not_used: 0 },
      texts: [{ answer: 'used', text: 'We bellen nu voor het weekend.' }],
    })
    for (const secret of [present.id, present.name, present.email]) expect(JSON.stringify(view)).not.toContain(secret)
    expect(await afterwardsOf(present, gatheringId)).toBeUndefined()
  })

  test('becomes one draft lesson of who gave it, and of nobody else', async () => {
    const { token } = await asked()
    const make = (actor: Actor, home = 'site:friesland') => transact((tx) => followUpLesson(tx, actor, { token, home }))
    expect(await reason(make(present))).toBe('not_answered')
    await must(answer(token))
    expect(await reason(make(absent))).toBe('not_yours')
    expect(await reason(make(present, 'site:flevoland'))).toBe('unknown_home')
    const { lessonId } = await must(make(present))
    expect(await must(make(present))).toEqual({ lessonId })
    const [draft] = await db.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lessonId))
    expect(JSON.stringify(draft?.content)).toContain('We bellen nu voor het weekend.')
    expect(await followUpByLink(token, present)).toMatchObject({ isOwn: true, lessonId })
    expect(await followUpByLink(token, absent)).toMatchObject({ isOwn: false, lessonId: null })
  })

  test('loses its words a year later, and keeps its choice', async () => {
    const { gatheringId, token } = await asked()
    await must(answer(token))
    const wipe = { name: 'wipe', every: 1, run: wipeFollowUps }
    await runJob(wipe, later(364))
    expect((await afterwardsOf(organiser, gatheringId))?.followUps.texts).toHaveLength(1)
    await runJob(wipe, later(366))
    expect((await afterwardsOf(organiser, gatheringId))?.followUps).toMatchObject({ counts: { used: 1 }, texts: [] })
  })

  test('has a choice and at most 500 characters', () => {
    const parsed = (entry: object) => followUpInput.safeParse({ token: 'x', ...entry }).success
    expect(parsed({ answer: 'planned', text: 'a'.repeat(500) })).toBe(true)
    expect(parsed({ answer: 'planned' })).toBe(true)
    for (const entry of [{}, { answer: 'maybe' }, { answer: 'used', text: 'a'.repeat(501) }]) expect(parsed(entry)).toBe(false)
  })
})

test('a follow-up goes with its sign-up', async () => {
  const { signUpId } = await held()
  await runJob(ask, later(43))
  await db.delete(signUps).where(eq(signUps.id, signUpId))
  expect(await db.$count(gatheringFollowUps, eq(gatheringFollowUps.signUpId, signUpId))).toBe(0)
})
