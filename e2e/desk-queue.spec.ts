import { expectSound } from './support/page-checks.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test('keys walk through the queue, are silent while typing, and can be switched off', async ({ page }) => {
  await signIn(page, 'redactie', '/redactie')
  const rows = page.locator('[data-queue] a')
  await expect(rows.nth(1)).toBeVisible()
  // The page stands before its script listens; a first key may come too early, and then does nothing.
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(rows.nth(0)).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('Shift+?')
  const help = page.getByRole('dialog', { name: 'Sneltoetsen' })
  await expect(help).toBeVisible()
  await expectSound(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await help.getByRole('checkbox').uncheck()
  await help.getByRole('button', { name: 'Sluit' }).click()
  await rows.nth(1).focus()
  await page.keyboard.press('k')
  await expect(rows.nth(1)).toBeFocused()
  await page.reload()
  await rows.nth(1).focus()
  await page.keyboard.press('k')
  await expect(rows.nth(1), 'it stays off on this device').toBeFocused()
})

test('filters are links, go along to a lesson, and can be taken away', async ({ page }) => {
  await signIn(page, 'redactie', '/redactie')
  await expect(
    page
      .locator('[data-queue]')
      .getByText(/^Wordt geplaatst op/)
      .first(),
  ).toBeVisible()
  await page.getByText('Filters', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Filters van de lijst' }).getByRole('link', { name: 'Flevoland' }).click()
  await expect(page).toHaveURL(/proeftuin=flevoland/)
  await expect(page.getByText('Filters (1 aan)')).toBeVisible()
  await expectSound(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.locator('[data-queue] a').first().click()
  await expect(page).toHaveURL(/\/redactie\/[0-9a-f-]{36}\?proeftuin=flevoland/)
  await page.getByRole('link', { name: 'Haal alle filters weg' }).click()
  await expect(page).toHaveURL(/\/redactie$/)
})

test('texts that are used again are kept by curators', async ({ page }) => {
  const name = `Vraag door ${Date.now().toString(36)}`
  await signIn(page, 'redactie', '/redactie/redenen')
  await expectSound(page)
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await expect(page.getByRole('heading', { name: /Er gaat nog iets mis/ })).toBeFocused()
  const form = page.getByRole('region', { name: 'Nieuwe tekst' })
  await form.getByLabel('Bij welk besluit?').selectOption('return')
  await form.getByLabel('Korte naam').fill(name)
  await form.getByLabel('Tekst', { exact: true }).fill('Kun je een voorbeeld geven?')
  await form.getByRole('button', { name: 'Voeg toe' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'De tekst is bewaard' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: name })).toBeVisible()
})
