import { expectSound } from './support/page-checks.ts'
import { signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test('an administrator sees how the portal runs, and nobody else does', async ({ page }) => {
  await signIn(page, 'beheer', '/beheer')
  await page.getByRole('link', { name: 'Hoe het portaal draait' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoe het portaal draait' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Geplande lessen plaatsen goed/ })).toBeVisible()
  await expectSound(page)

  const figures = await page.request.get('/api/metrics')
  expect(await figures.text()).toContain('portal_job_ok{job="place lessons"} 1')
  const passedOn = await page.request.get('/api/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })
  expect(passedOn.status()).toBe(404)

  await signInUnseen(page.context(), 'redactie')
  const seen = await (await page.request.get('/beheer')).text()
  expect(seen).toContain('<h1')
  expect(seen).not.toContain('Hoe het portaal draait')
  expect((await page.request.get('/beheer/draaien')).status()).toBe(404)
})
