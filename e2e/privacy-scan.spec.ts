import { expect, test, type Page } from '@playwright/test'
import { choosePlacing, onDesk, writeAll } from './support/placing.ts'
import { expectSound } from './support/page-checks.ts'
import { signIn } from './support/sign-in.ts'
import { editor, expectSaved, newLesson, typeIn } from './support/writing.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Wat kan herkend worden' })
const situation = 'Wat was er aan de hand?'
const marks = (page: Page) => editor(page, situation).locator('[data-marked]')

test('a writer sees what can be recognised while typing, and puts other words there with one press', async ({ page }) => {
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
})

test('a burgerservicenummer stops, and the summary leads to the answer in which it stands', async ({ page }) => {
  const address = await newLesson(page, 'lid.friesland')
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
  const address = await newLesson(page, 'lid.friesland')
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
