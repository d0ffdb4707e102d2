const anyOrigin = 'https://portal.invalid'

/**
 * The path to go to after signing in, or '/mijn'. Only a path on this site: no other host, no other scheme, and nothing
 * that a browser reads as one of these ('//host', '/\host', control characters).
 */
export function safeReturnTo(value: unknown): string {
  const fallback = '/mijn'
  if (typeof value !== 'string' || value.length > 1_000 || !value.startsWith('/')) return fallback
  // Backslashes and control characters are dropped or turned around by browsers; whitespace is too.
  if (/[\\\p{Cc} ]/u.test(value) || value.startsWith('//')) return fallback
  const url = URL.parse(value, anyOrigin)
  if (!url || url.origin !== anyOrigin || url.pathname.startsWith('//')) return fallback
  // Back to the sign-in page would be a circle.
  if (url.pathname === '/inloggen' || url.pathname.startsWith('/inloggen/') || url.pathname.startsWith('/api/')) return fallback
  return url.pathname + url.search
}

/** The path of the page that a form was sent from, by the headers of the request; '/mijn' when they do not say. */
export function pageOfForm(headers: Pick<Headers, 'get'>): string {
  const page = URL.parse(headers.get('referer') ?? '')
  // Anything else than a page of this site is no way back.
  return page && page.host === headers.get('host') ? safeReturnTo(page.pathname + page.search) : safeReturnTo(undefined)
}

/** An address of the sign-in pages that remembers where the visitor was going. */
export function withReturnTo(path: string, returnTo: string, extra: Record<string, string> = {}): string {
  const query = new URLSearchParams(extra)
  if (returnTo !== '/mijn') query.set('terug', returnTo)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
