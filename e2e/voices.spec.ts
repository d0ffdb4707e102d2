import type { APIRequestContext, Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { lessonOnDesk, onDesk, refuseUnseen } from './support/placing.ts'
import { mailsTo, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const recognised = /netwerkdossier/i

/** The address of a placed lesson of the demo, by a part of its address. */
async function lessonLike(request: APIRequestContext, words: RegExp): Promise<string> {
  const found: string[] = []
  for (let next: string | undefined = '/lessen/feed.json'; next;) {
    const feed = (await (await request.get(next)).json()) as { items: { url: string }[]; next_url?: string }
    found.push(...feed.items.map(({ url }) => new URL(url).pathname))
    next = feed.next_url && new URL(feed.next_url).pathname + new URL(feed.next_url).search
  }
  const address = found.find((path) => words.test(path))
  expect(address, String(words)).toBeDefined()
  return address ?? ''
}

// A public form takes nothing that is sent faster than a person can read it.
const readFirst = (page: Page) => page.waitForTimeout(3_200)

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor reacts, confirms by mail, and a curator places it under the lesson', async ({ page, browser }) => {
    test.slow()
    const address = await lessonLike(page.request, /stopten-met-het-grote-overleg/)
    const body = `Wie schrijft bij jullie het verslag? (${Date.now()})`
    const visitor = `lezer-${Date.now()}@demo.example`
    await page.goto(address)
    await page.getByRole('link', { name: 'Stel een vraag of vul aan' }).click()
    await readFirst(page)
    await page.getByLabel('Ik heb een vraag').check()
    await page.getByLabel('Je vraag of aanvulling').fill(body)
    await page.getByRole('button', { name: 'Stuur je reactie' }).click()
    await expect(page.getByRole('link', { name: /Vul je e-mailadres in/ })).toBeVisible()
    await expect(page.getByLabel('Je vraag of aanvulling')).toHaveValue(body)
    await readFirst(page)
    await page.getByLabel('Je e-mailadres').fill(visitor)
    await page.getByRole('button', { name: 'Stuur je reactie' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Kijk in je mail' })).toBeVisible()

    const [mail] = await mailsTo(page.request, visitor)
    expect(mail?.text).not.toContain(body)
    const link = new URL(mail?.text.match(/https?:\/\/\S+\/reactie\/bevestigen\S+/)?.[0] ?? '')
    const confirm = link.pathname + link.search
    // A mail scanner opens the link too: that confirms nothing.
    await page.request.get(confirm)
    await page.goto(confirm)
    await expect(page.getByText(body)).toBeVisible()
    await page.getByRole('button', { name: 'Dit is mijn reactie' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Je reactie is bevestigd' })).toBeVisible()
    const onPage = async (where: string) => (await page.request.get(where)).text()
    expect(await onPage(confirm)).toContain('Deze link werkt niet meer')
    expect(await onPage(address)).not.toContain(body)

    const desk = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
    await signIn(desk, 'redactie2', '/redactie/reacties')
    const row = desk.getByRole('listitem').filter({ hasText: body })
    await expectSound(desk)
    await row.getByRole('button', { name: 'Plaats deze reactie' }).click()
    await expect(desk.getByText('De reactie staat onder de les.')).toBeVisible()

    expect(await onPage(address)).toContain(body)
    expect((await mailsTo(page.request, visitor))[0]?.subject).toBe('Je reactie staat op de site')
    const told = (await mailsTo(page.request, 'lid.friesland@demo.example')).find(
      ({ subject }) => subject === 'Een lezer reageerde op je les',
    )
    await answered(desk, new URL(told?.text.match(/https?:\/\/\S+\/reacties/)?.[0] ?? '').pathname, body)
    await page.goto(address)
    const placed = page.getByRole('region', { name: 'Stemmen van lezers' }).getByRole('listitem').filter({ hasText: body })
    await expect(placed).toContainText('Antwoord van de schrijver')
  })

  test('who recognises a lesson counts once, and can take it back', async ({ page }) => {
    const address = await lessonLike(page.request, recognised)
    const number = async () => Number((await (await page.request.get(address)).text()).match(/(\d+) lezers herkennen dit/)?.[1])
    const before = await number()
    expect(before).toBeGreaterThan(0)
    for (let press = 0; press < 2; press++) {
      await page.goto(address)
      await page.getByRole('button', { name: 'Dit herken ik' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Dank je wel' })).toBeVisible()
    }
    expect(await number()).toBe(before + 1)
    // The mark goes to this one address only: no other page sees a cookie of who just reads.
    const cookies = await page.context().cookies()
    expect(cookies.map(({ name, path, httpOnly }) => ({ name, path, httpOnly }))).toEqual([
      { name: 'herken', path: '/herken', httpOnly: true },
    ])
    await page.goto(address)
    await page.getByRole('button', { name: 'Dit herken ik' }).click()
    await page.getByRole('button', { name: 'Haal mijn herkenning weg' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Dit herken ik' })).toBeVisible()
    expect(await number()).toBe(before)
  })
})

/** The writer answers a reaction from the page of the mail, and then a curator in the same window places the answer. */
async function answered(writer: Page, reactions: string, body: string): Promise<void> {
  await signIn(writer, 'lid.friesland', reactions)
  const row = writer.getByRole('listitem').filter({ hasText: body })
  await row.getByRole('button', { name: 'Stuur je antwoord' }).click()
  await expect(writer.getByRole('link', { name: 'Schrijf je antwoord.' })).toBeVisible()
  await expectSound(writer)
  const answer = `Dat doet het vaste gezicht. (${Date.now()})`
  await row.getByLabel('Je antwoord').fill(answer)
  await row.getByRole('button', { name: 'Stuur je antwoord' }).click()
  await expect(writer.getByText('Je antwoord ligt bij de redactie.')).toBeVisible()

  await signIn(writer, 'redactie2', '/redactie/reacties')
  await writer.getByRole('listitem').filter({ hasText: answer }).getByRole('button', { name: 'Plaats dit antwoord' }).click()
  await expect(writer.getByText('Het antwoord staat onder de reactie.')).toBeVisible()
}

test('the desk sees what was not answered and leaves a lesson where it is, and its writer reads why', async ({ page }) => {
  await signIn(page, 'redactie', '/redactie')
  await page.getByRole('link', { name: /^Nakijken: niet beantwoord/ }).click()
  await expect(page.getByText(/^gevraagd: \d+ dagen geleden/).first()).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: 'Oefening: lees je eigen verslag hardop voor' })
  await row.getByText('Laat de les staan', { exact: true }).click()
  await row.getByRole('button', { name: 'Ja, de les blijft staan' }).click()
  await expect(page.getByRole('link', { name: 'Schrijf waarom de les blijft staan.' })).toBeVisible()
  await expectSound(page)
  await row.getByLabel('Waarom blijft de les staan?').fill('Anderen doen de oefening nog wel.')
  await row.getByRole('button', { name: 'Ja, de les blijft staan' }).click()
  await expect(page.getByText('De les blijft staan. De schrijver heeft een mail gekregen.')).toBeVisible()
  await expect(row).toHaveCount(0)

  const mail = (await mailsTo(page.request, 'lid.twente@demo.example')).find(
    ({ subject }) => subject === 'De redactie laat je les nog staan',
  )
  await signIn(page, 'lid.twente', new URL(mail?.text.match(/https?:\/\/\S+\/mijn\/nakijken\/\S+/)?.[0] ?? '').pathname)
  await expect(page.getByText('Anderen doen de oefening nog wel.')).toBeVisible()
  await expectSound(page)
})

test('who is asked to read along finds it on the own page', async ({ page }) => {
  await signIn(page, 'jurist', '/mijn')
  await page
    .getByRole('heading', { name: /^Lees je mee met deze les/ })
    .locator('..')
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lees je mee?' })).toBeVisible()
})

test('the pages around a lesson are sound', async ({ page }) => {
  test.slow()
  const address = await lessonLike(page.request, /stopten-met-het-grote-overleg/)
  const slug = address.split('/').at(-1) ?? ''
  for (const one of [address, `${address}/reageren`, `${address}/melden`, `/herken?les=${slug}`, '/reactie/bevestigen?sleutel=x']) {
    await page.goto(one)
    await expect(page.locator('h1')).toHaveCount(1)
    await expectSound(page)
  }
  for (const gone of ['/lessen/bestaat-niet/reageren', '/lessen/bestaat-niet/melden', '/herken?les=bestaat-niet'])
    expect((await page.request.get(gone)).status(), gone).toBe(404)
})

test('a form that a machine fills in looks sent and is not', async ({ page }) => {
  const address = await lessonLike(page.request, recognised)
  await page.goto(`${address}/reageren`)
  await page.getByLabel('Ik vul iets aan').check()
  const body = `Koop nu goedkoop ${Date.now()}`
  await page.getByLabel('Je vraag of aanvulling').fill(body)
  await page.getByLabel('Je e-mailadres').fill('machine@demo.example')
  await page.locator('input[name="website"]').evaluate((field: HTMLInputElement) => (field.value = 'https://spam.example'))
  await page.getByRole('button', { name: 'Stuur je reactie' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kijk in je mail' })).toBeVisible()
  expect(await mailsTo(page.request, 'machine@demo.example')).toEqual([])
})

test('anyone reports a lesson; the desk sees it first and writes down what was done', async ({ page, browser }) => {
  const address = await lessonLike(page.request, recognised)
  const message = `De tweede alinea (${Date.now()})`
  await page.goto(address)
  await page.getByRole('link', { name: 'Meld iets over deze les' }).click()
  await readFirst(page)
  await page.getByLabel('Iemand is te herkennen').check()
  await page.getByLabel('Waar gaat het om?').fill(message)
  await page.getByRole('button', { name: 'Verstuur de melding' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Je melding is verstuurd' })).toBeVisible()

  const context = await browser.newContext()
  const desk = await context.newPage()
  await signIn(desk, 'redactie', '/redactie')
  await expect(desk.getByText(/is misschien iemand te herkennen/)).toBeVisible()
  await desk.getByRole('link', { name: /^Meldingen \(\d+\)$/ }).click()
  const row = desk.getByRole('listitem').filter({ hasText: message })
  await expect(desk.getByRole('main').getByRole('heading', { level: 2 }).first()).toContainText('Iemand is te herkennen')
  await expectSound(desk)
  await row.getByRole('button', { name: 'Handel de melding af' }).click()
  await expect(desk.getByRole('link', { name: 'Schrijf wat je met de melding hebt gedaan.' })).toBeVisible()
  await row.getByLabel('Wat heb je ermee gedaan?').fill('De alinea is algemener gemaakt.')
  await row.getByRole('button', { name: 'Handel de melding af' }).click()
  await expect(desk.getByText('De melding is afgehandeld.')).toBeVisible()
  await expect(desk.getByText(message)).toHaveCount(0)
  await desk.getByRole('link', { name: 'Afgehandeld' }).click()
  await expect(row).toContainText('De alinea is algemener gemaakt.')
  await expectSound(desk)
  await context.close()
})

test('a writer is asked whether the lesson still holds, and the page says that it was looked at', async ({ page }) => {
  await signIn(page, 'lid.friesland', '/mijn')
  const notice = page.getByRole('heading', { name: /Klopt deze les nog\?|Kloppen deze lessen nog\?/ }).locator('..')
  const question = notice.getByRole('link').first()
  await question.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Klopt je les nog?' })).toBeVisible()
  await expectSound(page)
  const lesson = await page.getByRole('link', { name: 'Lees de les op de site' }).getAttribute('href')
  await page.getByLabel('De les kan weg').check()
  await page.getByRole('button', { name: 'Verstuur je antwoord' }).click()
  await expect(page.getByRole('link', { name: 'Schrijf kort waarom de les weg kan.' })).toBeVisible()
  await page.getByLabel('De les klopt nog').check()
  await page.getByRole('button', { name: 'Verstuur je antwoord' }).click()
  await expect(page.getByText('Bij de les staat nu dat hij vandaag is nagekeken.')).toBeVisible()
  expect(await (await page.request.get(lesson ?? '')).text()).toMatch(/nagekeken op/)
})

test('a writer asks for a second look, and who decided first leaves it to another', async ({ page, browser }) => {
  const title = `Nog een keer kijken ${Date.now()}`
  const address = await lessonOnDesk(page, 'demo.foodvalley', { title, core: 'Vraag het nog eens.' })
  const decider = await (await browser.newContext()).newPage()
  await refuseUnseen(decider, 'redactie2', address, 'Dit is een aankondiging, geen les.')

  await page.goto(address)
  await page.getByText('Niet eens met het besluit?', { exact: true }).click()
  await page.getByRole('button', { name: 'Vraag een tweede blik' }).click()
  await expect(page.getByRole('link', { name: 'Schrijf waarom je het niet eens bent met het besluit.' })).toBeVisible()
  await page.getByLabel('Waarom ben je het niet eens met het besluit?').fill('Het gaat over wat we leerden, niet over de plekken.')
  await page.getByRole('button', { name: 'Vraag een tweede blik' }).click()
  await expect(page.getByRole('heading', { name: 'Bij de redactie' })).toBeVisible()
  await expect(page.getByText('Een andere redacteur kijkt naar je les.')).toBeVisible()
  await decider.goto(onDesk(address))
  await expect(decider.getByText('Jij besloot eerder over deze tekst.')).toBeVisible()
  await expect(decider.getByRole('heading', { name: 'Jouw besluit' })).toHaveCount(0)

  await signIn(decider, 'redactie', '/redactie')
  await decider
    .getByRole('link', { name: /^Tweede blik gevraagd op/ })
    .first()
    .click()
  await expect(decider.getByRole('heading', { name: 'Tweede blik gevraagd' })).toBeVisible()
  await expect(decider.getByText('Het gaat over wat we leerden, niet over de plekken.')).toBeVisible()
  await expectSound(decider)
})
