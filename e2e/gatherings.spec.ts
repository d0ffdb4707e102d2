import { mailLink, ownTitle, pageOf, publishNew } from './support/gatherings.ts'
import { expectSound } from './support/page-checks.ts'
import { mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const phone = { viewport: { width: 390, height: 844 } }
const full = 'Twijfel op tafel'

test('every public page of gatherings is sound', async ({ page }) => {
  for (const address of ['/bijeenkomsten', '/bijeenkomsten?toon=geweest', '/bijeenkomsten?maand=2026-12']) {
    await page.goto(address)
    await expect(page.locator('h1')).toHaveCount(1)
    await expectSound(page)
  }
  for (const [list, title] of [
    ['/bijeenkomsten', full],
    ['/bijeenkomsten?toon=geweest', 'Wie belt er op vrijdagmiddag?'],
  ] as const) {
    await page.goto(list)
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expectSound(page)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor finds a gathering by a filter, by a month and by its page', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('region', { name: 'Eerstvolgende bijeenkomsten' }).getByRole('link').first()).toBeVisible()
    await page.getByRole('link', { name: 'Alle bijeenkomsten' }).click()
    await page.getByLabel('Soort').selectOption('reflectiesessie')
    await page.getByRole('button', { name: 'Toon' }).click()
    await expect(page).toHaveURL(/soort=reflectiesessie/)
    await expect(page.getByRole('main').getByRole('article').filter({ hasText: full })).toBeVisible()
    await page.getByRole('link', { name: 'Haal weg: Soort Reflectiesessie' }).click()
    await expect(page).toHaveURL('/bijeenkomsten')

    await page.getByRole('link', { name: 'Per maand' }).click()
    await expect(page.getByRole('table')).toBeVisible()
    await expect(page.getByRole('columnheader')).toHaveCount(7)
    await page.getByRole('navigation', { name: 'Andere maand' }).getByRole('link').last().click()
    await expect(page.getByRole('table')).toBeVisible()

    await page.goto('/bijeenkomsten?soort=reflectiesessie')
    await page.getByRole('link', { name: full }).click()
    await expect(page.getByText(/^Vol\. Er staa/)).toBeVisible()
    await expect(page.getByText('Er is geen opname.')).toBeVisible()
    const calendar = await page.request.get((await page.getByRole('link', { name: 'Zet in je agenda' }).getAttribute('href')) ?? '')
    expect(calendar.headers()['content-type']).toContain('text/calendar')
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as Record<string, unknown>
    expect(data).toMatchObject({ '@type': 'Event', name: full, eventStatus: 'https://schema.org/EventScheduled' })

    await page.getByRole('link', { name: 'Zet je op de wachtlijst' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Inloggen' })).toBeVisible()
  })

  test('what is missing is told once above the form and beside its question, and nothing typed is lost', async ({ page }) => {
    await signIn(page, 'demo.zuidlimburg', '/bijeenkomsten')
    await page.getByRole('link', { name: 'Samen op huisbezoek, en dan?' }).click()
    await page.getByRole('link', { name: 'Meld je aan' }).click()
    await page.getByLabel('Wat wil je zeker bespreken?').fill('Wie er terugbelt.')
    await page.getByRole('button', { name: 'Meld mij aan' }).click()
    const summary = page.getByRole('main').getByRole('alert')
    await expect(summary.getByRole('heading')).toHaveText('Er gaat nog iets mis. Kijk naar 1 vraag.')
    await expect(summary.getByRole('link', { name: 'Kies een antwoord bij ‘Eet je mee?’' })).toBeVisible()
    await expect(page.getByLabel('Wat wil je zeker bespreken?')).toHaveValue('Wie er terugbelt.')
    await page.getByLabel('Ja', { exact: true }).check()
    await page.getByRole('button', { name: 'Meld mij aan' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Je bent aangemeld' })).toBeVisible()
    await page.getByText('Meld je af').click()
    await page.getByRole('button', { name: 'Ja, meld mij af' }).click()
    await expect(page.getByRole('heading', { name: 'Afgemeld' })).toBeVisible()
  })
})

test('no page for everyone holds the address of an online room', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  const pages = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+(\/bijeenkomsten[^<]*)<\/loc>/g)].map((found) => found[1] ?? '')
  expect(pages.length).toBeGreaterThan(10)
  for (const address of ['/', '/bijeenkomsten/agenda.ics', ...pages, ...pages.slice(1).map((page) => `${page}/agenda.ics`)])
    expect(await (await request.get(address)).text(), address).not.toContain('vergaderen.demo.example')
})

test('who comes last waits, is offered the place that comes free by mail, and takes it with a press', async ({ page, browser }) => {
  test.slow()
  const title = ownTitle('Eén plaats')
  const { slug } = await publishNew(page, 'regioteam', { title, maximum: 1 })
  const address = `/bijeenkomsten/${slug}/aanmelden`

  const first = await pageOf(browser, 'demo.drenthe', address, phone)
  await expectSound(first)
  await first.setViewportSize(phone.viewport)
  await first.getByRole('button', { name: 'Meld mij aan' }).click()
  await expect(first.getByRole('heading', { level: 1, name: 'Je bent aangemeld' })).toBeVisible()

  const second = await pageOf(browser, 'demo.zeeland', `/bijeenkomsten/${slug}`, phone)
  await expect(second.getByText('Vol. Je kunt op de wachtlijst.')).toBeVisible()
  await second.getByRole('link', { name: 'Zet je op de wachtlijst' }).click()
  await second.getByRole('button', { name: 'Zet mij op de wachtlijst' }).click()
  await expect(second.getByRole('heading', { level: 1, name: 'Je staat op de wachtlijst' })).toBeVisible()
  await expect(second.getByText('Plek 1 op de wachtlijst')).toBeVisible()
  await expectSound(second)
  const again = await second.request.get(address, { maxRedirects: 0 })
  expect(again.headers().location, 'who is signed up sees the own sign-up in place of the form').toMatch(/\/mijn\/aanmeldingen\//)

  await first.goto('/mijn/aanmeldingen')
  await expectSound(first)
  const row = first.getByRole('listitem').filter({ hasText: title })
  await row.getByText('Meld je af').click()
  await row.getByRole('button', { name: 'Ja, meld mij af' }).click()
  await expect(first.getByRole('region', { name: 'Hier kom je' }).getByText(title)).toHaveCount(0)

  // A scanner of mails opens the link as often as it likes: only the press answers.
  const link = await mailLink(second.request, 'demo.zeeland@demo.example', title, 'aanmelding', /plaats/i)
  const visitor = first
  await visitor.context().clearCookies()
  for (let visit = 0; visit < 3; visit += 1) await visitor.request.get(link)
  await visitor.goto(link)
  await expect(visitor.getByRole('button', { name: 'Nee, geef de plaats door' })).toBeVisible()
  await expectSound(visitor)
  await visitor.getByRole('button', { name: 'Ja, ik kom' }).click()
  await expect(visitor.getByText('Je hebt een plaats.')).toBeVisible()
  const used = await visitor.request.get(link)
  expect(used.status()).toBe(200)
  expect(await used.text(), 'used once').not.toContain('Ja, ik kom')
  await second.goto('/mijn/aanmeldingen')
  await expect(second.getByRole('region', { name: 'Hier kom je' }).getByText(title)).toBeVisible()
})

test('colleagues come all together or not at all, and the mail says when and where', async ({ page: member }) => {
  const title = ownTitle('Met collega’s')
  const { slug } = await publishNew(member, 'regioteam', { title, maximum: 2 })
  await signIn(member, 'demo.foodvalley', `/bijeenkomsten/${slug}/aanmelden`)
  await member.getByText('Meld ook collega’s aan').click()
  const group = member.getByRole('group', { name: 'Collega 1' })
  await group.getByLabel('Naam').fill('Collega van buiten')
  await group.getByLabel('E-mailadres').fill('collega@')
  await member.getByRole('button', { name: 'Meld mij aan' }).click()
  await expect(member.getByRole('main').getByRole('alert')).toContainText('Vul een e-mailadres in')
  await expect(group.getByLabel('E-mailadres')).toHaveValue('collega@')
  await group.getByLabel('E-mailadres').fill('collega.foodvalley@elders.example')
  await member.getByRole('button', { name: 'Meld mij aan' }).click()
  await expect(member.getByRole('heading', { level: 1, name: 'Je bent aangemeld' })).toBeVisible()
  await expect(member.getByText('Collega van buiten: aangemeld')).toBeVisible()
  expect(await (await member.request.get(`/bijeenkomsten/${slug}`)).text()).toContain('Vol. Je kunt op de wachtlijst.')
  // The mail says when and where.
  await expect(async () => {
    const mail = (await mailsTo(member.request, 'demo.foodvalley@demo.example')).find((one) => one.text.includes(title))
    expect(mail?.text).toContain('van 13.30 tot 15.00 uur')
    expect(mail?.text).toContain('Zaal in Zwolle')
  }).toPass({ timeout: 15_000 })
})

test('an outsider signs up by invitation; another address is confirmed first', async ({ page, browser }) => {
  test.slow()
  const title = ownTitle('Op uitnodiging')
  const { managed, slug } = await publishNew(page, 'regioteam', { title, maximum: 5, byInvitation: true })
  await page.goto(`${managed}/uitnodigen`)
  await page
    .getByLabel('E-mailadressen')
    .fill('Gast <gast.een@buiten.example>\ngeen adres\ngast.een@buiten.example\n\nwethouder@buiten.example')
  await page.getByRole('button', { name: 'Nodig iedereen uit' }).click()
  await expect(page.getByText('Er zijn 2 uitnodigingen verstuurd.')).toBeVisible()
  await expect(page.getByText(/^Regel 2, ‘geen adres’/)).toBeVisible()
  await expect(page.getByText(/^Regel 3, /)).toBeVisible()
  await expect(page.getByLabel('E-mailadressen'), 'what was wrong stays, to be mended').toHaveValue('geen adres')
  await expectSound(page)

  const link = await mailLink(page.request, 'gast.een@buiten.example', title, 'uitnodiging')
  const guest = await (await browser.newContext({ javaScriptEnabled: false, ...phone })).newPage()
  await page.goto(link)
  await expectSound(page)
  await guest.goto(link)
  await expect(guest.getByLabel('Je e-mailadres')).toHaveValue('gast.een@buiten.example')
  await guest.getByLabel('Je naam', { exact: true }).fill('Gast Voorbeeld')
  await guest.getByLabel('Je e-mailadres').fill('gast.twee@buiten.example')
  await guest.getByRole('button', { name: 'Meld mij aan' }).click()
  await expect(guest.getByRole('heading', { level: 1, name: 'Kijk in je mail' })).toBeVisible()
  const places = await (await guest.request.get(`/bijeenkomsten/${slug}`)).text()
  expect(places, 'an address that is not confirmed holds no place').toMatch(/Nog (?:<!-- -->)?5(?:<!-- -->)? plaatsen\./)

  await guest.goto(await mailLink(page.request, 'gast.twee@buiten.example', title, 'aanmelding'))
  await guest.getByRole('button', { name: 'Bevestig mijn aanmelding' }).click()
  await expect(guest.getByText('Je hebt een plaats.')).toBeVisible()
  expect(await (await guest.request.get(link)).text()).toContain('Met deze uitnodiging is al iemand aangemeld')

  // A member who was not invited reads why not.
  await signInUnseen(page.context(), 'demo.utrecht')
  const uninvited = await (await page.request.get(`/bijeenkomsten/${slug}/aanmelden`)).text()
  expect(uninvited).toContain('Deze bijeenkomst is op uitnodiging. Vraag de organisator')
})

test('a link that was not made here says so', async ({ page }) => {
  for (const address of ['/aanmelding/onzin', `/uitnodiging/${'0'.repeat(96)}`]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: 'Deze link werkt niet' })).toBeVisible()
    await expectSound(page)
  }
})
