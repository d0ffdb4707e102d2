import type { Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const visit = async (page: Page, address: string, title: string | RegExp) => {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor finds a tip, takes an instrument along and strolls on through the Inspiratiebundel', async ({ page }) => {
    await visit(page, '/aan-de-slag', 'Aan de slag')
    await page.getByRole('link', { name: 'Breed kennis delen en structureel leren' }).click()
    await expect(page.getByRole('heading', { name: 'Dit kun je nu doen' })).toBeVisible()
    const tool = page.getByRole('link', { name: 'Draaiboek voor een reflectiesessie' })
    const answer = await page.request.get((await tool.getAttribute('href')) ?? '')
    expect(answer.headers()['content-disposition']).toContain('attachment')
    expect(await answer.text()).toContain('Draaiboek voor een reflectiesessie')
    // A link leads to its own site, and tells it nothing about where the reader was.
    const away = await page.request.get('/instrumenten/quickscan-voor-burgemeesters-en-wethouders/open', { maxRedirects: 0 })
    expect([away.status(), away.headers().location]).toEqual([303, 'https://instrumenten.example/quickscan'])
    expect(away.headers()['cache-control']).toContain('no-store')
    expect((await page.request.get('/instrumenten/bestaat-niet/open')).status()).toBe(404)

    await visit(page, '/instrumenten', 'Instrumenten')
    await page.getByLabel('Bij welke tip?').selectOption('juridische-vragen')
    await page.getByRole('button', { name: 'Toon' }).click()
    await expect(page.getByText('1 instrument.')).toBeVisible()

    await visit(page, '/inspiratiebundel', 'Inspiratiebundel')
    await expect(page.getByText('Volgt nog')).toHaveCount(4)
    await page.getByRole('link', { name: 'Terugkijken zonder schuld' }).click()
    const onwards = page.getByRole('navigation', { name: 'Loop verder' })
    await expect(onwards.getByRole('link')).toHaveCount(3)
    await onwards.getByRole('link', { name: 'Verras me' }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Terugkijken zonder schuld')
    await expect(page).toHaveURL(/\/inspiratiebundel\/[a-z-]+\/[a-z-]+$/)
  })

  test('a member makes a bundle and offers it; a curator places it, and it can be read, printed and followed', async ({
    page,
    browser,
  }) => {
    test.slow()
    const title = `Samen lezen ${Date.now()}`
    await signIn(page, 'lid.friesland', '/mijn/bundels')
    await page.getByLabel('Hoe heet de bundel?').fill(title)
    await page.getByRole('button', { name: 'Begin een bundel' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    // Of a kind that no journey places: one of those may be taken away meanwhile.
    const feed = (await (await page.request.get('/lessen/feed.json?soort=instrument')).json()) as {
      items: { url: string; title: string }[]
    }
    const [first, second] = feed.items
    await page.getByLabel('Een les, bijeenkomst of instrument').fill('zomaar iets')
    await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
    await expect(page.getByRole('link', { name: /^Plak het adres/ })).toBeVisible()
    await page.getByLabel('Een les, bijeenkomst of instrument').fill(first?.url ?? '')
    await page
      .getByRole('form', { name: 'Iets van de site toevoegen' })
      .getByLabel(/Waarom staat dit hier/)
      .fill('Reden 1')
    await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
    await expect(page.getByRole('heading', { level: 3, name: first?.title })).toBeVisible()
    // The other one from its own page, which is the same for everyone.
    await page.goto(new URL(second?.url ?? '').pathname)
    await page.getByRole('link', { name: 'Zet deze les in je bundel' }).click()
    await page.getByLabel(title).check()
    await page.getByLabel(/Waarom staat dit hier/).fill('Reden 2')
    await page.getByRole('button', { name: 'Zet erin' }).click()
    await expect(page.getByRole('heading', { level: 3, name: second?.title })).toBeVisible()
    await page.getByText('Vraag een collega erbij', { exact: true }).click()
    await page.getByLabel('E-mailadres van je collega').fill('lid.flevoland@demo.example')
    await page.getByRole('button', { name: 'Vraag erbij' }).click()
    await expect(page.getByText('Je collega kan nu meewerken en krijgt een mail.')).toBeVisible()
    await page.getByRole('button', { name: 'Omhoog : onderdeel 2' }).click()
    await expect(page.getByText('De volgorde is gewijzigd.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Wat erin staat' }).getByRole('heading', { level: 3 }).first()).toHaveText(
      second?.title ?? '',
    )
    await page.getByRole('button', { name: 'Bied aan de redactie aan' }).click()
    await expect(page.getByText('De bundel is aangeboden.')).toBeVisible()
    const address = new URL(page.url()).pathname

    const desk = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
    await signIn(desk, 'redactie', '/redactie/bundels')
    await expectSound(desk)
    await desk.getByRole('link', { name: title }).click()
    await desk.getByRole('button', { name: 'Neem de bundel over' }).click()
    await expect(desk.getByText('De bundel is nu van de redactie.')).toBeVisible()
    await desk.getByRole('button', { name: 'Plaats op de site' }).click()
    await expect(desk.getByText('De bundel staat op de site.')).toBeVisible()
    expect((await mailsTo(page.request, 'lid.friesland@demo.example')).map(({ subject }) => subject)).toContain(
      'De redactie neemt je bundel over',
    )
    const placed = (await desk.getByRole('link', { name: 'bekijk de bundel' }).getAttribute('href')) ?? ''
    // Where a script can run: without one axe cannot look.
    await visit(desk, placed, title)
    await expect(desk.getByText('Reden 2')).toBeVisible()
    await expectSound(desk)
    await visit(desk, `${placed}/boekje`, title)
    await expect(desk.getByRole('navigation', { name: 'Inhoud' }).getByRole('listitem')).toHaveCount(2)
    await expectSound(desk)

    await visit(page, address, title)
    await expect(page.getByRole('button', { name: 'Voeg toe' })).toHaveCount(0)
    await visit(page, placed, title)
    await visit(page, `${placed}/boekje`, title)
    const atom = await page.request.get(`${placed}/atom.xml`)
    expect(atom.headers()['content-type']).toContain('application/atom+xml')
    expect((await atom.text()).match(/<entry>/g)).toHaveLength(2)
    expect(await (await page.request.get('/bundels')).text()).toContain(title)
  })
})

test('a region writes down how far it is; the regional team reads along, others see nothing', async ({ page }) => {
  await signIn(page, 'lid.twente', '/mijn/regio/twente')
  await expect(page.getByRole('table', { name: 'Aantal tips aan het eind van de maand' })).toBeVisible()
  const note = `Twee gemeenten doen mee (${Date.now()})`
  await page.getByText('Werk tip 4 bij').click()
  const form = page.getByRole('form', { name: /^Tip 4/ })
  await form.getByLabel('Staat', { exact: true }).check()
  await form.getByLabel(/Notitie/).fill('Het bsn is 123456782.')
  await form.getByRole('button', { name: 'Bewaar' }).click()
  await expect(form.getByText(/Haal dat weg en bewaar opnieuw/)).toBeVisible()
  await form.getByLabel(/Notitie/).fill(note)
  await form.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByText(/^Tip 4 is bijgewerkt/)).toBeVisible()
  await expect(page.getByText(note).first()).toBeVisible()
  await expectSound(page)

  await signIn(page, 'regioteam', '/mijn/regio')
  await expectSound(page)
  await page.getByRole('link', { name: 'Twente', exact: true }).click()
  await expect(page.getByText(note)).toBeVisible()
  await expect(page.getByRole('button', { name: /Bewaar/ })).toHaveCount(0)
  await signInUnseen(page.context(), 'lid.flevoland')
  expect((await page.request.get('/mijn/regio/twente')).status()).toBe(404)
})

test('a curator adds an instrument with a file, and a part of a principle; both are there at once', async ({ page }) => {
  test.slow()
  const mark = Date.now()
  await signIn(page, 'redactie2', '/redactie/instrumenten')
  await expect(page.getByRole('row', { name: /Bouwstenen voor MDA/ })).toContainText('link werkt niet meer')
  await expectSound(page)
  await page.getByRole('link', { name: 'Nieuw instrument' }).click()
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByRole('link', { name: 'Schrijf waar het voor is, en voor wie.' })).toBeVisible()
  await page.getByLabel('Naam').fill(`Kaartspel ${mark}`)
  await page.getByLabel('Waar is het voor?').fill('Om in het team te spelen.')
  await page.getByLabel('Wie heeft het gemaakt?').fill('Een voorbeeldteam')
  await page.getByLabel(/^8\. /).check()
  await expectSound(page)
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByText(/zonder bestand of link staat het niet op de site/)).toBeVisible()
  const upload = page.getByLabel('Kies een bestand')
  await upload.setInputFiles({ name: 'plaatje.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await expect(page.getByText(/Dit soort bestand kan niet/)).toBeVisible()
  await upload.setInputFiles({ name: 'kaartspel.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 spel') })
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await expect(page.getByText('Het bestand staat op de site.')).toBeVisible()
  await expectSound(page)
  const list = await (await page.request.get('/instrumenten?tip=kennis-delen')).text()
  const link = /href="([^"]*)"[^>]*>(?:<[^>]*>)*$/.exec(list.slice(0, list.indexOf(`Kaartspel ${mark}`)))?.[1]
  expect(await (await page.request.get(link ?? '')).text()).toBe('%PDF-1.4 spel')
  await visit(page, '/redactie/instrumenten', 'Instrumenten bijhouden')
  await expect(
    page
      .getByRole('row', { name: new RegExp(`Kaartspel ${mark}`) })
      .getByRole('cell')
      .last(),
  ).toHaveText('1')

  await visit(page, '/redactie/inspiratie', 'Inspiratiebundel bijhouden')
  await page.getByRole('link', { name: 'Nieuw onderdeel' }).click()
  await page.getByLabel('Bij welk principe?').selectOption('lerend-werken')
  await page.getByLabel('Wat is het?').selectOption('exercise')
  await page.getByLabel('Titel').fill(`Even stil ${mark}`)
  await page.getByLabel('Tekst').fill('Zet de klok.\n\n- Wees stil.\n- Zeg dan wat je dacht.')
  await page.getByLabel(/Hoeveel minuten/).fill('3')
  await page.getByLabel('De hoeveelste op het pad?').fill('50')
  await expectSound(page)
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByText('Het onderdeel is bewaard en staat op de site.')).toBeVisible()

  await visit(page, '/inspiratiebundel', 'Inspiratiebundel')
  await page.getByRole('link', { name: `Even stil ${mark}` }).click()
  await page.getByRole('button', { name: 'Start de klok: 3 minuten' }).click()
  await expect(page.getByRole('timer')).toHaveText(/^2:5\d$/)
  await visit(page, '/inspiratiebundel', 'Inspiratiebundel')
  await expect(page.getByRole('link', { name: `Even stil ${mark} (gelezen)` })).toBeVisible()
  await page.getByRole('button', { name: 'Vergeet waar ik was' }).click()
  await expect(page.getByRole('link', { name: `Even stil ${mark}`, exact: true })).toBeVisible()
})

test('the pages of knowledge are sound', async ({ page }) => {
  test.slow()
  for (const address of [
    '/aan-de-slag',
    '/aan-de-slag/sterk-lokaal-team',
    '/instrumenten',
    '/inspiratiebundel',
    '/inspiratiebundel/lerend-werken',
    '/inspiratiebundel/lerend-werken/een-les-in-tien-minuten',
    '/bundels',
    '/bundels/beginnen-zonder-proeftuin',
  ]) {
    await page.goto(address)
    await expect(page.locator('h1')).toHaveCount(1)
    await expectSound(page)
  }
  for (const gone of [
    '/aan-de-slag/bestaat-niet',
    '/inspiratiebundel/bestaat-niet',
    '/inspiratiebundel/lerend-werken/nee',
    '/bundels/nee/boekje',
  ])
    expect((await page.request.get(gone)).status(), gone).toBe(404)
})
