import type { Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { baseUrl } from './support/call-action.ts'
import { signIn, signInUnseen } from './support/sign-in.ts'
import { beginLesson, editor, expectSaved, goToStep, newLesson, titleOnServer, typeIn } from './support/writing.ts'
import { expect, test } from './support/test.ts'

const title = (page: Page) => page.getByLabel('Titel')
const offlineWords = 'Niet opgeslagen: geen verbinding. Je tekst staat veilig in deze browser.'
const keptTexts = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('les:')))

test('text is on the server within two seconds of a pause, the page says so only then, and it stays through the steps', async ({
  page,
  context,
}) => {
  const address = await newLesson(page, 'lid.flevoland')
  const requests: number[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/concept', async (route) => {
    requests.push(Date.now())
    await held
    await route.continue()
  })
  await title(page).pressSequentially('Een vaste dag', { delay: 20 })
  const paused = Date.now()
  await expect(page.getByText('Bezig met opslaan …')).toBeVisible()
  await expect.poll(() => requests.length).toBe(1)
  expect((requests[0] ?? 0) - paused).toBeLessThan(2_000)
  await expect(page.getByText(/^Opgeslagen/)).toHaveCount(0)
  expect(await keptTexts(page)).toHaveLength(1)
  release()
  await expectSaved(page)
  expect(await keptTexts(page)).toEqual([])
  expect(await titleOnServer(context, address)).toBe('Een vaste dag')
  await page.unroute('**/concept')

  await title(page).fill('x'.repeat(150))
  await expect(page.getByText('Dit is 30 tekens te lang. Maak er hoogstens 120 tekens van.')).toBeVisible()
  await expect(page.getByText(/^Niet opgeslagen\. De titel is te lang/)).toBeVisible()
  await expect(title(page), 'nothing of it is cut off').toHaveValue('x'.repeat(150))

  await title(page).fill('Eén gezicht')
  await typeIn(page, 'Wat was er aan de hand?', 'Er kwamen zes mensen aan de deur.')
  await goToStep(page, 'Wat jullie deden')
  await typeIn(page, 'Wat deden jullie?', 'We kozen er een.')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 2, name: 'De les' })).toBeFocused()
  await expect(editor(page, 'Wat was er aan de hand?')).toHaveText('Er kwamen zes mensen aan de deur.')
  await expect(title(page)).toHaveValue('Eén gezicht')
  await page.goForward()
  await expect(editor(page, 'Wat deden jullie?')).toHaveText('We kozen er een.')
  await expectSaved(page)
  await page.reload()
  await expect(page).toHaveURL(/stap=2/)
  await expect(editor(page, 'Wat deden jullie?')).toHaveText('We kozen er een.')
})

test('where the line is cut nothing is saved, nothing is lost, and what was answered in vain does no harm', async ({ page, context }) => {
  const address = await newLesson(page, 'lid.flevoland')
  await context.setOffline(true)
  await title(page).fill('Geschreven in de trein')
  await expect(page.getByText(offlineWords)).toBeVisible()
  await title(page).fill('Geschreven in de trein, zonder bereik')
  expect(await keptTexts(page)).toHaveLength(1)
  await context.setOffline(false)
  await expectSaved(page)
  expect(await titleOnServer(context, address)).toBe('Geschreven in de trein, zonder bereik')

  // The text arrives; the answer gets lost on the way back.
  let lost = 0
  await page.route('**/concept', async (route) => {
    await route.fetch()
    lost += 1
    await (lost > 2 ? route.fallback() : route.abort())
  })
  await title(page).fill('Aangekomen zonder antwoord')
  await expect(page.getByText(offlineWords)).toBeVisible()
  await title(page).fill('Aangekomen zonder antwoord, en verder')
  await expectSaved(page)
  await expect(page.getByText('ergens anders gewijzigd')).toHaveCount(0)
  expect(await titleOnServer(context, address)).toBe('Aangekomen zonder antwoord, en verder')
})

test('a tab closed in the middle of a word loses nothing; text that never reached the server is offered beside the stored one', async ({
  page,
  context,
}) => {
  const address = await newLesson(page, 'lid.flevoland')
  await title(page).fill('Opgeslagen titel')
  await expect(page.getByText('Bezig met opslaan …')).toBeVisible()
  await page.close({ runBeforeUnload: false })
  await expect.poll(() => titleOnServer(context, address)).toBe('Opgeslagen titel')

  // As when the machine falls out: the page gets no moment to send its last words.
  const broken = await context.newPage()
  await broken.addInitScript(() => {
    for (const goodbye of ['pagehide', 'visibilitychange'])
      addEventListener(goodbye, (event) => event.stopImmediatePropagation(), { capture: true })
  })
  await broken.goto(address)
  await editor(broken, 'Wat was er aan de hand?').waitFor()
  await broken.route('**/concept', (route) => route.abort())
  await title(broken).fill('Titel van onderweg')
  await broken.getByLabel('De les in één zin').fill('Een zin van onderweg.')
  await expect(broken.getByText(offlineWords)).toBeVisible()
  await broken.close()

  const later = await context.newPage()
  await later.goto(address)
  await expect(later.getByRole('heading', { name: 'Hier staat nog tekst die niet was opgeslagen' })).toBeFocused()
  const titles = later.getByRole('group', { name: 'Titel', exact: true })
  await expect(titles).toContainText('Titel van onderweg')
  await expect(titles).toContainText('Opgeslagen titel')
  await titles.getByLabel('de opgeslagen tekst').check()
  await later.getByRole('button', { name: 'Ga verder met deze keuze' }).click()
  await expect(title(later)).toHaveValue('Opgeslagen titel')
  await expect(later.getByLabel('De les in één zin')).toHaveValue('Een zin van onderweg.')
  await expectSaved(later)
  await later.reload()
  await expect(later.getByLabel('De les in één zin')).toHaveValue('Een zin van onderweg.')
  expect(await keptTexts(later)).toEqual([])
})

test('who is signed out meanwhile keeps the text and goes on after signing in elsewhere', async ({ page, context }) => {
  const address = await newLesson(page, 'lid.twente')
  await context.clearCookies()
  await title(page).fill('Na het uitloggen geschreven')
  await expect(page.getByText(/Je bent uitgelogd/)).toBeVisible()
  await expect(page.getByText(/^Opgeslagen/)).toHaveCount(0)

  const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Log in een nieuw tabblad in' }).click()])
  await expect(tab.getByRole('heading', { level: 1, name: 'Inloggen' })).toBeVisible()
  await signInUnseen(context, 'lid.twente')
  await tab.close()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expectSaved(page)
  expect(await titleOnServer(context, address)).toBe('Na het uitloggen geschreven')
})

test('a second tab sees both texts and chooses; until then nothing is overwritten', async ({ page, context }) => {
  const address = await newLesson(page, 'lid.flevoland')
  await typeIn(page, 'Wat was er aan de hand?', 'Dit was er al.')
  await expectSaved(page)
  const second = await context.newPage()
  await second.goto(address)
  await typeIn(second, 'Wat was er aan de hand?', ' En dit schreef ik op mijn telefoon.')
  await title(second).fill('Titel van de telefoon')
  await expectSaved(second)

  await typeIn(page, 'Wat was er aan de hand?', ' En dit op mijn laptop.')
  await page.getByLabel('De les in één zin').fill('Zin van de laptop.')
  await expect(page.getByRole('heading', { name: 'Deze les is intussen ergens anders gewijzigd' })).toBeFocused()
  const situation = page.getByRole('group', { name: 'Wat was er aan de hand?', exact: true })
  await expect(situation).toContainText('Dit was er al. En dit schreef ik op mijn telefoon.')
  await expect(situation).toContainText('Dit was er al. En dit op mijn laptop.')
  await expectSound(page)
  // Where only one side wrote, its text is chosen already.
  await expect(page.getByRole('group', { name: 'Titel', exact: true }).getByRole('radio').nth(1)).toBeChecked()
  await expect(page.getByRole('group', { name: 'De les in één zin' }).getByRole('radio').first()).toBeChecked()

  await page.getByRole('button', { name: 'Ga verder met deze keuze' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['Kies welke tekst je houdt bij: Wat was er aan de hand?'])
  await situation.getByLabel('Houd allebei, onder elkaar').check()
  await page.getByRole('button', { name: 'Ga verder met deze keuze' }).click()
  await expectSaved(page)
  await page.reload()
  await expect(title(page)).toHaveValue('Titel van de telefoon')
  await expect(page.getByLabel('De les in één zin')).toHaveValue('Zin van de laptop.')
  await expect(editor(page, 'Wat was er aan de hand?')).toContainText('En dit op mijn laptop.')
  await expect(editor(page, 'Wat was er aan de hand?')).toContainText('En dit schreef ik op mijn telefoon.')
})

test('a co-author who saved first is named to the other', async ({ page, browser }) => {
  const address = await newLesson(page, 'lid.flevoland')
  await goToStep(page, 'Zekerheid en thema’s')
  await page.getByLabel('E-mailadres van je collega').fill('lid.twente@demo.example')
  await page.getByRole('button', { name: 'Laat meeschrijven' }).click()
  await expect(page.getByText('Je collega schrijft nu mee en heeft een mail gekregen.')).toBeVisible()
  await goToStep(page, 'De les')

  const theirs = await (await browser.newContext()).newPage()
  await signIn(theirs, 'lid.twente', address)
  await title(theirs).fill('Titel van de collega')
  await expectSaved(theirs)
  await title(page).fill('Titel van mij')
  await expect(page.getByText(/Lid Twente bewaarde een andere tekst, vandaag om/)).toBeVisible()
  await page.getByLabel('mijn tekst op deze pagina').check()
  await page.getByRole('button', { name: 'Ga verder met deze keuze' }).click()
  await expectSaved(page)
  await theirs.reload()
  await expect(title(theirs)).toHaveValue('Titel van mij')
  await theirs.context().close()
})

test('the address of the draft refuses what is no draft, and who may not write it', async ({ page, request }) => {
  const address = await beginLesson(page, 'lid.flevoland')
  const id = address.split('/').at(-1) ?? ''
  const url = `/api/lessen/${id}/concept`
  const { origin } = new URL(baseUrl)
  const body = { lessonId: id, basedOn: 1, saveKey: crypto.randomUUID(), content: { title: 'Van een ander' } }
  const put = (data: unknown) => page.request.put(url, { data, headers: { origin } })

  expect((await request.put(url, { data: body, headers: { origin } })).status()).toBe(401)
  expect((await page.request.put(url, { data: body })).status()).toBe(403)
  expect((await put('{"half"')).status()).toBe(400)
  expect((await put({ ...body, lessonId: crypto.randomUUID() })).status()).toBe(400)
  const wrong = await put({ ...body, content: { situation: { type: 'doc', content: [{ type: 'script' }] } } })
  expect(wrong.status()).toBe(422)
  expect(wrong.headers()['cache-control']).toContain('no-store')
  expect(((await wrong.json()) as { message: string }).message).toMatch(/^[A-Z].*\.$/)
  expect((await page.request.post(url, { data: body, headers: { origin } })).status()).toBe(405)

  await signInUnseen(page.context(), 'lid.twente')
  expect((await put(body)).status()).toBe(422)
  expect((await page.request.get(address)).status()).toBe(404)
  await signInUnseen(page.context(), 'lid.flevoland')
  expect(await titleOnServer(page.context(), address)).toBe('')
})
