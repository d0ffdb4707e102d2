import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

type Options = NonNullable<Parameters<Browser['newContext']>[0]>
type Kept = { context: BrowserContext; page: Page; close: () => Promise<void>; key: string; spoiled: boolean }

const tellViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('violation ' + event.violatedDirective + ' ' + event.blockedURI))`

/**
 * The windows of one worker. Opening one, and reading the scripts anew in it, was a third of what a journey costs the
 * processor; so a window that a journey is done with is emptied (page, cookies, storage, routes) and given to the next.
 * One that cannot be emptied, and those of a journey that failed, are closed.
 */
class Windows {
  readonly #open: Browser['newContext']
  readonly #free: Kept[] = []
  readonly #inUse = new Set<Kept>()
  /** What the journey asks of every window (`test.use`). */
  defaults: Options = {}
  /** What a page did that none should: a script that broke, something the content security policy forbids. */
  faults: string[] = []

  constructor(browser: Browser) {
    this.#open = browser.newContext.bind(browser)
  }

  async take(options: Options = {}): Promise<BrowserContext> {
    // Playwright's own fixture passes what stands for nothing as undefined.
    const asked = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
    if (asked.storageState) return this.#open(options)
    const key = JSON.stringify({ ...this.defaults, ...asked })
    const at = this.#free.findIndex((one) => one.key === key)
    const [free] = at >= 0 ? this.#free.splice(at, 1) : []
    const kept = free ?? (await this.#make(key, options))
    this.#inUse.add(kept)
    return kept.context
  }

  async #make(key: string, options: Options): Promise<Kept> {
    const context = await this.#open(options)
    await context.addInitScript(tellViolations)
    context.on('weberror', (error) => this.faults.push(`${error.page()?.url()}: ${error.error().message}`))
    context.on('console', (message) => {
      if (message.text().startsWith('violation ')) this.faults.push(`${message.page()?.url()}: ${message.text()}`)
    })
    const page = await context.newPage()
    const kept: Kept = { context, page, key, close: context.close.bind(context), spoiled: false }
    const another = context.newPage.bind(context)
    let handedOut: BrowserContext | undefined
    context.newPage = async () => {
      if (!this.#inUse.has(kept) || handedOut === context || page.isClosed()) return another()
      handedOut = context
      return page
    }
    context.close = async () => {
      handedOut = undefined
      await this.#giveBack(kept)
    }
    for (const one of [context, page]) {
      const add = one.addInitScript.bind(one)
      one.addInitScript = (...script) => {
        kept.spoiled = true
        return add(...script)
      }
    }
    return kept
  }

  async #giveBack(kept: Kept): Promise<void> {
    if (!this.#inUse.delete(kept)) return
    const { context, page } = kept
    // Of a journey that failed Playwright takes a picture while it closes.
    if (kept.spoiled || page.isClosed() || base.info().errors.length > 0) return kept.close()
    for (const other of context.pages()) if (other !== page) await other.close()
    await context.setOffline(false)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    if (page.url().startsWith('http')) {
      await page.evaluate(() => {
        localStorage.clear()
        sessionStorage.clear()
      })
    }
    await page.goto('about:blank')
    await context.clearCookies()
    const { viewport } = JSON.parse(kept.key) as Options
    if (viewport) await page.setViewportSize(viewport)
    this.#free.push(kept)
  }

  /** After a journey: what it left open. */
  async tidy(): Promise<void> {
    for (const { context } of this.#inUse) await context.close()
  }
}

export const test = base.extend<{ tidied: undefined }, { windows: Windows }>({
  windows: [
    async ({ browser }, use) => {
      const windows = new Windows(browser)
      browser.newContext = (options) => windows.take(options)
      await use(windows)
    },
    { scope: 'worker' },
  ],
  tidied: [
    async ({ windows, javaScriptEnabled, viewport }, use) => {
      windows.defaults = { javaScriptEnabled, viewport }
      windows.faults = []
      await use(undefined)
      await windows.tidy()
      expect(windows.faults, 'pages that broke, or did what the content security policy forbids').toEqual([])
    },
    { auto: true },
  ],
})
