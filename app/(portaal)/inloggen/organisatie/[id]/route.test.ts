// The two routes as Next calls them, with cookies and headers of a browser: the framework's own handling around our code.
import 'next/dist/server/node-environment-baseline.js'
import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server.js'
import { AppRouteRouteModule, type AppRouteUserlandModule } from 'next/dist/server/route-modules/app-route/module.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { limitCounters, organisationAccounts, organisationAttempts, sessions, users } from '#db/schema/index.ts'
import { startLyingServer } from '#lib/platform/organisation-server.fixture.ts'
import { actorOfSession } from '#lib/platform/session/store.ts'
import { testDatabase } from '#lib/testing/database.ts'
import * as leave from './route.ts'
import * as back from './terug/route.ts'

testDatabase()

// The framework puts its own in the place, also for the tests after this one.
const ownFetch = globalThis.fetch
let server: Awaited<ReturnType<typeof startLyingServer>>
const origin = 'http://localhost:3000'
const start = `${origin}/inloggen/organisatie/noord`
const vouched = { email: 'lid@noord.example', email_verified: true }

beforeAll(async () => {
  server = await startLyingServer()
  process.env.SIGN_IN_ORGANISATIONS = JSON.stringify([server.organisation])
  await db.insert(users).values({ email: vouched.email, name: 'Lid Noord' })
})
afterAll(async () => {
  globalThis.fetch = ownFetch
  delete process.env.SIGN_IN_ORGANISATIONS
  await server.close()
})

let jar: Map<string, string>
beforeEach(async () => {
  jar = new Map()
  for (const table of [organisationAccounts, organisationAttempts, sessions]) await db.delete(table)
})

const moduleOf = (userland: unknown, page: string) =>
  new AppRouteRouteModule({
    definition: { kind: 'APP_ROUTE' as never, page, pathname: page, filename: 'route', bundlePath: '' },
    distDir: '.next',
    relativeProjectDir: '',
    resolvedPagePath: 'route.ts',
    nextConfigOutput: undefined,
    userland: () => userland as AppRouteUserlandModule,
  })
const leaving = moduleOf(leave, '/inloggen/organisatie/[id]')
const returning = moduleOf(back, '/inloggen/organisatie/[id]/terug')

/** Goes to an address with the cookies of this browser; gives where it leads. */
async function go(address: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }): Promise<string> {
  const url = new URL(address)
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const request = new NextRequest(url, { headers: { ...headers, cookie } })
  const context = {
    params: { id: url.pathname.split('/')[3] ?? '' },
    prerenderManifest: { preview: { previewModeId: '', previewModeEncryptionKey: '', previewModeSigningKey: '' } },
    renderOpts: { experimental: {}, supportsDynamicResponse: true, cacheLifeProfiles: {} },
    sharedContext: { buildId: 'test' },
  }
  const answer = await (url.pathname.endsWith('/terug') ? returning : leaving).handle(request, context as never)
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
    if (value === '') jar.delete(name)
    else jar.set(name, decodeURIComponent(value))
  }
  expect([303, 307]).toContain(answer.status)
  return (answer.headers.get('location') ?? '').replace(origin, '')
}
/** Goes there and back, with what the organisation says. */
const signIn = async (query = '') => go(`${start}/terug${server.answer(await go(start + query), { claims: vouched })}`)
const actor = () => actorOfSession(db, jar.get('sessie') ?? '')

test('the button leads to the organisation, and back to where somebody was going, signed in', async () => {
  expect(await signIn('?terug=%2Fmijn%2Fgegevens')).toBe('/mijn/gegevens')
  expect(await actor()).toMatchObject({ email: vouched.email })
  expect([jar.get('ingelogd'), jar.has('inlogpoging')]).toEqual(['1', false])
})

test.each(['//kwaad.example', 'https://kwaad.example', '/\\kwaad.example', '/inloggen'])('and never to %s', async (terug) => {
  expect(await signIn(`?terug=${encodeURIComponent(terug)}`)).toBe('/mijn')
})

test('what does not go on leads to an explanation, and to nothing else', async () => {
  const query = server.answer(await go(start), { claims: vouched })
  expect(await go(`${start}/terug${query}`)).toBe('/mijn')
  jar.delete('sessie')
  expect(await go(`${start}/terug${query}`)).toBe('/inloggen/organisatie?reden=gone&via=noord')
  expect(await actor()).toBeNull()
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour of ours', { 'sec-fetch-site': 'same-site' }],
  ['a browser that looks ahead', { 'sec-fetch-site': 'same-origin', 'sec-purpose': 'prefetch' }],
])('%s begins nothing', async (_who, headers) => {
  expect(await go(start, headers)).toBe('/inloggen')
  expect([await db.$count(organisationAttempts), jar.size]).toEqual([0, 0])
})

test('an organisation that is not in the settings is nobody', async () => {
  expect(await go(start.replace('noord', 'zuid'))).toBe('/inloggen')
  expect(await go(`${start.replace('noord', 'zuid')}/terug?code=1&state=2`)).toBe('/inloggen')
})

test('who is signed in couples from our own page only, and comes back to it', async () => {
  expect(await go(`${start}?koppel=1`)).toContain('/inloggen?terug=')
  await signIn()
  await db.delete(organisationAccounts)
  expect(await go(`${start}?koppel=1`, {})).toBe('/inloggen')
  const query = server.answer(await go(`${start}?koppel=1`), { claims: { sub: 'eigen' } })
  expect(await go(`${start}/terug${query}`)).toBe('/mijn/gegevens')
  expect((await db.select().from(organisationAccounts)).map(({ subject }) => subject)).toEqual(['eigen'])
})

test('after sixty beginnings from one network it is enough for a while', async () => {
  const limit = 60 * 20
  let where = ''
  // Twice: the first may be the beginning of a new window, for which nothing was counted yet.
  for (let turn = 0; turn < 2 && !where.includes('too_often'); turn += 1) {
    await go(start)
    await db.update(limitCounters).set({ count: limit }).where(eq(limitCounters.name, 'sign-in-organisation-visitor'))
    where = await go(start)
  }
  expect(where).toBe('/inloggen/organisatie?reden=too_often&via=noord')
})
