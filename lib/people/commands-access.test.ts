import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { accessRequests, memberships, outbox, userRoles, users } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { transact } from '#lib/platform/transact.ts'
import { letIn, refuseAccess, requestAccess } from './commands-access.ts'
import { decidedRequests, waitingRequests } from './queries-access.ts'
import { accessRequestInput, type AccessRequestInput } from './schema.ts'

const { url } = testDatabase()
beforeAll(furnish)

const asking = (values: Partial<AccessRequestInput> = {}): AccessRequestInput => ({
  email: `vraag-${crypto.randomUUID()}@test.example`,
  name: 'Collega Vraag',
  organisation: 'Wijkteam Voorbeeld',
  place: 'site:friesland',
  motivation: 'Ik wil leren van anderen.',
  ...values,
})
async function asked(values: Partial<AccessRequestInput> = {}) {
  const input = asking(values)
  await must(transact((tx) => requestAccess(tx, input)))
  const [request] = await db.select().from(accessRequests).where(eq(accessRequests.email, input.email))
  return { input, requestId: request?.id ?? '' }
}
const mailsTo = async (email: string) =>
  (await db.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(outbox.createdAt)).map(({ subject }) => subject)

describe('asking for access', () => {
  test('an unknown, a known and a closed address get the same answer; only the mail differs', async () => {
    const known = await person()
    const closed = await person()
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, closed.id))
    const inputs = [asking(), asking({ email: known.email }), asking({ email: closed.email })]
    const answers = []
    for (const input of inputs) answers.push(await transact((tx) => requestAccess(tx, input)))
    expect(answers).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(await mailsTo(inputs[0]?.email ?? '')).toEqual(['We hebben je verzoek om toegang'])
    expect(await mailsTo(known.email)).toEqual(['Je hebt al een account'])
    expect(await db.$count(accessRequests, eq(accessRequests.email, known.email))).toBe(0)
  })

  test('an address has one open request, also when eight ask at once', async () => {
    const input = asking()
    const finishes = await race(url, 8, (tx) => requestAccess(tx, input))
    expect(finishes.every(({ ok }) => ok)).toBe(true)
    expect(await db.$count(accessRequests, eq(accessRequests.email, input.email))).toBe(1)
    expect(await mailsTo(input.email)).toHaveLength(1)
  })

  test('those who decide hear of the first that waits, not of every one', async () => {
    const decider = await curator()
    for (const request of await waitingRequests(decider)) await must(transact((tx) => refuseAccess(tx, decider, { requestId: request.id })))
    await asked()
    await asked()
    await asked()
    expect((await mailsTo(decider.email)).filter((subject) => subject === 'Er wacht een verzoek om toegang')).toHaveLength(1)
  })

  test('mails hold nothing of what the asker wrote', async () => {
    const { input } = await asked({ name: 'Bekijk https://evil.example', motivation: 'Klik op https://evil.example' })
    const mails = await db.select().from(outbox).where(eq(outbox.recipient, input.email))
    expect(JSON.stringify(mails)).not.toContain('evil')
  })

  test('the form says of every field what to do, in the order of the page', () => {
    const parsed = accessRequestInput.safeParse({ place: 'site:x; drop table' })
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['name', 'Vul je naam in'],
      ['email', 'Vul een e-mailadres in, zoals naam@organisatie.nl'],
      ['organisation', 'Vul in waar je werkt'],
      ['place', 'Kies een proeftuin of regio uit de lijst'],
      ['motivation', 'Vertel kort waarom je mee wilt doen'],
    ])
    expect(accessRequestInput.safeParse({ ...asking(), place: '' })).toMatchObject({ success: true, data: { place: undefined } })
    for (const email of ['a@b', 'a b@c.nl', 'a@b.nl, c@d.nl', 'a@b.nl\r\nBcc: c@d.nl', `${'a'.repeat(250)}@b.nl`, '<a@b.nl>']) {
      expect(accessRequestInput.safeParse({ ...asking(), email }).success, email).toBe(false)
    }
  })
})

describe('deciding', () => {
  test('letting in makes a member of the place, and mails how to come in', async () => {
    const decider = await curator()
    const { input, requestId } = await asked()
    await must(transact((tx) => letIn(tx, decider, { requestId, place: 'site:flevoland' })))
    const [user] = await db.select().from(users).where(eq(users.email, input.email))
    expect(user).toMatchObject({ name: input.name, invitedById: decider.id, emailVerifiedAt: null })
    expect(
      (
        await db
          .select()
          .from(userRoles)
          .where(eq(userRoles.userId, user?.id ?? ''))
      ).map(({ role }) => role),
    ).toEqual(['member'])
    expect(
      (
        await db
          .select()
          .from(memberships)
          .where(eq(memberships.userId, user?.id ?? ''))
      ).map(({ siteSlug }) => siteSlug),
    ).toEqual(['flevoland'])
    expect(await mailsTo(input.email)).toEqual(['We hebben je verzoek om toegang', 'Je kunt inloggen bij Proeftuin'])
    expect((await decidedRequests(decider))[0]).toMatchObject({ id: requestId, decision: 'let_in' })
  })

  test('a request without a place needs one before somebody is let in', async () => {
    const { requestId } = await asked({ place: undefined })
    expect(await transact(async (tx) => letIn(tx, await curator(), { requestId }))).toEqual({ ok: false, reason: 'place_missing' })
  })

  test('who is refused gets a neutral mail and may ask again', async () => {
    const { input, requestId } = await asked()
    await must(transact(async (tx) => refuseAccess(tx, await curator(), { requestId })))
    expect(await db.$count(users, eq(users.email, input.email))).toBe(0)
    expect(await mailsTo(input.email)).toContain('Je verzoek om toegang')
    await must(transact((tx) => requestAccess(tx, input)))
    expect(await db.$count(accessRequests, eq(accessRequests.email, input.email))).toBe(2)
  })

  test('one of several who decide at once decides', async () => {
    const { input, requestId } = await asked()
    const deciders = [await curator(), await curator(), await curator(), await curator()]
    const finishes = await race(url, 4, (tx, contestant) => {
      const actor = deciders[contestant]
      if (!actor) throw new Error('no decider')
      return contestant % 2 === 0 ? letIn(tx, actor, { requestId }) : refuseAccess(tx, actor, { requestId })
    })
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(finishes.filter((finish) => !finish.ok && finish.reason === 'already_decided')).toHaveLength(3)
    expect(await mailsTo(input.email)).toHaveLength(2)
  })

  test('a member sees no requests and decides on none', async () => {
    const member = await person()
    const { requestId } = await asked()
    expect(await waitingRequests(member)).toEqual([])
    expect(await transact((tx) => letIn(tx, member, { requestId }))).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await transact((tx) => refuseAccess(tx, member, { requestId }))).toEqual({ ok: false, reason: 'not_allowed' })
  })

  test('a closed account is opened again first', async () => {
    const closed = await person()
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, closed.id))
    const { requestId } = await asked({ email: closed.email })
    expect(await transact(async (tx) => letIn(tx, await curator(), { requestId }))).toEqual({ ok: false, reason: 'account_closed' })
  })
})
