import ICAL from 'ical.js'
import { readSheet } from 'read-excel-file/node'
import { expectSound } from './support/page-checks.ts'
import { signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const held = 'Wie belt er op vrijdagmiddag?'

/** The uids of the events in a calendar. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('uid')))

test.describe('At the door, on a phone without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('an organiser ticks people off, adds who walks in, and takes the list along', async ({ page }) => {
    await signIn(page, 'redactie2', '/mijn/bijeenkomsten')
    await page.getByRole('link', { name: held }).first().click()
    await page.getByRole('link', { name: 'Deelnemerslijst en aanwezigheid' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Deelnemers' })).toBeVisible()
    const door = page.url()

    const friesland = page.getByRole('button', { name: 'Lid Friesland' })
    const was = await friesland.getAttribute('aria-pressed')
    await expect.poll(async () => (await friesland.boundingBox())?.height).toBeGreaterThanOrEqual(64)
    await friesland.click()
    await expect(friesland).toHaveAttribute('aria-pressed', was === 'true' ? 'false' : 'true')
    await friesland.click()
    await expect(friesland).toHaveAttribute('aria-pressed', String(was))

    await page.getByLabel('Naam').fill('Aanloop met =SOM')
    await page.getByLabel('E-mailadres').fill('aanloop')
    await page.getByRole('button', { name: 'Zet op de lijst' }).click()
    await expect(page.getByRole('alert')).toContainText('Vul een e-mailadres in')
    await expect(page.getByLabel('Naam')).toHaveValue('Aanloop met =SOM')
    await page.getByLabel('Naam').fill('=SOM(1;2)')
    await page.getByLabel('E-mailadres').fill('aanloop@buurt.example')
    await page.getByRole('button', { name: 'Zet op de lijst' }).click()
    await expect(page.getByRole('button', { name: '=SOM(1;2)' })).toHaveAttribute('aria-pressed', 'true')

    const csv = await page.request.get(`${door}/deelnemers.csv`)
    expect(csv.headers()).toMatchObject({
      'content-disposition': 'attachment; filename="deelnemers.csv"',
      'cache-control': 'private, no-store',
    })
    expect(await csv.text()).toContain(`"'=SOM(1;2)";"aanloop@buurt.example"`)
    const xlsx = await readSheet(await (await page.request.get(`${door}/deelnemers.xlsx`)).body())
    expect(xlsx.map((row) => row[0])).toContain('=SOM(1;2)')

    // Added by mistake: pressed again it goes off the list.
    await page.getByRole('button', { name: '=SOM(1;2)' }).click()
    await expect(page.getByRole('button', { name: '=SOM(1;2)' })).toHaveCount(0)
  })
})

test('the pages of the list are sound, and exist for who organises alone', async ({ page }) => {
  await signInUnseen(page.context(), 'redactie2')
  const mine = await (await page.request.get('/mijn/bijeenkomsten')).text()
  const managed = mine
    .slice(0, mine.indexOf(held))
    .match(/\/mijn\/bijeenkomsten\/[0-9a-f-]{36}/g)
    ?.at(-1)
  const door = `${managed}/deelnemers`
  await page.goto(door)
  await expect(page.getByRole('heading', { level: 1, name: 'Deelnemers' })).toBeVisible()
  await expectSound(page)
  await page.goto(`${door}/lijst`)
  await expect(page.getByRole('table', { name: 'Deelnemers' })).toBeVisible()
  await expectSound(page)

  await signInUnseen(page.context(), 'lid.twente')
  for (const path of [door, `${door}/lijst`, `${door}/deelnemers.csv`, `${door}/deelnemers.xlsx`])
    expect((await page.request.get(path)).status(), path).toBe(404)
})

test('the agenda can be followed by everybody, the own calendar by its secret address, until there is another', async ({
  page,
  playwright,
  baseURL,
}) => {
  const nobody = await playwright.request.newContext({ baseURL })
  const agenda = await nobody.get('/bijeenkomsten/agenda.ics')
  expect(agenda.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  expect(eventsIn(await agenda.text()).length).toBeGreaterThan(5)
  expect((await nobody.get('/bijeenkomsten/bestaat-niet/agenda.ics')).status()).toBe(404)

  await signIn(page, 'lid.flevoland', '/mijn/aanmeldingen')
  const address = page.getByRole('link', { name: /\/api\/agenda\// })
  const make = page.getByRole('button', { name: /Maak een (?:nieuw )?adres/ })
  const path = async () => new URL((await address.getAttribute('href')) ?? '').pathname
  await make.click()
  await expect(address).toBeVisible()
  const first = await path()
  const own = await nobody.get(first)
  expect(own.headers()['cache-control']).toBe('private, no-store')
  expect(eventsIn(await own.text()).length).toBeGreaterThan(0)
  await make.click()
  await expect.poll(path).not.toBe(first)
  expect((await nobody.get(first)).status()).toBe(404)
  expect((await nobody.get(await path())).status()).toBe(200)
  await nobody.dispose()
})
