import type { Page } from '@playwright/test'
import { expectSound } from './support/page-checks.ts'
import { writeAll } from './support/placing.ts'
import { mailsTo, signIn } from './support/sign-in.ts'
import { beginLesson, editor, expectSaved, goToStep, newLesson, typeIn } from './support/writing.ts'
import { expect, test } from './support/test.ts'

const radio = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) })

async function fillStepOne(page: Page, title: string): Promise<void> {
  await page.getByLabel('Titel').fill(title)
  await page.getByLabel('De les in één zin').fill('Vraag het eerst aan het gezin zelf.')
  await typeIn(page, 'Wat was er aan de hand?', 'We wisten niet wie er mee wilde praten.')
}

test('a member looks a lesson over as visitors will see it, sends it in and takes it back', async ({ page }) => {
  const title = `Vraag het eerst aan het gezin ${Date.now()}`
  const address = await beginLesson(page, 'lid.friesland')
  await writeAll(page, address, { title, core: 'Vraag het eerst aan het gezin zelf.' })
  await page.goto(`${address}?stap=nakijken`)
  await expect(page.getByRole('heading', { name: 'Alles is ingevuld' })).toBeVisible()
  await expect(page.getByText('We belden een dag eerder.')).toBeVisible()

  await page.getByRole('link', { name: 'Bekijk de les zoals bezoekers hem zien' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Dit is een voorbeeld' })).toBeVisible()
  await page.getByRole('link', { name: 'Terug naar nakijken en insturen' }).click()

  await page.getByRole('button', { name: 'Stuur in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Je les is ingestuurd' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Bij de redactie' })).toBeVisible()
  await page.goto('/mijn/lessen')
  await expect(page.getByRole('region', { name: /^Bij de redactie/ })).toContainText(title)

  await page.goto(address)
  await page.getByRole('button', { name: 'Neem de les terug' }).click()
  await expect(page.getByRole('heading', { name: 'Teruggenomen' })).toBeVisible()
  await expect(page.getByLabel('Titel')).toHaveValue(title)
})

test('every step of the form is sound; themes, documents and colleagues are kept; what is missing leads to its field', async ({
  page,
  browser,
}) => {
  const address = await newLesson(page, 'lid.friesland')
  await expectSound(page)
  for (const step of ['Wat jullie deden', 'Voor een ander']) {
    await goToStep(page, step)
    await expectSound(page)
  }
  await goToStep(page, 'De les')
  await fillStepOne(page, 'Nog lang niet af')
  await goToStep(page, 'Zekerheid en thema’s')
  await expectSound(page)

  const themes = page.getByRole('group', { name: 'Welke thema’s passen erbij?' })
  for (let index = 0; index < 4; index += 1) await themes.getByRole('checkbox').nth(index).check()
  await themes.getByRole('checkbox').nth(4).click()
  await expect(themes.getByText('Je kunt er hoogstens 4 kiezen. Haal er eerst een weg.')).toBeVisible()
  await expect(themes.getByRole('checkbox', { checked: true })).toHaveCount(4)
  for (let index = 0; index < 4; index += 1) await themes.getByRole('checkbox').nth(index).uncheck()

  await page.getByRole('button', { name: 'Voeg de bijlage toe' }).click()
  await expect(page.getByText('Kies eerst een bestand.')).toBeVisible()
  const pdf = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  )
  await page.getByLabel('Voeg een document toe').setInputFiles({ name: 'gespreksleidraad.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByRole('button', { name: 'Voeg de bijlage toe' }).click()
  await expect(page.getByRole('link', { name: /gespreksleidraad\.pdf/ })).toBeVisible()
  await page.getByRole('button', { name: 'Haal gespreksleidraad.pdf weg' }).click()
  await expect(page.getByRole('link', { name: /gespreksleidraad\.pdf/ })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Bijlagen' })).toBeFocused()

  const email = page.getByLabel('E-mailadres van je collega')
  await email.fill('niemand@demo.example')
  await page.getByRole('button', { name: 'Laat meeschrijven' }).click()
  await expect(page.getByText('We kennen geen collega met dit e-mailadres.')).toBeVisible()
  await expect(email).toHaveValue('niemand@demo.example')
  await email.fill('jurist@demo.example')
  await page.getByRole('button', { name: 'Laat meeschrijven' }).click()
  await expect(page.getByText('Je collega schrijft nu mee en heeft een mail gekregen.')).toBeVisible()
  await expect.poll(async () => (await mailsTo(page.request, 'jurist@demo.example'))[0]?.text).toContain(address)

  const theirs = await (await browser.newContext()).newPage()
  await signIn(theirs, 'jurist', `${address}?stap=4`)
  await theirs.getByRole('button', { name: 'Stop met meeschrijven' }).click()
  await theirs.waitForURL('**/mijn/lessen')
  expect((await theirs.request.get(address)).status()).toBe(404)
  await theirs.context().close()

  await goToStep(page, 'Nakijken en insturen')
  await expect(page.getByRole('heading', { name: 'Er ontbreken nog 11 antwoorden' })).toBeVisible()
  await expect(page.getByText(/^Opgeslagen/)).toBeVisible()
  await expect(page.getByRole('link', { name: /gespreksleidraad\.pdf/ }), 'what was taken away stays away').toHaveCount(0)
  await expectSound(page)
  await page.getByRole('button', { name: 'Stuur in', exact: true }).click()
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary.getByRole('heading')).toBeFocused()
  await summary.getByRole('link', { name: 'Vertel wat jullie deden.' }).click()
  await expect(editor(page, 'Wat deden jullie?')).toBeFocused()
  await expect(page).toHaveURL(/stap=2#approach$/)
  await expect(page.getByText('Vertel wat het opleverde.')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 2, name: 'Nakijken en insturen' })).toBeFocused()

  // Without JavaScript the form takes no text, and says how to get help: nothing can be typed that would not be kept.
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(plain, 'lid.friesland', address)
  await expect(plain.locator('noscript').getByRole('link', { name: 'Neem contact op' })).toBeVisible()
  await expect(plain.getByLabel('Titel')).toBeDisabled()
})

test('everything can be reached and done with the keyboard alone', async ({ page }) => {
  await newLesson(page, 'lid.friesland')
  const tabTo = async (isThere: () => Promise<boolean>) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await isThere()) return
      await page.keyboard.press('Tab')
    }
    throw new Error('not reached with Tab')
  }
  const focused = (selector: string) => () => page.evaluate((query) => document.activeElement?.matches(query) ?? false, selector)
  await page.getByRole('link', { name: 'Ga naar de inhoud' }).focus()
  await page.keyboard.press('Enter')
  await tabTo(focused('input[name="kind"]'))
  await page.keyboard.press('ArrowDown')
  await expect(radio(page, 'Praktijkverhaal')).toBeChecked()
  await tabTo(focused('#title'))
  await page.keyboard.type('Met de toetsen')
  await tabTo(focused('#situation'))
  await page.keyboard.type('Ook dit.')
  await tabTo(focused('a[href="?stap=2"]:not(ol a)'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Wat jullie deden' })).toBeFocused()
  await expectSaved(page)
  await page.keyboard.press('Tab')
  await page.reload()
  await goToStep(page, 'De les')
  await expect(page.getByLabel('Titel')).toHaveValue('Met de toetsen')
  await expect(editor(page, 'Wat was er aan de hand?')).toHaveText('Ook dit.')
})

test('an image and a table are put in with the keyboard, and one types on in them and behind', async ({ page }) => {
  await newLesson(page, 'lid.friesland')
  await typeIn(page, 'Wat was er aan de hand?', 'Voor het plaatje.')
  await page.keyboard.press('Alt+F10')
  const toolbar = page.getByRole('toolbar', { name: 'Opmaak: Wat was er aan de hand?' })
  await expect(toolbar.getByRole('button').first()).toBeFocused()
  await toolbar.getByRole('button', { name: 'Afbeelding' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Afbeelding toevoegen' })
  await dialog.getByLabel('Afbeelding', { exact: true }).setInputFiles({
    name: 'vlak.png',
    mimeType: 'image/png',
    buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
  })
  await dialog.getByLabel('Beschrijving').fill('Een vlak van één kleur')
  await dialog.getByLabel('Beschrijving').press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  const text = editor(page, 'Wat was er aan de hand?')
  await expect(text).toBeFocused()
  await page.keyboard.type('Na het plaatje.')
  await expect(text.getByRole('img', { name: 'Een vlak van één kleur' })).toBeVisible()
  await expect(text).toContainText('Na het plaatje.')

  await page.keyboard.press('Alt+F10')
  await toolbar.getByRole('button', { name: 'Tabel', exact: true }).press('Enter')
  await expect(text).toBeFocused()
  for (const word of ['Weken', 'Gezinnen', 'Gesproken', 'Tien', 'Negen', 'Acht']) {
    await page.keyboard.type(word)
    await page.keyboard.press('Tab')
  }
  // On through the last row, and from its last cell to the buttons of the table.
  for (const onward of ['Tab', 'Tab', 'Tab', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(onward)
  await expect(page.getByRole('button', { name: 'Rij weg' })).toBeFocused()
  await page.keyboard.press('Enter')
  const table = text.getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText(['Weken', 'Gezinnen', 'Gesproken'])
  await expect(table.getByRole('cell')).toHaveText(['Tien', 'Negen', 'Acht'])
  await expect(page.getByText(/^Opgeslagen om/)).toBeVisible()
  await page.reload()
  await expect(editor(page, 'Wat was er aan de hand?').getByRole('columnheader', { name: 'Gezinnen' })).toBeVisible()
})

test('the message of the desk stands beside the text on every step', async ({ page }) => {
  await signIn(page, 'lid.friesland', '/mijn/lessen')
  await page
    .getByRole('region', { name: /^Terug bij jou/ })
    .getByRole('link', { name: 'Een vaste telefoon voor de intern begeleiders', exact: true })
    .click()
  for (const step of ['Wat jullie deden', 'Voor een ander', 'Zekerheid en thema’s', 'Nakijken en insturen']) {
    await goToStep(page, step)
    await expect(page.getByRole('heading', { name: 'Bericht van de redactie' })).toBeVisible()
  }
  await expectSound(page)
})

test('a lesson that was not placed can be read with the explanation, and not be changed', async ({ page }) => {
  await signIn(page, 'demo.foodvalley', '/mijn/lessen')
  await page.getByRole('link', { name: 'Nog plaatsen vrij in onze driedaagse training', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Waarom de les niet is geplaatst' })).toBeVisible()
  await expect(page.getByText('Er waren afmeldingen op het laatste moment.')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectSound(page)
})

test('the own page leads each role to its work', async ({ page, browser }) => {
  await signIn(page, 'redactie', '/mijn')
  await expect(page.getByRole('link', { name: 'Naar de redactietafel' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Schrijf een les' })).toHaveCount(0)
  const member = await (await browser.newContext()).newPage()
  await signIn(member, 'lid.friesland', '/mijn')
  await expect(member.getByRole('link', { name: 'Naar de redactietafel' })).toHaveCount(0)
  await expect(member.getByRole('button', { name: 'Schrijf een les' })).toBeVisible()
  await expectSound(member)
  await member.goto('/mijn/lessen')
  await expectSound(member)
  await member.context().close()
})
