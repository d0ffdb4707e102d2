import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { race } from '#lib/testing/races.ts'
import { enqueueMail, rewriteUnsentMail } from './outbox.ts'
import { done } from './result.ts'

const { url } = testDatabase()
const message = { subject: 'Er is nieuws', paragraphs: ['Lees het na het inloggen.'] }
const rows = (key: string) => db.select().from(outbox).where(eq(outbox.key, key))

describe('The outbox', () => {
  test('a mail waits for its moment, or is due at once', async () => {
    const dueAt = new Date('2027-01-01T08:00:00Z')
    await db.transaction((tx) => enqueueMail(tx, { key: 'later', to: 'a@test.example', message, dueAt }))
    await db.transaction((tx) => enqueueMail(tx, { key: 'nu', to: 'a@test.example', message }))
    expect(await rows('later')).toMatchObject([{ dueAt, attempts: 0, sentAt: null }])
    expect((await rows('nu'))[0]?.dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
  })
  test('the same deed mails once, also when it is told twice', async () => {
    for (let time = 0; time < 2; time++) await db.transaction((tx) => enqueueMail(tx, { key: 'eens', to: 'a@test.example', message }))
    expect(await rows('eens')).toHaveLength(1)
  })
  test('the same deed mails once, also when eight tell it at the same moment', async () => {
    const finishes = await race(url, 8, async (tx) => done(await enqueueMail(tx, { key: 'tegelijk', to: 'a@test.example', message })))
    expect(finishes.every((finish) => finish.ok)).toBe(true)
    expect(await rows('tegelijk')).toHaveLength(1)
  })
  test('a mail that waits can be given other words under its key; one that has left cannot', async () => {
    const rewrite = (key: string) => db.transaction((tx) => rewriteUnsentMail(tx, key, { subject: 'Anders', paragraphs: ['Nieuw.'] }))
    await db.transaction((tx) =>
      enqueueMail(tx, { key: 'herschreven', to: 'a@test.example', message, unsubscribeUrl: 'https://a.example/b' }),
    )
    expect(await rewrite('herschreven')).toBe(true)
    expect(await rows('herschreven')).toMatchObject([{ subject: 'Anders', unsubscribeUrl: 'https://a.example/b' }])
    await db.update(outbox).set({ sentAt: new Date() }).where(eq(outbox.key, 'herschreven'))
    expect(await rewrite('herschreven')).toBe(false)
  })
  test.each(['https://a.example/b>, <https://kwaad.example', 'https://a.example/\r\nBcc: x', 'javascript:alert(1)'])(
    'an address to end mails that is none, %j, is refused',
    async (unsubscribeUrl) => {
      await expect(
        db.transaction((tx) => enqueueMail(tx, { key: 'stop', to: 'a@test.example', message, unsubscribeUrl })),
      ).rejects.toThrow()
    },
  )
  test('a deed that is undone sends no mail', async () => {
    const undone = db.transaction(async (tx) => {
      await enqueueMail(tx, { key: 'toch-niet', to: 'a@test.example', message })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await rows('toch-niet')).toEqual([])
  })
  test.each([
    'a@test.example, b@test.example',
    'a@test.example\r\nBcc: b@test.example',
    'A <a@test.example>',
    'a@test.example;b@test.example',
  ])('%j is not one address and is refused', async (to) => {
    await expect(db.transaction((tx) => enqueueMail(tx, { key: to, to, message }))).rejects.toThrow()
    expect(await rows(to)).toEqual([])
  })
})
