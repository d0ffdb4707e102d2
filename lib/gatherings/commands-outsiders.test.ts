import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, gatheringInvitations, outbox, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { race } from '#lib/testing/races.ts'
import { invite, withdrawInvitation } from './commands-invitations.ts'
import { cancelByLink, expireOffers } from './commands-offers.ts'
import { confirmSignUp, signUpByInvitation, type OutsiderSignedUp } from './commands-outsiders.ts'
import { cancelGathering } from './commands-publish.ts'
import { invitationLink, signUpLink } from './queries-links.ts'
import { outsiderSignUpInput } from './schema.ts'

const { url } = testDatabase()

let organiser: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})

const secret = (path: string) => path.split('/').at(-1) ?? ''
const linkOf = (signUpId: string) => ({ token: secret(signUpLink(signUpId)) })
let guests = 0
/** A gathering and somebody from outside with an invitation for it. */
async function invited(fields: Parameters<typeof publishedGathering>[1] = {}) {
  const { gatheringId } = await publishedGathering(organiser, fields)
  return { gatheringId, ...(await guest(gatheringId)) }
}
async function guest(gatheringId: string) {
  const email = `gast-${++guests}@elders.example`
  await must(transact((tx) => invite(tx, organiser, { gatheringId, email })))
  const [row] = await db
    .select({ id: gatheringInvitations.id })
    .from(gatheringInvitations)
    .where(and(eq(gatheringInvitations.gatheringId, gatheringId), eq(gatheringInvitations.email, email)))
  return { email, invitationId: row?.id ?? '', token: secret(invitationLink(row?.id ?? '')) }
}
const comes = (at: { token: string; email: string }, options: object = {}, now?: Date): Promise<Result<OutsiderSignedUp, string>> =>
  transact((tx) =>
    signUpByInvitation(
      tx,
      outsiderSignUpInput.parse({ token: at.token, email: at.email, name: 'Gast', formKey: crypto.randomUUID(), ...options }),
      now,
    ),
  )
const confirms = (signUpId: string, now?: Date) => transact((tx) => confirmSignUp(tx, linkOf(signUpId), now))
const reason = async (result: Promise<Result<unknown, string>>) => {
  const outcome = await result
  return outcome.ok ? 'accepted' : outcome.reason
}
const row = async (id: string) => (await db.select().from(signUps).where(eq(signUps.id, id)))[0]
const mails = (key: string) => db.$count(outbox, eq(outbox.key, key))

describe('Somebody from outside with an invitation', () => {
  test('has a place at once under the invited address: the link of the mail has proved it', async () => {
    const at = await invited({ companionsAllowed: 1 })
    const { signUpId, status } = await must(comes(at, { companions: 1 }))
    expect(status).toBe('signed_up')
    const [deed] = await db
      .select({ details: auditLog.details })
      .from(auditLog)
      .where(sql`details ->> 'signUp' = ${signUpId}`)
    expect(deed?.details).toEqual({ signUp: signUpId, status, people: 2 })
    expect(await row(signUpId)).toMatchObject({ email: at.email, name: 'Gast', userId: null, invitationId: at.invitationId })
    expect(await mails(`sign-up-signed_up:${signUpId}`)).toBe(1)
  })
  test('confirms another address by mail first, and holds no place until then', async () => {
    const at = await invited({ maximum: 1 })
    const { signUpId, status } = await must(comes({ ...at, email: 'anders@elders.example' }))
    expect(status).toBe('unconfirmed')
    expect(await row(signUpId)).toMatchObject({ status: 'unconfirmed', placesHeld: 0 })
    expect(await mails(`sign-up-confirm:${signUpId}`)).toBe(1)
    expect((await signsUp(await person(), at.gatheringId)).status).toBe('signed_up')
    // Now it is full: confirming leads to the line.
    expect(await must(confirms(signUpId))).toEqual({ status: 'waiting' })
  })
  test('who confirms later stands behind who came into the line before', async () => {
    const at = await invited({ maximum: 1 })
    const { signUpId } = await must(comes({ ...at, email: 'traag@elders.example' }))
    await signsUp(await person(), at.gatheringId)
    const earlier = await signsUp(await person(), at.gatheringId)
    await must(confirms(signUpId))
    const [mine, other] = [await row(signUpId), await row(earlier.signUpId)]
    expect(mine?.position).toBeGreaterThan(other?.position ?? Infinity)
  })
  test('confirming twice is confirming once', async () => {
    const at = await invited()
    const { signUpId } = await must(comes({ ...at, email: 'dubbel@elders.example' }))
    const finishes = await race(url, 4, (tx) => confirmSignUp(tx, linkOf(signUpId)))
    expect(finishes.every((finish) => finish.ok)).toBe(true)
    expect(await mails(`sign-up-signed_up:${signUpId}`)).toBe(1)
  })
  test('with an account under that address signs up with the account', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const known = await person()
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email: known.email })))
    const [invitation] = await db.select().from(gatheringInvitations).where(eq(gatheringInvitations.gatheringId, gatheringId))
    const { signUpId } = await must(comes({ token: secret(invitationLink(invitation?.id ?? '')), email: known.email }))
    expect(await row(signUpId)).toMatchObject({ userId: known.id, email: null, name: null })
  })
  test('a double press on one form is one sign-up, and says the same again', async () => {
    const at = await invited({ maximum: 1 })
    const late = await guest(at.gatheringId)
    const other = { ...late, email: 'nog-een@elders.example' }
    for (const [who, status] of [[at, 'signed_up'] as const, [other, 'unconfirmed'] as const, [late, 'waiting'] as const]) {
      const formKey = crypto.randomUUID()
      const told = [await must(comes(who, { formKey })), await must(comes(who, { formKey }))]
      expect(told[1]).toEqual(told[0])
      expect(told[0]?.status).toBe(status)
    }
  })
  test('one invitation is for one person: of two who use it at once, one gets the place', async () => {
    const at = await invited()
    const finishes = await race(url, 4, (tx) =>
      signUpByInvitation(tx, outsiderSignUpInput.parse({ token: at.token, email: at.email, name: 'Gast', formKey: crypto.randomUUID() })),
    )
    expect(finishes.filter((finish) => finish.ok)).toHaveLength(1)
    expect(await reason(comes(at))).toBe('invitation_used')
    expect(await reason(comes({ ...at, email: 'vriend@elders.example' }))).toBe('invitation_used')
  })
  test('who cancelled may use the invitation again', async () => {
    const at = await invited()
    const { signUpId } = await must(comes(at))
    await must(transact((tx) => cancelByLink(tx, linkOf(signUpId))))
    expect(await must(comes(at))).toMatchObject({ status: 'signed_up' })
  })
})

describe('An outsider is refused', () => {
  test('with a link that was not made here, or that was taken back', async () => {
    const at = await invited()
    expect(await reason(comes({ ...at, token: 'a'.repeat(96) }))).toBe('unknown_invitation')
    expect(await reason(comes({ ...at, token: at.token.replace(/^./, (digit) => (digit === 'f' ? 'e' : 'f')) }))).toBe('unknown_invitation')
    await must(transact((tx) => withdrawInvitation(tx, organiser, at)))
    expect(await reason(comes(at))).toBe('unknown_invitation')
  })
  test('after the closing date, after the start, and when it is called off', async () => {
    const at = await invited({ signUpClosesAt: inHours(24) })
    const { signUpId } = await must(comes({ ...at, email: 'laat@elders.example' }))
    for (const [now, said] of [
      [inHours(24), 'closed'],
      [inHours(30 * 24), 'has_started'],
    ] as const) {
      expect(await reason(comes(at, {}, now))).toBe(said)
      expect(await reason(confirms(signUpId, now))).toBe(said)
    }
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId: at.gatheringId, reason: 'Geen zaal.' })))
    expect(await reason(confirms(signUpId))).toBe('cancelled')
  })
  test('with a fourth strange address, so that nobody writes to the world with one invitation', async () => {
    const at = await invited()
    for (const one of ['a', 'b', 'c']) await must(comes({ ...at, email: `${one}-${guests}@vreemd.example` }))
    expect(await reason(comes({ ...at, email: `d-${guests}@vreemd.example` }))).toBe('too_many_addresses')
    expect(await reason(comes(at))).toBe('accepted')
  })
  test('with the address of somebody who is signed up already', async () => {
    const at = await invited()
    const there = await person()
    await signsUp(there, at.gatheringId)
    expect(await reason(comes({ ...at, email: there.email }))).toBe('already_signed_up')
  })
})

test('an address that nobody confirmed in two days is let go, and can be used again', async () => {
  const at = await invited()
  const other = { ...at, email: 'vergeten@elders.example' }
  const job = { name: 'expire', every: 1, run: expireOffers }
  const { signUpId } = await must(comes(other))
  await runJob(job, inHours(47))
  expect((await row(signUpId))?.status).toBe('unconfirmed')
  await runJob(job, inHours(49))
  expect((await row(signUpId))?.status).toBe('expired')
  expect(await reason(confirms(signUpId))).toBe('already_ended')
  expect(await mails(`sign-up-expired:${signUpId}`)).toBe(0)
  expect(await must(comes(other))).toMatchObject({ status: 'unconfirmed' })
})

test('nothing that is stored opens the link of an invitation or a sign-up', async () => {
  const at = await invited()
  const { signUpId } = await must(comes({ ...at, email: 'geheim@elders.example' }))
  const [found] = await db.execute<{ hits: number }>(
    sql`select count(*)::int as hits from (select row_to_json(s)::text as t from sign_ups s union all select row_to_json(i)::text from gathering_invitations i union all select row_to_json(a)::text from audit_log a) x
      where t like ${`%${at.token.slice(32)}%`} or t like ${`%${linkOf(signUpId).token.slice(32)}%`}`,
  )
  expect(found?.hits).toBe(0)
})
