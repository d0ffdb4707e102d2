// Whether words stayed words: in a page by the browser that shows it, elsewhere by the reader that the format has.
import type { Page } from '@playwright/test'

/** Runs in the browser: everything in a document that can only have come from hostile words. */
export function strangersIn(root: Document): string[] {
  const found: string[] = []
  for (const element of root.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase()
    if (name.startsWith('hostile') || ['iframe', 'object', 'embed', 'base', 'frame', 'marquee'].includes(name)) found.push(`<${name}>`)
    for (const attribute of element.attributes) {
      const value = attribute.value.replace(/[\p{Cc}\s]/gu, '').toLowerCase()
      if (/^on|^data-hostile|^srcdoc$/i.test(attribute.name)) found.push(`${name} ${attribute.name}`)
      // React writes its own 'this form needs script' address in forms that are not there for visitors without it.
      if (
        /^(?:href|src|action|formaction|data|xlink:href)$/i.test(attribute.name) &&
        /^(?:javascript|vbscript|data:text)/.test(value) &&
        !value.includes('reactform')
      )
        found.push(`${name} ${attribute.name}=${value.slice(0, 60)}`)
    }
    if (/^https?:\/\/(?:[^/]*@)?hostile\.example/.test(element.getAttribute('href') ?? element.getAttribute('src') ?? ''))
      found.push(`${name} to hostile.example`)
  }
  for (const data of root.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      JSON.parse(data.textContent ?? '')
    } catch {
      found.push('structured data that cannot be read')
    }
  }
  return found
}

/** Watches everything a page does that words should not make it do. */
export function watch(page: Page): string[] {
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.text().startsWith('violation ') || /Content Security Policy|Refused to/.test(message.text()))
      seen.push(message.text().slice(0, 300))
  })
  return seen
}

/** Gives every violation of the content security policy a line in the console. */
export const tellViolations = `document.addEventListener('securitypolicyviolation', (event) => console.error('violation ' + event.violatedDirective + ' ' + event.blockedURI))`

const knownLines =
  /^(?:BEGIN|END|VERSION|PRODID|METHOD|NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY|LOCATION|DESCRIPTION|X-ALT-DESC|URL|STATUS|CREATED|LAST-MODIFIED|ORGANIZER|ATTENDEE|CALSCALE|TRANSP)[:;]/

/** What is wrong with a calendar: a line of its own that we never write, or an event that is not ours. */
export function faultsOfCalendar(text: string): string[] {
  const lines = text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter(Boolean)
  // What stands between quotes is a name; only what comes after it is an address.
  const strange = lines.filter(
    (line) => !knownLines.test(line) || /^(?:UID|ATTENDEE|X-HOSTILE)[^:]*:.*hostile/i.test(line.replace(/"[^"]*"/g, '""')),
  )
  const count = (what: string) => lines.filter((line) => line === what).length
  return [
    ...strange.map((line) => `line ${line.slice(0, 80)}`),
    ...(count('BEGIN:VEVENT') === count('END:VEVENT') ? [] : ['events that do not end']),
  ]
}

/** What is wrong with a table: a cell that a spreadsheet would calculate, or a row with other columns. */
export function faultsOfTable(text: string): string[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ';') rows.push([])
  }
  const whole = rows.filter((row) => row.some((cell) => cell !== ''))
  const widths = new Set(whole.map((row) => row.length))
  const calculated = whole.flat().filter((cell) => /^[\s]*[=+@|%-](?!\d*$)/.test(cell))
  return [
    ...calculated.map((cell) => `cell ${JSON.stringify(cell.slice(0, 60))}`),
    ...(widths.size > 1 ? [`rows of ${[...widths].join(' and ')} columns`] : []),
  ]
}
