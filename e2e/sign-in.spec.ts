import type { Page } from '@playwright/test'
import { askLink, codeIn, invitedMember, linkIn, mailsTo, signIn, signInByRequests, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const own = 'lid.twente@demo.example'

async function isSignedIn(page: Page): Promise<boolean> {
  const answer = await page.request.get('/api/auth/session')
  return 'user' in ((await answer.json()) as object)
}

test('the link of the mail signs in after one press, once, and leads to where the visitor was going', async ({
  page,
  context,
  request,
}) => {
  await page.goto('/mijn/gegevens')
  await expect(page.getByRole('heading', { level: 1, name: 'Inloggen' })).toBeVisible()
  await page.getByLabel('Je e-mailadres').fill(own)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await expect(page.getByText(own)).toBeVisible()

  const [mail] = await mailsTo(page.request, own)
  await page.goto(linkIn(mail) ?? '')
  expect(await isSignedIn(page)).toBe(false)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL('**/mijn/gegevens')
  await expect(page.getByRole('heading', { level: 1, name: 'Je gegevens' })).toBeVisible()

  // A link works once: the second time the page says so, here and elsewhere.
  await page.goto(linkIn(mail) ?? '')
  await expect(page.getByRole('heading', { level: 1, name: 'Je bent al ingelogd' })).toBeVisible()
  const elsewhere = await (await request.get(linkIn(mail) ?? '')).text()
  expect(elsewhere).toContain('Deze link werkt niet meer')

  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name.endsWith('sessie'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookies.find(({ name }) => name === 'ingelogd')).toMatchObject({ value: '1', httpOnly: false })
})

test('a scanner that opens, heads and posts the link does no harm', async ({ page, playwright, baseURL }) => {
  await askLink(page, own)
  const [mail] = await mailsTo(page.request, own)
  const link = linkIn(mail) ?? ''
  const scanner = await playwright.request.newContext({ baseURL })
  for (let visits = 0; visits < 10; visits += 1) expect((await scanner.get(link)).status()).toBe(200)
  expect((await scanner.head(link)).status()).toBeLessThan(500)
  await scanner.post(link, {
    headers: { origin: baseURL ?? '' },
    multipart: { token: new URL(link, baseURL).searchParams.get('token') ?? '' },
  })
  await scanner.dispose()

  await page.goto(link)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect.poll(() => isSignedIn(page)).toBe(true)
})

test('a link that is opened in another browser shows the code to type where one began', async ({ page, browser }) => {
  await askLink(page, own, '/mijn/gegevens')
  const [mail] = await mailsTo(page.request, own)
  const phone = await browser.newContext()
  const onPhone = await phone.newPage()
  await onPhone.goto(linkIn(mail) ?? '')
  await expect(onPhone.getByRole('heading', { level: 1, name: 'Typ deze code in het scherm waar je begon' })).toBeVisible()
  await expect(onPhone.getByRole('button', { name: 'Log in', exact: true })).toHaveCount(0)
  const shown = (await onPhone.locator('code').innerText()).replace(/\s/g, '')
  expect(shown).toBe(codeIn(mail))
  await phone.close()

  await page.getByLabel('De code uit de mail').fill('12')
  await page.getByRole('button', { name: 'Log in met de code' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Vul de 6 cijfers uit de mail in')
  await page.getByLabel('De code uit de mail').fill(`${shown.slice(0, 3)} ${shown.slice(3)}`)
  await page.getByRole('button', { name: 'Log in met de code' }).click()
  await page.waitForURL('**/mijn/gegevens')
})

test('unknown and known addresses get the same answer on the screen', async ({ page }) => {
  const answers: string[] = []
  for (const address of [own, 'niemand@demo.example']) {
    await page.context().clearCookies()
    await askLink(page, address)
    answers.push((await page.locator('main').innerText()).replaceAll(address, 'ADRES'))
  }
  expect(answers[1]).toBe(answers[0])
})

test('without JavaScript one can ask a link, see a mistake, and sign in', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/inloggen?terug=/mijn/gegevens')
  await page.getByLabel('Je e-mailadres').fill('geen adres')
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Vul een e-mailadres in')
  await expect(page.getByLabel('Je e-mailadres')).toHaveValue('geen adres')
  await page.getByLabel('Je e-mailadres').fill(own)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  const [mail] = await mailsTo(page.request, own)
  await page.goto(linkIn(mail) ?? '')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL('**/mijn/gegevens')
  await expect(page.getByRole('heading', { level: 1, name: 'Je gegevens' })).toBeVisible()
  await context.close()
})

test('signing out ends the session here, and signing out elsewhere ends it there', async ({ page, browser }) => {
  // An account of this test alone: signing out elsewhere would end the sessions of others that run beside it.
  const address = await invitedMember(page, 'uitloggen')
  await signInByRequests(page.request, address)
  const other = await browser.newContext()
  const elsewhere = await other.newPage()
  await signInByRequests(elsewhere.request, address)
  await elsewhere.goto('/mijn/gegevens')
  await elsewhere.getByRole('button', { name: 'Log uit op alle andere plekken' }).click()
  await expect(elsewhere.getByText('Je bent op alle andere plekken uitgelogd.')).toBeVisible()
  await page.goto('/mijn/gegevens')
  await expect(page.getByRole('heading', { level: 1, name: 'Inloggen' })).toBeVisible()

  await elsewhere.getByRole('button', { name: 'Log uit', exact: true }).click()
  await elsewhere.waitForURL((url) => url.pathname === '/')
  expect(await isSignedIn(elsewhere)).toBe(false)
  expect((await other.cookies()).find(({ name }) => name === 'ingelogd')).toBeUndefined()
  await other.close()
})

test('the addresses of the sign-in library lead nowhere', async ({ request }) => {
  for (const path of ['signin', 'signin/email', 'csrf', 'providers', 'callback/email?token=x', 'signout', 'verify-request', 'error']) {
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404)
  }
  expect((await request.post('/api/auth/signin/email', { form: { email: own } })).status()).toBeGreaterThanOrEqual(400)
})

test('a page of the administration does not exist for a member', async ({ page }) => {
  await signInUnseen(page.context(), 'lid.twente')
  for (const path of ['/beheer', '/beheer/mensen', '/beheer/mensen/uitnodigen', '/beheer/toegang'])
    expect((await page.request.get(path)).status(), path).toBe(404)
})

test('somebody asks for access, is let in by a curator, and signs in', async ({ page }) => {
  const address = `nieuw-${Date.now()}@voorbeeld.example`
  await page.goto('/inloggen/toegang-vragen')
  await page.getByRole('button', { name: 'Vraag toegang aan' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Vul je naam in')
  await page.getByLabel('Je naam').fill('Collega Nieuw')
  await page.getByLabel('Je e-mailadres').fill(address)
  await page.getByLabel('Waar werk je?').fill('Wijkteam Voorbeeld')
  await page.getByLabel(/Bij welke proeftuin of regio/).selectOption({ label: 'Proeftuin Friesland' })
  await page.getByLabel('Waarom wil je meedoen?').fill('Ik wil leren van anderen.')
  // A form that comes back within three seconds is taken for a machine's.
  await page.waitForTimeout(3_200)
  await page.getByRole('button', { name: 'Vraag toegang aan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Je verzoek is verstuurd' })).toBeVisible()

  const curator = page
  await signIn(curator, 'redactie', '/beheer/toegang')
  const request = curator.getByRole('listitem').filter({ hasText: address })
  await request.getByRole('button', { name: 'Laat Collega Nieuw toe' }).click()
  await expect(curator.getByText('De persoon is toegelaten en krijgt een mail.')).toBeVisible()
  await expect(request.getByRole('button')).toHaveCount(0)
  await page.context().clearCookies()

  await expect.poll(async () => (await mailsTo(page.request, address))[0]?.subject).toBe('Je kunt inloggen bij Proeftuin')
  await signInByRequests(page.request, address)
  await page.goto('/mijn/gegevens')
  await expect(page.getByText('Proeftuin Friesland')).toBeVisible()
})

test('an administrator invites somebody, gives and ends a role, and closes the account', async ({ page, request: person }) => {
  const address = `genodigd-${Date.now()}@voorbeeld.example`
  await signIn(page, 'beheer', '/beheer/mensen/uitnodigen')
  await page.getByRole('textbox', { name: 'Naam' }).fill('Collega Genodigd')
  await page.getByLabel('E-mailadres').fill(address)
  await page.getByRole('checkbox', { name: /^lid/ }).check()
  await page.getByRole('button', { name: 'Stuur de uitnodiging' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Kies bij een lid minstens één proeftuin of regio')
  await page.getByLabel('Proeftuin Friesland').check()
  await page.getByRole('button', { name: 'Stuur de uitnodiging' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Collega Genodigd' })).toBeVisible()

  await signInByRequests(person, address)
  const beheer = async () => (await person.get('/beheer', { maxRedirects: 0 })).status()
  expect(await beheer()).toBe(404)

  await page.getByLabel('Geef een rol').selectOption('curator')
  await page.getByRole('button', { name: 'Voeg toe' }).first().click()
  await expect(page.getByText('De rol is gegeven.')).toBeVisible()
  expect(await beheer()).toBe(200)
  await page.getByRole('button', { name: 'Beëindig redacteur' }).click()
  await expect(page.getByText('De rol is beëindigd.')).toBeVisible()
  expect(await beheer()).toBe(404)

  await page.getByText('Account sluiten').click()
  await page.getByRole('button', { name: 'Sluit het account van Collega Genodigd' }).click()
  await expect(page.getByText('Dit account is gesloten.')).toBeVisible()
  expect((await person.get('/mijn/gegevens', { maxRedirects: 0 })).headers().location).toContain('/inloggen')
})
