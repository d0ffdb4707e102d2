import { desc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, organisationAccounts, organisationAttempts, outbox, secondFactors, sessions, users } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { startLyingServer, type Answer } from './organisation-server.fixture.ts'
import { callbackOf, type Organisation } from './organisations.ts'
import { visitOfSession } from './session/store.ts'
import { beginAtOrganisation, finishAtOrganisation } from './sign-in-organisation.ts'
import { tidySignIn } from './sign-in-tidy.ts'
import { randomToken } from './tokens.ts'

testDatabase()

let server: Awaited<ReturnType<typeof startLyingServer>>
let organisation: Organisation
let browser = ''
const email = 'lid@noord.example'
const vouched = { email, email_verified: true }

beforeAll(async () => {
  server = await startLyingServer()
  organisation = server.organisation
})
afterAll(() => server.close())
beforeEach(async () => {
  browser = randomToken()
  await db.delete(organisationAccounts)
  await db.delete(sessions)
  await db.delete(outbox)
  await db.insert(users).values({ email, name: 'Lid Noord' }).onConflictDoNothing()
  await db.update(users).set({ closedAt: null })
})

const begin = async (more: { couplesUserId?: string } = {}) => {
  const begun = await beginAtOrganisation(db, organisation, { browser, returnTo: '/mijn', ...more })
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value
}
const visit = (more: { browser?: string; actorId?: string; previousSession?: string } = {}) => ({
  browser,
  device: 'Firefox op Linux',
  ...more,
})
const finish = (query: string, more = {}, through = organisation) => finishAtOrganisation(db, through, query, visit(more))
/** The whole way there and back, with what the organisation says. */
const signIn = async (answer: Answer = { claims: vouched }) => finish(server.answer(await begin(), answer))
const idOf = async (address: string) => (await db.select().from(users).where(eq(users.email, address)))[0]?.id ?? ''
const refused = (reason: string) => ({ ok: false, reason })

/** Who is signed in by a sign-in that went well. */
async function actorAfter(answer?: Answer) {
  const result = await signIn(answer)
  if (!result.ok || !result.value.signedIn) throw new Error(result.ok ? 'not signed in' : result.reason)
  return visitOfSession(db, result.value.signedIn.sessionToken)
}

describe('who is invited', () => {
  test('is sent to the organisation with a state, a nonce and a challenge, none of which is kept', async () => {
    const asked = new URL(await begin()).searchParams
    expect(asked.get('redirect_uri')).toBe(callbackOf(organisation))
    expect(asked.get('code_challenge_method')).toBe('S256')
    const kept = JSON.stringify(await db.select().from(organisationAttempts))
    for (const secret of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(secret)).toMatch(/^[\w-]{43,64}$/)
      expect(kept).not.toContain(asked.get(secret))
    }
    expect(kept).not.toContain(browser)
  })

  test('signs in to the own account, hears of the coupling by mail, and it stands in the logbook', async () => {
    expect((await actorAfter())?.actor).toMatchObject({ email, roles: [] })
    expect((await db.select().from(outbox)).map(({ recipient, key }) => [recipient, key.split(':')[0]])).toEqual([
      [email, 'organisation-coupled'],
    ])
    const deeds = await db.select({ action: auditLog.action, details: auditLog.details }).from(auditLog).orderBy(desc(auditLog.id)).limit(2)
    expect(deeds).toEqual([
      { action: 'sign_in', details: { device: 'Firefox op Linux', organisation: 'noord' } },
      { action: 'couple_organisation', details: { organisation: 'noord' } },
    ])
  })

  test('is told of at the userinfo address as well as in the token', async () => {
    expect((await actorAfter({ userinfo: { sub: 'persoon-1', ...vouched } }))?.actor.email).toBe(email)
  })

  test('is known by issuer and subject from then on, whatever address comes along', async () => {
    await actorAfter()
    await db.insert(users).values({ email: 'ander@noord.example', name: 'Ander' }).onConflictDoNothing()
    for (const claims of [{ email: 'ander@noord.example', email_verified: true }, { email_verified: false }, {}])
      expect((await actorAfter({ claims }))?.actor.email).toBe(email)
    expect(await db.$count(organisationAccounts)).toBe(1)
    expect(await db.$count(outbox)).toBe(1)
  })

  test('gets no role from what the organisation says, and still takes the second step', async () => {
    const userId = await idOf(email)
    await db.insert(secondFactors).values({ userId, secret: 'x', confirmedAt: new Date() })
    const signedIn = await actorAfter({ claims: { ...vouched, roles: ['administrator'], groups: ['curator'], amr: ['mfa'], acr: '3' } })
    expect([signedIn?.actor.roles, signedIn?.missing]).toEqual([[], 'enter_code'])
    await db.delete(secondFactors)
  })

  test('ends the session that this browser had', async () => {
    const first = await signIn()
    if (!first.ok) throw new Error(first.reason)
    await finish(server.answer(await begin()), { previousSession: first.value.signedIn?.sessionToken })
    expect(await db.$count(sessions)).toBe(1)
  })

  test('in eight windows with one answer signs in once', async () => {
    const query = server.answer(await begin(), { claims: vouched })
    const finishes = await Promise.all(Array.from({ length: 8 }, () => finish(query)))
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.$count(sessions)).toBe(1)
  })

  test('in eight windows with an answer each is coupled once', async () => {
    const queries = await Promise.all(Array.from({ length: 8 }, async () => server.answer(await begin(), { claims: vouched })))
    const finishes = await Promise.all(queries.map((query) => finish(query)))
    expect(finishes.every(({ ok }) => ok)).toBe(true)
    expect(await db.$count(organisationAccounts)).toBe(1)
  })
})

describe('who is not invited', () => {
  test.each(['niemand@noord.example', email])('gets no account and no session: %s', async (address) => {
    await db.update(users).set({ closedAt: new Date() })
    const before = await db.$count(users)
    expect(await signIn({ claims: { email: address, email_verified: true } })).toEqual(refused('no_account'))
    expect([await db.$count(users), await db.$count(sessions), await db.$count(outbox)]).toEqual([before, 0, 0])
  })

  test('hears the same when a coupled account was closed', async () => {
    await actorAfter()
    await db.update(users).set({ closedAt: new Date() })
    expect(await signIn()).toEqual(refused('no_account'))
  })

  test('who got the address of somebody who left does not get the account', async () => {
    await actorAfter()
    await db.delete(sessions)
    expect(await signIn({ claims: { ...vouched, sub: 'persoon-2' } })).toEqual(refused('no_account'))
    expect(await db.$count(sessions)).toBe(0)
    const [last] = await db.select({ action: auditLog.action }).from(auditLog).orderBy(desc(auditLog.id)).limit(1)
    expect(last?.action).toBe('refuse_organisation')
  })
})

describe('an answer that cannot be believed is refused:', () => {
  const past = Math.floor(Date.now() / 1000) - 120
  const attacks: [what: string, reason: string, answer: Answer][] = [
    ['an address nobody vouches for', 'email_not_verified', { claims: { email } }],
    ['an address that is said not to be verified', 'email_not_verified', { claims: { email, email_verified: false } }],
    ['a word that is not true itself', 'email_not_verified', { claims: { email, email_verified: 'true' } }],
    ['the claim of another kind of server', 'email_not_verified', { claims: { email, xms_edov: true } }],
    ['a list of addresses', 'email_not_verified', { claims: { email: [email], email_verified: true } }],
    ['no address', 'email_not_verified', { claims: { email_verified: true } }],
    ['a letter that turns into another', 'email_not_verified', { claims: { email: 'lid@\u212Ad.example', email_verified: true } }],
    ['another domain', 'other_domain', { claims: { email: 'lid@zuid.example', email_verified: true } }],
    ['a domain that ends alike', 'other_domain', { claims: { email: 'lid@kwaadnoord.example', email_verified: true } }],
    ['a domain below an allowed one', 'other_domain', { claims: { email: 'lid@kwaad.noord.example', email_verified: true } }],
    ['a token for another attempt', 'not_trusted', { claims: { ...vouched, nonce: 'ander' } }],
    ['a token for no attempt', 'not_trusted', { claims: { ...vouched, nonce: undefined } }],
    ['a token for another site', 'not_trusted', { claims: { ...vouched, aud: 'ander' } }],
    ['a token for another site as well', 'not_trusted', { claims: { ...vouched, aud: ['proeftuin', 'ander'], azp: 'ander' } }],
    ['a token of another issuer', 'not_trusted', { claims: { ...vouched, iss: 'https://login.ander.example' } }],
    ['a token that is over', 'not_trusted', { claims: { ...vouched, exp: past } }],
    ['a token that is never over', 'not_trusted', { claims: { ...vouched, exp: undefined } }],
    ['a token of nobody', 'not_trusted', { claims: { ...vouched, sub: undefined } }],
    ['a token signed with another key', 'not_trusted', { claims: vouched, key: 'foreign' }],
    ['a token that is not signed', 'not_trusted', { claims: vouched, key: 'none' }],
    ['no token', 'not_trusted', { claims: vouched, withoutToken: true }],
    ['the address of somebody else', 'not_trusted', { userinfo: { sub: 'persoon-2', ...vouched } }],
  ]
  test.each(attacks)('%s', async (_what, reason, answer) => {
    expect(await signIn(answer)).toEqual(refused(reason))
    expect([await db.$count(sessions), await db.$count(organisationAccounts), await db.$count(outbox)]).toEqual([0, 0, 0])
  })
})

describe('an answer counts once, in the browser that began, until ten minutes later:', () => {
  test.each([
    ['in another browser', { browser: randomToken() }],
    ['in a browser that began nothing', { browser: undefined }],
  ])('%s', async (_what, more) => {
    const query = server.answer(await begin(), { claims: vouched })
    expect(await finish(query, more)).toEqual(refused('gone'))
    expect((await finish(query)).ok).toBe(true)
  })

  test('a second time', async () => {
    const query = server.answer(await begin(), { claims: vouched })
    expect((await finish(query)).ok).toBe(true)
    expect(await finish(query)).toEqual(refused('gone'))
  })

  test('too late; and what was begun and never finished is tidied away', async () => {
    const query = server.answer(await begin(), { claims: vouched })
    await db.update(organisationAttempts).set({ expiresAt: sql`now()` })
    expect(await finish(query)).toEqual(refused('gone'))
    await begin()
    await db.update(organisationAttempts).set({ expiresAt: sql`now() - interval '25 hours'` })
    await db.transaction(tidySignIn)
    expect(await db.$count(organisationAttempts)).toBe(0)
  })

  test('at the address of another organisation', async () => {
    const query = server.answer(await begin(), { claims: vouched })
    expect(await finish(query, {}, { ...organisation, id: 'zuid' })).toEqual(refused('gone'))
  })

  test.each(['', '?code=1', '?code=1&state=', `?code=1&state=${'a'.repeat(43)}`, '?state[]=1', '?error=access_denied'])(
    'never with what nobody began: %s',
    async (query) => {
      expect(await finish(query)).toEqual(refused('gone'))
    },
  )

  test('not with two states, two codes, or the code of another attempt', async () => {
    const [first, second] = [server.answer(await begin(), { claims: vouched }), server.answer(await begin(), { claims: vouched })]
    const states = [first, second].map((query) => new URLSearchParams(query).get('state') ?? '')
    const codes = [first, second].map((query) => new URLSearchParams(query).get('code') ?? '')
    expect(await finish(`${first}&state=${states[1]}`)).toEqual(refused('gone'))
    expect(await finish(`?code=${codes[1]}&state=${states[0]}`)).toEqual(refused('not_trusted'))
    const third = server.answer(await begin(), { claims: vouched })
    expect(await finish(`${third}&code=ander`)).toEqual(refused('not_trusted'))
  })
})

describe('when the organisation does not help', () => {
  test('who stops there hears that nothing happened', async () => {
    const state = new URL(await begin()).searchParams.get('state')
    expect(await finish(`?error=access_denied&state=${state}`)).toEqual(refused('cancelled'))
  })

  test('a server that is away is told as that, before and after', async () => {
    const away = await startLyingServer()
    organisation = away.organisation
    try {
      const query = away.answer(await begin(), { claims: vouched })
      await away.close()
      expect(await finish(query)).toEqual(refused('unreachable'))
      const another = { ...organisation, issuer: 'http://127.0.0.1:9' }
      expect(await beginAtOrganisation(db, another, { browser, returnTo: '/mijn' })).toEqual(refused('unreachable'))
    } finally {
      organisation = server.organisation
    }
  })
})

describe('coupling by who is signed in', () => {
  const couple = async (actorId: string, answer: Answer = {}, by = actorId) =>
    finish(server.answer(await begin({ couplesUserId: by }), answer), { actorId })

  test('needs no vouched address, starts no session, and opens the account from then on', async () => {
    const id = await idOf(email)
    expect(await couple(id, { claims: { sub: 'persoon-9' } })).toEqual({ ok: true, value: { returnTo: '/mijn', signedIn: null } })
    expect(await db.$count(sessions)).toBe(0)
    expect((await actorAfter({ claims: { sub: 'persoon-9' } }))?.actor.id).toBe(id)
  })

  test('is refused for who is somebody else by now, or nobody', async () => {
    await db.insert(users).values({ email: 'ander@noord.example', name: 'Ander' }).onConflictDoNothing()
    const [own, other] = [await idOf(email), await idOf('ander@noord.example')]
    expect(await couple(other, {}, own)).toEqual(refused('gone'))
    expect(await finish(server.answer(await begin({ couplesUserId: own })))).toEqual(refused('gone'))
    expect(await db.$count(organisationAccounts)).toBe(0)
  })

  test('is refused when the account of the organisation, or the own one, is coupled already', async () => {
    await db.insert(users).values({ email: 'ander@noord.example', name: 'Ander' }).onConflictDoNothing()
    const [own, other] = [await idOf(email), await idOf('ander@noord.example')]
    expect((await couple(own)).ok).toBe(true)
    expect((await couple(own)).ok).toBe(true)
    expect(await couple(other)).toEqual(refused('coupled_elsewhere'))
    expect(await couple(own, { claims: { sub: 'persoon-2' } })).toEqual(refused('coupled_elsewhere'))
    expect(await db.$count(organisationAccounts)).toBe(1)
  })
})

test('the claim of Microsoft counts only where the settings say so', async () => {
  organisation = { ...server.organisation, verifiedClaim: 'xms_edov' }
  try {
    expect(await signIn({ claims: vouched })).toEqual(refused('email_not_verified'))
    expect(await signIn({ claims: { email, xms_edov: false } })).toEqual(refused('email_not_verified'))
    expect((await signIn({ claims: { email, xms_edov: true } })).ok).toBe(true)
  } finally {
    organisation = server.organisation
  }
})
