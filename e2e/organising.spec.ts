import type { Locator, Page } from '@playwright/test'
import { fillGathering, inDays, ownTitle, publishNew, signUpUnseen } from './support/gatherings.ts'
import { expectSound } from './support/page-checks.ts'
import { mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test('a visitor who wants to organise signs in first; a gathering of somebody else does not exist for a member', async ({
  page,
  request,
}) => {
  expect((await request.get('/mijn/bijeenkomsten', { maxRedirects: 0 })).headers().location).toContain('/inloggen?terug=')
  const { managed } = await publishNew(page, 'regioteam', { title: ownTitle('Van een ander'), maximum: 5 })
  await signInUnseen(page.context(), 'lid.friesland')
  for (const address of [managed, `${managed}/wijzigen`, `${managed}/uitnodigen`, '/mijn/bijeenkomsten/geen-nummer'])
    expect((await page.request.get(address)).status(), address).toBe(404)
})

test('a member proposes, a curator reads it and puts it in the agenda', async ({ page }) => {
  test.slow()
  const title = ownTitle('Voorstel uit Flevoland')
  await signIn(page, 'lid.flevoland', '/mijn/bijeenkomsten')
  await expectSound(page)
  await page.getByRole('link', { name: 'Organiseer een bijeenkomst' }).click()
  await expectSound(page)

  await page.getByLabel('Titel').fill(title)
  await page.getByRole('button', { name: 'Bewaar als concept' }).click()
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary.getByRole('heading')).toBeFocused()
  await expect(summary.getByRole('link', { name: 'Kies wat voor bijeenkomst het is.' })).toHaveAttribute('href', '#kind')
  await expect(page.getByLabel('Titel'), 'what was typed stays').toHaveValue(title)
  await expectSound(page)

  await fillGathering(page, { title, maximum: 8, minimum: 3 })
  await page.getByRole('button', { name: 'Bewaar als concept' }).click()
  await expect(page.getByText('Je concept is bewaard.')).toBeVisible()
  await page.getByText('Voeg een vraag toe').click()
  await page.getByLabel('Vraag', { exact: true }).fill('Welke dag past je?')
  await page.getByLabel('Kiezen uit een lijst').check()
  await page.getByLabel(/^Keuzes/).fill('Maandag')
  await page.getByRole('button', { name: 'Voeg de vraag toe' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Geef 2 tot en met 12 keuzes')
  await page.getByLabel(/^Keuzes/).fill('Maandag\nDinsdag')
  await page.getByRole('button', { name: 'Voeg de vraag toe' }).click()
  await expect(page.getByText('Kiezen uit een lijst: Maandag, Dinsdag.')).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: 'Stel de bijeenkomst voor' }).click()
  await expect(page.getByText('De bijeenkomst is voorgesteld.')).toBeVisible()

  const curator = page
  await signIn(curator, 'redactie', '/mijn/bijeenkomsten')
  await curator.getByRole('region', { name: 'Voorgesteld: kijk of het klopt' }).getByRole('link', { name: title }).click()
  await curator.getByRole('button', { name: 'Zet in de agenda', exact: true }).click()
  await expect(curator.getByText('De bijeenkomst staat in de agenda.')).toBeVisible()
  expect(await (await curator.request.get('/bijeenkomsten')).text()).toContain(title)
})

test('a maximum below who comes already is refused, a change of place is mailed', async ({ page }) => {
  test.slow()
  const title = ownTitle('Andere zaal')
  const { managed, slug } = await publishNew(page, 'regioteam', { title, maximum: 4 })
  for (const account of ['demo.westbrabant', 'demo.hartvanbrabant']) await signUpUnseen(page, account, slug)
  await signIn(page, 'regioteam', `${managed}/wijzigen`)
  await expectSound(page)
  await page.getByLabel('Maximum').fill('1')
  await page.getByLabel('Wat is er gewijzigd?').fill('De zaal was te klein.')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Er zijn al meer mensen aangemeld')
  await expect(page.getByLabel('Wat is er gewijzigd?')).toHaveValue('De zaal was te klein.')
  await page.getByLabel('Maximum').fill('10')
  await page.getByLabel(/^Plek/).fill('Grote zaal in Zwolle')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByText('De wijziging is bewaard.')).toBeVisible()
  const agenda = async () => (await page.request.get(`/bijeenkomsten/${slug}`)).text()
  expect(await agenda()).toContain('De zaal was te klein.')
  await expect(async () => {
    const mails = await mailsTo(page.request, 'demo.westbrabant@demo.example')
    expect(mails.some((mail) => mail.text.includes(title) && mail.text.includes('Grote zaal in Zwolle'))).toBe(true)
  }).toPass({ timeout: 15_000 })

  // And when it does not go on, everybody reads why.
  await expect(page).toHaveURL((url) => url.pathname === managed)
  await expectSound(page)
  await page.getByText('Laat de bijeenkomst niet doorgaan').click()
  await page.getByRole('button', { name: 'Ja, het gaat niet door' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Schrijf waarom de bijeenkomst niet doorgaat')
  await page.getByLabel('Waarom gaat het niet door?').fill('Er zijn te weinig aanmeldingen.')
  await page.getByRole('button', { name: 'Ja, het gaat niet door' }).click()
  await expect(page.getByRole('heading', { name: 'Gaat niet door' })).toBeVisible()
  expect(await agenda()).toContain('Er zijn te weinig aanmeldingen.')
})

test('somebody on the waiting list goes first, with a reason that is kept', async ({ page }) => {
  test.slow()
  const title = ownTitle('Voorrang')
  const { managed, slug } = await publishNew(page, 'redactie', { title, maximum: 1 })
  for (const account of ['demo.gelderlandzuid', 'demo.zaanstreek', 'demo.rotterdam']) await signUpUnseen(page, account, slug)
  await signIn(page, 'redactie', managed)
  const line = page.getByRole('region', { name: 'Wachtlijst' })
  await expect(line.getByRole('listitem').nth(1)).toContainText('Lid Rotterdam-Rijnmond')
  await line.getByText('Laat Lid Rotterdam-Rijnmond voorgaan').click()
  const form = line.getByRole('listitem').filter({ hasText: 'Lid Rotterdam-Rijnmond' })
  await form.getByRole('button', { name: 'Geef de plaats' }).click()
  await expect(form.getByRole('alert')).toContainText('Schrijf waarom deze persoon voorgaat')
  await form.getByLabel('Waarom gaat deze persoon voor?').fill('Vertelt zelf een van de verhalen.')
  await form.getByRole('button', { name: 'Geef de plaats' }).click()
  await expect(line.getByRole('listitem').first()).toContainText('Ging voor: Vertelt zelf een van de verhalen.')
  await expectSound(page)
})

test('a copy and a series are drafts of their own', async ({ page }) => {
  const title = ownTitle('Elke week')
  const { managed } = await publishNew(page, 'redactie2', { title, maximum: 6 })
  await page.goto(managed)
  await page.getByText('Kopieer naar een andere dag').click()
  await page.getByLabel('Nieuwe datum').fill(inDays(-3))
  await page.getByRole('button', { name: 'Maak een kopie' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Deze datum is al geweest')
  await page.getByLabel('Nieuwe datum').fill(inDays(90))
  await page.getByRole('button', { name: 'Maak een kopie' }).click()
  await expect(page.getByText('Dit is de kopie.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Concept' })).toBeVisible()

  await page.goto(managed)
  await page.getByText('Laat het vaker terugkomen').click()
  await page.getByLabel('Elke week').check()
  await page.getByLabel('Hoeveel keer hierna?').fill('3')
  await page.getByRole('button', { name: 'Maak de reeks' }).click()
  await expect(page.getByText('De reeks is gemaakt.')).toBeVisible()
  await page.getByRole('button', { name: 'Zet de hele reeks in de agenda' }).click()
  await expect(page.getByText('3 bijeenkomsten staan nu in de agenda.')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an organiser makes a gathering, with its explanation and a question', async ({ page }) => {
    const title = ownTitle('Zonder script')
    await signIn(page, 'regioteam', '/mijn/bijeenkomsten/nieuw')
    await fillGathering(page, { title, maximum: 10 })
    await page.getByRole('textbox', { name: 'Uitleg' }).fill('Eerste alinea.\n\nTweede alinea.')
    await page.getByRole('button', { name: 'Bewaar als concept' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `Meet-up: ${title}` })).toBeVisible()
    await page.getByText('Voeg een vraag toe').click()
    await page.getByLabel('Vraag', { exact: true }).fill('Eet je mee?')
    await page.getByLabel('Ja of nee').check()
    await page.getByRole('button', { name: 'Voeg de vraag toe' }).click()
    await expect(page.getByText('Ja of nee. Niet verplicht.')).toBeVisible()
    await page.getByRole('button', { name: 'Zet in de agenda', exact: true }).click()
    await page.getByRole('link', { name: 'Bekijk in de agenda' }).click()
    await expect(page.getByText('Tweede alinea.')).toBeVisible()
  })
})

/** Presses Tab until the focus is there, and it can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
  await expect(target).toBeInViewport()
}
async function typeIn(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }).first())
  await page.keyboard.type(text)
}
async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

test('with the keyboard alone an organiser makes a gathering and a member signs up', async ({ page }) => {
  test.slow()
  const title = ownTitle('Zonder muis')
  await signIn(page, 'regioteam', '/mijn/bijeenkomsten/nieuw')
  await typeIn(page, 'Wat voor bijeenkomst is het?', 'Meet')
  await typeIn(page, 'Titel', title)
  await typeIn(page, 'In het kort', 'Verzonnen voor een test.')
  await pressOn(page, page.getByLabel('Lokale teams'), 'Space')
  // A day and a month that are the same: the parts of a date field stand in the order of the browser's language.
  await typeIn(page, 'Datum', `0202${new Date().getFullYear() + 1}`)
  await typeIn(page, 'Begint om', '0930AM')
  await typeIn(page, 'Klaar om', '1130AM')
  await pressOn(page, page.getByLabel('Op locatie', { exact: true }), 'Space')
  await tabTo(page, page.getByLabel(/^Plek/))
  await page.keyboard.type('Zaal in Zwolle')
  await tabTo(page, page.getByLabel('Maximum'))
  await page.keyboard.type('5')
  await tabTo(page, page.getByLabel('Organisator'))
  await page.keyboard.type('Land')
  await pressOn(page, page.getByRole('button', { name: 'Bewaar als concept' }))
  await expect(page.getByText('Je concept is bewaard.')).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: 'Zet in de agenda', exact: true }))
  await expect(page.getByText('De bijeenkomst staat in de agenda.')).toBeVisible()
  await pressOn(page, page.getByRole('link', { name: 'Bekijk in de agenda' }))
  await page.waitForURL(/\/bijeenkomsten\/zonder-muis/)

  const member = page
  await signIn(member, 'demo.drenthe', new URL(page.url()).pathname)
  await pressOn(
    member,
    member
      .getByRole('main')
      .getByRole('link', { name: /^Meld je aan/ })
      .first(),
  )
  await member.waitForURL(/\/aanmelden$/)
  await typeIn(member, /^Is er iets dat je niet eet/, 'Noten')
  await pressOn(member, member.getByRole('button', { name: 'Meld mij aan' }))
  await expect(member.getByRole('heading', { level: 1, name: 'Je bent aangemeld' })).toBeVisible()
  await pressOn(member, member.getByText('Meld je af'))
  await pressOn(member, member.getByRole('button', { name: 'Ja, meld mij af' }))
  await expect(member.getByText('Afgemeld', { exact: true })).toBeVisible()
})
