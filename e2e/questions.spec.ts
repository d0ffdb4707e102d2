import type { Browser, Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { invitedMember, mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const phone = { width: 390, height: 844 }
// A public form takes nothing that is sent faster than a person can read it.
const readFirst = (page: Page) => page.waitForTimeout(3_200)

async function pageFor(browser: Browser, account: string, address: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: phone, ...options })).newPage()
  await signIn(page, account, address)
  return page
}

/** Asks as a member, on a phone. Gives the address of the question. */
async function askAs(page: Page, kind: string, title: string): Promise<string> {
  if (!page.url().endsWith('/vragen/nieuw')) await page.goto('/vragen/nieuw')
  await page.getByLabel(kind).check()
  await page.getByLabel('Je vraag in één zin').fill(title)
  await page.getByLabel('Leg je vraag uit').fill('We willen in het voorjaar beginnen en zoeken iets om op voort te bouwen.')
  await page.getByLabel(/Voor welke regio/).selectOption({ label: 'Friesland (Fryslân)' })
  await page.getByRole('button', { name: 'Stel je vraag' }).click()
  await page.waitForURL(/\/vragen\/[0-9a-f-]{36}\?gedaan=gevraagd/)
  return new URL(page.url()).pathname
}

test('a member and the regional team talk on a phone: found first, live, an inner note unseen, answered, closed, open again', async ({
  browser,
}) => {
  test.slow()
  const title = `Hoe begin je met het netwerkdossier (${Date.now()})`
  const asker = await (await browser.newContext({ viewport: phone })).newPage()
  await signIn(asker, await invitedMember(asker, 'vrager'), '/vragen/nieuw')
  await asker.getByLabel('Je vraag in één zin').pressSequentially('Wie leest het netwerkdossier')
  await expect(asker.getByRole('region', { name: 'Staat je antwoord hier al?' }).getByRole('link').first()).toBeVisible()
  await expectSound(asker)
  await asker.getByRole('button', { name: 'Stel je vraag' }).click()
  await expect(asker.getByRole('link', { name: 'Kies waar je vraag over gaat.' })).toBeVisible()
  const address = await askAs(asker, 'Een vraag aan het regioteam', title)
  await expect(asker.getByText(/Antwoord uiterlijk op/)).toBeVisible()

  const team = await pageFor(browser, 'regioteam', '/vragen')
  await expect(team.getByRole('heading', { name: /zonder vaste plek/ })).toBeVisible()
  await expectSound(team)
  await team.getByRole('link', { name: title }).click()
  await team.getByRole('button', { name: 'Pak deze vraag op' }).click()
  await team.waitForURL(/gedaan=opgepakt/)
  await team.getByLabel('Je bericht').fill('Even bij Flevoland vragen.')
  await team.getByLabel('Een interne notitie').check()
  await team.getByRole('button', { name: 'Stuur', exact: true }).click()
  await team.waitForURL(/gedaan=notitie/)
  await expect(team.getByText('Even bij Flevoland vragen.')).toBeVisible()
  await team.getByLabel('Je bericht').fill('Begin met de eerste bladzijde, samen met het gezin.')
  await team.getByRole('button', { name: 'Stuur', exact: true }).click()
  // The asker looks at the page all the time: the answer comes by itself.
  await expect(asker.getByText('Begin met de eerste bladzijde')).toBeVisible()
  await expect(asker.getByText('Even bij Flevoland vragen.')).toHaveCount(0)
  await expect(asker.getByText('beantwoord', { exact: true })).toBeVisible()
  await expectSound(asker)
  await expectSound(team)
  await team.getByRole('button', { name: 'Sluit deze vraag' }).click()
  await team.waitForURL(/gedaan=gesloten/)
  await asker.getByLabel('Je bericht').fill('En als het gezin niet wil schrijven?')
  await asker.getByRole('button', { name: 'Stuur je bericht' }).click()
  await asker.waitForURL(/gedaan=bericht/)
  await expect(team.getByText('En als het gezin niet wil schrijven?')).toBeVisible()
  await expect(team.getByText('heropend', { exact: true })).toBeVisible()

  // A file goes along, without script too, and is nobody else's.
  await asker.getByText('Voeg een bestand toe', { exact: true }).click()
  await asker
    .getByLabel('Bestand', { exact: true })
    .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Ons plan.') })
  await asker.getByRole('button', { name: 'Voeg het bestand toe' }).click()
  await asker.waitForURL(/gedaan=bestand/)
  const file = (await asker.getByRole('link', { name: 'plan.txt' }).getAttribute('href')) ?? ''
  expect((await team.request.get(file)).status()).toBe(200)
  await signInUnseen(asker.context(), 'lid.flevoland')
  expect((await asker.request.get(file)).status()).toBe(404)
  expect((await asker.request.get(address)).status()).toBe(404)
  // Mails carry a link and no words.
  for (const mail of await mailsTo(team.request, 'regioteam@demo.example')) expect(mail.text + mail.subject).not.toContain('netwerkdossier')
})

test('a jurist answers what nobody else sees, makes a general answer of it, and a second person puts it on the site', async ({
  browser,
}) => {
  test.slow()
  const stamp = Date.now()
  const asker = await (await browser.newContext({ viewport: phone })).newPage()
  await signInUnseen(asker.context(), await invitedMember(asker, 'juridisch'))
  const address = await askAs(asker, 'Een juridische vraag', `Mogen wij dit delen (${stamp})`)
  const jurist = asker
  await signInUnseen(jurist.context(), 'regioteam')
  expect((await jurist.request.get(address)).status()).toBe(404)

  await signIn(jurist, 'jurist', address)
  await jurist.getByLabel('Je bericht').fill('Spreek het vooraf af en leg het vast.')
  await jurist.getByRole('button', { name: 'Stuur', exact: true }).click()
  await jurist.waitForURL(/gedaan=antwoord/)
  await jurist.getByRole('button', { name: 'Maak er een algemeen antwoord van' }).click()
  await jurist.waitForURL(/\/juridisch-werk\//)
  const question = `Wanneer mag een team iets delen? (${stamp})`
  await jurist.getByLabel('De vraag, algemeen gesteld').fill(question)
  await jurist.getByLabel('Het antwoord', { exact: true }).fill('Mevrouw Jansen vroeg het ook: bel 06 12345678.')
  await jurist.getByLabel('Bronnen').fill('Wet- en regelgeving https://wetten.overheid.nl')
  await jurist.getByRole('button', { name: 'Leg voor aan een tweede persoon' }).click()
  await expect(jurist.getByRole('heading', { name: 'Let op: wie is te herkennen?' })).toBeVisible()
  await expectSound(jurist)
  await jurist.getByLabel('Het antwoord', { exact: true }).fill('Spreek vooraf af wat je deelt, en leg dat vast.')
  await jurist.getByRole('button', { name: 'Leg voor aan een tweede persoon' }).click()
  await jurist.waitForURL(/gedaan=voorgelegd/)
  await expect(jurist.getByText('Je schreef zelf mee aan dit antwoord.', { exact: false })).toBeVisible()

  const second = jurist
  await signIn(second, 'redactie', new URL(jurist.url()).pathname)
  await second.getByRole('button', { name: 'Zet dit antwoord op de site' }).click()
  await second.waitForURL(/gedaan=goedgekeurd/)
  await second.goto('/juridisch')
  await expectSound(second)
  await second.getByRole('link', { name: question }).click()
  await expect(second.getByRole('heading', { level: 1, name: question })).toBeVisible()
  await expect(second.getByText('geldt tot en met')).toBeVisible()
  await expect(second.getByRole('link', { name: 'Wet- en regelgeving' })).toHaveAttribute('href', 'https://wetten.overheid.nl')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: phone })
  test('a visitor asks, confirms by mail, reads the answer by the link and writes on', async ({ page, browser }) => {
    test.slow()
    const visitor = `bezoeker-${Date.now()}@voorbeeld.example`
    const title = `Kunnen wij meekijken (${Date.now()})`
    await page.goto('/contact')
    await expectSoundWithoutScript(page)
    await page.getByRole('link', { name: 'Stel je vraag' }).click()
    await page.getByLabel('Kijk eerst of het antwoord er al is').fill('netwerkdossier')
    await page.getByRole('button', { name: 'Zoek' }).click()
    await expect(page.getByRole('region', { name: 'Staat je antwoord hier al?' }).getByRole('link').first()).toBeVisible()
    await readFirst(page)
    await page.getByLabel('Een vraag aan het regioteam').check()
    await page.getByLabel('Je vraag in één zin').fill(title)
    await page.getByLabel('Leg je vraag uit').fill('We willen graag zien hoe het gaat.')
    await page.getByRole('button', { name: 'Stuur je vraag' }).click()
    await expect(page.getByRole('link', { name: /Vul je e-mailadres in|Vul een e-mailadres in/ })).toBeVisible()
    await expect(page.getByLabel('Je vraag in één zin')).toHaveValue(title)
    await readFirst(page)
    await page.getByLabel('Je e-mailadres').fill(visitor)
    await page.getByRole('button', { name: 'Stuur je vraag' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Kijk in je mail' })).toBeVisible()

    const [mail] = await mailsTo(page.request, visitor)
    expect(mail?.text).not.toContain('meekijken')
    const link = new URL(mail?.text.match(/https?:\/\/\S+\/vraag\/\S+/)?.[0] ?? '').pathname
    // A mail scanner opens the link too: that confirms nothing.
    await page.request.get(link)
    await page.goto(link)
    await page.getByText('Voeg een bestand toe', { exact: true }).click()
    await page
      .getByLabel('Bestand', { exact: true })
      .setInputFiles({ name: 'ons plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Ons plan.') })
    await page.getByRole('button', { name: 'Voeg het bestand toe' }).click()
    await expect(page.getByText('Het bestand staat erbij.')).toBeVisible()
    const ownFile = (await page.getByRole('link', { name: 'ons plan.txt' }).getAttribute('href')) ?? ''
    expect(await (await page.request.get(ownFile)).text()).toBe('Ons plan.')
    await page.getByRole('button', { name: 'Dit is mijn vraag' }).click()
    await expect(page.getByText('Je vraag is binnen. Je krijgt een mail')).toBeVisible()

    const team = await pageFor(browser, 'regioteam', '/vragen', { javaScriptEnabled: false })
    await team.getByRole('link', { name: title }).click()
    const file = (await team.getByRole('link', { name: 'ons plan.txt' }).getAttribute('href')) ?? ''
    expect((await team.request.get(file)).status()).toBe(200)
    expect((await page.request.get(file)).status()).toBe(404)
    await team.getByLabel('Je bericht').fill('Dat kan. We zoeken een dag.')
    await team.getByRole('button', { name: 'Stuur', exact: true }).click()
    await expect(team.getByText('Je antwoord staat erbij.', { exact: false })).toBeVisible()
    await page.goto(link)
    await expect(page.getByText('Dat kan. We zoeken een dag.')).toBeVisible()
    await page.getByLabel('Je bericht').fill('Fijn. Donderdagen passen het best.')
    await page.getByRole('button', { name: 'Stuur je bericht' }).click()
    await expect(page.getByText('Je bericht staat erbij.')).toBeVisible()
    expect((await mailsTo(page.request, visitor))[0]?.subject).toBe('Er is een antwoord op je vraag')
  })
})

/** What can be looked at where no script runs: the page has its heading and does not scroll sideways. */
async function expectSoundWithoutScript(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
}

test('who manages routes adds one and the contact page shows it; a visitor solves the puzzle; the team answers two who ask the same', async ({
  browser,
}) => {
  const manager = await pageFor(browser, 'beheer', '/beheer/vragen')
  await expectSound(manager)
  await manager.getByRole('link', { name: 'Maak een nieuwe plek' }).click()
  await manager.getByRole('combobox', { name: 'Wie beantwoordt deze vragen?' }).selectOption({ label: 'Regioteam' })
  await manager.getByLabel('Naam').fill('Regioteam Zeeland')
  await manager.getByLabel('Telefoon van het team').fill('000 000 00 09')
  await manager.getByLabel('E-mailadres van het team').fill('lid.twente@demo.example')
  await manager.getByRole('checkbox', { name: 'Zeeland', exact: true }).check()
  await manager.getByRole('button', { name: 'Bewaar' }).click()
  await expect(manager.getByText('Dit is het adres van een persoon', { exact: false })).toBeVisible()
  await manager.getByLabel('E-mailadres van het team').fill('zeeland@team.example')
  await manager.getByRole('checkbox', { name: 'Zeeland', exact: true }).check()
  await manager.getByRole('button', { name: 'Bewaar' }).click()
  await manager.waitForURL(/gedaan=bewaard/)
  await manager.getByRole('link', { name: 'Regioteam Zeeland' }).click()
  await manager.getByLabel('Wie krijgt deze vragen?').selectOption({ label: 'Regioteam' })
  await manager.getByRole('button', { name: 'Zet erbij' }).click()
  await expect(manager.getByText('Deze persoon krijgt nu de vragen.')).toBeVisible()
  await expectSound(manager)
  expect(await (await manager.request.get('/contact')).text()).toMatch(/<a [^>]*href="tel:0000000009"[^>]*>[^<]*000 000 00 09/)
  // A visitor with script: the browser does its little work while somebody types.
  const visitor = await (await browser.newContext({ viewport: phone })).newPage()
  await visitor.goto('/contact/vraag')
  await expect(visitor.locator('input[name="bewijs"]')).toHaveValue(/^\d{10}\.[0-9a-f]{24}\.[0-9a-f]{128}\d+$/, { timeout: 20_000 })
  await expectSound(visitor)
  // Two people ask the same: one answer, for each in their own words' place.
  const figures = await pageFor(browser, 'regioteam', '/vragen')
  await figures.getByRole('link', { name: 'Waar begint een gemeente buiten de proeftuinen?' }).click()
  await expect(figures.getByRole('link', { name: 'Waar begin je als regio zonder proeftuin?' })).toBeVisible()
  await figures.getByLabel('Je bericht').fill('Begin met een vast aanspreekpunt.')
  await figures.getByLabel(/ook op de vraag die hetzelfde vraagt/).check()
  await figures.getByRole('button', { name: 'Stuur', exact: true }).click()
  await expect(figures.getByText('ook bij de vragen die hetzelfde vragen', { exact: false })).toBeVisible()
  await expectSound(figures)
  await figures.getByRole('link', { name: 'Waar begin je als regio zonder proeftuin?' }).click()
  await expect(figures.getByText('Begin met een vast aanspreekpunt.')).toBeVisible()
  await figures.goto('/inzicht/vragen')
  await expect(figures.getByRole('heading', { name: /Open vragen:/ })).toBeVisible()
  await expectSound(figures)
})
