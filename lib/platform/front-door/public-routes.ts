/**
 * The addresses that everyone sees the same. Only these are answered from finished bytes, and the request that fills
 * them carries nothing of the visitor. A page that differs by person must never stand here.
 */
export type PublicRoute = { pattern: RegExp; query: Readonly<Record<string, number>> }

// More filters than a form can set at once are left out.
const mostParameters = 20

// Query parameters with their greatest length in characters; every other parameter is left out.
const none = {}
const lessonFilters = {
  q: 200,
  thema: 80,
  proeftuin: 80,
  regio: 80,
  principe: 80,
  tip: 80,
  soort: 80,
  status: 80,
  zekerheid: 80,
  toegepast: 80,
  vanaf: 120,
}

const agendaFilters = { soort: 80, voor: 80, regio: 80, vorm: 80, maand: 7, toon: 10, vanaf: 60 }

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*'

/** Exact addresses first; a pattern is only tried when none fits. */
const exactRoutes: Readonly<Record<string, PublicRoute['query']>> = {
  '/': none,
  '/lessen': lessonFilters,
  '/lessen/atom.xml': lessonFilters,
  '/lessen/feed.json': lessonFilters,
  '/api/v1/lessen': lessonFilters,
  '/api/v1/openapi.json': none,
  '/oembed': { url: 300, format: 10 },
  '/zoeken': { q: 200, soort: 40, vanaf: 3 },
  '/zoeken/suggesties.json': { q: 100 },
  '/proeftuinen': none,
  '/regios': none,
  '/open-vragen': none,
  '/inspiratiebundel': none,
  '/aan-de-slag': none,
  '/instrumenten': { tip: 80, thema: 80 },
  '/bundels': none,
  '/bijeenkomsten': agendaFilters,
  '/bijeenkomsten/agenda.ics': none,
  '/contact': none,
  '/juridisch': { onderwerp: 80, q: 200 },
  '/toegankelijkheid': none,
  '/privacy': none,
  '/kwetsbaarheid-melden': none,
  '/redactiestatuut': none,
  '/sitemap.xml': none,
  '/robots.txt': none,
  '/.well-known/security.txt': none,
}

const patternRoutes: readonly PublicRoute[] = [
  { pattern: new RegExp(`^/lessen/${slug}$`), query: none },
  { pattern: new RegExp(`^/api/v1/lessen/${slug}$`), query: none },
  { pattern: new RegExp(`^/bijeenkomsten/${slug}$`), query: none },
  { pattern: new RegExp(`^/bijeenkomsten/${slug}/agenda\\.ics$`), query: none },
  { pattern: new RegExp(`^/juridisch/${slug}$`), query: none },
  { pattern: new RegExp(`^/proeftuinen/${slug}$`), query: none },
  { pattern: new RegExp(`^/regios/${slug}$`), query: none },
  { pattern: new RegExp(`^/aan-de-slag/${slug}$`), query: none },
  { pattern: new RegExp(`^/bundels/${slug}$`), query: none },
  { pattern: new RegExp(`^/bundels/${slug}/(?:boekje|atom\\.xml)$`), query: none },
  // 'Verras me' leads somewhere else each time.
  { pattern: new RegExp(`^/inspiratiebundel/(?!verras-me$)${slug}$`), query: none },
  { pattern: new RegExp(`^/inspiratiebundel/${slug}/${slug}$`), query: none },
]

// What other sites may read with a script of their own: public, without cookies, and nothing else.
const openExits =
  /^\/(?:api\/v1\/|oembed$|lessen\/(?:atom\.xml|feed\.json)$|bundels\/[a-z0-9-]+\/atom\.xml$|bijeenkomsten\/(?:[a-z0-9-]+\/)?agenda\.ics$)/

/** Whether a public address is an open exit: the JSON API, a feed or a calendar. */
export const isOpenExit = (address: string): boolean => openExits.test(address.split('?', 1)[0] ?? '')

function queryOf(path: string): PublicRoute['query'] | undefined {
  if (Object.hasOwn(exactRoutes, path)) return exactRoutes[path]
  return patternRoutes.find((route) => route.pattern.test(path))?.query
}

function normaliseQuery(raw: string, allowed: PublicRoute['query']): string {
  const kept: [string, string][] = []
  for (const [name, value] of new URLSearchParams(raw)) {
    const longest = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (longest === undefined) continue
    // A control character has no place in a search or a slug, and PostgreSQL refuses the zero byte.
    const clean = value
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .normalize('NFC')
    if (clean !== '') kept.push([name, [...clean].slice(0, longest).join('')])
  }
  // Sorted by name and value, so that one page has one key; equal pairs fold into one.
  kept.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : x > y ? 1 : 0) : a < b ? -1 : 1))
  const unique = kept.filter(([name, value], index) => index === 0 || kept[index - 1]?.[0] !== name || kept[index - 1]?.[1] !== value)
  return new URLSearchParams(unique.slice(0, mostParameters)).toString()
}

/**
 * The one address under which a public page is kept: its path with the allowed query, sorted and cleaned.
 * Gives undefined when the address is not public, so it goes to the signed-in side with its cookies.
 */
export function publicAddress(rawUrl: string): string | undefined {
  const mark = rawUrl.indexOf('?')
  const path = mark === -1 ? rawUrl : rawUrl.slice(0, mark)
  const allowed = queryOf(path)
  if (!allowed) return undefined
  const query = mark === -1 ? '' : normaliseQuery(rawUrl.slice(mark + 1), allowed)
  return query === '' ? path : `${path}?${query}`
}
