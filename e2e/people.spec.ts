import type { Browser, Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { lessonOnDesk, placeUnseen } from './support/placing.ts'
import { mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

type Options = Parameters<Browser['newContext']>[0]

/** A page of a browser of its own, where somebody is signed in. */
async function pageOf(browser: Browser, account: string, address: string, options?: Options): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signIn(page, account, address)
  return page
}

const subjectsTo = async (page: Page, account: string) =>
  (await mailsTo(page.request, `${account}@demo.example`)).map(({ subject }) => subject)

test('somebody wants to be found; another asks without script, and after a yes both read how to reach the other', async ({ browser }) => {
  test.slow()
  const helper = await pageOf(browser, 'demo.zeeland', '/mijn/gegevens')
  await helper.getByRole('radio', { name: /^Ja, ik wil over mijn ervaring vertellen/ }).check()
  await helper.getByLabel('Ervaringsdeskundigheid').uncheck()
  await helper.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(helper.getByRole('link', { name: /^Kies minstens één thema of tip/ })).toBeVisible()
  await expect(helper.getByRole('radio', { name: /^Ja, ik wil over mijn ervaring vertellen/ })).toBeChecked()
  await helper.getByLabel('Ervaringsdeskundigheid').check()
  await helper.getByLabel('Hoeveel gesprekken per maand?').fill('20')
  await helper.getByLabel('Hoe bereikt iemand je?').fill('het nummer van het wijkteam')
  await helper.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(helper.getByText(/^Bewaard. Collega’s die zijn ingelogd, vinden je nu/)).toBeVisible()
  await expectSound(helper)
  await helper.goto('/mensen')
  await expectSound(helper)

  const purpose = `Hoe vonden jullie iemand die vast meewerkt? (${Date.now()})`
  const asker = await pageOf(browser, 'demo.gelderlandzuid', '/mensen', { javaScriptEnabled: false })
  await asker.getByLabel('Thema').selectOption('Ervaringsdeskundigheid')
  await asker.getByRole('button', { name: 'Toon' }).click()
  await asker.getByRole('link', { name: 'Lid Zeeland' }).click()
  await asker.getByRole('link', { name: 'Vraag een gesprek aan' }).click()
  const fits = asker.getByRole('radio', { name: /^Lid Zeeland/ })
  await expect(fits).toBeChecked()
  await expect(asker.getByText(/Heeft ervaring met ervaringsdeskundigheid/).first()).toBeVisible()
  await asker.getByRole('button', { name: 'Verstuur je aanvraag' }).click()
  await expect(asker.getByRole('link', { name: 'Schrijf waar je het over wilt hebben.' })).toBeVisible()
  await asker.getByLabel('Waar wil je het over hebben?').fill(purpose)
  await asker.getByLabel('Hoe bereikt de ander je?').fill('de receptie van het gemeentehuis')
  await asker.getByRole('button', { name: 'Verstuur je aanvraag' }).click()
  await expect(asker.getByRole('heading', { name: 'Je aanvraag is verstuurd' })).toBeVisible()
  await expect(asker.getByText('het nummer van het wijkteam')).toHaveCount(0)
  const request = new URL(asker.url()).pathname

  const told = async () => (await mailsTo(helper.request, 'demo.zeeland@demo.example')).find(({ text }) => text.includes(request))
  await expect.poll(async () => (await told())?.subject).toBe('Iemand wil je spreken over je ervaring')
  expect((await told())?.text).not.toContain(purpose)
  await helper.goto('/mijn')
  const waiting = helper.getByRole('listitem').filter({ hasText: purpose })
  await expect(waiting).not.toContainText('gemeentehuis')
  await expectSound(helper)
  await waiting.getByRole('button', { name: 'Ja, dat wil ik' }).click()
  await expect(helper.getByRole('heading', { name: 'Zo bereik je Lid Gelderland-Zuid' })).toBeVisible()
  await expect(helper.getByText('de receptie van het gemeentehuis')).toBeVisible()
  await expectSound(helper)
  await asker.goto(request)
  await expect(asker.getByText('het nummer van het wijkteam')).toBeVisible()

  const stranger = helper
  await signInUnseen(stranger.context(), 'lid.twente')
  expect((await stranger.request.get(request)).status()).toBe(404)
  await stranger.goto(`/nagesprek/${'0'.repeat(96)}`)
  await expect(stranger.getByRole('heading', { name: 'Deze link werkt niet' })).toBeVisible()
  await expectSound(stranger)
})

test('what nobody in the list can do goes to the regional team, which answers on a phone', async ({ browser }) => {
  const purpose = `Wie deed dit met een kleine gemeente? (${Date.now()})`
  const asker = await pageOf(browser, 'demo.hartvanbrabant', '/gesprekken/nieuw')
  await asker.getByLabel('Thema').selectOption('Gezinsgerichte juridische interventies')
  await asker.getByRole('button', { name: 'Zoek wie past' }).click()
  await asker.getByRole('radio', { name: /^Laat het regioteam iemand zoeken/ }).check()
  await expectSound(asker)
  await asker.getByRole('radio', { name: /^Laat het regioteam iemand zoeken/ }).check()
  await asker.getByLabel('Waar wil je het over hebben?').fill(purpose)
  await asker.getByRole('button', { name: 'Verstuur je aanvraag' }).click()
  await expect(asker.getByRole('heading', { name: 'Het regioteam zoekt voor je' })).toBeVisible()
  const request = new URL(asker.url()).pathname

  const team = await pageOf(browser, 'regioteam', '/gesprekken', { viewport: { width: 390, height: 800 } })
  await expectSound(team)
  await team.locator(`a[href="${request}"]`).click()
  await expect(team.getByText(purpose)).toBeVisible()
  await team.getByRole('button', { name: 'Verstuur en sluit de aanvraag' }).click()
  await expect(team.getByRole('link', { name: 'Schrijf wat je de vrager meegeeft.' })).toBeVisible()
  await team.getByLabel('Wat geef je de vrager mee?').fill('Lees de les over de gezinsadvocaat.')
  await team.getByRole('button', { name: 'Verstuur en sluit de aanvraag' }).click()
  await expect(team.getByRole('heading', { name: 'Het antwoord van het regioteam' })).toBeVisible()
  await asker.reload()
  await expect(asker.getByText('Lees de les over de gezinsadvocaat.')).toBeVisible()
  await expect.poll(() => subjectsTo(asker, 'demo.hartvanbrabant')).toContain('Het regioteam heeft je aanvraag beantwoord')
})

test('a region asks everybody; a writer sees who waits, and who asked hears of the placed lesson', async ({ page, browser }) => {
  test.slow()
  const title = `Hoe vraag je het gezin zelf? (${Date.now()})`
  const asker = await pageOf(browser, 'demo.zuidlimburg', '/vragen/open/nieuw')
  await asker.getByRole('button', { name: 'Zet de vraag neer' }).click()
  await expect(asker.getByRole('link', { name: 'Schrijf je vraag.' })).toBeVisible()
  await asker.getByLabel('Wat wil je weten?').fill(title)
  await asker.getByLabel('Thema').selectOption('Klantreis')
  await asker.getByRole('radio', { name: /^Iedereen, ook op de site/ }).check()
  await asker.getByRole('button', { name: 'Zet de vraag neer' }).click()
  await expect(asker.getByRole('heading', { name: 'Je vraag staat er' })).toBeVisible()
  await expectSound(asker)
  const address = new URL(asker.url()).pathname

  expect(await (await page.request.get('/open-vragen')).text()).not.toContain(title)
  const curator = await pageOf(browser, 'redactie2', '/vragen/open')
  await expectSound(curator)
  await curator
    .getByRole('form', { name: `Zet op de site: ${title}` })
    .getByRole('button')
    .click()
  await expect(curator.getByRole('form', { name: `Zet op de site: ${title}` })).toHaveCount(0)
  await page.goto('/open-vragen')
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expectSound(page)

  const form = await lessonOnDesk(page, 'demo.utrecht', { title: `Vraag het eerst (${Date.now()})`, core: 'Vraag het gezin zelf.' })
  await page.goto(form)
  await page
    .getByRole('form', { name: `Deze les beantwoordt: ${title}` })
    .getByRole('button')
    .click()
  await expect(page.getByRole('form', { name: `Deze les beantwoordt: ${title}` })).toHaveCount(0)
  await placeUnseen(curator, 'redactie2', form)
  await expect(async () => {
    await asker.goto(address)
    await expect(asker.getByText('De schrijver of een redacteur zegt: dit is een antwoord.')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await expect.poll(() => subjectsTo(asker, 'demo.zuidlimburg'), { timeout: 60_000 }).toContain('Er is een les die past bij je open vraag')
  await asker
    .getByRole('listitem')
    .filter({ hasText: 'dit is een antwoord' })
    .getByRole('button', { name: 'Dit beantwoordt mijn vraag' })
    .click()
  await expect(asker.getByRole('heading', { name: 'Deze vraag is beantwoord' })).toBeVisible()
})
