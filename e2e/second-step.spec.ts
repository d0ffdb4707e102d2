import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expectSound } from './support/page-checks.ts'
import { askLink, invitedMember, linkIn, mailsTo, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

async function toSecondStep(page: Page, address: string) {
  await askLink(page, address, '/mijn/gegevens')
  const [mail] = await mailsTo(page.request, address)
  await page.goto(linkIn(mail) ?? '')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vul de code van je app in' })).toBeVisible()
}

test('somebody sets up a second step, signs in with the app, and with a recovery code', async ({ page, browser }) => {
  // An account of this journey alone: whoever has a second step needs its phone.
  const account = await invitedMember(page, 'tweede-stap')
  await signIn(page, account)
  await page.getByRole('link', { name: 'Stel de tweede stap in' }).click()
  await page.getByRole('button', { name: 'Ik heb een app, ga verder' }).click()
  const picture = page.getByRole('img', { name: 'Plaatje met de sleutel, om te scannen' })
  await expect(picture).toBeVisible()
  await expectSound(page)
  const keyAddress = (await page.getByRole('link', { name: 'Open de app met de sleutel' }).getAttribute('href')) ?? ''
  const secret = new URL(keyAddress).searchParams.get('secret') ?? ''
  const app = new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 })

  await page.getByRole('button', { name: 'Zet de tweede stap aan' }).click()
  await expect(page.getByText('Vul de 6 cijfers van je app in, of een herstelcode van 10 tekens').first()).toBeVisible()
  await page.getByLabel('De code van je app').fill(app.generate())
  await page.getByRole('button', { name: 'Zet de tweede stap aan' }).click()
  const codes = page.getByRole('region', { name: 'Bewaar je herstelcodes' }).or(page.locator('#herstelcodes')).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recovery = await codes.first().innerText()
  await page.getByRole('link', { name: 'Ik heb ze bewaard, ga verder' }).click()
  await expect(page.getByText('Je hebt nog 10 herstelcodes.')).toBeVisible()

  // The link alone opens nothing; the next code of the app does. Without JavaScript too.
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const elsewhere = await plain.newPage()
  await toSecondStep(elsewhere, account)
  await elsewhere.goto('/mijn')
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Vul de code van je app in' })).toBeVisible()
  expect(await (await elsewhere.request.get('/api/auth/session')).json()).toEqual({})
  await elsewhere.getByLabel('De code van je app').fill('000000')
  await elsewhere.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(elsewhere.getByRole('link', { name: /^Deze code klopt niet/ })).toBeVisible()
  await elsewhere.getByLabel('De code van je app').fill(app.generate({ timestamp: Date.now() + 30_000 }))
  await elsewhere.getByRole('button', { name: 'Log in', exact: true }).click()
  await elsewhere.waitForURL('**/mijn')
  await plain.close()

  const third = await browser.newContext()
  const withoutPhone = await third.newPage()
  await toSecondStep(withoutPhone, account)
  await expectSound(withoutPhone)
  await withoutPhone.getByLabel('De code van je app').fill(recovery)
  await withoutPhone.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(withoutPhone.getByText('Je hebt nog 9 herstelcodes.')).toBeVisible()
  await third.close()
})
