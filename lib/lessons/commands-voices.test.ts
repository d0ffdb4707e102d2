import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonReactions, lessonRecognitions, lessonReports, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { done } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, type PublishedLesson } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { handleReport, recogniseLesson, reportLesson, unrecogniseLesson } from './commands-reports.ts'
import { confirmReaction, decideReaction, reactionTidying, sendReaction } from './commands-voices.ts'
import { deskReactions, handledReports, openReports, reactionToConfirm, voicesOf } from './queries-voices.ts'
import { reactionInput, reportInput } from './schema-voices.ts'
import { withdrawLesson } from './commands-withdrawing.ts'

const { url } = testDatabase()
let author: Actor
let reader: Actor
let placed: PublishedLesson
beforeAll(async () => {
  await furnish()
  author = await person({ roles: ['member', 'curator'] })
  reader = await curator()
  placed = await publishedLesson(author, reader)
})

let numbers = 0
const input = (more: Record<string, unknown> = {}) =>
  reactionInput.parse({
    slug: placed.slug,
    kind: 'question',
    body: `Hoe deden jullie dit? (${++numbers})`,
    email: 'lezer@test.example',
    ...more,
  })
const mailsTo = (email: string) => db.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(outbox.createdAt)
const stored = async (body: string) => (await db.select().from(lessonReactions).where(eq(lessonReactions.body, body)))[0]
const tokenIn = (text: string | undefined) => /sleutel=([\w-]{43})/.exec(text ?? '')?.[1] ?? ''

async function unconfirmed(more: Record<string, unknown> = {}) {
  const sent = input({ email: `lezer-${numbers}@test.example`, ...more })
  await must(transact((tx) => sendReaction(tx, null, sent)))
  const token = tokenIn((await mailsTo(sent.email ?? '')).at(-1)?.text)
  return { ...sent, token }
}
async function waiting(more: Record<string, unknown> = {}) {
  const sent = await unconfirmed(more)
  await must(transact((tx) => confirmReaction(tx, { token: sent.token })))
  const row = await stored(sent.body)
  if (!row) throw new Error('no reaction')
  return { ...sent, id: row.id }
}
const decide = (actor: Actor, reactionId: string, decision: 'place' | 'refuse' | 'remove') =>
  transact((tx) => decideReaction(tx, actor, { reactionId, decision, reason: decision === 'place' ? undefined : 'other_subject' }))
const shown = async () => (await voicesOf(placed.lessonId)).reactions.map(({ body }) => body)

describe('A reaction of a visitor', () => {
  test('says what is missing when nothing is written, or nothing but white space', () => {
    for (const body of [undefined, '', '  \n '])
      expect(reactionInput.safeParse({ slug: placed.slug, kind: 'question', body }).error?.issues.map(({ message }) => message)).toEqual([
        'Schrijf je vraag of aanvulling.',
      ])
  })
  test('is for nobody to see until it is confirmed, and for no reader until a curator placed it', async () => {
    const sent = await unconfirmed()
    expect((await deskReactions(reader, 'waiting')).map(({ body }) => body)).not.toContain(sent.body)
    // Looking at the link uses nothing up, however often a mail scanner does it.
    for (let look = 0; look < 3; look++) expect(await reactionToConfirm(sent.token)).toMatchObject({ body: sent.body })
    await must(transact((tx) => confirmReaction(tx, { token: sent.token })))
    expect(await reactionToConfirm(sent.token)).toBeUndefined()
    expect(await shown()).not.toContain(sent.body)
    const [mine] = (await deskReactions(reader, 'waiting')).filter(({ body }) => body === sent.body)
    await must(decide(reader, mine?.id ?? '', 'place'))
    expect(await shown()).toContain(sent.body)
  })
  test('confirms once, and not after two days; what nobody confirmed is removed', async () => {
    const once = await waiting()
    expect(await transact((tx) => confirmReaction(tx, { token: once.token }))).toEqual({ ok: false, reason: 'link_gone' })
    const late = await unconfirmed()
    await db
      .update(lessonReactions)
      .set({ createdAt: new Date(Date.now() - 49 * 3_600_000) })
      .where(eq(lessonReactions.body, late.body))
    expect(await reactionToConfirm(late.token)).toBeUndefined()
    expect(await transact((tx) => confirmReaction(tx, { token: late.token }))).toEqual({ ok: false, reason: 'link_gone' })
    await runJob(reactionTidying)
    expect(await stored(late.body)).toBeUndefined()
    expect(await stored(once.body)).toBeDefined()
  })
  test('needs an address, and the token stands nowhere in clear', async () => {
    expect(await transact((tx) => sendReaction(tx, null, input({ email: '' })))).toEqual({ ok: false, reason: 'email_missing' })
    const sent = await unconfirmed()
    expect(JSON.stringify(await stored(sent.body))).not.toContain(sent.token)
  })
  test('keeps its address no longer than until the decision', async () => {
    for (const decision of ['place', 'refuse'] as const) {
      const sent = await waiting()
      expect((await stored(sent.body))?.email).toBe(sent.email)
      await must(decide(reader, sent.id, decision))
      expect(await stored(sent.body)).toMatchObject({ email: null, decidedById: reader.id })
      const last = (await mailsTo(sent.email ?? '')).at(-1)
      expect(last?.subject).toBe(decision === 'place' ? 'Je reactie staat op de site' : 'Je reactie is niet geplaatst')
      expect(last?.text).not.toContain(sent.body)
    }
  })
  test('with a citizen service number is not taken', async () => {
    const body = 'Het gaat om het kind met bsn 123456782.'
    expect(await transact((tx) => sendReaction(tx, null, input({ body })))).toEqual({ ok: false, reason: 'hard_stop' })
    expect(await stored(body)).toBeUndefined()
  })
  test('with a name in it comes to the desk with what the scan asks about', async () => {
    const sent = await waiting({ body: 'Wij kennen mevrouw Jansen uit die straat ook.' })
    const row = (await deskReactions(reader, 'waiting')).find(({ id }) => id === sent.id)
    expect(row?.findings.map(({ text }) => text).join()).toContain('Jansen')
  })
})

describe('The curator', () => {
  test('who wrote along at the lesson, or wrote the reaction, leaves it to another', async () => {
    const sent = await waiting()
    expect(await decide(author, sent.id, 'refuse')).toEqual({ ok: false, reason: 'own_work' })
    const own = input({ email: '' })
    await must(transact((tx) => sendReaction(tx, reader, own)))
    const row = await stored(own.body)
    expect(row).toMatchObject({ status: 'waiting', userId: reader.id })
    expect(await decide(reader, row?.id ?? '', 'place')).toEqual({ ok: false, reason: 'own_work' })
    expect((await deskReactions(reader, 'waiting')).find(({ id }) => id === row?.id)?.isOwn).toBe(true)
    expect(await decide(await curator(), row?.id ?? '', 'place')).toMatchObject({ ok: true })
  })
  test('is a curator: others see nothing and decide nothing', async () => {
    const sent = await waiting()
    for (const roles of [['member'], ['regional_team'], ['administrator']] as const) {
      const other = await person({ roles: [...roles] })
      expect(await deskReactions(other, 'waiting')).toEqual([])
      expect(await decide(other, sent.id, 'place')).toEqual({ ok: false, reason: 'not_allowed' })
    }
  })
  test('takes a placed reaction away again, with a reason', async () => {
    const sent = await waiting()
    expect(await decide(reader, sent.id, 'remove')).toEqual({ ok: false, reason: 'already_decided' })
    await must(decide(reader, sent.id, 'place'))
    await must(decide(reader, sent.id, 'remove'))
    expect(await shown()).not.toContain(sent.body)
    expect(await stored(sent.body)).toMatchObject({ status: 'removed', reason: 'other_subject' })
  })
  test('and a colleague who decide at the same moment: one wins, the other is told', async () => {
    const sent = await waiting()
    const curators = [reader, await curator(), await curator()]
    const results = await race(url, 3, (tx, contestant) =>
      decideReaction(tx, curators[contestant] ?? reader, {
        reactionId: sent.id,
        decision: contestant === 0 ? 'refuse' : 'place',
        reason: 'improper',
      }),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.flatMap((result) => (result.ok ? [] : [result.reason]))).toEqual(['already_decided', 'already_decided'])
  })
  test('tells the writers of the lesson when a reaction shows, in a mail without its text', async () => {
    const sent = await waiting()
    await must(decide(reader, sent.id, 'place'))
    const mail = (await mailsTo(author.email)).at(-1)
    expect(mail?.subject).toBe('Een lezer reageerde op je les')
    expect(mail?.text).not.toContain(sent.body)
  })
  test('gets a mail for the first that waits, not for each', async () => {
    await db
      .update(lessonReactions)
      .set({ status: 'refused', reason: 'improper', decidedById: reader.id, decidedAt: new Date(), email: null })
      .where(eq(lessonReactions.status, 'waiting'))
    const before = (await mailsTo(reader.email)).length
    for (let number = 0; number < 3; number++) await waiting()
    const fresh = (await mailsTo(reader.email)).slice(before)
    expect(fresh.map(({ subject }) => subject)).toEqual(['Er wacht een reactie van een lezer'])
  })
})

describe('Dit herken ik', () => {
  const press = (lesson: PublishedLesson, browser: string) => must(transact((tx) => recogniseLesson(tx, { slug: lesson.slug, browser })))

  test('counts a browser once for each lesson, also when it presses many times at once', async () => {
    const lesson = await publishedLesson(author, reader)
    await race(url, 10, async (tx) => {
      await recogniseLesson(tx, { slug: lesson.slug, browser: 'dezelfde' })
      return done(null)
    })
    expect(await db.$count(lessonRecognitions, eq(lessonRecognitions.lessonId, lesson.lessonId))).toBe(1)
  })
  test('is shown from three on, and no longer below that', async () => {
    const lesson = await publishedLesson(author, reader)
    for (const browser of ['een', 'twee']) await press(lesson, browser)
    expect((await voicesOf(lesson.lessonId)).recognised).toBeNull()
    await press(lesson, 'drie')
    expect((await voicesOf(lesson.lessonId)).recognised).toBe(3)
    await must(transact((tx) => unrecogniseLesson(tx, { slug: lesson.slug, browser: 'twee' })))
    expect((await voicesOf(lesson.lessonId)).recognised).toBeNull()
  })
  test('leaves no mark by which two lessons of one browser can be laid beside each other', async () => {
    const [one, other] = [await publishedLesson(author, reader), await publishedLesson(author, reader)]
    for (const lesson of [one, other]) await press(lesson, 'mijn-browser')
    const rows = await db.select().from(lessonRecognitions)
    const marks = rows.filter(({ lessonId }) => [one.lessonId, other.lessonId].includes(lessonId)).map(({ markHash }) => markHash)
    expect(new Set(marks).size).toBe(2)
    expect(JSON.stringify(rows)).not.toContain('mijn-browser')
  })
})

describe('A report', () => {
  const report = (more: Record<string, unknown> = {}) =>
    transact((tx) => reportLesson(tx, null, reportInput.parse({ slug: placed.slug, reason: 'recognisable', ...more })))

  test('of somebody who can be recognised comes first, and every curator hears of it', async () => {
    await must(report({ reason: 'wrong', message: 'Het jaartal klopt niet.' }))
    await must(report({ message: 'De derde zin.' }))
    expect((await openReports(reader)).map(({ reason }) => reason)).toEqual(['recognisable', 'wrong'])
    for (const { email } of [reader, author])
      expect((await mailsTo(email)).at(-1)?.subject).toBe('Spoed: iemand is misschien te herkennen in een les')
    expect(await openReports(await person())).toEqual([])
  })
  test('about a reaction belongs to a reaction that shows under this very lesson', async () => {
    const sent = await waiting()
    expect(await report({ reactionId: sent.id })).toEqual({ ok: false, reason: 'unknown_reaction' })
    await must(decide(reader, sent.id, 'place'))
    expect(await report({ reactionId: sent.id })).toMatchObject({ ok: true })
    const elsewhere = await publishedLesson(author, reader)
    expect(await report({ reactionId: sent.id, slug: elsewhere.slug })).toEqual({ ok: false, reason: 'unknown_reaction' })
  })
  test('is handled once, with what was done, and then the address of the reporter is gone', async () => {
    await must(report({ email: 'melder@test.example', message: 'Bel mij.' }))
    const row = (await openReports(reader)).find(({ message }) => message === 'Bel mij.')
    const handle = (actor: Actor) => transact((tx) => handleReport(tx, actor, { reportId: row?.id ?? '', outcome: 'De zin is weg.' }))
    expect(await handle(await person())).toEqual({ ok: false, reason: 'not_allowed' })
    await must(handle(reader))
    expect(await handle(reader)).toEqual({ ok: false, reason: 'already_decided' })
    const [kept] = await db
      .select()
      .from(lessonReports)
      .where(eq(lessonReports.id, row?.id ?? ''))
    expect(kept).toMatchObject({ email: null, outcome: 'De zin is weg.', handledById: reader.id })
    const [first] = await handledReports(reader)
    expect(first).toMatchObject({ id: row?.id, outcome: 'De zin is weg.', handledByName: reader.name })
    expect(await handledReports(await person())).toEqual([])
  })
  test('and a reaction need a lesson that can be read', async () => {
    const lesson = await publishedLesson(author, reader)
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: lesson.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    const { slug } = lesson
    expect(await report({ slug })).toEqual({ ok: false, reason: 'unknown_lesson' })
    expect(await transact((tx) => sendReaction(tx, null, input({ slug })))).toEqual({ ok: false, reason: 'unknown_lesson' })
    expect(await transact((tx) => recogniseLesson(tx, { slug, browser: 'x' }))).toEqual({ ok: false, reason: 'unknown_lesson' })
  })
})
