'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { parseForm, type FormState } from '#lib/platform/form.ts'
import { visitorOf, waitingTime } from '#lib/platform/limits.ts'
import { currentActor, keepSession, leaveSession, sessionToken } from '#lib/platform/session.ts'
import { signInCookies } from '#lib/platform/sign-in-cookies.ts'
import { describeDevice } from '#lib/platform/sign-in-device.ts'
import { countAsked, countTypedCode } from '#lib/platform/sign-in-limits.ts'
import { safeReturnTo, withReturnTo } from '#lib/platform/sign-in-return.ts'
import { askSignIn, signInByCode, signInByLink } from '#lib/platform/sign-in.ts'
import { isToken, randomToken } from '#lib/platform/tokens.ts'
import { signInRefusals, tooOften } from './copy.ts'
import { askSignInInput, typedCodeInput } from './schema.ts'

/** Asks for a link. The answer is the same for every address: the next page, which says to look at the mail. */
export async function askSignInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const returnTo = safeReturnTo(form.get('terug'))
  const input = parseForm(askSignInInput, form)
  if (!input.ok) return input
  const { email } = input.value
  const wait = await countAsked(db, email, visitorOf(await headers()))
  if (wait !== null) return { ok: false, message: tooOften(waitingTime(wait)), values: { email } }

  const { browser } = signInCookies()
  const jar = await cookies()
  const known = jar.get(browser.name)?.value
  // Whoever asks twice may use either mail: the browser keeps its mark.
  const mark = isToken(known) ? known : randomToken()
  jar.set(browser.name, mark, browser.options)
  await askSignIn(db, { email, browser: mark, returnTo })
  redirect(withReturnTo('/inloggen/controleer', returnTo))
}

async function thisVisit() {
  return {
    browser: (await cookies()).get(signInCookies().browser.name)?.value,
    device: describeDevice((await headers()).get('user-agent')),
    previousSession: await sessionToken(),
  }
}

/** Signs in by the link of the mail: the press on the button, never the visit to the page. */
export async function confirmSignInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const returnTo = safeReturnTo(form.get('terug'))
  const result = await signInByLink(db, form.get('token'), await thisVisit())
  if (!result.ok) {
    // Pressed twice: the first press signed in already.
    if (result.reason === 'used' && (await currentActor())) redirect(returnTo)
    return { ok: false, message: signInRefusals[result.reason] }
  }
  await keepSession(result.value)
  redirect(returnTo)
}

/** Signs in by the code of the mail, in the browser that asked for it. */
export async function typeCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const returnTo = safeReturnTo(form.get('terug'))
  const input = parseForm(typedCodeInput, form)
  if (!input.ok) return input
  const wait = await countTypedCode(db, visitorOf(await headers()))
  if (wait !== null) return { ok: false, message: tooOften(waitingTime(wait)) }
  const result = await signInByCode(db, input.value.code, await thisVisit())
  if (!result.ok) {
    if (result.reason === 'used' && (await currentActor())) redirect(returnTo)
    return { ok: false, errors: { code: signInRefusals[result.reason] } }
  }
  await keepSession(result.value)
  redirect(returnTo)
}

/** Signs out here; other browsers stay signed in. */
export async function signOutAction(): Promise<void> {
  await leaveSession()
  redirect('/')
}
