import { cookies, headers } from 'next/headers'
import { db } from '#db/client.ts'
import { visitorOf } from './limits.ts'
import { organisationOf } from './organisations.ts'
import { currentActor, keepSession, requireActor, sessionToken } from './session.ts'
import { signInCookies } from './sign-in-cookies.ts'
import { describeDevice } from './sign-in-device.ts'
import { countOrganisation } from './sign-in-limits.ts'
import { beginAtOrganisation, finishAtOrganisation, type OrganisationRefusal } from './sign-in-organisation.ts'
import { safeReturnTo, withReturnTo } from './sign-in-return.ts'
import { isToken, randomToken } from './tokens.ts'

/** Why somebody who signs in through an organisation is led to a page that explains it. */
export type OrganisationReason = OrganisationRefusal | 'too_often'

const explains = (id: string, reason: OrganisationReason, returnTo = '/mijn') =>
  withReturnTo('/inloggen/organisatie', returnTo, { reden: reason, via: id })

/**
 * Where somebody goes who chose an organisation: to its own sign-in page. `asked` is the query of the request: `terug`
 * for later, `koppel` when who is signed in wants to couple.
 */
export async function leaveForOrganisation(id: string, asked: URLSearchParams): Promise<string> {
  const returnTo = safeReturnTo(asked.get('terug'))
  const organisation = organisationOf(id)
  const given = await headers()
  const couples = asked.has('koppel')
  // A page elsewhere, or a browser that looks ahead, begins nothing: only a press on our own page does. A coupling asks
  // for proof of that; signing in oneself does no harm, so a browser that does not tell is let through.
  const from = given.get('sec-fetch-site')
  const isOurs = couples ? from === 'same-origin' : from === null || from === 'same-origin' || from === 'none'
  if (!organisation || !isOurs || given.has('sec-purpose')) return withReturnTo('/inloggen', returnTo)
  const actor = couples ? await requireActor('/mijn/gegevens') : null
  if ((await countOrganisation(db, visitorOf(given))) !== null) return explains(id, 'too_often', returnTo)

  const { browser } = signInCookies()
  const jar = await cookies()
  const knownMark = jar.get(browser.name)?.value
  const mark = isToken(knownMark) ? knownMark : randomToken()
  const begun = await beginAtOrganisation(db, organisation, {
    browser: mark,
    returnTo: actor ? '/mijn/gegevens' : returnTo,
    couplesUserId: actor?.id,
  })
  if (!begun.ok) return explains(id, begun.reason, returnTo)
  jar.set(browser.name, mark, browser.options)
  return begun.value
}

/** Where somebody goes who comes back from an organisation with this query: on, signed in, or to an explanation. */
export async function returnFromOrganisation(id: string, query: string): Promise<string> {
  const organisation = organisationOf(id)
  if (!organisation) return '/inloggen'
  const actor = await currentActor()
  const result = await finishAtOrganisation(db, organisation, query, {
    browser: (await cookies()).get(signInCookies().browser.name)?.value,
    device: describeDevice((await headers()).get('user-agent')),
    previousSession: await sessionToken(),
    actorId: actor?.id,
  })
  if (!result.ok) return explains(id, result.reason)
  if (result.value.signedIn) await keepSession(result.value.signedIn)
  return result.value.returnTo
}
