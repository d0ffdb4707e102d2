import type { Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { mailsTo, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

/** The address of a placed lesson of the demo, by words of its title. */
async function addressOf(page: Page, words: string): Promise<string> {
  const found = (await (await page.request.get(`/lessen/feed.json?q=${encodeURIComponent(words)}`)).json()) as { items: { url: string }[] }
  return new URL(found.items[0]?.url ?? '').pathname
}

const region = 'Twente'

test('a region uses a lesson and tells how it goes; the writer hears it, the desk places the words and weighs the lesson', async ({
  page,
  browser,
}) => {
  test.slow()
  const address = await addressOf(page, 'Wie neemt op in de vakantie')
  const changed = `Wij doen het met een rooster. (${Date.now()})`
  const seen = `Vooral in de zomer. (${Date.now()})`
  const context = await browser.newContext({ javaScriptEnabled: false })
  const member = await context.newPage()
  // The page is the same for everyone; what asks who you are is a page of its own.
  await member.goto(address)
  await member.getByRole('link', { name: 'Toegepast in onze regio' }).click()
  await expect(member).toHaveURL(/\/inloggen\?terug=/)

  // Asked three months after the region began, and answered without script.
  await signIn(member, 'lid.twente', '/mijn')
  await member.getByRole('link', { name: 'Bouwsteen: het basisteam begint de dag met wie er belde' }).click()
  await expect(member.getByRole('heading', { level: 1, name: 'Hoe ging het?' })).toBeVisible()
  await member.getByRole('button', { name: 'Bewaar' }).click()
  await expect(member.getByText('Dank je wel. Het staat erbij')).toBeVisible()

  await member.goto(`${address}/toepassen`)
  await member.getByLabel('We pasten het aan').check()
  await member.getByRole('button', { name: 'Geef dit door' }).click()
  await expect(member.getByRole('link', { name: /^Schrijf kort wat er gebeurde/ })).toBeVisible()
  await member.getByLabel('Wat gebeurde er?').fill(changed)
  await member.getByRole('button', { name: 'Geef dit door' }).click()
  await expect(member.getByRole('heading', { level: 1, name: 'Dank je wel' })).toBeVisible()
  expect(await (await member.request.get(`${address}/toepassen`)).text()).toMatch(/past deze les al toe\./)

  await member.goto(`${address}/waarneming`)
  await member.getByLabel('Bij ons niet').check()
  await member.getByLabel('Vanaf').fill('2026-01-01')
  await member.getByLabel('Tot en met').fill('2026-06-30')
  await member.getByLabel('Bij hoeveel zag je dit?').fill('40')
  await member.getByLabel('Op hoeveel keek je?').fill('31')
  await member.getByLabel('Wat telde je?').selectOption('gesprekken')
  await member.getByLabel('Toelichting').fill(seen)
  await member.getByRole('button', { name: 'Geef dit door' }).click()
  await expect(member.getByRole('link', { name: /^Dit is meer dan waar je op keek/ })).toBeVisible()
  await expect(member.getByLabel('Wat telde je?')).toHaveValue('conversations')
  await member.getByLabel('Bij hoeveel zag je dit?').fill('4')
  await member.getByRole('button', { name: 'Geef dit door' }).click()
  await expect(member.getByText('Een redacteur leest je toelichting.')).toBeVisible()

  // What a region does shows at once; what somebody wrote does not.
  await member.goto(address)
  await expect(member.getByRole('listitem').filter({ hasText: `Regio ${region}` })).toContainText('aangepast')
  await expect(member.getByText(changed)).toHaveCount(0)
  await expect(member.getByText(seen)).toHaveCount(0)
  await context.close()

  const told = (await mailsTo(page.request, 'lid.friesland@demo.example')).find(
    ({ subject }) => subject === 'Een regio doet iets met je les',
  )
  expect(told?.text).not.toMatch(/Twente|vakantie|rooster/)
  await signIn(page, 'lid.friesland', new URL(told?.text.match(/https?:\/\/\S+\/gebruik/)?.[0] ?? '').pathname)
  await expect(page.getByRole('listitem').filter({ hasText: `Regio ${region}` })).toContainText('aangepast')
  await expectSound(page)

  const curators = await browser.newContext()
  const desk = await curators.newPage()
  await signIn(desk, 'redactie', '/redactie/gebruik')
  await expectSound(desk)
  for (const words of [changed, seen]) {
    await desk.goto('/redactie/gebruik')
    await desk.getByRole('listitem').filter({ hasText: words }).getByRole('button', { name: 'Plaats deze tekst' }).click()
    await expect(desk.getByText('De tekst staat bij de les.')).toBeVisible()
  }
  await desk.goto('/redactie/gebruik?lijst=wegen')
  await desk.getByRole('row').filter({ hasText: 'vakantie' }).getByRole('link').click()
  await expect(desk.getByRole('heading', { level: 1, name: 'Hoe zeker is deze les?' })).toBeVisible()
  await desk.getByRole('button', { name: 'Neem dit besluit' }).click()
  await expect(desk.getByRole('link', { name: 'Kies hoe zeker dit is.' })).toBeVisible()
  await expectSound(desk)
  const why = `Een andere regio zag het zelden. (${Date.now()})`
  await desk.getByRole('radio', { name: /^Onderbouwd/ }).check()
  await desk.getByLabel('Waarom?').fill(why)
  await desk.getByRole('button', { name: 'Neem dit besluit' }).click()
  await expect(desk.getByText('Je besluit staat bij de les.')).toBeVisible()
  await curators.close()

  await signIn(page, 'lid.twente', '/mijn/toegepast')
  await expect(page.getByRole('heading', { level: 2, name: 'Wat jij zag' })).toBeVisible()
  await expectSound(page)
  await page.goto(address)
  const uptake = page.getByRole('region', { name: 'Gezien en toegepast in andere regio’s' })
  for (const words of [changed, seen, why, 'januari tot en met juni 2026, gezien bij 4 van de 31 gesprekken', 'besloten door de redactie'])
    await expect(uptake).toContainText(words)
  await expectSound(page)
})
