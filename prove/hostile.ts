// Hostile words through every form, and then every page, mail, feed, calendar and table on which they stand; and the log, in
// which no words stand at all.
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '#scripts/browser.ts'
import type { Proof } from '#scripts/prove.ts'
import { hostileWords } from '#lib/testing/hostile.ts'
import { lookForCanary } from './hostile/canary.ts'
import { faultsOfCalendar, faultsOfTable, strangersIn, tellViolations, watch } from './hostile/look.ts'
import { putHostile, type Place } from './hostile/put.ts'
import { startPortal } from './one-portal/portal.ts'

type Mail = { subject: string; html: string; headers: Record<string, string>; attachments: { base64: string }[] }

/** Reads markup in the browser, without showing it. */
const readAs = (page: Page, text: string, type: 'application/xml' | 'text/html') =>
  page.evaluate<string[]>(`(() => {
    const read = new DOMParser().parseFromString(${JSON.stringify(text)}, '${type}')
    return [...(read.querySelector('parsererror') ? ['cannot be read'] : []), ...(${strangersIn.toString()})(read)]
  })()`)

const strangersAsWords = `(${strangersIn.toString()})(document)`

/** Promises about words that want to be more. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const portal = await startPortal(say)
  const program = await findBrowser(say)
  const browser = await chromium.launch({
    executablePath: program.program,
    env: { ...process.env, ...program.env },
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const faults: string[] = []
  try {
    const { places, counts, links } = await putHostile(portal, say)
    say(
      Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(', '),
    )
    const contexts = new Map<string, Promise<BrowserContext>>()
    const contextOf = (cookie: string) => {
      const known =
        contexts.get(cookie) ??
        browser.newContext({ locale: 'nl-NL' }).then(async (context) => {
          await context.addInitScript(tellViolations)
          const [name = '', value = ''] = cookie.split('=')
          if (value) await context.addCookies([{ name, value, url: portal.address }])
          return context
        })
      contexts.set(cookie, known)
      return known
    }
    const reader = await (await browser.newContext()).newPage()
    const fetched = async ({ address, cookie }: Pick<Place, 'address' | 'cookie'>) => {
      const answer = await fetch(portal.address + address, { headers: { cookie } })
      if (!answer.ok) faults.push(`${address}: ${answer.status}`)
      if (answer.headers.has('x-hostile') || answer.headers.has('bcc')) faults.push(`${address}: a header came from the words`)
      return answer.text()
    }
    const note = (address: string, found: readonly string[]) => faults.push(...new Set(found.map((one) => `${address}: ${one}`)))

    for (const place of places) {
      if (place.kind === 'page') {
        const page = await (await contextOf(place.cookie)).newPage()
        const seen = watch(page)
        await page.goto(portal.address + place.address, { waitUntil: 'load' })
        const strangers = await page.evaluate<string[]>(strangersAsWords).catch((fault: Error) => [fault.message])
        note(place.address, [...seen, ...strangers])
        await page.close()
      } else if (place.kind === 'xml') note(place.address, await readAs(reader, await fetched(place), 'application/xml'))
      else if (place.kind === 'calendar') note(place.address, faultsOfCalendar(await fetched(place)))
      else if (place.kind === 'table') note(place.address, faultsOfTable(await fetched(place)))
      else {
        const data = JSON.parse(await fetched(place)) as { html?: string }
        if (data.html) note(place.address, await readAs(reader, data.html, 'text/html'))
      }
    }
    say('zoeken met elk van hen')
    for (const words of hostileWords) {
      for (const address of [`/zoeken?q=${encodeURIComponent(words)}`, `/lessen?q=${encodeURIComponent(words)}`])
        note(address, await readAs(reader, await fetched({ address, cookie: '' }), 'text/html'))
    }
    const mails = JSON.parse(await fetched({ address: '/postvak.json', cookie: '' })) as Mail[]
    for (const mail of mails) {
      note(`mail '${mail.subject}'`, await readAs(reader, mail.html, 'text/html'))
      for (const [name, value] of Object.entries(mail.headers))
        if (/[\p{Cc}\u2028\u2029]/u.test(value)) faults.push(`mail: ${name} has a line end`)
      for (const { base64 } of mail.attachments) note('attachment', faultsOfCalendar(Buffer.from(base64, 'base64').toString()))
    }
    for (const fault of faults) say(fault)
    const canary = await lookForCanary(portal, say)
    const pages = places.filter(({ kind }) => kind === 'page').length
    return [
      {
        promise: `${hostileWords.length} vijandige teksten blijven tekst: geen element, attribuut, kop, regel of formule komt eruit`,
        figure: `${pages} pagina’s in een browser, ${places.length - pages} feeds, kalenders en tabellen, ${2 * hostileWords.length} zoekvragen, ${mails.length} mails: ${faults.length} fouten`,
        held: faults.length === 0 && pages > 40 && mails.length > 15,
      },
      {
        promise: 'geen vijandig adres komt in een tekst',
        figure: `${links.refused} van ${links.tried} geweigerd`,
        held: links.refused === links.tried,
      },
      canary,
    ]
  } finally {
    await browser.close()
    await portal.stop()
  }
}
