// As much of a browser as signing in needs: cookies per site, redirects one by one, forms as they stand on the page.
/** What an attribute of a tag says, as a browser reads it. */
export const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

/** A page, and every address that led to it. */
export type Page = { url: URL; status: number; text: string; way: readonly string[] }

/** The hidden fields and the address of the form on a page that holds these words. */
export function formWith(page: Page, words: string) {
  const form = page.text.match(/<form\b[\s\S]*?<\/form>/g)?.find((one) => one.includes(words))
  if (form === undefined) throw new Error(`there is no form with '${words}' on ${page.url.pathname}: ${page.way.join(' → ')}`)
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g))
    if (attribute(tag, 'type') === 'hidden') fields[attribute(tag, 'name') ?? ''] = attribute(tag, 'value') ?? ''
  return { fields, action: new URL(attribute(form, 'action') || page.url.href, page.url), form }
}

/** Somebody at a screen of their own. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>()

  /** Asks one address and goes nowhere. */
  async ask(address: string | URL, headers: Record<string, string> = {}, body?: BodyInit): Promise<Response> {
    const url = new URL(address)
    const jar = this.#jars.get(url.host) ?? new Map<string, string>()
    this.#jars.set(url.host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const post = body === undefined ? {} : { method: 'POST', body }
    const answer = await fetch(url, { ...post, redirect: 'manual', headers: { ...headers, ...(cookie ? { cookie } : {}) } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      const isOver = rest.some((part) => /^ *(?:max-age=0|expires=thu, 01 jan 1970)/i.test(part))
      if (isOver || value.join('=') === '') jar.delete(name)
      else jar.set(name, value.join('='))
    }
    return answer
  }

  /** Goes to an address and on, wherever it leads, until `until` says that this is far enough. */
  async go(address: string | URL, { headers = {}, body, until = () => false }: Going = {}): Promise<Page> {
    const way: string[] = []
    let url = new URL(address)
    let answer = await this.ask(url, headers, body)
    for (let turn = 0; turn < 12; turn++) {
      way.push(url.origin + url.pathname)
      const next = answer.headers.get('location')
      if (answer.status < 300 || answer.status > 399 || next === null) break
      await answer.body?.cancel()
      url = new URL(next, url)
      if (until(url)) return { url, status: 0, text: '', way }
      answer = await this.ask(url)
    }
    // Between two texts the framework writes an empty comment, which nobody sees.
    return { url, status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', ''), way }
  }

  /** Who the portal says is signed in here; null for nobody. */
  async signedInAs(origin: string): Promise<{ name: string; roles: string[] } | null> {
    const session = (await (await this.ask(`${origin}/api/auth/session`)).json()) as { user?: { name: string; roles: string[] } }
    return session.user ?? null
  }
}
type Going = { headers?: Record<string, string>; body?: BodyInit; until?: (url: URL) => boolean }
