import { expect, type APIRequestContext, type Browser, type Page } from '@playwright/test'
import { callAction } from './call-action.ts'
import { mailsTo, signIn, signInUnseen } from './sign-in.ts'

/** The calendar day so many days from now, as a date field takes it. */
export const inDays = (days: number): string => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10)

type Fields = {
  title: string
  maximum: number
  minimum?: number
  format?: string
  companions?: number
  byInvitation?: boolean
  days?: number
}

/** Fills in the form of a gathering, on the page where it stands. */
export async function fillGathering(page: Page, fields: Fields): Promise<void> {
  await page.getByLabel('Wat voor bijeenkomst is het?').selectOption('meet_up')
  await page.getByLabel('Titel').fill(fields.title)
  await page.getByLabel('In het kort').fill('Verzonnen voor een test.')
  await page.getByLabel('Lokale teams').check()
  await page.getByLabel('Datum', { exact: true }).fill(inDays(fields.days ?? 60))
  await page.getByLabel('Begint om').fill('13:30')
  await page.getByLabel('Klaar om').fill('15:00')
  await page.getByLabel(fields.format ?? 'Op locatie', { exact: true }).check()
  await page.getByLabel(/^Plek/).fill('Zaal in Zwolle')
  if (fields.minimum) await page.getByLabel(/^Minimum/).fill(String(fields.minimum))
  await page.getByLabel('Maximum').fill(String(fields.maximum))
  await page.getByLabel('Hoeveel introducés').fill(String(fields.companions ?? 0))
  if (fields.byInvitation) await page.getByLabel('Alleen wie is uitgenodigd').check()
  const organiser = page.getByLabel('Organisator')
  if ((await organiser.inputValue()) === '') await organiser.selectOption('national')
}

/** Signs in as an organiser and puts a gathering of its own in the agenda, without drawing a page, so that tests do not meet. */
export async function publishNew(page: Page, account: string, fields: Fields): Promise<{ managed: string; slug: string }> {
  await signInUnseen(page.context(), account)
  const form = '/mijn/bijeenkomsten/nieuw'
  const organiser = /<option[^>]* value="((?:site|region):[^"]+|national)"/.exec(await (await page.request.get(form)).text())?.[1]
  if (!organiser) throw new Error(`${account} organises nothing`)
  const draft = await callAction(page.request, 'createGatheringAction', form, {
    formKey: crypto.randomUUID(),
    kind: 'meet_up',
    title: fields.title,
    summary: 'Verzonnen voor een test.',
    'audiences[]': ['local_team'],
    format: 'on_site',
    date: inDays(60),
    startTime: '13:30',
    endTime: '15:00',
    place: 'Zaal in Zwolle',
    maximum: String(fields.maximum),
    companionsAllowed: '0',
    ...(fields.byInvitation ? { byInvitation: 'on' } : {}),
    organiser,
  })
  const managed = draft.split('?')[0] ?? ''
  await callAction(page.request, 'publishGatheringAction', managed, { gatheringId: managed.split('/').at(-1) ?? '', version: '1' })
  const slug = /href="\/bijeenkomsten\/([a-z0-9-]+)"/.exec(await (await page.request.get(managed)).text())?.[1]
  if (!slug) throw new Error(`${managed} is not in the agenda`)
  return { managed, slug }
}

/** Signs somebody up for a gathering that asks nothing, without drawing a page. The window stays theirs. */
export async function signUpUnseen(page: Page, account: string, slug: string): Promise<void> {
  await signInUnseen(page.context(), account)
  const form = `/bijeenkomsten/${slug}/aanmelden`
  const hidden = [...(await (await page.request.get(form)).text()).matchAll(/name="(gatheringId|formKey)" value="([^"]+)"/g)]
  const fields = Object.fromEntries(hidden.map(([, field = '', value = '']) => [field, value] as const))
  expect(await callAction(page.request, 'signUpAction', form, { ...fields, companions: '0' })).toMatch(/gedaan=aangemeld/)
}

/** A page of somebody else, signed in as a demo account. */
export async function pageOf(
  browser: Browser,
  account: string,
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signIn(page, account, address)
  return page
}

/** The path of the newest link of this kind in the mails to an address that speak of this gathering. */
export async function mailLink(
  request: APIRequestContext,
  address: string,
  title: string,
  kind: 'aanmelding' | 'uitnodiging',
  subject?: RegExp,
): Promise<string> {
  const link = new RegExp(`https?://\\S+/${kind}/\\S+`)
  let found: string | undefined
  await expect(async () => {
    const mail = (await mailsTo(request, address)).find((one) => one.text.includes(title) && (!subject || subject.test(one.subject)))
    found = mail?.text.match(link)?.[0]
    expect(found, `a link in a mail to ${address}`).toBeTruthy()
  }).toPass({ timeout: 15_000 })
  return new URL(found ?? '').pathname
}

/** A title that no other test has. */
export const ownTitle = (words: string): string => `${words} ${Math.random().toString(36).slice(2, 8)}`
