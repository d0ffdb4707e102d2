import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { auditLog, lessonDecisions, lessons, outbox, publishedLessons, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  everythingStored,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
  withdrawnLesson,
  type LessonOptions,
} from '#lib/testing/factories.ts'
import { claimLesson, declineLesson, publishLesson, releaseLesson, returnLesson } from './commands-review.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { lessonAtAddress } from './queries.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()

let author: Actor
let coAuthor: Actor
let reader: Actor
let other: Actor
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  coAuthor = await person({ name: 'Medeschrijver' })
  reader = await curator('Redacteur')
  other = await curator('Andere redacteur')
})

type Desk = { lessonId: string; revisionId: string }
const decisions = {
  publish: (actor: Actor, { lessonId, revisionId }: Desk): Promise<Result<unknown, string>> =>
    transact((tx) => publishLesson(tx, actor, { lessonId, revisionId, message: '', changeNote: 'Beter gezegd.', ...everythingChecked })),
  return: (actor: Actor, { lessonId, revisionId }: Desk): Promise<Result<unknown, string>> =>
    transact((tx) => returnLesson(tx, actor, { lessonId, revisionId, message: 'Kun je dit uitleggen?' })),
  decline: (actor: Actor, { lessonId, revisionId }: Desk): Promise<Result<unknown, string>> =>
    transact((tx) => declineLesson(tx, actor, { lessonId, revisionId, message: 'Dit staat er al.' })),
}
const kinds = ['publish', 'return', 'decline'] as const
const statusAfter = { publish: 'published', return: 'returned', decline: 'declined' } as const
const claim = (actor: Actor, lessonId: string) => transact((tx) => claimLesson(tx, actor, { lessonId }))
const release = (actor: Actor, lessonId: string) => transact((tx) => releaseLesson(tx, actor, { lessonId }))
const withdraw = (actor: Actor, lessonId: string) =>
  transact((tx) => withdrawLesson(tx, actor, { lessonId, reason: 'recognisable', message: 'Iemand herkende het gezin.' }))
const lessonOf = async (lessonId: string) => (await db.select().from(lessons).where(eq(lessons.id, lessonId)))[0]
const marksOf = (lessonId: string, action: string) =>
  db
    .select()
    .from(auditLog)
    .where(sql`${auditLog.objectId} = ${lessonId} and ${auditLog.action} = ${action}`)
const unchanged = async (deed: () => Promise<unknown>) => {
  const before = await everythingStored()
  const result = await deed()
  expect(await everythingStored()).toEqual(before)
  return result
}
async function mailsOf(deed: () => Promise<unknown>) {
  const before = new Set((await db.select({ id: outbox.id }).from(outbox)).map(({ id }) => id))
  await deed()
  return (await db.select().from(outbox).orderBy(outbox.recipient)).filter(({ id }) => !before.has(id))
}

describe('Claiming', () => {
  test('a curator takes a lesson, takes it again, and puts it back', async () => {
    const { lessonId } = await submittedLesson(author)
    expect(await claim(reader, lessonId)).toMatchObject({ ok: true })
    expect(await claim(reader, lessonId)).toMatchObject({ ok: true })
    expect(await lessonOf(lessonId)).toMatchObject({ claimedById: reader.id, status: 'submitted' })
    expect(await release(reader, lessonId)).toMatchObject({ ok: true })
    expect(await lessonOf(lessonId)).toMatchObject({ claimedById: null, claimedAt: null })
    expect(await marksOf(lessonId, 'release_lesson')).toHaveLength(1)
  })
  test('what another curator reads is not taken over, but any curator can put it back', async () => {
    const { lessonId } = await submittedLesson(author)
    await must(claim(reader, lessonId))
    expect(await unchanged(() => claim(other, lessonId))).toEqual({ ok: false, reason: 'claimed_by_other' })
    expect(await release(other, lessonId)).toMatchObject({ ok: true })
    expect(await claim(other, lessonId)).toMatchObject({ ok: true })
  })
  test('releasing what nobody claimed changes nothing', async () => {
    const { lessonId } = await submittedLesson(author)
    expect(await unchanged(() => release(reader, lessonId))).toEqual({ ok: true, value: null })
  })
  test('for who is no curator the desk does not exist', async () => {
    const { lessonId, revisionId } = await submittedLesson(author, { coAuthors: [coAuthor] })
    const administrator = await person({ roles: ['administrator', 'regional_team', 'legal_helpdesk'] })
    for (const actor of [author, coAuthor, administrator]) {
      for (const deed of [
        () => claim(actor, lessonId),
        () => release(actor, lessonId),
        () => withdraw(actor, lessonId),
        ...kinds.map((kind) => () => decisions[kind](actor, { lessonId, revisionId })),
      ]) {
        expect(await unchanged(deed)).toEqual({ ok: false, reason: 'unknown_lesson' })
      }
    }
  })
})

describe.each(kinds)('To %s', (kind) => {
  test('writes the decision, the state, one audit row and a mail to each writer and to the curator', async () => {
    const lesson = await submittedLesson(author, { coAuthors: [coAuthor] })
    await must(claim(reader, lesson.lessonId))
    const mails = await mailsOf(() => must(decisions[kind](reader, lesson)))
    expect(mails.map((mail) => mail.recipient).sort()).toEqual([author.email, coAuthor.email, reader.email].sort())
    expect(await lessonOf(lesson.lessonId)).toMatchObject({ status: statusAfter[kind], claimedById: null, claimedAt: null })
    expect(await db.select().from(lessonDecisions).where(eq(lessonDecisions.lessonId, lesson.lessonId))).toMatchObject([
      { kind, decidedById: reader.id, revisionId: lesson.revisionId },
    ])
    expect(await marksOf(lesson.lessonId, `${kind}_lesson`)).toMatchObject([
      { actorId: reader.id, details: { revision: lesson.revisionId } },
    ])
  })
  test('a second time says that it was done, and sends no second mail', async () => {
    const lesson = await submittedLesson(author)
    await must(decisions[kind](reader, lesson))
    expect(await unchanged(() => decisions[kind](reader, lesson))).toEqual({ ok: false, reason: 'wrong_state' })
  })
  test('the revision that was read counts: a newer one is refused until it is read', async () => {
    const lesson = await submittedLesson(author)
    await submitAgain(
      author,
      lesson.lessonId,
      await saveContent(author, lesson.lessonId, lesson.version, completeContent({ title: 'Toch anders' })),
    )
    expect(await unchanged(() => decisions[kind](reader, lesson))).toEqual({ ok: false, reason: 'edited_meanwhile' })
  })
  test('a revision of another lesson, or none at all, decides nothing', async () => {
    const lesson = await submittedLesson(author)
    const elsewhere = await submittedLesson(author)
    for (const revisionId of [elsewhere.revisionId, crypto.randomUUID()]) {
      expect(await unchanged(() => decisions[kind](reader, { lessonId: lesson.lessonId, revisionId }))).toEqual({
        ok: false,
        reason: 'edited_meanwhile',
      })
    }
  })
  test('a lesson that another curator reads is left to that curator', async () => {
    const lesson = await submittedLesson(author)
    await must(claim(other, lesson.lessonId))
    expect(await unchanged(() => decisions[kind](reader, lesson))).toEqual({ ok: false, reason: 'claimed_by_other' })
  })
  test('four eyes: a curator who writes along never decides', async () => {
    const writing = await person({ roles: ['member', 'curator'] })
    const lesson = await submittedLesson(author, { coAuthors: [writing] })
    expect(await unchanged(() => decisions[kind](writing, lesson))).toEqual({ ok: false, reason: 'four_eyes' })
    const own = await submittedLesson(writing)
    expect(await unchanged(() => decisions[kind](writing, own))).toEqual({ ok: false, reason: 'four_eyes' })
  })
  test('a failure half way leaves nothing behind', async () => {
    const { lessonId, revisionId } = await submittedLesson(author)
    const commands = { publish: publishLesson, return: returnLesson, decline: declineLesson }
    const fails = (tx: Tx) =>
      commands[kind](tx, reader, { lessonId, revisionId, message: 'Bericht', ...everythingChecked }).then((result) => {
        expect(result.ok).toBe(true)
        throw new Error('the power went out')
      })
    await unchanged(() => expect(transact(fails)).rejects.toThrow('the power went out'))
  })
  test('no mail holds a word of the lesson or of the message', async () => {
    const lesson = await submittedLesson(author, {
      content: { title: 'Zeldzaamwoord in de titel', coreSentence: 'Zeldzaamwoord in de zin.' },
    })
    await must(decisions[kind](reader, lesson))
    const mails = await db.select().from(outbox)
    const text = mails.map((mail) => `${mail.subject}\n${mail.text}\n${mail.html}`.replaceAll(/\/lessen\/[a-z0-9-]+/g, '')).join('\n')
    expect(text).not.toMatch(/zeldzaamwoord|Kun je dit uitleggen|Dit staat er al/i)
  })
})

describe('Placing', () => {
  const placed = async (options: LessonOptions = {}) => {
    const lesson = await publishedLesson(author, reader, options)
    const [row] = await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lesson.lessonId))
    if (!row) throw new Error('not in the feed')
    return { ...lesson, row }
  }
  test('writes what the public reads', async () => {
    const { row, revisionId, slug } = await placed({ content: { title: 'Een goed begin', themes: ['klantreis', 'monitoring'] } })
    expect(row).toMatchObject({
      revisionId,
      slug,
      title: 'Een goed begin',
      siteSlug: 'friesland',
      regionCode: null,
      themeSlugs: ['klantreis', 'monitoring'],
      principleSlug: 'gezinsgericht',
      tipNumber: 1,
      minutes: 1,
    })
    expect(slug).toBe('een-goed-begin')
  })
  test('a hidden site or region does not reach the public table', async () => {
    const { row } = await placed({ content: { siteShown: false } })
    expect(row).toMatchObject({ siteSlug: null, regionCode: null })
    const regional = await publishedLesson(await person({ sites: [], regions: ['JZ14'] }), reader, { content: { siteShown: false } })
    expect(await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, regional.lessonId))).toMatchObject([
      { siteSlug: null, regionCode: null },
    ])
  })
  test('two lessons with one title get addresses of their own', async () => {
    const slugs = []
    for (let number = 0; number < 3; number++) slugs.push((await placed({ content: { title: 'Dezelfde titel' } })).slug)
    expect(slugs).toEqual(['dezelfde-titel', 'dezelfde-titel-2', 'dezelfde-titel-3'])
  })
  test('a new version keeps its place in the feed and its address while the title stays, and gets a new one when it changes', async () => {
    const { lessonId, version, slug, row } = await placed({ content: { title: 'Titel een' } })
    let next = await saveContent(author, lessonId, version, completeContent({ title: 'Titel een', coreSentence: 'Nu beter gezegd.' }))
    const again = await must(decisions.publish(other, { lessonId, revisionId: await submitAgain(author, lessonId, next) }))
    expect(again).toEqual({ slug })
    const [second] = await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId))
    expect(second).toMatchObject({ coreSentence: 'Nu beter gezegd.', firstPublishedAt: row.firstPublishedAt })
    next = await saveContent(author, lessonId, next, completeContent({ title: 'Titel twee' }))
    expect(await must(decisions.publish(other, { lessonId, revisionId: await submitAgain(author, lessonId, next) }))).toEqual({
      slug: 'titel-twee',
    })
    next = await saveContent(author, lessonId, next, completeContent({ title: 'Titel een' }))
    expect(await must(decisions.publish(other, { lessonId, revisionId: await submitAgain(author, lessonId, next) }))).toEqual({ slug })
  })
  test('the earlier version stays readable while the next one waits, is returned or is declined', async () => {
    const { lessonId, version, slug } = await placed({ content: { title: 'Blijft staan' } })
    const next = await saveContent(author, lessonId, version, completeContent({ title: 'Andere titel' }))
    const revisionId = await submitAgain(author, lessonId, next)
    expect((await lessonAtAddress(slug))?.state).toBe('published')
    await must(decisions.decline(reader, { lessonId, revisionId }))
    expect((await lessonAtAddress(slug))?.state).toBe('published')
  })
})

describe('Withdrawing', () => {
  test('takes the lesson out of the feed with its reason, an audit row and mails, also by a curator who wrote along', async () => {
    const writing = await person({ roles: ['member', 'curator'] })
    const { lessonId, slug } = await publishedLesson(author, reader, { coAuthors: [writing] })
    const mails = await mailsOf(() => must(withdraw(writing, lessonId)))
    expect(new Set(mails.map((mail) => mail.recipient))).toEqual(new Set([author.email, writing.email]))
    expect(mails.map((mail) => mail.text).join()).not.toContain('herkende')
    expect(await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId))).toEqual([])
    expect(await lessonOf(lessonId)).toMatchObject({ status: 'withdrawn' })
    expect(await marksOf(lessonId, 'withdraw_lesson')).toMatchObject([{ actorId: writing.id, reason: 'recognisable' }])
    expect((await lessonAtAddress(slug))?.state).toBe('withdrawn')
  })
  test('a second time there is nothing to withdraw', async () => {
    const { lessonId } = await withdrawnLesson(author, reader)
    expect(await unchanged(() => withdraw(other, lessonId))).toEqual({ ok: false, reason: 'not_public' })
  })
  test('a withdrawn lesson can be written again, sent in and placed at its old address', async () => {
    const { lessonId, version, slug } = await withdrawnLesson(author, reader)
    const next = await saveContent(author, lessonId, version, completeContent({ coreSentence: 'Met de nieuwe wet erin.' }))
    const revisionId = await submitAgain(author, lessonId, next)
    expect((await lessonAtAddress(slug))?.state).toBe('withdrawn')
    expect(await must(decisions.publish(other, { lessonId, revisionId }))).toEqual({ slug })
    expect((await lessonAtAddress(slug))?.state).toBe('published')
  })
  test('the next version that lies on the desk does not vanish from it without a decision', async () => {
    const { lessonId, version } = await publishedLesson(author, reader)
    await submitAgain(
      author,
      lessonId,
      await saveContent(author, lessonId, version, completeContent({ coreSentence: 'De volgende versie.' })),
    )
    await must(withdraw(other, lessonId))
    expect((await lessonOf(lessonId))?.status).toBe('withdrawn')
    const mails = await db.select({ text: outbox.text }).from(outbox).where(eq(outbox.recipient, author.email)).orderBy(outbox.createdAt)
    expect(mails.at(-1)?.text).toContain('stuur hem dan opnieuw in')
  })
})

describe('The checklist', () => {
  test('placing waits until every question is answered, and the answers stay with the decision', async () => {
    const { lessonId, revisionId } = await submittedLesson(author)
    const place = (fields: object) => transact((tx) => publishLesson(tx, reader, { lessonId, revisionId, message: '', ...fields }))
    const refused = { ok: false, reason: 'checklist_incomplete' }
    expect(await unchanged(() => place({}))).toEqual(refused)
    expect(await unchanged(() => place({ ...everythingChecked, checkConsent: undefined }))).toEqual(refused)
    expect(await place({ ...everythingChecked, checkImages: 'absent' })).toMatchObject({ ok: true })
    const [decision] = await db.select().from(lessonDecisions).where(eq(lessonDecisions.revisionId, revisionId))
    expect(decision?.checklist).toMatchObject({ combination: 'fine', images: 'absent' })
  })
  test('giving back and not placing ask for none', async () => {
    const { lessonId, revisionId } = await submittedLesson(author)
    await must(transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message: 'Kijk nog eens.' })))
    const [decision] = await db.select().from(lessonDecisions).where(eq(lessonDecisions.revisionId, revisionId))
    expect(decision?.checklist).toBeNull()
  })
})

describe('Mails of the review', () => {
  test('a curator whose role ended, has yet to begin, or whose account is closed gets no mail', async () => {
    const past = await curator()
    const future = await curator()
    const closed = await curator()
    const day = 86_400_000
    await db.execute(
      sql`update user_roles set valid_from = ${new Date(Date.now() - 2 * day).toISOString()}::timestamptz, valid_until = ${new Date(Date.now() - day).toISOString()}::timestamptz where user_id = ${past.id}`,
    )
    await db.execute(
      sql`update user_roles set valid_from = ${new Date(Date.now() + day).toISOString()}::timestamptz where user_id = ${future.id}`,
    )
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, closed.id))
    const mails = await mailsOf(() => submittedLesson(author))
    const recipients = mails.map((mail) => mail.recipient)
    expect(recipients).toContain(reader.email)
    for (const { email } of [past, closed, future]) expect(recipients).not.toContain(email)
  })
  test('a curator who wrote along, also one who left, is not asked to review the lesson', async () => {
    const writing = await person({ roles: ['member', 'curator'] })
    const lesson = await submittedLesson(author, { coAuthors: [writing] })
    await db.execute(sql`update lesson_authors set left_at = now() where user_id = ${writing.id}`)
    const mails = await mailsOf(() => submitAgain(author, lesson.lessonId, lesson.version))
    expect(mails.map((mail) => mail.recipient)).not.toContain(writing.email)
  })
})
