import type { Page } from '@playwright/test'
import { choosePlacing, onDesk, writeAll } from './support/placing.ts'
import { docxWith, pdfWith } from './support/documents.ts'
import { expectSound } from './support/page-checks.ts'
import { signIn } from './support/sign-in.ts'
import { beginLesson, editor, expectSaved, goToStep, newLesson, typeIn } from './support/writing.ts'
import { expect, test } from './support/test.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Wat kan herkend worden' })
const situation = 'Wat was er aan de hand?'
const marks = (page: Page) => editor(page, situation).locator('[data-marked]')

test('a writer sees what can be recognised while typing, also while somebody types on, and puts other words there with one press', async ({
  page,
}) => {
  await newLesson(page, 'lid.friesland')
  await page.getByLabel('Titel').fill('Bel 06-12345678 eerst')
  await typeIn(page, situation, 'Mevrouw Jansen wist niet wie er kwam. ')
  await expect(marks(page)).toHaveText('Mevrouw Jansen')
  await expect(panel(page).getByRole('status')).toHaveText('Kijk op deze bladzijde naar 2 dingen.')
  await expect(page.getByText('Kijk hier nog eens naar:')).toContainText('06-12345678')
  await expectSaved(page)
  await expectSound(page)

  await panel(page).getByRole('button', { name: 'De moeder', exact: true }).click()
  await expect(editor(page, situation)).toHaveText('De moeder wist niet wie er kwam. ')
  await expect(panel(page).getByRole('heading', { name: 'Wat kan herkend worden' })).toBeFocused()
  await panel(page).getByRole('button', { name: 'het algemene nummer' }).click()
  await expect(page.getByLabel('Titel')).toHaveValue('Bel het algemene nummer eerst')
  await expect(panel(page).getByRole('status')).toContainText('geen vragen open')
  await expect(panel(page).getByRole('status')).toContainText('Dat zegt niet dat niemand te herkennen is')
  await expect(marks(page)).toHaveCount(0)
  await editor(page, situation).click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(marks(page)).toHaveText('Mevrouw Jansen')
  await page.keyboard.press('ControlOrMeta+End')
  // Keys that follow each other faster than a pause, until a mark is there: with a wait for a pause it would never come.
  await page.keyboard.type('Haar zoon Sem deed open. ')
  let isMarked = false
  for (let letter = 0; letter < 200 && !isMarked; letter++) {
    await page.keyboard.type('a', { delay: 20 })
    isMarked = (await marks(page).count()) > 1
  }
  expect(isMarked).toBe(true)
})

test('what stands in attached documents is asked about, of the writer and on the desk', async ({ page, browser }) => {
  const address = await beginLesson(page, 'lid.flevoland')
  await writeAll(page, address, { title: `Met bijlagen ${Date.now()}`, core: 'Lees ook de bijlage.' })
  await page.goto(address)
  await goToStep(page, 'Zekerheid en thema’s')
  for (const file of [pdfWith('verslag.pdf', 'Verslag van mevrouw Jansen'), docxWith('brief.docx', 'Bel vader op 06-12345678.')]) {
    await page.getByLabel('Voeg een document toe').setInputFiles(file)
    await page.getByRole('button', { name: 'Voeg de bijlage toe' }).click()
    await expect(page.getByRole('link', { name: file.name })).toBeVisible()
  }
  await goToStep(page, 'Nakijken en insturen')
  const found = panel(page).getByRole('listitem')
  await expect(found.filter({ hasText: 'mevrouw Jansen' })).toContainText('Bijlage: verslag.pdf')
  await expect(found.filter({ hasText: '06-12345678' })).toContainText('Bijlage: brief.docx')
  await expectSound(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const words of ['mevrouw Jansen', '06-12345678']) {
    const one = found.filter({ hasText: words })
    await one.getByText('Dit mag blijven staan, want …').click()
    await one.getByLabel('Waarom mag dit blijven staan?').selectOption('other')
    await one.getByLabel('Leg het kort uit').fill('Verzonnen voor een proef.')
    await one.getByRole('button', { name: 'Laat staan' }).click()
    await expect(panel(page).getByText(/^Mag blijven staan: \d/)).toBeVisible()
  }
  await expect(panel(page).getByText('Mag blijven staan: 2')).toBeVisible()
  await page.getByRole('button', { name: 'Stuur in', exact: true }).click()
  await page.waitForURL(/\?ingestuurd=1/)

  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'redactie', onDesk(address))
  await expect(panel(desk).getByRole('listitem').filter({ hasText: 'Bijlage: verslag.pdf' })).toContainText('mevrouw Jansen')
  await expect(panel(desk).getByRole('listitem').filter({ hasText: 'Bijlage: brief.docx' })).toContainText('06-12345678')
  await desk.context().close()
})

test('a burgerservicenummer stops, and the summary leads to the answer in which it stands', async ({ page }) => {
  const address = await beginLesson(page, 'lid.friesland')
  await writeAll(page, address, { title: 'Nummer', core: 'Schrijf nooit een nummer op.', situation: 'Haar BSN is 123456782.' })
  await page.goto(`${address}?stap=nakijken`)
  await page.getByRole('button', { name: 'Stuur in', exact: true }).click()
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary.getByRole('heading')).toBeFocused()
  await expect(panel(page).getByText('Haal dit weg.')).toBeVisible()
  await expect(panel(page).getByText('Dit mag blijven staan, want …')).toHaveCount(0)
  await summary.getByRole('link', { name: /Wat was er aan de hand\?: haal het burgerservicenummer weg/ }).click()
  await expect(editor(page, situation)).toBeFocused()
})

test('a writer explains why words may stay; the curator asks again, and places only after an answer', async ({ page, browser }) => {
  const address = await beginLesson(page, 'lid.friesland')
  await writeAll(page, address, { title: `Met naam ${Date.now()}`, core: 'Vraag het na.', situation: 'Mevrouw Jansen schreef mee.' })
  await page.goto(`${address}?stap=nakijken`)
  await page.getByRole('button', { name: 'Stuur in', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Er staan nog vragen open')
  await panel(page).getByText('Dit mag blijven staan, want …').click()
  await panel(page).getByLabel('Waarom mag dit blijven staan?').selectOption('other')
  await panel(page).getByRole('button', { name: 'Laat staan' }).click()
  await expect(panel(page).getByRole('link', { name: 'Schrijf kort waarom dit mag blijven staan.' })).toBeVisible()
  await panel(page).getByLabel('Leg het kort uit').fill('Zij wil zelf genoemd worden.')
  await panel(page).getByRole('button', { name: 'Laat staan' }).click()
  await expect(panel(page).getByText('Mag blijven staan: 1')).toBeVisible()
  await page.getByRole('button', { name: 'Stuur in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Bij de redactie' })).toBeVisible()

  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'redactie', onDesk(address))
  await expect(panel(desk)).toContainText('Mag blijven staan: Zij wil zelf genoemd worden.')
  const markedOnDesk = () => desk.evaluate(() => [...(CSS.highlights.get('found-words') ?? [])].map(String))
  await expect.poll(markedOnDesk, 'the words stand out in the text').toEqual(['Mevrouw Jansen'])
  await panel(desk).getByText('Vraag dit opnieuw').click()
  await panel(desk).getByLabel('Wat wil je dat de schrijver hieraan doet?').fill('Weet haar gezin dit ook?')
  await panel(desk).getByRole('button', { name: 'Vraag opnieuw' }).click()
  await expect(panel(desk)).toContainText('Over 1 ding is nog niets besloten.')
  await expectSound(desk)

  await choosePlacing(desk)
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(desk.getByText('Over iets wat herkend kan worden is nog niets besloten.')).toBeVisible()

  await panel(desk).getByText('Dit mag blijven staan, want …').click()
  await panel(desk).getByLabel('Waarom mag dit blijven staan?').fill('Ik heb het nagevraagd.')
  await panel(desk).getByRole('button', { name: 'Laat staan' }).click()
  await expect(panel(desk)).toContainText('Over alles wat gevonden is, is een besluit genomen.')
  await choosePlacing(desk)
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(desk.getByRole('heading', { name: 'De les is geplaatst' })).toBeVisible()
})
