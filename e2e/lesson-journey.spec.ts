import type { Browser, Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { choosePlacing } from './support/placing.ts'
import { mailsTo, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const writer = 'lid.flevoland'
const title = `Eerst bellen, dan pas langsgaan (${Date.now().toString(36)})`
const question = 'Wil je erbij zetten hoe vaak jullie belden?'

async function newPage(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage()
}

/** Types an answer in the editor of a question. */
async function answer(page: Page, heading: string, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: heading })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

const saved = (page: Page) => expect(page.getByText(/^Opgeslagen om \d+\.\d\d uur/)).toBeVisible()
const onward = (page: Page, step: string) => page.getByRole('link', { name: `Verder: ${step}` }).click()

async function writeLesson(page: Page): Promise<void> {
  await page.getByLabel('Titel').fill(title)
  await page.getByLabel('De les in één zin').fill('Wie eerst belt, wordt vaker binnengelaten.')
  await answer(page, 'Wat was er aan de hand?', 'We stonden vaak voor een dichte deur.')
  await onward(page, 'Wat jullie deden')
  await answer(page, 'Wat deden jullie?', 'We belden een dag eerder en vroegen wat uitkwam.')
  await answer(page, 'Wat leverde het op?', 'Ouders deden open en hadden tijd.')
  await answer(page, 'Wat werkte niet?', 'Op vrijdag nam niemand op.')
  await onward(page, 'Voor een ander')
  await page.getByRole('checkbox', { name: 'Lokale teams' }).check()
  await page.getByRole('radio', { name: /^Wie net begint/ }).check()
  await onward(page, 'Zekerheid en thema’s')
  await page.getByRole('checkbox', { name: 'Klantreis' }).check()
  for (const choice of ['Eenvoudig', 'De professional of de organisatie', 'Kan nu al', 'Eerste signaal', 'Indruk']) {
    await page.getByRole('radio', { name: new RegExp(`^${choice}`) }).check()
  }
  await saved(page)
  await onward(page, 'Nakijken en insturen')
  await expect(page.getByRole('heading', { name: 'Alles is ingevuld' })).toBeVisible()
}

async function sendIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stuur in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Bij de redactie' })).toBeVisible()
}

async function openOnDesk(page: Page): Promise<void> {
  await page.goto('/redactie')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
}

async function decide(page: Page, decision: string, message: string): Promise<void> {
  if (decision === 'Plaatsen') await choosePlacing(page)
  else await page.getByRole('radio', { name: new RegExp(`^${decision}`) }).check()
  await page.getByLabel('Bericht aan de schrijver').fill(message)
  await page.getByRole('button', { name: 'Verstuur besluit' }).click()
}

test('a lesson goes from the form to the feed, back and forth, and out again', async ({ browser }) => {
  test.setTimeout(240_000)

  const author = await newPage(browser)
  await test.step('a member writes a lesson and sends it in', async () => {
    await signIn(author, writer, '/mijn/lessen')
    await author.getByRole('main').getByRole('button', { name: /les/i }).first().click()
    await author.waitForURL(/\/mijn\/lessen\/[0-9a-f-]{36}/)
    await writeLesson(author)
    await sendIn(author)
  })
  const lessonAddress = new URL(author.url()).pathname

  const curator = await newPage(browser)
  await test.step('a curator takes it and gives it back with a question', async () => {
    await signIn(curator, 'redactie', '/redactie')
    await openOnDesk(curator)
    await expect(curator.getByText('We stonden vaak voor een dichte deur.')).toBeVisible()
    await curator.getByRole('button', { name: 'Ik lees deze les' }).click()
    await expect(curator.getByText('Jij leest deze les. Andere redacteuren zien dat.')).toBeVisible()
    await decide(curator, 'Terug naar de schrijver', question)
    await expect(curator.getByRole('heading', { name: 'De les is terug bij de schrijver' })).toBeVisible()
  })

  await test.step('the author gets a mail that tells nothing of the text, and reads the question beside it', async () => {
    const [mail] = await mailsTo(author.request, `${writer}@demo.example`)
    expect(mail?.subject).toBe('De redactie heeft een vraag over je les')
    for (const secret of [title, question]) expect(mail?.text).not.toContain(secret)
    expect(mail?.text).toContain(lessonAddress)
    await author.goto(`${lessonAddress}?stap=2`)
    await expect(author.getByText(question)).toBeVisible()
  })

  await test.step('the author changes the same lesson and sends it again', async () => {
    await answer(author, 'Wat leverde het op?', 'Ouders deden open en hadden tijd, bij 9 van de 14 keer bellen.')
    await saved(author)
    await author.goto(`${lessonAddress}?stap=nakijken`)
    await sendIn(author)
    expect(new URL(author.url()).pathname).toBe(lessonAddress)
  })

  const second = await newPage(browser)
  await test.step('another curator sees what changed, word by word, and places it', async () => {
    await signIn(second, 'redactie2', '/redactie')
    await openOnDesk(second)
    await expect(second.locator('ins').filter({ hasText: '14' }).first()).toBeVisible()
    await expect(second.getByText('De andere onderdelen zijn niet gewijzigd.')).toBeVisible()
    await expectSound(second)
    await second.getByRole('link', { name: 'Hele tekst' }).click()
    await expect(second.getByText('We stonden vaak voor een dichte deur.')).toBeVisible()
    await decide(second, 'Plaatsen', '')
    await expect(second.getByRole('heading', { name: 'De les is geplaatst' })).toBeVisible()
  })

  const visitor = await newPage(browser, { javaScriptEnabled: false })
  await test.step('a visitor finds it at once, on top, and reads it', async () => {
    await visitor.goto('/lessen')
    const newest = visitor.getByRole('main').getByRole('article').first()
    await expect(newest).toContainText('Wie eerst belt, wordt vaker binnengelaten.')
    await newest.getByRole('link').click()
    await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(visitor.getByText('bij 9 van de 14 keer bellen')).toBeVisible()
    await expect(visitor.getByText(question)).toHaveCount(0)
    await expect(visitor.getByRole('link', { name: 'Proeftuin Flevoland' }).first()).toBeVisible()
    expect(await (await visitor.request.get('/lessen/atom.xml')).text()).toContain(title)
  })

  await test.step('a curator withdraws it, and its place says why', async () => {
    await second.getByText('Deze les terugtrekken').click()
    await second.getByRole('radio', { name: 'De les is verouderd' }).check()
    await second.getByLabel('Korte uitleg').fill('Er is een nieuwe werkwijze.')
    await second.getByRole('button', { name: 'Trek de les terug' }).click()
    await expect(second.getByRole('heading', { name: 'De les is teruggetrokken' })).toBeVisible()

    const gone = await visitor.reload()
    expect(gone?.status()).toBe(410)
    await expect(visitor.getByRole('heading', { level: 1, name: 'Deze les is teruggetrokken' })).toBeVisible()
    await expect(visitor.getByText('Er is een nieuwe werkwijze.')).toBeVisible()
    await visitor.goto('/lessen')
    await expect(visitor.getByRole('main').getByText('Wie eerst belt, wordt vaker binnengelaten.')).toHaveCount(0)
  })
})
