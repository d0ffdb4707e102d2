import { expectSound } from './support/page-checks.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const box = 'Waar wil je iets over weten?'

test('a visitor is offered lessons while typing, goes there by keyboard, and finds out what is near and why', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel(box).pressSequentially('gezinsadv')
  const offered = page.getByRole('list', { name: 'Suggesties' })
  await expect(offered.getByRole('link').first()).toContainText('gezinsadvocaat')
  await page.keyboard.press('ArrowDown')
  await expect(offered.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(offered).toBeHidden()
  await expect(page.getByLabel(box)).toBeFocused()
  await page.keyboard.press('o')
  await expect(offered).toBeVisible()
  // Legal answers are offered too: down to the first lesson.
  const titles = await offered.getByRole('link').allTextContents()
  for (let step = titles.findIndex((title) => title.endsWith('Les')); step >= 0; step--) await page.keyboard.press('ArrowDown')
  await expect(offered.getByRole('link', { name: /Les$/ }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/lessen\/[a-z0-9-]+$/)
  await expect(
    page
      .getByRole('region', { name: 'Struin verder' })
      .getByText(/Zelfde thema|Gaat ook over/)
      .first(),
  ).toBeVisible()

  // Enter in the box searches, whatever is offered.
  await page.goto('/zoeken')
  await page.getByLabel(box).pressSequentially('gezinsadvokaat')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/zoeken?q=gezinsadvokaat')
  await expect(page.getByText('‘gezinsadvokaat’ staat nergens. We zochten op gezinsadvocaat.')).toBeVisible()
  await expect(page.getByRole('main').locator('mark').first()).toHaveText(/gezinsadvocaat/i)
  await expectSound(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor asks a whole question, sees the piece that answers, and is led on where nothing is', async ({ page }) => {
    await page.goto('/zoeken')
    await page.getByLabel(box).fill('wat doe je als een ouder op de ggz wacht?')
    await page.getByRole('button', { name: 'Zoek' }).click()
    const first = page.getByRole('main').getByRole('article').first()
    await expect(first.getByRole('link')).toHaveText(/ouder op de ggz wacht/)
    await expect(first.locator('mark').first()).toBeVisible()
    await first.getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: /ouder op de ggz wacht/ })).toBeVisible()

    await page.goto('/lessen?q=wethauder')
    await expect(page.getByText('We zochten op wethouder.')).toBeVisible()
    await page.goto('/zoeken?q=xyzzyplof')
    await expect(page.getByText('We vonden niets over ‘xyzzyplof’.')).toBeVisible()
    await page.getByRole('link', { name: 'Bekijk alle lessen' }).click()
    await expect(page).toHaveURL('/lessen')
  })
})

test('a curator keeps words that mean the same, and the very next search counts them', async ({ page }) => {
  const word = `keetpraat${Date.now().toString(36).replaceAll(/\d/g, 'x')}`
  await signIn(page, 'redactie', '/redactie/zoekwoorden')
  const added = page.getByRole('region', { name: 'Nieuwe woorden' })
  await added.getByLabel('Woorden die hetzelfde betekenen').fill(word)
  await added.getByRole('button', { name: 'Voeg toe' }).click()
  await expect(page.getByText('Vul ten minste twee woorden in').first()).toBeVisible()
  await added.getByLabel('Woorden die hetzelfde betekenen').fill(`${word}, keukentafel`)
  await added.getByRole('button', { name: 'Voeg toe' }).click()
  await expect(page.getByText('De woorden zijn bewaard')).toBeVisible()
  await expectSound(page)
  await page.goto(`/zoeken?q=${word}`)
  await expect(page.getByRole('main').locator('mark', { hasText: 'keukentafel' }).first()).toBeVisible()
  await page.goto('/redactie/zoekwoorden')
  await page.locator('summary', { hasText: word }).click()
  await page.getByRole('button', { name: `Haal weg : ${word}, keukentafel` }).click()
  await expect(page.getByText(`${word}, keukentafel`)).toHaveCount(0)

  // What people looked for in vain becomes a question for everybody, in one press.
  await page.locator('summary', { hasText: 'schoolverzuim' }).click()
  await page.locator('details[open]').getByRole('button', { name: 'Zet de open vraag neer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wie weet iets over ‘schoolverzuim’?' })).toBeVisible()
  await page.goto('/redactie/zoekwoorden')
  await expect(page.getByText('schoolverzuim')).toHaveCount(0)
})

test('another site takes lessons along: a list in pages, one lesson, a quotation, and what they mean', async ({ request }) => {
  type Listed = { id: string; url: string; api_url: string; title: string }
  type Page = { data: Listed[]; next: string | null }
  const path = (address: string) => new URL(address).pathname + new URL(address).search
  const ids: string[] = []
  let first: Listed | undefined
  for (let next: string | null = '/api/v1/lessen'; next !== null;) {
    const page = (await (await request.get(next)).json()) as Page
    first ??= page.data[0]
    ids.push(...page.data.map((lesson) => lesson.id))
    next = page.next && path(page.next)
  }
  expect(ids.length).toBeGreaterThan(20)
  expect(new Set(ids).size).toBe(ids.length)
  if (!first) throw new Error('there is no lesson')

  const again = await request.get('/api/v1/lessen')
  const unchanged = await request.get('/api/v1/lessen', { headers: { 'If-None-Match': again.headers().etag ?? '' } })
  expect(unchanged.status()).toBe(304)

  const described = (await (await request.get('/api/v1/openapi.json')).json()) as {
    paths: Record<string, { get: { responses: Record<string, { content: { 'application/json': { schema: Schema } } }> } }>
  }
  type Schema = { properties: Record<string, Schema>; items: Schema; required: string[] }
  const answers = (at: string) => described.paths[at]?.get.responses['200']?.content['application/json'].schema.properties
  expect(Object.keys(first).sort()).toEqual(answers('/api/v1/lessen')?.data?.items.required.toSorted())
  const { data: whole } = (await (await request.get(path(first.api_url))).json()) as { data: Record<string, unknown> }
  expect(Object.keys(whole).sort()).toEqual(answers('/api/v1/lessen/{slug}')?.data?.required.toSorted())
  expect(whole.title).toBe(first.title)
  expect((await request.get('/api/v1/lessen/dit-is-er-niet')).status()).toBe(404)

  const head = await (await request.get(path(first.url))).text()
  const oembed = /type="application\/json\+oembed" href="([^"]+)"/.exec(head)?.[1]?.replaceAll('&amp;', '&')
  const quotation = (await (await request.get(path(oembed ?? ''))).json()) as { type: string; title: string; html: string }
  expect(quotation).toMatchObject({ type: 'rich', title: first.title })
  expect(quotation.html).toContain('<blockquote>')
  expect((await request.get('/oembed?url=https%3A%2F%2Felders.example%2Flessen%2Feen')).status()).toBe(404)
})
