import type { Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

// Lessons of the demo that wait to be read. No test here decides about one, so that every test finds them waiting.
const waiting = 'Aanbellen zonder eerst het dossier te lezen'
const claimed = 'De schuldhulp zat een deur verder en we mailden elkaar'

async function openLesson(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
}

test('a visitor who asks for the desk signs in first and comes back to it; for a member there is no desk', async ({ page, request }) => {
  const asked = await request.get('/redactie', { maxRedirects: 0 })
  expect(asked.headers().location).toMatch(/\/inloggen\?terug=%2Fredactie$/)
  await signInUnseen(page.context(), 'lid.friesland')
  for (const address of ['/redactie', '/redactie/01890a5d-ac96-774b-bcce-b302099a8057'])
    expect((await page.request.get(address)).status(), address).toBe(404)
  await signInUnseen(page.context(), 'redactie')
  for (const id of ['geen-les', '01890a5d-ac96-774b-bcce-b302099a8057'])
    expect((await page.request.get(`/redactie/${id}`)).status(), id).toBe(404)
})

test('a curator sees what waits, what was decided, and what is asked to take a lesson away', async ({ page }) => {
  await signIn(page, 'redactie', '/redactie')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: waiting }) })
  await expect(row).toContainText('Les')
  await expect(row).toContainText('Flevoland')
  await expect(row).toContainText(/Wacht \d+ dagen/)
  await expectSound(page)

  await page.getByRole('link', { name: /^Bij schrijver \(\d+\)$/ }).click()
  await openLesson(page, 'De reclassering kwam mee op huisbezoek')
  // Earlier decisions stand beside the lesson with what was written to the author.
  await expect(page.getByRole('region', { name: 'Tijdlijn' })).toContainText('Terug naar de schrijver')
  await expect(page.getByRole('button', { name: 'Verstuur besluit' })).toHaveCount(0)

  await page.goto('/redactie?lijst=klaar')
  await expect(page.getByText('Teruggetrokken').first()).toBeVisible()
  await page.getByRole('listitem').filter({ hasText: 'Geplaatst' }).first().getByRole('link').click()
  await page.getByText('Deze les terugtrekken').click()
  await page.getByRole('button', { name: 'Trek de les terug' }).click()
  await expect(page.getByRole('link', { name: 'Kies waarom je de les terugtrekt.' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Schrijf kort waarom de les is teruggetrokken/ })).toBeVisible()
  await expectSound(page)
})
test('a lesson lies open with its facts; giving back asks for a message, and what was chosen and typed stays', async ({ page }) => {
  await signIn(page, 'redactie', '/redactie')
  await openLesson(page, waiting)
  await expect(page.getByRole('heading', { level: 3, name: 'Wat werkte niet?' })).toBeVisible()
  await expect(page.getByText('Bezoekers zien dat deze les van proeftuin Flevoland komt.')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Wat doe je met deze les?' })).toBeVisible()
  await expectSound(page)

  await page.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(page.getByRole('heading', { name: /Er gaat nog iets mis/ })).toBeFocused()

  await page.getByLabel('Terug naar de schrijver').check()
  await page.getByLabel('Bericht aan de schrijver').fill('   ')
  await page.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(page.getByRole('heading', { name: /Kijk naar 1 vraag/ })).toBeFocused()
  await expect(page.getByLabel('Terug naar de schrijver')).toBeChecked()
  await page.getByRole('link', { name: 'Schrijf wat de schrijver kan aanpassen.' }).click()
  await expect(page.getByLabel('Bericht aan de schrijver')).toBeFocused()

  const long = 'Te lang. '.repeat(300)
  await page.getByLabel('Bericht aan de schrijver').fill(long)
  await page.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(page.getByRole('link', { name: /Het bericht is te lang/ })).toBeVisible()
  await expect(page.getByLabel('Bericht aan de schrijver')).toHaveValue(long)
  await expectSound(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the decision form says the same', async ({ page }) => {
    await signIn(page, 'redactie2', '/redactie')
    await openLesson(page, waiting)
    await page.getByLabel('Niet plaatsen').check()
    await page.getByRole('button', { name: 'Verstuur besluit' }).click()
    await expect(page.getByRole('link', { name: 'Schrijf waarom je de les niet plaatst.' })).toBeVisible()
    await expect(page.getByLabel('Niet plaatsen')).toBeChecked()
  })
})

test('who reads a lesson is seen by the others, who leave it alone until it is put back or taken over, of which a mail tells', async ({
  page,
  browser,
}) => {
  await signIn(page, 'redactie', '/redactie')
  await openLesson(page, claimed)
  await page.getByRole('button', { name: 'Ik lees deze les' }).click()
  await expect(page.getByText('Jij leest deze les. Andere redacteuren zien dat.')).toBeVisible()

  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, 'redactie2', '/redactie')
  await expect(other.getByRole('listitem').filter({ hasText: claimed })).toContainText('leest deze les')
  await openLesson(other, claimed)
  await expect(other.getByText(/leest deze les, sinds vandaag om/)).toBeVisible()
  await expect(other.getByRole('button', { name: 'Verstuur besluit' })).toHaveCount(0)
  await other.getByText('Neem deze les over', { exact: true }).click()
  await other.getByRole('button', { name: 'Ja, ik neem de les over' }).click()
  await expect(other.getByText('Jij leest deze les.')).toBeVisible()
  await expect(other.getByRole('region', { name: 'Tijdlijn' })).toContainText('Nam de les over')
  const told = (await mailsTo(page.request, 'redactie@demo.example')).find(
    ({ subject }) => subject === 'Een collega heeft een les van je overgenomen',
  )
  expect(told?.text).toBeTruthy()
  expect(told?.text).not.toContain(claimed)

  await other.getByRole('button', { name: 'Leg terug in de rij' }).click()
  await expect(other.getByText('Nog niemand leest deze les.')).toBeVisible()
})
