import type { Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { lessonOnDesk, placeUnseen } from './support/placing.ts'
import { mailsTo, signIn, type Mail } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const phone = { width: 390, height: 844 }
const isDigest = ({ subject }: Mail) => /nieuws bij wat je volgt/i.test(subject)
const linkIn = (mail: Mail | undefined, kind: RegExp) =>
  new URL(mail?.text.match(/https?:\/\/\S+/g)?.find((link) => kind.test(link)) ?? 'none:')

async function newsOf(page: Page, address: string, title: string): Promise<Mail> {
  let found: Mail | undefined
  await expect(async () => {
    found = (await mailsTo(page.request, address)).find((mail) => isDigest(mail) && mail.text.includes(title))
    expect(found, `a digest to ${address}`).toBeTruthy()
  }).toPass({ timeout: 60_000 })
  return found as Mail
}

test('a visitor without script and a member follow, hear once of a lesson that is placed, change how often, and stop', async ({
  page: member,
  browser,
  baseURL,
}) => {
  test.slow()
  const address = `volger-${Date.now()}@voorbeeld.example`
  const visitor = await (await browser.newContext({ javaScriptEnabled: false, viewport: phone })).newPage()
  await visitor.goto('/lessen?thema=klantreis')
  await visitor.getByRole('link', { name: 'Volg het thema Klantreis per mail' }).click()
  await expect(visitor.getByRole('heading', { level: 1, name: 'Volg thema Klantreis' })).toBeVisible()
  // A public form takes nothing that is sent faster than a person can read it.
  await visitor.waitForTimeout(3_200)
  await visitor.getByLabel('Meteen').check()
  await visitor.getByLabel('Je e-mailadres').fill(address)
  await visitor.getByRole('button', { name: 'Volg dit' }).click()
  await expect(visitor.getByRole('heading', { level: 1, name: 'Kijk in je mail' })).toBeVisible()
  const [asked] = await mailsTo(visitor.request, address)
  expect(`${asked?.subject} ${asked?.text}`).not.toMatch(/klantreis/i)
  await visitor.goto(linkIn(asked, /\/volgen\/bevestigen\//).pathname)
  await visitor.getByRole('button', { name: 'Ja, ik wil dit volgen' }).click()
  await visitor.waitForURL(/\/volgen\/[0-9a-f]{96}\?gedaan=bevestigd/)
  await expect(visitor.getByRole('link', { name: 'Thema Klantreis' })).toBeVisible()

  await signIn(member, 'lid.flevoland', '/proeftuinen/friesland')
  await member.getByRole('link', { name: 'Volg deze proeftuin per mail' }).click()
  await expectSound(member)
  await member.getByLabel('Meteen').check()
  await member.getByRole('button', { name: 'Volg dit' }).click()
  await member.waitForURL(/\/mijn\/volgen\?gedaan=gevolgd/)
  await expectSound(member)

  const kept = (await (await member.request.get('/mijn/gegevens/mijn-gegevens.json')).json()) as {
    following: { follows: unknown[] }
    lessons: unknown[]
  }
  expect(kept.following.follows).toHaveLength(1)
  expect(kept.lessons).not.toHaveLength(0)

  const title = `Wie belt er een dag eerder ${Date.now().toString(36)}`
  const author = await (await browser.newContext()).newPage()
  const lesson = await lessonOnDesk(author, 'lid.friesland', { title, core: 'Bel een dag eerder.' })
  const desk = await (await browser.newContext()).newPage()
  await placeUnseen(desk, 'redactie', lesson)
  const told = await newsOf(visitor, address, title)
  await newsOf(member, 'lid.flevoland@demo.example', title)
  expect(
    (await mailsTo(member.request, 'lid.flevoland@demo.example')).filter((mail) => isDigest(mail) && mail.text.includes(title)),
  ).toHaveLength(1)
  expect((await visitor.goto(linkIn(told, /\/lessen\//).pathname))?.status()).toBe(200)

  await member.getByLabel('Proeftuinen', { exact: true }).selectOption('weekly')
  await member.getByRole('button', { name: 'Bewaar' }).click()
  await member.waitForURL(/gedaan=bewaard/)
  await expect(member.getByLabel('Proeftuinen', { exact: true })).toHaveValue('weekly')
  await member.getByRole('button', { name: 'Volg niet meer' }).first().click()
  await member.waitForURL(/gedaan=gestopt/)

  // The mail program of the visitor ends it: it has no session and comes from no page. Opened in a browser it only shows.
  expect(told.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  const stop = `${baseURL}${new URL(told.headers['List-Unsubscribe']?.slice(1, -1) ?? '').pathname}`
  await visitor.goto(stop)
  await expect(visitor.getByRole('link', { name: 'Thema Klantreis' })).toBeVisible()
  const press = (body: string) =>
    fetch(stop, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' } })
  expect((await press('List-Unsubscribe=Anders')).status).toBe(400)
  expect((await press('List-Unsubscribe=One-Click')).status).toBe(200)
  expect((await press('List-Unsubscribe=One-Click')).status).toBe(200)
  await visitor.reload()
  await expect(visitor.getByText('Je volgt niets meer.', { exact: false })).toBeVisible()
})
