import { eq, like } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { digestClaims, followRhythms, lessonApplications, openQuestions, outbox, subscribers } from '#db/schema/index.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob, type Job } from '#lib/platform/jobs.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson } from '#lib/testing/factories.ts'
import { publishedGathering } from '#lib/testing/gatherings.ts'
import { digestJobs, noteNews, rewriteDigests, sendDigests } from './commands-digests.ts'
import { follow, stopFollowing } from './commands-follows.ts'
import { digestMessage } from './emails-digests.ts'
import type { FollowRhythm, FollowTopic } from './values-follows.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

let writer: Actor
let desk: Actor
let reader: Actor
let count = 0
beforeAll(async () => {
  await furnish()
  writer = await person()
  desk = await curator()
})
beforeEach(async () => {
  reader = await person()
  await owner`truncate subscribers, digest_items, digest_rewrites cascade`
  // What an earlier test placed is old news.
  await noteOnly()
  await db.delete(outbox)
})

const jobNamed = (wanted: string): Job => {
  const job = digestJobs.find(({ name }) => name === wanted)
  if (!job) throw new Error(`no job to ${wanted}`)
  return job
}
const noteOnly = () => db.transaction((tx) => noteNews(tx, new Date()))
const theme: FollowTopic = { kind: 'theme', key: 'monitoring' }
const follows = (who: Actor, topic: FollowTopic = theme, rhythm: FollowRhythm = 'daily', now = new Date()) =>
  must(transact((tx) => follow(tx, who, { ...topic, rhythm }, now)))
const place = (themes = ['monitoring'], title = `Les ${++count}`) => publishedLesson(writer, desk, { content: { themes, title } })
const applied = (lessonId: string) =>
  db.insert(lessonApplications).values({ lessonId, regionCode: 'JZ14', state: 'taken_over', startedById: reader.id })
const due = () => owner`update follow_rhythms set next_at = now() - interval '1 minute' where rhythm <> 'never'`
const send = (now = new Date()) => db.transaction((tx) => sendDigests(tx, now))
const digests = async (to?: Actor) => {
  const rows = await db.select().from(outbox).where(like(outbox.key, 'digest:%')).orderBy(outbox.createdAt)
  return to ? rows.filter(({ recipient }) => recipient === to.email) : rows
}
const titlesIn = (text: string) => text.match(/^- .+$/gm)?.map((line) => line.slice(2)) ?? []

describe('A digest', () => {
  test('tells of what was placed since one follows it, newest first, once, and of nothing else', async () => {
    await place(['monitoring'], 'Van voor het volgen')
    await follows(reader)
    await follows(reader, { kind: 'site', key: 'friesland' })
    const first = await place(['monitoring'], 'De eerste les')
    await place(['klantreis'], 'Alleen van deze proeftuin')
    await noteOnly()
    await due()
    await send()
    const [mail] = await digests()
    expect(titlesIn(mail?.text ?? '')).toEqual(['Alleen van deze proeftuin', 'De eerste les'])
    expect(mail?.text).toContain(`/lessen/${first.slug}`)
    expect(mail?.recipient).toBe(reader.email)
    expect(mail?.unsubscribeUrl).toMatch(/^https?:\/\/[^/]+\/api\/volgen\/stop\/[0-9a-f]{96}$/)
    await due()
    await send()
    expect(await digests()).toHaveLength(1)
  })
  test('comes when it is due and not before; at once when that was asked', async () => {
    await follows(reader)
    const quick = await person()
    await follows(quick, theme, 'at_once')
    const silent = await person()
    await follows(silent, theme, 'never')
    await runJob(jobNamed('send digests'))
    await place()
    await runJob(jobNamed('send digests'))
    expect((await digests()).map(({ recipient }) => recipient)).toEqual([quick.email])
    await runJob(jobNamed('send digests'), new Date(Date.now() + 25 * 3_600_000))
    expect((await digests()).map(({ recipient }) => recipient)).toEqual([quick.email, reader.email])
    const [row] = await db.select().from(followRhythms).where(eq(followRhythms.rhythm, 'daily'))
    expect(row?.nextAt?.getTime()).toBeGreaterThan(Date.now() + 24 * 3_600_000)
  })
  test('waits for the end of a pause, and then tells what came meanwhile', async () => {
    await follows(reader)
    const until = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString().slice(0, 10)
    await db.update(subscribers).set({ pausedUntil: until })
    await place([`monitoring`], 'Tijdens de pauze')
    await noteOnly()
    await due()
    await send()
    expect(await digests()).toEqual([])
    const [row] = await db.select().from(followRhythms)
    expect(row?.nextAt?.toISOString().slice(0, 10)).toBe(until)
    await send(new Date(Date.now() + 6 * 24 * 3_600_000))
    expect(titlesIn((await digests())[0]?.text ?? '')).toEqual(['Tijdens de pauze'])
  })
  test('tells of a site that is hidden to nobody who follows the site', async () => {
    await follows(reader, { kind: 'site', key: 'friesland' })
    await follows(reader, { kind: 'region', key: 'JZ02' })
    const hidden = await place()
    await owner`update published_lessons set site_slug = null, region_code = null where lesson_id = ${hidden.lessonId}`
    await noteOnly()
    await due()
    await send()
    expect(await digests()).toEqual([])
  })
  test('groups by what came of it: placed, applied, answered, and gatherings that come, of the region too', async () => {
    await follows(reader, { kind: 'region', key: 'JZ02' })
    await follows(reader)
    const lesson = await place(['monitoring'], 'Een les')
    await applied(lesson.lessonId)
    await db.insert(openQuestions).values({
      title: 'Wat meten jullie?',
      themeSlug: 'monitoring',
      regionCode: 'JZ14',
      registeredById: writer.id,
      formKey: crypto.randomUUID(),
      madePublicById: desk.id,
      madePublicAt: new Date(),
      state: 'answered',
      answeredByLessonId: lesson.lessonId,
      endedAt: new Date(),
    })
    const { gatheringId } = await publishedGathering(desk, {})
    await owner`update gatherings set site_slug = 'friesland', title = 'Samen leren' where id = ${gatheringId}`
    const closed = await publishedGathering(desk, {})
    await owner`update gatherings set site_slug = 'friesland', by_invitation = true where id = ${closed.gatheringId}`
    await noteOnly()
    await due()
    await send()
    const text = (await digests())[0]?.text ?? ''
    expect(text.match(/^(NIEUW|TOEGEPAST|BEANTWOORD|BIJEENKOMSTEN|- ).*$/gm)).toEqual([
      'NIEUW OP DE SITE',
      '- Een les',
      'TOEGEPAST IN EEN REGIO',
      expect.stringMatching(/^- Een les \(in .+\)$/),
      'BEANTWOORD',
      '- Wat meten jullie?',
      'BIJEENKOMSTEN DIE KOMEN',
      expect.stringMatching(/^- Samen leren \(.* uur\)$/),
    ])
  })
  test('names the thirty newest and counts the others', () => {
    const item = (index: number) => ({
      outcome: 'placed' as const,
      title: `Les ${index}`,
      address: '/lessen/a',
      at: new Date(index),
      heldAt: null,
    })
    const message = digestMessage(
      crypto.randomUUID(),
      Array.from({ length: 45 }, (_, index) => item(index)),
    )
    expect(message.sections?.[0]?.items).toHaveLength(30)
    expect(message.sections?.[0]?.items[0]?.words).toBe('Les 44')
    expect(message.paragraphs.join(' ')).toContain('nog 15')
  })
})

describe('What is taken off the site', () => {
  test('is in no digest that was not made yet', async () => {
    await follows(reader)
    const lesson = await place()
    await noteOnly()
    await must(transact((tx) => withdrawLesson(tx, desk, { lessonId: lesson.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    await due()
    await send()
    expect(await digests()).toEqual([])
  })
  test('falls out of digests that wait to be sent, which are held until they are written anew', async () => {
    await follows(reader)
    const lonely = await person()
    await follows(lonely, { kind: 'theme', key: 'klantreis' })
    const gone = await place(['monitoring', 'klantreis'], 'Deze gaat weg')
    await applied(gone.lessonId)
    await place(['monitoring'], 'Deze blijft')
    await noteOnly()
    await due()
    await send()
    expect(await digests()).toHaveLength(2)
    await must(transact((tx) => withdrawLesson(tx, desk, { lessonId: gone.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    const held = await digests()
    expect(held.every(({ dueAt }) => dueAt.getTime() > Date.now() + 3_600_000)).toBe(true)
    await runJob(jobNamed('write held digests anew'))
    const [left, ...none] = await digests()
    expect(none).toEqual([])
    expect(left?.recipient).toBe(reader.email)
    expect(titlesIn(left?.text ?? '')).toEqual(['Deze blijft'])
    expect(left?.html).not.toContain('Deze gaat weg')
    expect(left?.dueAt.getTime()).toBeLessThanOrEqual(Date.now())
    expect(left?.key).toBe(held.find(({ recipient }) => recipient === reader.email)?.key)
  })
  test('falls out too when it is taken off in the very moment in which the digest is made', async () => {
    await follows(reader)
    const gone = await place()
    await noteOnly()
    await due()
    const [written, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const making = db.transaction(async (tx) => {
      await sendDigests(tx, new Date())
      written.resolve()
      await release.promise
    })
    await written.promise
    const taking = transact((tx) => withdrawLesson(tx, desk, { lessonId: gone.lessonId, reason: 'wrong', message: 'Klopt niet.' }))
    for (let look = 0; look < 200; look++) {
      const [row] = await owner`select count(*)::int as waiting from pg_locks where not granted`
      if (row?.waiting > 0) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    release.resolve()
    await making
    await must(taking)
    await runJob(jobNamed('write held digests anew'))
    expect(await digests()).toEqual([])
  })
  test('falls out as well when nobody said so, of any source; who was never told hears of it when it is put back', async () => {
    await follows(reader)
    const tried = await person()
    await follows(tried)
    const gone = await place(['monitoring'], 'Weg en terug')
    await place(['monitoring'], 'Deze blijft')
    await noteOnly()
    await due()
    await send()
    await db.update(outbox).set({ attempts: 1 }).where(eq(outbox.recipient, tried.email))
    await owner`create table kept as select * from published_lessons where lesson_id = ${gone.lessonId}`
    await owner`delete from published_lessons where lesson_id = ${gone.lessonId}`
    await runJob(jobNamed('hold digests of what is gone'))
    await runJob(jobNamed('write held digests anew'))
    const titles = async () => (await digests()).map(({ text }) => titlesIn(text))
    expect(await titles()).toEqual([['Deze blijft'], ['Deze blijft']])
    await runJob(jobNamed('hold digests of what is gone'))
    expect(await db.transaction((tx) => rewriteDigests(tx, new Date()))).toBe(0)
    await owner`insert into published_lessons select * from kept`
    await owner`drop table kept`
    await due()
    await send()
    expect((await digests(reader)).map(({ text }) => titlesIn(text))).toEqual([['Deze blijft'], ['Weg en terug']])
    expect(await digests(tried)).toHaveLength(1)
  })
  test('with the press on stop goes what waits too', async () => {
    await follows(reader)
    await place()
    await noteOnly()
    await due()
    await send()
    await must(transact((tx) => stopFollowing(tx, reader, {})))
    expect(await digests()).toEqual([])
    expect(await db.$count(digestClaims)).toBe(0)
  })
})
