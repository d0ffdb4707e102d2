import { callAction } from './call-action.ts'
import { expect, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test'

/** A mail as /postvak.json gives it. */
export type Mail = {
  id: string
  to: string
  subject: string
  text: string
  html: string
  at: string
  headers: Record<string, string>
  attachments: unknown[]
}

/** The mails to an address, newest first. */
export async function mailsTo(request: APIRequestContext, address: string): Promise<Mail[]> {
  const answer = await request.get(`/postvak.json?aan=${encodeURIComponent(address)}`)
  expect(answer.status()).toBe(200)
  return (await answer.json()) as Mail[]
}

/** The path of the sign-in link in a mail, if it holds one. The host is left out: a test may run under another name. */
export function linkIn(mail: Mail | undefined): string | undefined {
  const link = mail?.text.match(/https?:\/\/\S+\/inloggen\/bevestig\S+/)?.[0]
  return link && new URL(link).pathname + new URL(link).search
}

/** The code in a sign-in mail, if it holds one. */
export const codeIn = (mail: Mail | undefined): string | undefined => mail?.text.match(/^\d{6}$/m)?.[0]

/** Asks for a link on the sign-in page and waits for the page that says to look at the mail. */
export async function askLink(page: Page, address: string, returnTo?: string): Promise<void> {
  await page.goto(returnTo ? `/inloggen?terug=${encodeURIComponent(returnTo)}` : '/inloggen')
  await page.getByLabel('Je e-mailadres').fill(address)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kijk in je mail' })).toBeVisible()
}

/** Makes an account for one test alone, as an administrator does, and leaves the window signed out. Gives its address. */
export async function invitedMember(page: Page, name: string): Promise<string> {
  const email = `${name}-${Date.now()}@voorbeeld.example`
  await signInUnseen(page.context(), 'beheer')
  const fields = { name: 'Lid van een proef', email, 'roles[]': 'member', 'places[]': 'site:friesland' }
  await callAction(page.request, 'invitePersonAction', '/beheer/mensen/uitnodigen', fields)
  await page.context().clearCookies()
  return email
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const sessions = new Map<string, Cookies>()

/**
 * Signs in as a demo account ('lid.friesland') without drawing the pages that a person would see, with the session of an
 * earlier test of this worker when it still holds, and goes to `returnTo`. The window may have been somebody else's before.
 */
export async function signIn(page: Page, account: string, returnTo = '/mijn/gegevens'): Promise<void> {
  await signInUnseen(page.context(), account)
  await page.goto(returnTo)
}

/** The same without a page: for what has to be there before a journey begins. */
export async function signInUnseen(context: BrowserContext, account: string): Promise<void> {
  const kept = sessions.get(account)
  if (kept) {
    await context.addCookies(kept)
    if ((await (await context.request.get('/api/auth/session')).text()).includes('"user"')) return
  }
  await signInByRequests(context.request, account.includes('@') ? account : `${account}@demo.example`)
  sessions.set(account, await context.cookies())
}

/**
 * The same with a session of its own, for who asks by requests alone. Several tests may sign in as one account at the same
 * time: each finds the mail that its own browser asked for.
 */
export async function signInByRequests(request: APIRequestContext, address: string): Promise<void> {
  await callAction(request, 'askSignInAction', '/inloggen', { email: address, terug: '/mijn' })
  for (const mail of (await mailsTo(request, address)).slice(0, 10)) {
    const link = linkIn(mail)
    // The button stands there for the browser that asked, and for no other.
    if (!link || !/>Log in<\/button>/.test(await (await request.get(link)).text())) continue
    await callAction(request, 'confirmSignInAction', link, { token: new URLSearchParams(link.split('?')[1]).get('token') ?? '' })
    return
  }
  throw new Error(`no link for ${address}`)
}
