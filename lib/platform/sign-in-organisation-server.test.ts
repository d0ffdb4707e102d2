// The same as with the server that lies, but against a certified OpenID Connect program, from its sign-in page on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { freePort } from '#db/embedded/ports.ts'
import { organisationAccounts, users } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { Browser, formWith } from '../../prove/oidc/browser.ts'
import { startOrganisation, type People } from '../../prove/oidc/organisation.ts'
import { callbackOf, type Organisation } from './organisations.ts'
import { actorOfSession } from './session/store.ts'
import { beginAtOrganisation, finishAtOrganisation } from './sign-in-organisation.ts'
import { randomToken } from './tokens.ts'

testDatabase()

const organisation: Organisation = {
  id: 'noord',
  name: 'Gemeente Noord',
  issuer: '',
  clientId: 'proeftuin',
  clientSecret: 'geheim van de organisatie',
  domains: ['noord.example'],
  verifiedClaim: 'email_verified',
}
const people: People = {
  lid: { email: 'Lid@noord.example', email_verified: true },
  onbevestigd: { email: 'ander@noord.example', email_verified: false },
}
let server: Awaited<ReturnType<typeof startOrganisation>>

beforeAll(async () => {
  server = await startOrganisation(await freePort(), callbackOf(organisation), people)
  organisation.issuer = server.issuer
  await db.insert(users).values([
    { email: 'lid@noord.example', name: 'Lid Noord' },
    { email: 'ander@noord.example', name: 'Ander Noord' },
  ])
})
afterAll(() => server.stop())

/** Signs in as a person does: the page that asks who they are, the page that asks permission, and back. */
async function signIn(who: string) {
  const [mark, browser] = [randomToken(), new Browser()]
  const begun = await beginAtOrganisation(db, organisation, { browser: mark, returnTo: '/mijn' })
  if (!begun.ok) throw new Error(begun.reason)
  const until = (url: URL) => url.href.startsWith(callbackOf(organisation))
  let page = await browser.go(begun.value, { until })
  for (let turn = 0; turn < 3 && !until(page.url); turn++) {
    const { fields, action } = formWith(page, 'name="prompt"')
    page = await browser.go(action, { body: new URLSearchParams({ ...fields, login: who, password: 'x' }), until })
  }
  const finish = () => finishAtOrganisation(db, organisation, page.url.search, { browser: mark, device: 'Firefox op Linux' })
  return { finish, query: page.url.searchParams }
}

test('a certified server signs somebody in, once, and says who it is in its answer', async () => {
  const { finish, query } = await signIn('lid')
  expect(query.get('iss')).toBe(server.issuer)
  const result = await finish()
  if (!result.ok || !result.value.signedIn) throw new Error(result.ok ? 'not signed in' : result.reason)
  expect(await actorOfSession(db, result.value.signedIn.sessionToken)).toMatchObject({ email: 'lid@noord.example', roles: [] })
  expect(await finish()).toEqual({ ok: false, reason: 'gone' })
  expect(
    await db.select({ issuer: organisationAccounts.issuer, subject: organisationAccounts.subject }).from(organisationAccounts),
  ).toEqual([{ issuer: server.issuer, subject: 'lid' }])
})

test('and not who has an address that it does not vouch for', async () => {
  const { finish } = await signIn('onbevestigd')
  expect(await finish()).toEqual({ ok: false, reason: 'email_not_verified' })
})
