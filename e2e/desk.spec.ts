import type { Browser, Locator, Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { lessonOnDesk, onDesk, sendInUnseen, writeAll } from './support/placing.ts'
import { mailsTo, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const mark = Date.now().toString(36)
const titled = (words: string) => `${words} ${mark}`

async function somebody(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage()
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const inAWeek = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(new Date(Date.now() + 7 * 24 * 3_600_000))

test('a note at a passage is answered by the author, survives an edit and is dealt with', async ({ page, browser }) => {
  const title = titled('Een notitie in de kantlijn')
  const situation = 'We stonden vaak voor een dichte deur. De buurvrouw op de hoek deed wel open.'
  const address = await lessonOnDesk(page, 'lid.flevoland', { title, core: 'Bel eerst.', situation })
  const desk = await somebody(browser)
  await signIn(desk, 'redactie', onDesk(address))
  // The words are selected as a person does, and the note is about them.
  await select(desk, '#tekst-situation', 'De buurvrouw op de hoek')
  await desk.getByText('Notitie bij ‘De buurvrouw op de hoek’').click()
  await desk.getByRole('textbox', { name: 'Je notitie' }).fill('Is deze buurvrouw te herkennen?')
  await desk.getByRole('button', { name: 'Zet de notitie erbij' }).click()
  const note = desk.getByRole('article', { name: /^Notitie van/ })
  await expect(note).toContainText('De buurvrouw op de hoek')
  await expect(note).toContainText('Is deze buurvrouw te herkennen?')
  const words = desk.locator('#tekst-situation')
  const withMark = await words.screenshot()
  await desk.evaluate(() => CSS.highlights.clear())
  expect(withMark.equals(await words.screenshot()), 'the words of the note are painted').toBe(false)
  await expectSound(desk)

  await page.goto(address)
  const seen = page.getByRole('region', { name: 'Notities van de redactie' })
  await expect(seen).toContainText('Is deze buurvrouw te herkennen?')
  await seen.getByText('Antwoord', { exact: true }).click()
  await seen.getByLabel('Je antwoord').fill('Ja. Ik maak er een buur van.')
  await expectSound(page)
  await seen.getByRole('button', { name: 'Stuur antwoord' }).click()
  await expect(seen).toContainText('Ja. Ik maak er een buur van.')
  await writeAll(page, address, { title, core: 'Bel eerst.', situation: `Vooraf: ${situation}` })
  expect(await (await page.request.get(address)).text()).not.toContain('De tekst is veranderd')
  const version = await writeAll(page, address, { title, core: 'Bel eerst.', situation: 'Een buur deed wel open.' })
  expect(await (await page.request.get(address)).text()).toContain('De tekst is veranderd')
  await sendInUnseen(page, address, version)

  await desk.reload()
  await expect(note).toContainText('Ja. Ik maak er een buur van.')
  await expect(note).toContainText('De tekst is veranderd')
  await note.getByRole('button', { name: 'Afgehandeld' }).click()
  await expect(desk.getByText('1 afgehandelde notitie')).toBeVisible()
})

test('a browser without highlights gets a line under the words of a note', async ({ page, browser }) => {
  const address = await lessonOnDesk(page, 'lid.flevoland', {
    title: titled('Zonder markering'),
    core: 'Bel eerst.',
    situation: 'De deur bleef dicht.',
  })
  const desk = await somebody(browser)
  await desk.addInitScript(() => Reflect.deleteProperty(globalThis, 'Highlight'))
  await signIn(desk, 'redactie', onDesk(address))
  await select(desk, '#tekst-situation', 'bleef dicht')
  await desk.getByText('Notitie bij ‘bleef dicht’').click()
  await desk.getByRole('textbox', { name: 'Je notitie' }).fill('Hoe lang?')
  await desk.getByRole('button', { name: 'Zet de notitie erbij' }).click()
  await expect(desk.getByRole('article', { name: /^Notitie van/ })).toContainText('Hoe lang?')
  const line = desk.locator('body > div[aria-hidden="true"] > span')
  await expect(line).toHaveCount(1)
  const [drawn, text] = [await line.boundingBox(), await desk.locator('#tekst-situation').boundingBox()]
  expect(drawn && text && drawn.y >= text.y && drawn.y < text.y + text.height && drawn.width > 20).toBe(true)
})

test('a curator claims, notes and decides without a pointer', async ({ page, browser }) => {
  const title = titled('Alleen met toetsen')
  const address = await lessonOnDesk(page, 'lid.friesland', { title, core: 'Bel eerst.' })
  const desk = await somebody(browser)
  await signIn(desk, 'redactie2', onDesk(address))
  const keys = desk.keyboard
  await tabTo(desk, desk.getByRole('button', { name: 'Ik lees deze les' }))
  await keys.press('Enter')
  await expect(desk.getByText('Jij leest deze les.')).toBeVisible()

  await tabTo(desk, desk.getByText('Notitie bij ‘De les in één zin’'))
  await keys.press('Enter')
  await tabTo(desk, desk.getByRole('textbox', { name: 'Je notitie' }))
  await keys.type('Wie belt er?')
  await tabTo(desk, desk.getByRole('button', { name: 'Zet de notitie erbij' }))
  await keys.press('Enter')
  await expect(desk.getByRole('article', { name: /^Notitie van/ })).toContainText('Wie belt er?')

  await tabTo(desk, desk.getByRole('radio', { name: /^Plaatsen/ }))
  await keys.press('Space')
  await keys.press('ArrowDown')
  await expect(desk.getByRole('radio', { name: /^Terug naar de schrijver/ })).toBeChecked()
  await tabTo(desk, desk.getByLabel('Bericht aan de schrijver'))
  await keys.type('Zet erbij wie er belt.')
  await tabTo(desk, desk.getByRole('button', { name: 'Verstuur besluit' }))
  await keys.press('Enter')
  await expect(desk.getByRole('button', { name: 'Verstuur besluit' })).toHaveCount(0)
  await expect(desk.getByRole('region', { name: 'Tijdlijn' })).toContainText('Zet erbij wie er belt.')
})

test('any two versions are laid beside each other', async ({ page, browser }) => {
  const title = titled('Drie versies van één les')
  const address = await lessonOnDesk(page, 'lid.friesland', { title, core: 'De eerste zin.' })
  for (const core of ['De tweede zin.', 'De derde zin.']) {
    await sendInUnseen(page, address, await writeAll(page, address, { title, core }))
  }
  const desk = await somebody(browser)
  await signIn(desk, 'redactie', `${onDesk(address)}?bij=niemand`)
  // The list that one came from goes along on every way.
  await expect(desk.getByRole('link', { name: 'Wijzigingen sinds versie 2' })).toHaveAttribute('href', /wijzigingen=1&bij=niemand$/)
  await expect(desk.locator('a[href^="/redactie/redenen"]')).toHaveAttribute('href', /bij=niemand$/)
  await expect(desk.locator('input[name="queue"]')).toHaveValue('?bij=niemand')
  await desk.getByText('Vergelijk twee versies').click()
  await desk.getByLabel('Van', { exact: true }).selectOption('1')
  await desk.getByLabel('Naar', { exact: true }).selectOption('3')
  await desk.getByRole('button', { name: 'Toon de wijzigingen' }).click()
  await expect(desk).toHaveURL(/bij=niemand&van=1&naar=3/)
  await expect(desk.getByText('Wijzigingen van versie 1 naar versie 3.')).toBeVisible()
  await expect(desk.locator('del').first()).toContainText('eerste')
  await expect(desk.locator('ins').first()).toContainText('derde')
  await expectSound(desk)
})

test('somebody outside gives an opinion by a secret link, on a phone and without script', async ({ page, browser }) => {
  const title = titled('Meelezen van buiten')
  const address = await lessonOnDesk(page, 'lid.flevoland', { title, core: 'Vraag het ook aan een ander.' })
  const reader = `meelezer-${mark}@elders.example`
  const desk = await somebody(browser)
  await signIn(desk, 'redactie', onDesk(address))
  await desk.getByText('Vraag iemand om mee te lezen', { exact: true }).click()
  await desk.getByRole('button', { name: 'Stuur de vraag' }).click()
  await expect(desk.getByRole('link', { name: 'Kies wat je vraagt.' })).toBeVisible()
  await desk.getByRole('radio', { name: /^Wat vind je ervan/ }).check()
  await desk.getByLabel('Naam of functie').fill('Meelezer van buiten')
  await desk.getByLabel('Leest mee als').selectOption('lived_experience')
  await desk.getByLabel('E-mailadres').fill(reader)
  await desk.getByLabel('Je vraag').fill('Zou jij je hierin herkennen?')
  await desk.getByLabel('Antwoord graag uiterlijk').fill(inAWeek())
  await expectSound(desk)
  await desk.getByRole('button', { name: 'Stuur de vraag' }).click()
  await expect(desk.getByText(/De vraag is verstuurd, met een geheime link/)).toBeVisible()

  const [mail] = await mailsTo(page.request, reader)
  expect(mail?.text).not.toContain('herkennen')
  const path = new URL(mail?.text.match(/https?:\/\/\S+\/meelezen\/\S+/)?.[0] ?? 'http://none').pathname
  const outside = await somebody(browser, { ...phone, javaScriptEnabled: false })
  await outside.goto(path)
  await expect(outside.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await expect(outside.getByText('Zou jij je hierin herkennen?')).toBeVisible()
  await outside.getByRole('button', { name: 'Stuur je antwoord' }).click()
  await expect(outside.getByRole('link', { name: 'Schrijf je antwoord.' })).toBeVisible()
  await outside.getByLabel('Je antwoord').fill('Nee, hier herken ik niemand in.')
  await outside.getByRole('button', { name: 'Stuur je antwoord' }).click()
  await expect(outside.getByRole('heading', { name: 'Dank je wel' })).toBeVisible()
  await expect(outside.getByRole('heading', { name: title })).toHaveCount(0)
  await outside.context().close()

  await desk.goto(onDesk(address))
  await expect(desk.getByRole('region', { name: 'Meelezers' })).toContainText('Nee, hier herken ik niemand in.')
  await expect(desk.getByRole('region', { name: 'Tijdlijn' })).toContainText('Antwoord van een meelezer')
  await desk.goto(path)
  await expectSound(desk)
  expect((await desk.request.get(`/meelezen/${'a'.repeat(43)}`)).status()).toBe(404)
})

test('placing waits for the whole checklist; giving back does not ask for it', async ({ page, browser }) => {
  const title = titled('Eerst de vragen over herkenbaarheid')
  const address = await lessonOnDesk(page, 'lid.friesland', { title, core: 'Kijk twee keer.' })
  const desk = await somebody(browser)
  await signIn(desk, 'redactie', onDesk(address))
  const questions = desk.getByRole('group', { name: 'Kan iemand herkend worden?' })
  await desk.getByRole('radio', { name: /^Terug naar de schrijver/ }).check()
  await expect(questions).toBeHidden()
  await desk.getByRole('radio', { name: /^Plaatsen/ }).check()
  await expect(questions).toBeVisible()
  await expectSound(desk)
  const group = questions.getByRole('group')
  expect(await group.count()).toBe(7)
  for (let one = 0; one < 6; one++) await group.nth(one).getByRole('radio', { name: 'Ja, gekeken' }).check()
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(desk.getByRole('heading', { name: /Kijk naar 1 vraag/ })).toBeFocused()
  await desk.getByRole('link', { name: /nog anderen in de tekst/ }).click()
  await expect(group.nth(0).getByRole('radio', { name: 'Ja, gekeken' })).toBeChecked()
  await group.nth(6).getByRole('radio', { name: 'Komt niet voor' }).check()
  await desk.getByRole('button', { name: 'Verstuur besluit' }).click()
  await expect(desk.getByRole('heading', { name: 'De les is geplaatst' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a text that is used again fills the message, a note is about a whole part, and a lesson is not placed', async ({
    page,
    browser,
  }) => {
    const writer = await somebody(browser, { javaScriptEnabled: true })
    const title = titled('Zonder script')
    const address = await lessonOnDesk(writer, 'lid.friesland', { title, core: 'Het werkt ook zonder.' })
    await signIn(page, 'redactie2', onDesk(address))
    await page.getByText('Gebruik een standaardtekst').click()
    await page.getByRole('link', { name: 'Klein aantal' }).click()
    await expect(page.getByLabel('Bericht aan de schrijver')).toHaveValue(/Je noemt een klein aantal/)
    await expect(page.getByRole('radio', { name: /^Terug naar de schrijver/ })).toBeChecked()

    await page.getByText('Notitie bij ‘Wat werkte niet?’').click()
    await page.getByLabel('Je notitie').locator('visible=true').fill('Hoe vaak was dat?')
    await page.getByRole('button', { name: 'Zet de notitie erbij' }).locator('visible=true').click()
    await expect(page.getByRole('article', { name: /^Notitie van/ })).toContainText('Hoe vaak was dat?')

    await page.getByLabel('Niet plaatsen').check()
    await page.getByLabel('Bericht aan de schrijver').fill('Dit is een aankondiging, geen les.')
    await page.getByRole('button', { name: 'Verstuur besluit' }).click()
    await expect(page.getByRole('heading', { name: 'De les wordt niet geplaatst' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Jouw besluit' })).toHaveCount(0)
  })
})

/** Goes on with tab until this has the focus, and sees that it can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let press = 0; press < 400; press++) {
    await page.keyboard.press('Tab')
    if (!(await target.evaluate((element) => element === document.activeElement))) continue
    await expect(target).toBeInViewport()
    return
  }
  throw new Error('tab does not come to it')
}

/** Selects words in an element as a mouse does, so that the page hears it. */
async function select(page: Page, within: string, words: string): Promise<void> {
  await page.locator(within).evaluate((element, quote) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(quote)
      if (at < 0) continue
      document.getSelection()?.setBaseAndExtent(node, at, node, at + quote.length)
      return
    }
    throw new Error(`no ${quote}`)
  }, words)
}
