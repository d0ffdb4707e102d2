import { richTextLimits } from '#lib/platform/rich-text/limits.ts'

// Tabs and line ends are thrown away by URL parsers ('java\tscript:'), a backslash counts as a slash, and
// direction marks make an address read as another one. No honest address holds any of these.
const deceiving = /[\p{Cc}\p{Zl}\p{Zp}\\\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u
// An encoded line end in a mail address becomes an extra header in some mail programs.
// A slash in one makes a browser read a host and a password in it, and write another address back.
const mailAddress = /^mailto:[^\s@?&,;<>"'/]+@[^\s@?&,;<>"'/]+(\?subject=[^&#\s<>"']*)?$/i
const encodedControl = /%(0[0-9a-f]|1[0-9a-f]|7f)/i

// Only there to read a path as a browser would; it never becomes part of an address.
const ownSite = 'https://own-site.invalid'

/**
 * The one spelling of an address that a link may lead to, or null when it may not.
 * Allowed: https:, http: (without name or password in it), mailto: one address, and a path on this site.
 */
export function cleanHref(raw: string): string | null {
  if (raw.length > richTextLimits.href || deceiving.test(raw)) return null
  const href = cleanBySort(raw.trim())
  return href !== null && href.length <= richTextLimits.href ? href : null
}

function cleanBySort(href: string): string | null {
  if (/^https?:\/\/[^/]/i.test(href)) {
    const url = parseUrl(href)
    if (!url || url.username || url.password || !/^https?:$/.test(url.protocol)) return null
    return url.href
  }
  if (/^mailto:/i.test(href)) {
    if (!mailAddress.test(href) || encodedControl.test(href)) return null
    const url = parseUrl(href)
    return url?.protocol === 'mailto:' ? url.href : null
  }
  if (!/^\/(?!\/)/.test(href)) return null
  const url = parseUrl(href, ownSite)
  if (!url || url.origin !== ownSite) return null
  const path = url.pathname + url.search + url.hash
  // '/.//elsewhere.example' is tidied to '//elsewhere.example', which leaves this site.
  return path.startsWith('//') ? null : path
}

// URL.parse would do, but is younger than the browsers that the editor must work in.
function parseUrl(href: string, base?: string): URL | null {
  try {
    return new URL(href, base)
  } catch {
    return null
  }
}

/** Completes what people type: 'www.example.nl' and 'post@example.nl' become addresses that a browser knows. */
export function completeHref(typed: string): string | null {
  const href = typed.trim()
  if (/^[^\s/:@?#]+(\.[^\s/:@?#]+)+([/?#].*)?$/.test(href)) return cleanHref(`https://${href}`)
  if (/^[^\s@/:?]+@[^\s@/:?]+\.[^\s@/:?]+$/.test(href)) return cleanHref(`mailto:${href}`)
  return cleanHref(href)
}
