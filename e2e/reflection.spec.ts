import type { Browser, BrowserContextOptions, Page, Route } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { mailsTo, signIn, signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const gathering = 'Wie belt er op vrijdagmiddag?'
const within = { timeout: 2_000 }

async function somebody(browser: Browser, account: string, returnTo: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signIn(page, account, returnTo)
  return page
}

const column = (page: Page, question: string) => page.getByRole('region', { name: question })

/** Hangs a note, and waits until the writer sees it: what takes longer after that is the way to the others. */
async function hang(page: Page, question: string, text: string): Promise<void> {
  await column(page, question).getByLabel('Nieuw briefje').fill(text)
  await column(page, question).getByRole('button', { name: 'Hang op' }).click()
  await expect(column(page, question).getByRole('list')).toContainText(text)
}

test('people look back together, live, and a lesson comes out of it with who agrees to write along', async ({ browser, request }) => {
  test.setTimeout(240_000)
  const facilitator = await somebody(browser, 'regioteam', '/mijn/bijeenkomsten')
  await facilitator.getByRole('link', { name: gathering }).first().click()
  await facilitator.waitForURL(/\/mijn\/bijeenkomsten\/[0-9a-f-]{36}$/)
  const board = `${new URL(facilitator.url()).pathname}/reflectie`

  const phone = await somebody(browser, 'lid.flevoland', board, { viewport: { width: 390, height: 844 } })
  await test.step('before it opens, who takes part reads that there is no board yet', async () => {
    await expect(phone.getByText('Het bord is nog niet open.')).toBeVisible()
    await expectSound(phone)
    await phone.setViewportSize({ width: 390, height: 844 })
  })

  await test.step('the facilitator opens the board, and it says what becomes of the notes', async () => {
    await facilitator.goto(board)
    await facilitator.getByRole('button', { name: 'Open het bord' }).click()
    await expect(facilitator.getByRole('heading', { level: 2, name: 'Wat verwachtten we?' })).toBeVisible()
    await expect(facilitator.getByText(/Het bord sluit vanzelf op .* De briefjes verdwijnen op /)).toBeVisible()
    await expect(facilitator.getByText('Nieuwe briefjes komen er vanzelf bij.')).toBeVisible()
  })

  await test.step('a note on a phone is with the facilitator within two seconds, and what is being typed stays', async () => {
    await phone.reload()
    await expect(phone.getByText('Nieuwe briefjes komen er vanzelf bij.')).toBeVisible()
    const typing = column(facilitator, 'Waarom liep het zo?').getByLabel('Nieuw briefje')
    await typing.fill('Ik ben nog bezig')
    await hang(phone, 'Wat gebeurde er?', 'Niemand belde terug voor het weekend.')
    await expect(column(facilitator, 'Wat gebeurde er?')).toContainText('Niemand belde terug', within)
    await expect(typing).toHaveValue('Ik ben nog bezig')
    await expect(column(phone, 'Wat gebeurde er?').getByLabel('Nieuw briefje')).toHaveValue('')
    await hang(facilitator, 'Waarom liep het zo?', 'De telefoon stond door naar niemand.')
    await expect(column(phone, 'Waarom liep het zo?')).toContainText('naar niemand', within)
  })

  await test.step('without JavaScript one hangs a note too, and the others see it at once', async () => {
    const plain = await somebody(browser, 'lid.friesland', board, { javaScriptEnabled: false })
    await expect(plain.getByRole('link', { name: 'Ververs het bord' })).toBeVisible()
    await hang(plain, 'Wat doen we nu?', 'Voor vier uur bellen, ook zonder nieuws.')
    await expect(column(plain, 'Wat doen we nu?')).toContainText('Voor vier uur bellen')
    await expect(column(phone, 'Wat doen we nu?')).toContainText('Voor vier uur bellen', within)
    await expect(phone.getByText(/Friesland/)).toHaveCount(0)
  })

  await test.step('what is typed while a press is under way is a next note; a name is asked about, a citizen number refused', async () => {
    const why = column(phone, 'Waarom liep het zo?')
    const field = why.getByLabel('Nieuw briefje')
    const slow = async (route: Route) => {
      await field.fill('En dit is het volgende.')
      await route.continue()
    }
    await phone.route('**/reflectie', slow, { times: 1 })
    await hang(phone, 'Waarom liep het zo?', 'Mevrouw Jansen was al naar huis.')
    await expect(field).toHaveValue('En dit is het volgende.')
    await expect(why.getByText('Kan iemand zo te herkennen zijn?')).toBeVisible()
    await why.getByRole('button', { name: 'Hang op' }).click()
    await expect(why.getByRole('list').first()).toContainText('En dit is het volgende.')
    await field.fill('Haar bsn is 123456782.')
    await why.getByRole('button', { name: 'Hang op' }).click()
    await expect(why.getByRole('alert')).toContainText('burgerservicenummer')
    await expect(field).toHaveValue('Haar bsn is 123456782.')
    await field.fill('')
  })

  await test.step('the writer changes a note; the facilitator covers it and shows it again', async () => {
    const own = column(phone, 'Wat gebeurde er?').getByRole('listitem')
    await own.getByText('Pas aan of haal weg').click()
    await own.getByLabel('Je briefje').fill('Niemand belde terug op vrijdag.')
    await own.getByRole('button', { name: 'Bewaar' }).click()
    await expect(own.getByText('Van jou · aangepast')).toBeVisible()
    await expect(column(facilitator, 'Wat gebeurde er?')).toContainText('op vrijdag', within)
    await hang(phone, 'Wat verwachtten we?', 'Dat de afspraak zou staan.')
    await expect(column(facilitator, 'Wat verwachtten we?')).toContainText('zou staan', within)
    await column(facilitator, 'Wat doen we nu?').getByRole('button', { name: 'Dek af' }).click()
    await expect(column(facilitator, 'Wat doen we nu?').getByText(/^afgedekt/)).toBeVisible()
    await expect(phone.getByText('Voor vier uur bellen')).toHaveCount(0, within)
    await column(facilitator, 'Wat doen we nu?').getByRole('button', { name: 'Laat weer zien' }).click()
    await expect(column(facilitator, 'Wat doen we nu?').getByText(/^afgedekt/)).toHaveCount(0)
    await expect(phone.getByText('Voor vier uur bellen')).toBeVisible(within)
    await expectSound(phone)
    await expectSound(facilitator)
  })

  await test.step('closing is live too, and an open note is not lost in the closing', async () => {
    await column(phone, 'Waarom liep het zo?').getByLabel('Nieuw briefje').fill('Nog niet af')
    await facilitator.getByRole('button', { name: 'Sluit het bord' }).click()
    await expect(facilitator.getByRole('heading', { name: 'Het bord is gesloten' })).toBeVisible()
    await expect(phone.getByRole('heading', { name: 'Het bord is gesloten' })).toBeVisible(within)
    await expect(phone.getByRole('button', { name: 'Hang op' })).toHaveCount(0)
    await expect(phone.getByLabel('Dit briefje hing nog niet op')).toHaveValue('Nog niet af')
  })

  await test.step('the facilitator gathers the notes into a draft', async () => {
    await expectSound(facilitator)
    await facilitator.getByRole('button', { name: 'Maak er een concept van' }).click()
    await expect(facilitator.getByRole('link', { name: 'Kies minstens één briefje voor de les.' })).toBeVisible()
    for (const text of [/Niemand belde terug/, /naar niemand/, /Voor vier uur/])
      await facilitator.getByRole('checkbox', { name: text }).check()
    await facilitator.getByLabel('Titel van de les').fill('Bellen voor het weekend')
    await facilitator.getByLabel('Voor welke proeftuin of regio?').selectOption('site:flevoland')
    await facilitator.getByRole('button', { name: 'Maak er een concept van' }).click()
    await facilitator.waitForURL(/\/mijn\/lessen\/[0-9a-f-]{36}$/)
    await expect(facilitator.getByLabel('Titel')).toHaveValue('Bellen voor het weekend')
  })

  await test.step('who wrote is asked by a neutral mail, and becomes a writer only by saying yes', async () => {
    const [mail] = await mailsTo(phone.request, 'lid.flevoland@demo.example')
    expect(mail?.subject).toBe('Wil je meeschrijven aan een les?')
    for (const secret of ['vrijdag', 'weekend', 'Bellen']) expect(mail?.text).not.toContain(secret)
    expect(mail?.text).toContain(board)
    const lesson = new URL(facilitator.url()).pathname
    expect((await phone.request.get(lesson)).status()).toBe(404)
    await phone.goto(board)
    await expectSound(phone)
    await phone.getByRole('button', { name: 'Ja, ik schrijf mee' }).click()
    await phone.waitForURL(lesson)
    await facilitator.goto(board)
    await expect(facilitator.getByText('1 van de 2 gevraagde mensen schrijven mee.')).toBeVisible()
    await expectSound(facilitator)
  })

  await test.step('for who was not there, there is no board and no line', async () => {
    const other = phone
    await signInUnseen(other.context(), 'lid.twente')
    expect((await other.request.get(board)).status()).toBe(404)
    const id = board.split('/')[3] ?? ''
    expect((await other.request.get(`/api/bijeenkomsten/${id}/bord`)).status()).toBe(404)
    expect((await request.get(`/api/bijeenkomsten/${id}/bord`)).status()).toBe(401)
  })
})

test('material is shared by a plain form, for who took part or for everybody', async ({ browser }) => {
  test.setTimeout(180_000)
  const organiser = await somebody(browser, 'regioteam', '/mijn/bijeenkomsten', { javaScriptEnabled: false })
  await organiser.getByRole('link', { name: gathering }).first().click()
  await organiser.getByRole('link', { name: 'Materiaal, en wat mensen ermee deden' }).click()
  const form = organiser.getByRole('form', { name: 'Bestand toevoegen' })
  const bytes = Buffer.from('Afspraken voor de vrijdag, bedacht voor deze reis.')
  await form.getByLabel('Bestand').setInputFiles({ name: 'reisverslag.txt', mimeType: 'text/plain', buffer: bytes })
  await form.getByRole('button', { name: 'Voeg het bestand toe' }).click()
  await expect(organiser.getByText('Het bestand staat erbij.')).toBeVisible()
  await form.getByLabel('Bestand').setInputFiles({ name: 'plaatje.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })
  await form.getByRole('button', { name: 'Voeg het bestand toe' }).click()
  await expect(organiser.getByText('Dit soort bestand kan niet.')).toBeVisible()
  const links = organiser.getByRole('form', { name: 'Link toevoegen' })
  await links.getByLabel('Wat staat er achter de link?').fill('Verslag bij de buren')
  await links.getByLabel('Adres').fill('https://voorbeeld.example/verslag')
  await links.getByRole('radio', { name: 'Iedereen, ook zonder account' }).check()
  await links.getByRole('button', { name: 'Voeg de link toe' }).click()
  await expect(organiser.getByRole('link', { name: 'Verslag bij de buren' })).toBeVisible()

  const visitor = await (await browser.newContext()).newPage()
  const file = await organiser.getByRole('link', { name: 'reisverslag.txt' }).getAttribute('href')
  expect((await visitor.request.get(file ?? '')).status()).toBe(404)
  await organiser.getByRole('button', { name: /^Laat iedereen het zien.*reisverslag/ }).click()
  await expect(organiser.getByRole('button', { name: /^Alleen voor wie meedeed.*reisverslag/ })).toBeVisible()
  expect((await visitor.request.get(file ?? '')).headers()['content-disposition']).toContain('attachment')
  await visitor.goto('/bijeenkomsten?toon=geweest')
  await visitor.getByRole('main').getByRole('link', { name: gathering }).first().click()
  await expect(visitor.getByRole('link', { name: 'reisverslag.txt' })).toBeVisible()
  await expect(visitor.getByRole('link', { name: 'Verslag bij de buren' })).toBeVisible()

  const withScript = await somebody(browser, 'regioteam', new URL(organiser.url()).pathname)
  await expectSound(withScript)
})

test('six weeks later one answers by a link without an account, once, and the organiser reads it without a name', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const mails = await mailsTo(page.request, 'demo.zeeland@demo.example')
  const asked = mails.filter((mail) => mail.subject === 'Wat heb je ermee gedaan?')
  expect(asked).toHaveLength(1)
  const link = new URL(asked[0]?.text.match(/https?:\/\/\S+\/vervolg\/\S+/)?.[0] ?? '').pathname
  for (let look = 0; look < 2; look++) {
    await page.goto(link)
    await expect(page.getByRole('button', { name: 'Verstuur je antwoord' })).toBeVisible()
  }
  await expectSound(page)
  await page.getByRole('button', { name: 'Verstuur je antwoord' }).click()
  await expect(page.getByRole('link', { name: 'Kies wat het beste past.' })).toBeVisible()
  await page.getByRole('radio', { name: 'Ik heb er iets mee gedaan' }).check()
  await page.getByLabel('Wil je er iets over vertellen?').fill('We spreken nu af wie er terugkomt.')
  await page.getByRole('button', { name: 'Verstuur je antwoord' }).click()
  await expect(page.getByText('Dank je wel. Je antwoord is bewaard.')).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Verstuur je antwoord' })).toHaveCount(0)
  await expectSound(page)

  const organiser = await somebody(browser, 'redactie2', '/mijn/bijeenkomsten')
  await organiser.getByRole('link', { name: 'Toen het gezin niet meer opendeed' }).first().click()
  await organiser.getByRole('link', { name: 'Materiaal, en wat mensen ermee deden' }).click()
  await expect(organiser.getByText('1 van de 4 mensen gaven antwoord.')).toBeVisible()
  await expect(organiser.getByText('We spreken nu af wie er terugkomt.')).toBeVisible()
  await expect(organiser.getByText(/Zeeland/)).toHaveCount(0)
  await expectSound(organiser)

  await signIn(page, 'demo.zeeland', link)
  await page.getByRole('button', { name: 'Maak er een les van' }).click()
  await page.waitForURL(/\/mijn\/lessen\/[0-9a-f-]{36}$/)
})
