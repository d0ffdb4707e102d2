import { expect, type BrowserContext, type Page } from '@playwright/test'
import { callAction } from './call-action.ts'
import { signInUnseen } from './sign-in.ts'

/** Signs in as a demo account and begins a lesson, without drawing a page. Gives its address. */
export async function beginLesson(page: Page, account: string): Promise<string> {
  await signInUnseen(page.context(), account)
  const home = /name="home" value="([^"]+)"/.exec(await (await page.request.get('/mijn/lessen')).text())?.[1]
  if (!home) throw new Error(`${account} belongs to more than one place`)
  return callAction(page.request, 'startLessonAction', '/mijn/lessen', { home })
}

/** Signs in as a demo account and begins a lesson of its own, so that tests do not meet. Gives its address. */
export async function newLesson(page: Page, account: string): Promise<string> {
  const address = await beginLesson(page, account)
  await page.goto(address)
  await editor(page, 'Wat was er aan de hand?').waitFor()
  return address
}

/** The title that the server holds, as another window of the same writer would be given it. */
export async function titleOnServer(context: BrowserContext, address: string): Promise<string | undefined> {
  return /id="title"[^>]* value="([^"]*)"/.exec(await (await context.request.get(address)).text())?.[1]
}

export const editor = (page: Page, question: string) => page.getByRole('textbox', { name: question })

/** The server has said that it holds the text. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^Opgeslagen om \d+\.\d\d uur$/)).toBeVisible()
}

/** Types at the end of an editor, letter by letter as a person does. */
export async function typeIn(page: Page, question: string, text: string): Promise<void> {
  await editor(page, question).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

export async function goToStep(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Stappen van je les' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeFocused()
}
