import { expect, type Page } from '@playwright/test'
import { baseUrl, callAction } from './call-action.ts'
import { signInUnseen } from './sign-in.ts'
import { beginLesson } from './writing.ts'

const paragraph = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

/** A whole lesson with this title, as the form would send it. */
const content = (title: string, coreSentence: string, situation: string) => ({
  kind: 'lesson',
  title,
  coreSentence,
  situation: paragraph(situation),
  approach: paragraph('We belden een dag eerder.'),
  results: paragraph('De deur ging vaker open.'),
  failures: paragraph('Op vrijdag nam niemand op.'),
  audiences: ['local_team'],
  experience: 'both',
  themes: ['klantreis'],
  principle: 'gezinsgericht',
  level: 'professional',
  nationalStatus: 'possible_now',
  certainty: 'first_signal',
  evidenceBasis: 'impression',
})

/** Saves the text of a lesson over the version that is there, by the address that the form itself uses. Gives its version. */
export async function writeAll(page: Page, address: string, words: { title: string; core: string; situation?: string }): Promise<number> {
  const lessonId = address.split('/').at(-1) ?? ''
  const save = (basedOn: number) =>
    page.request.put(`/api/lessen/${lessonId}/concept`, {
      headers: { origin: new URL(baseUrl).origin },
      data: {
        lessonId,
        basedOn,
        saveKey: crypto.randomUUID(),
        content: content(words.title, words.core, words.situation ?? 'We stonden vaak voor een dichte deur.'),
      },
    })
  const first = await save(0)
  const { draft } = (await first.json()) as { draft: { version: number } }
  const second = await save(draft.version)
  expect(second.status()).toBe(200)
  return ((await second.json()) as { version: number }).version
}

/** Sends the lesson in, as it is stored. */
export async function sendIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}?stap=nakijken`)
  await page.getByRole('button', { name: /^Stuur (?:opnieuw )?in$/ }).click()
  // Not the state on the page: a lesson that is sent in again is 'Bij de redactie' before the press too.
  await page.waitForURL(/\?ingestuurd=1/)
}

/** The same without drawing a page, in the version that the text has now. */
export async function sendInUnseen(page: Page, address: string, version: number): Promise<void> {
  const fields = { lessonId: address.split('/').at(-1) ?? '', version: String(version) }
  expect(await callAction(page.request, 'submitLessonAction', address, fields)).toMatch(/ingestuurd=1/)
}

/** A lesson that lies on the desk. Gives the address of its form. */
export async function lessonOnDesk(
  page: Page,
  account: string,
  words: { title: string; core: string; situation?: string },
): Promise<string> {
  const address = await beginLesson(page, account)
  const version = await writeAll(page, address, words)
  await sendInUnseen(page, address, version)
  return address
}

/** The lesson of a form on the desk. */
export const onDesk = (address: string): string => `/redactie/${address.split('/').at(-1)}`

/** Chooses to place, and answers every question of the checklist that the desk asks for it. */
export async function choosePlacing(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Plaatsen/ }).check()
  for (const answer of await page.locator('input[type="radio"][value="fine"]').all()) await answer.check()
}

/** Places the lesson now, as a curator in a window of their own, without drawing a page. */
export async function placeUnseen(curator: Page, account: string, address: string): Promise<void> {
  await signInUnseen(curator.context(), account)
  const checks = (form: string) => [...form.matchAll(/name="(check[A-Za-z]+)"/g)].map(([, field = '']) => [field, 'fine'] as const)
  const decided = await decideUnseen(curator, address, (form) => ({
    decision: 'publish',
    ...Object.fromEntries(checks(form)),
  }))
  expect(decided).toMatch(/besluit=geplaatst/)
}

/** Decides not to place the lesson, without drawing a page. */
export async function refuseUnseen(curator: Page, account: string, address: string, message: string): Promise<void> {
  await signInUnseen(curator.context(), account)
  expect(await decideUnseen(curator, address, () => ({ decision: 'decline', message }))).toMatch(/besluit=/)
}

async function decideUnseen(curator: Page, address: string, fields: (form: string) => Record<string, string>): Promise<string> {
  const desk = onDesk(address)
  const form = await (await curator.request.get(desk)).text()
  const revisionId = /name="revisionId" value="([^"]+)"/.exec(form)?.[1] ?? ''
  return callAction(curator.request, 'decideLessonAction', desk, { lessonId: desk.split('/').at(-1) ?? '', revisionId, ...fields(form) })
}
