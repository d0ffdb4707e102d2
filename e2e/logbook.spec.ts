import { expectSound } from './support/page-checks.ts'
import { signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test('a visitor signs in first, and for a member there is no logbook', async ({ page, request }) => {
  expect((await request.get('/redactie/logboek', { maxRedirects: 0 })).headers().location).toContain('/inloggen?terug=')
  await signInUnseen(page.context(), 'lid.friesland')
  for (const address of ['/redactie/logboek', '/redactie/logboek/controle', '/redactie/logboek.csv'])
    expect((await page.request.get(address)).status(), address).toBe(404)
})

test('a curator reads who did what, finds it back by lesson, person, action and day, and goes back in time', async ({ page }) => {
  await signIn(page, 'redactie', '/redactie')
  await page.getByRole('link', { name: 'Logboek', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Logboek' })).toBeVisible()
  await expectSound(page)

  const newest = await page.getByRole('table').getByRole('row').nth(1).innerText()
  await page.getByRole('link', { name: 'Ouder', exact: true }).click()
  await expect(page.getByRole('table').getByRole('row').nth(1)).not.toHaveText(newest)
  await page.getByRole('link', { name: 'Terug naar de nieuwste' }).click()
  await expect(page.getByRole('link', { name: 'Terug naar de nieuwste' })).toHaveCount(0)

  await page.getByRole('combobox', { name: /^Wat/ }).selectOption({ label: 'Plaatste de les' })
  await page.getByRole('button', { name: 'Toon' }).click()
  await expect(page).toHaveURL(/wat=publish_lesson/)
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('plaatste de les')
  await expect(page.getByRole('table')).not.toContainText('stuurde de les in')

  await rows
    .nth(1)
    .getByRole('link', { name: /^Les: / })
    .click()
  await expect(page.getByRole('heading', { name: /Je ziet alleen de les/ })).toBeVisible()
  await expect(page.getByRole('table')).toContainText('stuurde de les in')
  await rows.nth(1).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /Je ziet alleen Redactie/ })).toBeVisible()
  await expectSound(page)

  expect(await (await page.request.get('/redactie/logboek?tot=2020-01-01')).text()).toContain('Er is niets gevonden.')
})

test('the file holds what the filter shows, and that it was taken stands in the log', async ({ page }) => {
  await signInUnseen(page.context(), 'redactie')
  const answer = await page.request.get('/redactie/logboek.csv?wat=publish_lesson')
  expect(answer.headers()['content-disposition']).toContain('attachment')
  expect(answer.headers()['cache-control']).toContain('no-store')
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines[0]).toContain('nummer;moment;wie')
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.slice(1).every((line) => line.includes(';publish_lesson;'))).toBe(true)
  expect(await (await page.request.get('/redactie/logboek?wat=export_logbook')).text()).toMatch(
    /<td[^>]*>(?:(?!<\/td>).)*haalde het logboek op als bestand/s,
  )
})

test('the check says that nothing was changed, with a seal to keep elsewhere', async ({ page }) => {
  await signIn(page, 'redactie2', '/redactie/logboek')
  await page.getByRole('link', { name: 'Controleer of het logboek klopt' }).click()
  await expect(page.getByRole('heading', { name: 'Het logboek klopt', exact: true })).toBeVisible()
  await expect(page.locator('code')).toHaveText(/^([0-9a-f]{16} ?){4}$/)
  await expectSound(page)
})

test('a lesson and a person lead to their own log', async ({ page }) => {
  await signIn(page, 'redactie', '/redactie?lijst=klaar')
  await page.getByRole('listitem').filter({ hasText: 'Geplaatst' }).first().getByRole('link').click()
  await page.getByRole('link', { name: 'Logboek van deze les' }).click()
  await expect(page).toHaveURL(/logboek\?les=/)
  await page.goto('/beheer/mensen')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Logboek van deze persoon' }).click()
  await expect(page).toHaveURL(/logboek\?persoon=/)
})
