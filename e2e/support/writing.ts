import { expect, type Page } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** Signs in as a demo account and begins a lesson of its own, so that tests do not meet. Gives its address. */
export async function newLesson(page: Page, account: string): Promise<string> {
  await signIn(page, account, '/mijn/lessen')
  await page.getByRole('button', { name: 'Schrijf een les' }).click()
  await page.waitForURL(/\/mijn\/lessen\/[0-9a-f-]{36}/)
  await editor(page, 'Wat was er aan de hand?').waitFor()
  return new URL(page.url()).pathname
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
