import type { Browser, Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { choosePlacing, lessonOnDesk, onDesk, placeUnseen, sendIn, sendInUnseen, writeAll } from './support/placing.ts'
import { mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

// Several people sign in and act after each other in each of these.
test.slow()

const mark = Date.now().toString(36)
const titled = (words: string) => `${words} ${mark}`
const slugOf = (words: string) => `${words.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${mark}`

async function somebody(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage()
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

/** Tomorrow in Amsterdam, as a date field wants it. */
const tomorrow = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(new Date(Date.now() + 24 * 3_600_000))

test('a lesson is placed at a time; the author sees when, and taking it back ends the plan', async ({ page, browser }) => {
  const title = titled('Op een moment geplaatst')
  const address = await lessonOnDesk(page, 'lid.friesland', { title, core: 'Wie wacht, wint.' })
  const desk = await somebody(browser)
  await signIn(desk, 'redactie', onDesk(address))
  await choosePlacing(desk)
  await desk.getByRole('radio', { name: /^Op een later moment/ }).check()
  await expectSound(desk)

  // The hour that the clock skips, with the sentence that says what to choose instead.
  await desk.getByLabel('Dag', { exact: true }).fill('2027-03-28')
  await desk.getByLabel('Tijd', { exact: true }).fill('02:30')
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(desk.getByRole('link', { name: /Deze tijd bestaat niet op zondag 28 maart 2027/ })).toBeVisible()
  await expect(desk.getByLabel('Dag', { exact: true })).toHaveValue('2027-03-28')

  await desk.getByLabel('Dag', { exact: true }).fill(tomorrow())
  await desk.getByLabel('Tijd', { exact: true }).fill('09:00')
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(desk.getByRole('heading', { name: 'De les wordt vanzelf geplaatst' })).toBeVisible()
  await expect(desk.getByRole('heading', { name: 'Wordt vanzelf geplaatst', exact: true })).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Verstuur besluit' })).toHaveCount(0)

  await page.goto(address)
  await expect(page.getByText(/De redactie plaatst je les op .* 9\.00 uur/)).toBeVisible()
  await page.getByRole('button', { name: 'Neem de les terug' }).click()
  await expect(page.getByText('De les is weer bij jou.')).toBeVisible()
  await expect(page.getByText(/De redactie plaatst je les op/)).toHaveCount(0)
  await desk.reload()
  await expect(desk.getByRole('heading', { name: 'Wordt vanzelf geplaatst', exact: true })).toHaveCount(0)
})

test('a lesson that is placed again tells readers what changed; a small change is told behind a press', async ({ page, browser }) => {
  const title = titled('Wat er wijzigde')
  const address = await lessonOnDesk(page, 'lid.flevoland', { title, core: 'De eerste zin.' })
  const desk = await somebody(browser)
  await placeUnseen(desk, 'redactie', address)
  await sendInUnseen(page, address, await writeAll(page, address, { title, core: 'De tweede zin.' }))

  await desk.goto(onDesk(address))
  await choosePlacing(desk)
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await desk.getByRole('link', { name: /Schrijf voor lezers op wat er is gewijzigd/ }).click()
  await expect(desk.getByLabel('Wat is er gewijzigd?')).toBeFocused()
  await desk.getByLabel('Wat is er gewijzigd?').fill('De zin is preciezer geworden.')
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(desk.getByRole('heading', { name: 'De les is geplaatst' })).toBeVisible()

  const reader = desk
  await reader.context().clearCookies()
  await reader.goto(`/lessen/${slugOf('wat er wijzigde')}`)
  await expect(reader.getByText(/^Gewijzigd op .*: De zin is preciezer geworden\.$/)).toBeVisible()
  await expect(reader.getByText('De tweede zin.')).toBeVisible()
  await expectSound(reader)
})

test('a curator proposes better wording; the author takes it over and sends the lesson in again', async ({ page, browser }) => {
  const title = titled('Beter gezegd')
  const situation = 'Er zaten vijf proffesionals aan tafel.'
  const address = await lessonOnDesk(page, 'lid.friesland', { title, core: 'Zeg het goed.', situation })
  const desk = await somebody(browser)
  await signIn(desk, 'redactie', onDesk(address))
  await desk.getByRole('link', { name: 'Stel betere woorden voor' }).click()
  await desk.getByRole('link', { name: 'Wat was er aan de hand?' }).click()
  await expectSound(desk)
  const field = desk.getByRole('textbox', { name: 'Wat was er aan de hand?' })
  // The framework writes over what is typed before it follows the field; docs/limits.md.
  await expect.poll(() => field.evaluate((element) => Object.hasOwn(element, '_valueTracker'))).toBe(true)
  await field.fill('Er zaten vijf professionals aan tafel.')
  await desk.getByRole('button', { name: 'Stel dit voor aan de schrijver' }).click()
  await expect(desk.getByRole('heading', { name: 'Je voorstel is verstuurd' })).toBeVisible()

  await page.goto(address)
  await page.getByRole('link', { name: 'Bekijk het voorstel voor je tekst' }).click()
  await expect(page.locator('del')).toContainText('proffesionals')
  await expect(page.locator('ins')).toContainText('professionals')
  await expectSound(page)
  await page.getByRole('button', { name: 'Neem over', exact: true }).click()
  await expect(page.getByText('Het voorstel staat in je tekst.')).toBeVisible()
  await sendIn(page, address)
  expect(await (await desk.request.get(`${onDesk(address)}/taal`)).text()).toMatch(/overgenomen door de schrijver/)
})

test('two lessons that say the same become one, and can be parted again', async ({ page, browser }) => {
  const stays = await lessonOnDesk(page, 'lid.friesland', { title: titled('Deze les blijft staan'), core: 'Eén keer zeggen.' })
  const goes = await lessonOnDesk(page, 'lid.flevoland', { title: titled('Deze les gaat weg'), core: 'Nog een keer zeggen.' })
  const desk = await somebody(browser)
  await placeUnseen(desk, 'redactie', stays)
  await placeUnseen(desk, 'redactie', goes)

  await desk.goto(onDesk(goes))
  await desk.getByText('Samenvoegen met een andere les').click()
  await desk.getByLabel('Adres van de les die blijft').fill('/lessen/bestaat-vast-niet')
  await desk.getByRole('button', { name: 'Voeg samen' }).click()
  await expect(desk.getByRole('link', { name: /Op dit adres staat geen les/ })).toBeVisible()
  await expectSound(desk)
  await desk.getByLabel('Adres van de les die blijft').fill(new URL(`/lessen/${slugOf('deze les blijft staan')}`, desk.url()).href)
  await desk.getByRole('button', { name: 'Voeg samen' }).click()
  await expect(desk.getByRole('heading', { name: 'De lessen zijn samengevoegd' })).toBeVisible()

  const old = `/lessen/${slugOf('deze les gaat weg')}`
  const moved = await desk.request.get(old, { maxRedirects: 0 })
  expect([moved.status(), moved.headers().location]).toEqual([308, `/lessen/${slugOf('deze les blijft staan')}`])
  const both = await (await page.request.get(old)).text()
  expect(both).toMatch(new RegExp(`<h1[^>]*>[^<]*${titled('Deze les blijft staan')}`))
  expect(both).toContain('Proeftuin Flevoland')

  await desk.getByRole('button', { name: 'Maak het samenvoegen ongedaan' }).click()
  await expect(desk.getByRole('heading', { name: 'De les staat weer apart op de site' })).toBeVisible()
  expect(await (await page.request.get(old)).text()).toMatch(new RegExp(`<h1[^>]*>[^<]*${titled('Deze les gaat weg')}`))
})

test('from a phone one person takes a lesson away in two taps; a second curator confirms it', async ({ page, browser }) => {
  const title = titled('Te herkennen gezin')
  const address = await lessonOnDesk(page, 'lid.friesland', { title, core: 'Hier is iemand te herkennen.' })
  const desk = await somebody(browser)
  await placeUnseen(desk, 'redactie', address)
  const path = `/lessen/${slugOf('te herkennen gezin')}`

  const visitor = await somebody(browser)
  await visitor.goto(path)
  await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(visitor.getByRole('link', { name: /Noodknop/ })).toBeHidden()

  const hand = await somebody(browser, phone)
  await signIn(hand, 'regioteam', path)
  await hand.getByRole('link', { name: 'Noodknop voor redactie en schrijvers' }).tap()
  await expect(hand.getByRole('heading', { level: 1, name: 'Haal deze les meteen weg' })).toBeVisible()
  await hand.getByRole('button', { name: 'Haal de les nu weg' }).tap()
  await expect(hand.getByRole('heading', { level: 1, name: 'De les is weggehaald' })).toBeVisible()
  await expectSound(hand)

  const gone = await visitor.goto(path)
  expect(gone?.status()).toBe(410)
  const page410 = (await gone?.text()) ?? ''
  expect(page410).not.toContain('Te herkennen')
  expect(page410).not.toContain('te-herkennen')
  await expect(visitor.getByText('De redactie kijkt ernaar.')).toBeVisible()
  await expectSound(visitor)
  for (const list of ['/lessen', `/lessen?q=${mark}`, '/lessen/atom.xml', '/lessen/feed.json', '/sitemap.xml', '/'])
    expect((await (await visitor.request.get(list)).text()).toLowerCase(), list).not.toMatch(/te.herkennen.gezin/)

  const second = hand
  await signIn(second, 'redactie2', '/redactie')
  await second
    .getByRole('link', { name: /^Weggehaald door/ })
    .first()
    .tap()
  await second.goto(onDesk(address))
  await expect(second.getByRole('heading', { name: 'De tekst is niet te zien' })).toBeVisible()
  await expect(second.getByText(title)).toHaveCount(0)
  await second.getByRole('button', { name: 'Toon de tekst' }).click()
  await expect(second.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await second.getByLabel('Korte uitleg').fill('Een collega herkende het gezin.')
  await second.getByRole('button', { name: 'Bevestig: de les blijft weg' }).click()
  await expect(second.getByRole('heading', { name: 'De les blijft weg' })).toBeVisible()

  const confirmed = await (await visitor.request.get(path)).text()
  expect(confirmed).toContain('Deze les is weggehaald om mensen te beschermen.')
  expect(confirmed).not.toContain('Een collega herkende het gezin.')
  const [mail] = await mailsTo(page.request, 'lid.friesland@demo.example')
  expect(mail?.text).not.toContain('herkennen-gezin')
})

test('the emergency page is not there for who may not use it', async ({ page }) => {
  const feed = (await (await page.request.get('/lessen/feed.json?soort=instrument')).json()) as { items: { url: string }[] }
  const button = `/noodknop/${feed.items[0]?.url.split('/').at(-1)}`
  await signInUnseen(page.context(), 'lid.twente')
  expect((await page.request.get(button)).status()).toBe(404)
  await signInUnseen(page.context(), 'redactie')
  expect((await page.request.get(button)).status()).toBe(200)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the emergency button leads to its page, with a press that needs no script', async ({ page }) => {
    await signIn(page, 'redactie', '/redactie?lijst=klaar')
    await page.getByRole('listitem').filter({ hasText: 'Geplaatst' }).first().getByRole('link').click()
    await page.getByRole('link', { name: 'Noodknop: haal deze les meteen weg' }).click()
    await expect(page.getByRole('button', { name: 'Haal de les nu weg' })).toBeVisible()
  })
})
