import { asc, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { done } from '#lib/platform/result.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, submittedLesson, withdrawnLesson } from '#lib/testing/factories.ts'
import { declineLesson, returnLesson } from './commands-review.ts'
import { mailSubmitted } from './emails.ts'

testDatabase()

let author: Actor
let coAuthor: Actor
let reader: Actor
const secret = { title: 'Appelmoes en bietensoep', coreSentence: 'Appelmoes is het halve werk.', resultNumbers: '9 bietensoepen' }
const message = 'Appelmoes moet anders.'
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Appelmoes Schrijver' })
  coAuthor = await person()
  reader = await curator()
  const options = { content: secret, coAuthors: [coAuthor] }
  // The mail that a lesson was placed is dropped when it is withdrawn before the mail left: so one that stays.
  await publishedLesson(author, reader, options)
  await withdrawnLesson(author, reader, options)
  const back = await submittedLesson(author, options)
  await must(transact((tx) => returnLesson(tx, reader, { ...back, message })))
  const no = await submittedLesson(author, options)
  await must(transact((tx) => declineLesson(tx, reader, { ...no, message })))
})
const mails = () => db.select().from(outbox).orderBy(asc(outbox.createdAt))

test('there is a mail for each step: sent in, on the desk, co-author, placed, returned, declined, withdrawn, and decided', async () => {
  expect(new Set((await mails()).map((mail) => mail.subject))).toEqual(
    new Set([
      'Je les is ingestuurd',
      'Er ligt een les op de redactietafel',
      'Je schrijft mee aan een les',
      'Je les is geplaatst',
      'De redactie heeft een vraag over je les',
      'De redactie heeft besloten over je les',
      'Je les staat niet meer op de site',
      'Je besluit is verwerkt',
    ]),
  )
})
test('no mail holds a word of a lesson, of a message, or a name; it is read after signing in', async () => {
  for (const mail of await mails()) {
    // The address of a placed lesson is public.
    const said = `${mail.subject}\n${mail.text}\n${mail.html}`.replaceAll(/\/lessen\/[a-z0-9-]+/g, '/lessen/')
    expect(said).not.toMatch(/appelmoes|bietensoep|verouderd|wet is veranderd/i)
  }
})
test('each mail has one link, to our own address, and says why it came', async () => {
  for (const mail of await mails()) {
    expect(new Set(mail.text.match(/https?:\/\/\S+/g)).size).toBe(1)
    expect(mail.text).toMatch(/http:\/\/localhost:3000\/(mijn\/lessen|redactie|lessen)\//)
    expect(mail.text).toContain('Je krijgt deze mail omdat')
  }
})
test('each is for one person, and nobody gets the same one twice', async () => {
  const all = await mails()
  expect(all.every((mail) => [author, coAuthor, reader].some(({ email }) => email === mail.recipient))).toBe(true)
  expect(new Set(all.map((mail) => mail.key)).size).toBe(all.length)
})
test('telling the same deed again writes nothing', async () => {
  const { lessonId, revisionId } = await submittedLesson(author)
  const before = await mails()
  await must(
    transact(async (tx) => done(await mailSubmitted(tx, { lessonId, revisionId, authorIds: [author.id], everAuthorIds: [author.id] }))),
  )
  expect(await mails()).toEqual(before)
})
test('who has a closed account gets no mail', async () => {
  const gone = await person()
  const { lessonId, revisionId } = await submittedLesson(author, { coAuthors: [gone] })
  await db
    .update(users)
    .set({ closedAt: new Date() })
    .where(inArray(users.id, [gone.id]))
  const before = (await mails()).length
  await must(transact((tx) => returnLesson(tx, reader, { lessonId, revisionId, message })))
  const after = (
    await db
      .select()
      .from(outbox)
      .where(sql`true`)
      .orderBy(asc(outbox.createdAt))
  ).slice(before)
  expect(after.map((mail) => mail.recipient)).not.toContain(gone.email)
  expect(after).toHaveLength(2)
})
test('no mail holds the public address, which has the words of the title: all lead behind signing in', async () => {
  const { slug, lessonId } = await publishedLesson(author, reader, { content: { title: 'Gewone titel' } })
  const texts = (await mails()).filter((mail) => mail.recipient === author.email).map((mail) => mail.text)
  expect(texts.at(-1)).not.toContain(slug)
  expect(texts.at(-1)).toContain(`/mijn/lessen/${lessonId}`)
  expect(texts.at(-2)).toContain(`/mijn/lessen/${lessonId}`)
})
