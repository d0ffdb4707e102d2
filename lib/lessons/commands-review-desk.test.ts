import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, lessonNotes, lessonOpinions, lessons, outbox, reviewReasons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { isoDay } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  furnish,
  must,
  person,
  saveContent,
  submitAgain,
  submittedLesson,
  type SubmittedLesson,
} from '#lib/testing/factories.ts'
import { chooseExpectedDay, takeOverLesson } from './commands-review-claims.ts'
import { reopenNote, replyToNote, resolveNote, writeNote } from './commands-review-notes.ts'
import { answerOpinion, answerOpinionByLink, askOpinion, opinionToken, remindOpinions, revokeOpinion } from './commands-review-opinions.ts'
import { retireReason, saveReason } from './commands-review-reasons.ts'
import { claimLesson } from './commands-review.ts'
import { askedByLink, askedOf, lessonNotesOf, lessonOpinionsOf, opinionsAskedOf, reviewReasonsFor } from './queries-desk.ts'
import { reviewedLesson, reviewQueue } from './queries-review.ts'
import { lessonDeeds } from './queries-timeline.ts'

const { url } = testDatabase()
const day = 86_400_000
const inDays = (days: number) => isoDay(new Date(Date.now() + days * day))

let author: Actor
let coAuthor: Actor
let reader: Actor
let other: Actor
let lesson: SubmittedLesson
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  coAuthor = await person({ name: 'Medeschrijver' })
  reader = await curator('Lezer')
  other = await curator('Ander')
  lesson = await submittedLesson(author, { coAuthors: [coAuthor] })
})

const mailsTo = async (address: string) =>
  (await db.select().from(outbox).where(eq(outbox.recipient, address)).orderBy(outbox.createdAt, outbox.id)).map((mail) => mail.subject)
const refused = (reason: string) => ({ ok: false, reason })

describe('Taking over', () => {
  test('names who had the lesson on the screen; who had it gets a mail, and the log says from whom', async () => {
    const { lessonId } = await submittedLesson(author)
    const take = (actor: Actor, fromId: string) => transact((tx) => takeOverLesson(tx, actor, { lessonId, fromId }))
    expect(await take(other, reader.id)).toEqual(refused('not_claimed'))
    await must(transact((tx) => claimLesson(tx, reader, { lessonId })))
    expect(await take(other, author.id)).toEqual(refused('not_claimed'))
    expect(await take(other, reader.id)).toMatchObject({ ok: true })
    expect(await take(other, reader.id), 'pressed twice').toMatchObject({ ok: true })
    expect((await db.select().from(lessons).where(eq(lessons.id, lessonId)))[0]?.claimedById).toBe(other.id)
    expect((await mailsTo(reader.email)).filter((subject) => subject.includes('overgenomen'))).toHaveLength(1)
    expect((await lessonDeeds(reader, lessonId)).map((deed) => deed.action)).toEqual(['claim_lesson', 'take_over_lesson'])
  })
})

describe('The expected day', () => {
  const submittedAt = async (lessonId: string, moment: string) =>
    db.execute(sql`update lessons set submitted_at = ${moment}::timestamptz where id = ${lessonId}`)
  const dayOf = async (lessonId: string) => (await reviewedLesson(reader, lessonId))?.expectedOn

  test('is five working days after sending in, in Amsterdam', async () => {
    const { lessonId } = await submittedLesson(author)
    for (const [moment, expected] of [
      ['2026-11-16T10:00:00Z', '2026-11-23'],
      ['2026-11-20T10:00:00Z', '2026-11-27'],
      ['2026-11-21T10:00:00Z', '2026-11-27'],
      ['2026-11-22T10:00:00Z', '2026-11-27'],
      ['2026-11-22T23:30:00Z', '2026-11-30'],
      ['2026-10-25T00:30:00Z', '2026-10-30'],
    ] as const) {
      await submittedAt(lessonId, moment)
      expect(await dayOf(lessonId), moment).toBe(expected)
    }
    expect((await reviewQueue(reader, 'te-lezen', { overdue: true })).map((row) => row.id)).toContain(lessonId)
  })
  test('can be chosen, also when it had passed, until the lesson is sent in again', async () => {
    const { lessonId, version } = await submittedLesson(author)
    await submittedAt(lessonId, '2026-01-05T10:00:00Z')
    expect((await reviewedLesson(reader, lessonId))?.isOverdue).toBe(true)
    await must(transact((tx) => chooseExpectedDay(tx, reader, { lessonId, expectedOn: inDays(3) })))
    expect(await dayOf(lessonId)).toBe(inDays(3))
    expect((await reviewedLesson(reader, lessonId))?.isOverdue).toBe(false)
    await must(transact((tx) => chooseExpectedDay(tx, reader, { lessonId, expectedOn: inDays(4) })))
    expect(await dayOf(lessonId)).toBe(inDays(4))
    const next = await saveContent(author, lessonId, version, completeContent({ title: 'Een andere titel voor deze les' }))
    await submitAgain(author, lessonId, next)
    expect(await dayOf(lessonId)).not.toBe(inDays(4))
  })
})

describe('The queue', () => {
  test('is narrowed by kind, site, who reads it and whether it is late', async () => {
    const mine = await submittedLesson(author, { content: { kind: 'question' } })
    await must(transact((tx) => claimLesson(tx, other, { lessonId: mine.lessonId })))
    const ids = async (...filter: Parameters<typeof reviewQueue>) => (await reviewQueue(...filter)).map((row) => row.id)
    expect(await ids(other, 'te-lezen', { kind: 'question' })).toEqual([mine.lessonId])
    expect(await ids(other, 'te-lezen', { claimed: 'mij' })).toContain(mine.lessonId)
    expect(await ids(reader, 'te-lezen', { claimed: 'mij' })).not.toContain(mine.lessonId)
    expect(await ids(other, 'te-lezen', { claimed: 'niemand' })).not.toContain(mine.lessonId)
    expect(await ids(other, 'te-lezen', { site: 'flevoland' })).toEqual([])
    const regional = await submittedLesson(await person({ sites: [], regions: ['JZ10'] }))
    expect(await ids(other, 'te-lezen', { region: 'JZ10' })).toEqual([regional.lessonId])
    expect(await ids(other, 'te-lezen', { overdue: true })).not.toContain(mine.lessonId)
    expect(await ids(author, 'te-lezen', {})).toEqual([])
  })
})

describe('A note', () => {
  const content = completeContent()
  const note = (actor: Actor, of = lesson, body = 'Wie waren dat?') =>
    transact((tx) =>
      writeNote(tx, actor, {
        lessonId: of.lessonId,
        revisionId: of.revisionId,
        field: 'situation',
        quote: 'vijf professionals',
        before: 'Er zaten ',
        after: ' aan tafel',
        body,
      }),
    )

  test('is written by a curator who did not write along, on the version that lies there', async () => {
    const fresh = await submittedLesson(author)
    const writing = await person({ roles: ['member', 'curator'] })
    const own = await submittedLesson(writing)
    expect(await note(author, fresh)).toEqual(refused('unknown_lesson'))
    expect(await note(writing, own)).toEqual(refused('four_eyes'))
    const next = await saveContent(author, fresh.lessonId, fresh.version, completeContent({ title: 'Nog een andere titel' }))
    await submitAgain(author, fresh.lessonId, next)
    expect(await note(reader, fresh)).toEqual(refused('edited_meanwhile'))
  })
  test('is seen and answered by the writers, and by nobody outside', async () => {
    const { noteId } = await must(note(reader))
    await must(note(reader, lesson, 'Nog een vraag.'))
    expect(
      (await mailsTo(author.email)).filter((subject) => subject.includes('notitie')),
      'one mail for a version',
    ).toHaveLength(1)
    const reply = (actor: Actor) => transact((tx) => replyToNote(tx, actor, { noteId, body: 'De leerkracht en vier anderen.' }))
    expect(await reply(await person())).toEqual(refused('unknown_note'))
    expect(await reply(coAuthor)).toMatchObject({ ok: true })
    expect((await mailsTo(reader.email)).filter((subject) => subject.includes('antwoord op je notitie'))).toHaveLength(1)
    const [seen] = await lessonNotesOf(author, lesson.lessonId, content)
    expect(seen).toMatchObject({ quote: 'vijf professionals', isLost: false, replies: [{ body: 'De leerkracht en vier anderen.' }] })
    expect(await lessonNotesOf(await person(), lesson.lessonId, content)).toEqual([])
  })
  test('is dealt with and opened again by curators; a closed one takes no answer', async () => {
    const { noteId } = await must(note(reader))
    expect(await transact((tx) => resolveNote(tx, author, { noteId }))).toEqual(refused('unknown_note'))
    await must(transact((tx) => resolveNote(tx, other, { noteId })))
    await must(transact((tx) => resolveNote(tx, reader, { noteId })))
    expect((await db.select().from(lessonNotes).where(eq(lessonNotes.id, noteId)))[0]?.resolvedById, 'the first counts').toBe(other.id)
    const reply = () => transact((tx) => replyToNote(tx, author, { noteId, body: 'Toch nog iets.' }))
    expect(await reply()).toEqual(refused('note_resolved'))
    await must(transact((tx) => reopenNote(tx, other, { noteId })))
    expect(await reply()).toMatchObject({ ok: true })
  })
  test('survives edits around it, and says so when its words are gone', async () => {
    const changed = (text: string) =>
      completeContent({ situation: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } })
    const lost = async (text: string) => (await lessonNotesOf(reader, lesson.lessonId, changed(text))).some((one) => one.isLost)
    expect(await lost('Eerst was het stil. Er zaten die dag vijf professionals rond de tafel.')).toBe(false)
    expect(await lost('Er zaten veel mensen rond de tafel.')).toBe(true)
  })
})

describe('Asking somebody to read along', () => {
  const ask = (of: SubmittedLesson, email: string, actor = reader) =>
    transact((tx) =>
      askOpinion(tx, actor, {
        lessonId: of.lessonId,
        revisionId: of.revisionId,
        kind: 'second_opinion',
        capacity: 'lived_experience',
        name: 'Meelezer',
        email,
        question: 'Zou jij je hierin herkennen?',
        dueOn: inDays(5),
      }),
    )
  const rowOf = async (of: SubmittedLesson) => {
    const [row] = await db.select().from(lessonOpinions).where(eq(lessonOpinions.lessonId, of.lessonId))
    if (!row) throw new Error('nothing was asked')
    return row
  }

  test('outside: a secret link shows that version alone, without writers, and without the place when it is hidden', async () => {
    const hidden = await submittedLesson(author, { content: { siteShown: false } })
    expect(await must(ask(hidden, 'meelezer@elders.example'))).toEqual({ byLink: true })
    const row = await rowOf(hidden)
    expect(row.tokenHash).not.toContain(opinionToken(row.id))
    const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, 'meelezer@elders.example'))
    expect(mail?.text).toContain(`/meelezen/${opinionToken(row.id)}`)
    const seen = await askedByLink(opinionToken(row.id))
    expect(seen).toMatchObject({ state: 'open', text: { homeName: null, content: { title: completeContent().title } } })
    expect(JSON.stringify(seen)).not.toMatch(/Schrijver|Friesland/)
    expect(await askedByLink(opinionToken(crypto.randomUUID()))).toBeUndefined()
    expect(await askedByLink("' or true --")).toBeUndefined()
  })
  test('inside: stands on the page of who was asked until the answer, and on nobody else’s', async () => {
    const asked = await submittedLesson(author)
    const [friend, sameDay] = [await person(), await submittedLesson(author)]
    for (const one of [asked, sameDay]) await must(ask(one, friend.email))
    const { id } = await rowOf(asked)
    expect((await opinionsAskedOf(friend)).map((one) => one.opinionId)).toContain(id)
    expect(await opinionsAskedOf(other)).toEqual([])
    await must(transact((tx) => answerOpinion(tx, friend, { opinionId: id, answer: 'Ik herken niemand.' })))
    expect(await opinionsAskedOf(friend)).toMatchObject([{ opinionId: (await rowOf(sameDay)).id, dueOn: inDays(5) }])
  })
  test('outside: the answer counts once, stands at the lesson, and ends what the link shows', async () => {
    const asked = await submittedLesson(author)
    await must(ask(asked, 'antwoord@elders.example'))
    const token = opinionToken((await rowOf(asked)).id)
    const answer = () => transact((tx) => answerOpinionByLink(tx, { token, answer: 'Ik herken niemand.' }))
    await must(answer())
    expect(await answer()).toEqual(refused('opinion_ended'))
    expect(await askedByLink(token)).toMatchObject({ state: 'answered', text: null })
    expect(await lessonOpinionsOf(reader, asked.lessonId)).toMatchObject([
      { answer: 'Ik herken niemand.', state: 'answered', byLink: true },
    ])
    expect((await rowOf(asked)).email, 'the address is gone with the answer').toBeNull()
    expect((await mailsTo(reader.email)).at(-1)).toContain('antwoord op je vraag')
  })
  test('taken back: the link is dead and the mail that has not left is dropped', async () => {
    const asked = await submittedLesson(author)
    await must(ask(asked, 'terug@elders.example'))
    const { id } = await rowOf(asked)
    await must(transact((tx) => revokeOpinion(tx, other, { opinionId: id })))
    expect(await mailsTo('terug@elders.example')).toEqual([])
    expect(await askedByLink(opinionToken(id))).toMatchObject({ state: 'revoked', text: null })
    expect(await transact((tx) => answerOpinionByLink(tx, { token: opinionToken(id), answer: 'Te laat.' }))).toEqual(
      refused('opinion_ended'),
    )
  })
  test('expired: nothing is shown and nothing is taken', async () => {
    const asked = await submittedLesson(author)
    await must(ask(asked, 'verlopen@elders.example'))
    const { id } = await rowOf(asked)
    const ended = `update lesson_opinions set expires_at = now() - interval '1 minute' where id = '${id}'`
    await expect(db.execute(sql.raw(ended)), 'the web role cannot move the end').rejects.toThrow()
    const owner = postgres(url, { max: 1 })
    await owner.unsafe(ended)
    await owner.end()
    expect(await askedByLink(opinionToken(id))).toMatchObject({ state: 'expired', text: null })
    expect(await transact((tx) => answerOpinionByLink(tx, { token: opinionToken(id), answer: 'Te laat.' }))).toEqual(
      refused('opinion_ended'),
    )
  })
  test('with an account: only that person sees and answers it', async () => {
    const asked = await submittedLesson(author)
    const helper = await person({ name: 'Helper', sites: ['flevoland'] })
    expect(await must(ask(asked, helper.email))).toEqual({ byLink: false })
    const { id } = await rowOf(asked)
    expect(await askedOf(other, id)).toBeUndefined()
    expect(await askedOf(helper, id)).toMatchObject({ state: 'open' })
    const answer = (actor: Actor) => transact((tx) => answerOpinion(tx, actor, { opinionId: id, answer: 'Klopt.' }))
    expect(await answer(other)).toEqual(refused('unknown_opinion'))
    expect(await answer(helper)).toMatchObject({ ok: true })
  })
  test('never a writer, never oneself, and one person once for a version', async () => {
    const asked = await submittedLesson(author, { coAuthors: [coAuthor] })
    expect(await ask(asked, coAuthor.email)).toEqual(refused('asked_author'))
    expect(await ask(asked, reader.email)).toEqual(refused('asked_self'))
    await must(ask(asked, 'twee@elders.example'))
    expect(await ask(asked, 'twee@elders.example')).toEqual(refused('asked_before'))
  })
  test('on the day itself who has not answered is reminded, once, with the same link; who asked is told', async () => {
    const asked = await submittedLesson(author)
    await must(ask(asked, 'herinnering@elders.example'))
    const { id } = await rowOf(asked)
    const run = (now: Date) => db.transaction((tx) => remindOpinions(tx, now))
    await run(new Date(Date.now() + 2 * day))
    expect(await mailsTo('herinnering@elders.example')).toHaveLength(1)
    await run(new Date(Date.now() + 6 * day))
    expect(await run(new Date(Date.now() + 7 * day))).toBe(0)
    expect(await mailsTo('herinnering@elders.example')).toEqual(['Wil je een tekst meelezen?', 'Lukt het om mee te lezen?'])
    const mails = await db.select({ text: outbox.text }).from(outbox).where(eq(outbox.recipient, 'herinnering@elders.example'))
    for (const mail of mails) expect(mail.text).toContain(opinionToken(id))
    expect((await mailsTo(reader.email)).at(-1)).toContain('nog niet beantwoord')
  })
  test('no mail and no row of the log holds a word of the text, the question or the answer', async () => {
    const mails = await db.select({ text: outbox.text, subject: outbox.subject }).from(outbox)
    const log = await db.select({ details: auditLog.details, reason: auditLog.reason }).from(auditLog)
    const everything = JSON.stringify([mails, log])
    for (const words of ['Zou jij je hierin herkennen', 'Ik herken niemand', 'Wie waren dat', completeContent().title])
      expect(everything).not.toContain(words)
  })
})

describe('Texts that are used again', () => {
  test('are added, changed and retired by curators; others have none', async () => {
    const text = { use: 'return' as const, label: 'Periode', text: 'Over welke periode gaat dit?' }
    expect(await transact((tx) => saveReason(tx, author, text))).toEqual(refused('not_allowed'))
    await must(transact((tx) => saveReason(tx, reader, text)))
    const [row] = await db.select().from(reviewReasons)
    const reasonId = row?.id ?? ''
    await must(transact((tx) => saveReason(tx, other, { ...text, reasonId, text: 'Welke maanden?' })))
    expect(await reviewReasonsFor(reader)).toMatchObject([{ text: 'Welke maanden?' }])
    expect(await reviewReasonsFor(author)).toEqual([])
    await must(transact((tx) => retireReason(tx, reader, { reasonId })))
    expect(await transact((tx) => saveReason(tx, reader, { ...text, reasonId }))).toEqual(refused('unknown_reason'))
    expect(await reviewReasonsFor(reader)).toEqual([])
  })
})
