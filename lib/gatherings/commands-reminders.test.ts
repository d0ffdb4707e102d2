import { eq, like, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import type { Mailer } from '#lib/platform/mailer.ts'
import { startOutbox } from '#lib/platform/outbox-worker.ts'
import { done } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { race } from '#lib/testing/races.ts'
import { renewCalendarAddress } from './commands-calendar.ts'
import { cancelSignUp } from './commands-offers.ts'
import { cancelGathering } from './commands-publish.ts'
import { sendReminders } from './commands-reminders.ts'
import { changeGathering } from './commands.ts'
import { agendaCalendar, calendarAddress, gatheringCalendar, personalCalendar } from './queries-calendar.ts'

const { url } = testDatabase()
const room = 'https://kanarie.example/kamer/geheim'

let organiser: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})
beforeEach(async () => {
  await db.delete(signUps)
  await db.delete(outbox)
  member = await person()
})

const remind = (now = new Date()) => runJob({ name: 'remind', every: 60_000, run: sendReminders }, now)
const reminders = () => db.select().from(outbox).where(like(outbox.key, 'reminder:%'))
/** Somebody signed up long ago for a gathering that starts in so many hours. */
async function signedUp(hours: number, fields: Parameters<typeof publishedGathering>[1] = {}) {
  const gathering = await publishedGathering(organiser, { startsAt: inHours(hours), ...fields })
  const { signUpId } = await signsUp(member, gathering.gatheringId)
  await db.update(outbox).set({ createdAt: sql`now() - interval '60 days'` })
  return { ...gathering, signUpId }
}

describe('A reminder', () => {
  test('comes a week and a day before, each once, with what, when and where', async () => {
    const { signUpId } = await signedUp(9 * 24)
    expect(await remind()).toBe(0)
    expect(await remind(inHours(2 * 24 + 1))).toBe(1)
    expect(await remind(inHours(2 * 24 + 2))).toBe(0)
    expect(await remind(inHours(8 * 24 - 1))).toBe(0)
    expect(await remind(inHours(8 * 24 + 1))).toBe(1)
    expect(await remind(inHours(9 * 24 - 1))).toBe(0)
    const sent = await reminders()
    expect(sent.map(({ key }) => key.split(':').slice(1, 3)).sort()).toEqual([
      [signUpId, '1'],
      [signUpId, '7'],
    ])
    for (const mail of sent) expect(mail).toMatchObject({ recipient: member.email, attachments: [] })
    expect(sent[0]?.text).toContain('Waar: Buurthuis De Brug, zaal 2')
  })
  test('follows the days of the gathering, also none', async () => {
    await signedUp(9 * 24, { reminderDays: [3] })
    await signedUp(9 * 24, { reminderDays: [] })
    expect(await remind(inHours(2 * 24 + 1))).toBe(0)
    expect(await remind(inHours(6 * 24 + 1))).toBe(1)
    expect(await remind(inHours(8 * 24 + 1))).toBe(0)
  })
  test('that was missed by a standstill comes late; two that were missed come as one', async () => {
    await signedUp(9 * 24)
    expect(await remind(inHours(8 * 24 + 12))).toBe(1)
    expect((await reminders()).map(({ key }) => key.split(':')[2])).toEqual(['1'])
  })
  test('does not come to who signed up after its moment and has just read the date', async () => {
    const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(3 * 24) })
    await signsUp(member, gatheringId)
    expect(await remind()).toBe(0)
    expect(await remind(inHours(2 * 24 + 1))).toBe(1)
  })
  test('comes again when the gathering moves to another day', async () => {
    const startsAt = inHours(6 * 24)
    const { gatheringId } = await signedUp(0, { startsAt })
    expect(await remind()).toBe(1)
    const later = { gatheringId, version: 1, changeNote: '', ...gatheringFields({ startsAt: inHours(20 * 24) }) }
    await must(transact((tx) => changeGathering(tx, organiser, later)))
    expect(await remind()).toBe(0)
    expect(await remind(inHours(14 * 24))).toBe(1)
  })
  test('does not come to who waits, left, closed the account, or when it is called off or over', async () => {
    const full = await signedUp(5 * 24, { maximum: 1 })
    const waiting = await person()
    await signsUp(waiting, full.gatheringId)
    await must(transact((tx) => cancelSignUp(tx, member, { signUpId: full.signUpId })))
    const off = await signedUp(5 * 24)
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId: off.gatheringId, reason: 'Ziek.' })))
    await signedUp(3)
    expect(await remind(inHours(4))).toBe(0)
    await signedUp(5 * 24)
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, member.id))
    expect(await remind()).toBe(0)
  })
})

describe('Exactly once', () => {
  const crowd = async (size: number) => {
    const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(6 * 24), maximum: size })
    // Six on a form: somebody with an account and five colleagues.
    for (let form = 0; form < size / 6; form++) {
      const colleagues = [1, 2, 3, 4, 5].map((number) => ({ name: 'Collega', email: `collega-${form}-${number}@test.example` }))
      await signsUp(await person(), gatheringId, { colleagues })
    }
    await db.delete(outbox)
    return gatheringId
  }
  test('when eight find the same reminders at the same moment, without the lock of the job', async () => {
    await crowd(12)
    const finishes = await race(url, 8, async (tx) => done(await sendReminders(tx, new Date())))
    expect(finishes.every((finish) => finish.ok)).toBe(true)
    // It was a race: the same ones were found more than once, and the key let each through once.
    expect(finishes.reduce((found, finish) => found + (finish.ok ? finish.value : 0), 0)).toBeGreaterThan(12)
    for (let round = 0; round < 3; round++) await remind()
    expect(await reminders()).toHaveLength(12)
  })
  test('with two instances that both look and both send', async () => {
    await crowd(120)
    const seen: string[] = []
    const mailer: Mailer = {
      local: false,
      async send({ key }) {
        seen.push(key)
        await new Promise((resolve) => setTimeout(resolve, 2))
      },
    }
    const workers = [startOutbox({ mailer, pollMs: 50 }), startOutbox({ mailer, pollMs: 50 })]
    await Promise.all([remind(), remind()])
    while ((await db.$count(outbox, sql`sent_at is null`)) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await remind()
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })
})

describe('The online room', () => {
  const standsSomewhere = async () => {
    await must(transact((tx) => renewCalendarAddress(tx, member)))
    const token = (await calendarAddress(member))?.split('/').at(-2)
    const everything = JSON.stringify([
      await db.select().from(outbox),
      await db.execute(sql`select * from audit_log`),
      await agendaCalendar(),
      await personalCalendar(token),
    ])
    expect(everything).toContain('Meet-up over de klantreis')
    return everything.includes('kanarie')
  }
  test.each(['online', 'both'] as const)(
    'of a gathering that is %s stands nowhere before the last 24 hours, then only in the reminder',
    async (format) => {
      const waiting = await person()
      const startsAt = inHours(10 * 24)
      const { gatheringId, slug } = await publishedGathering(organiser, { format, roomUrl: room, maximum: 1, startsAt })
      const { signUpId } = await signsUp(member, gatheringId)
      await signsUp(waiting, gatheringId)
      const moved = {
        gatheringId,
        version: 1,
        changeNote: '',
        ...gatheringFields({ format, roomUrl: room, maximum: 1, startsAt: inHours(9 * 24) }),
      }
      await must(transact((tx) => changeGathering(tx, organiser, moved)))
      expect(await remind(inHours(2 * 24 + 1))).toBe(1)
      expect(await remind(inHours(8 * 24 - 0.01))).toBe(0)
      expect(await standsSomewhere()).toBe(false)
      expect(await gatheringCalendar(slug)).toContain('SUMMARY')
      expect(await gatheringCalendar(slug)).not.toContain('kanarie')

      expect(await remind(inHours(8 * 24 + 0.01))).toBe(1)
      const holding = await db.select().from(outbox).where(like(outbox.text, '%kanarie%'))
      expect(holding.map(({ key, recipient }) => [key.split(':').slice(0, 3).join(':'), recipient])).toEqual([
        [`reminder:${signUpId}:1`, member.email],
      ])
      expect(holding[0]?.attachments).toEqual([])
      await db.delete(outbox).where(eq(outbox.id, holding[0]?.id ?? ''))
      expect(await standsSomewhere()).toBe(false)
    },
  )
  test('comes by mail also to who signs up in the last hours', async () => {
    const { gatheringId } = await publishedGathering(organiser, { format: 'online', roomUrl: room, place: '', startsAt: inHours(5) })
    await signsUp(member, gatheringId)
    expect(await remind()).toBe(1)
    expect((await reminders())[0]?.text).toContain(room)
    expect(await remind()).toBe(0)
  })
  test('of a gathering on site is never mailed', async () => {
    await signedUp(5, { roomUrl: room })
    await remind()
    expect(await db.select().from(outbox).where(like(outbox.text, '%kanarie%'))).toEqual([])
    expect(await reminders()).toHaveLength(1)
  })
})
