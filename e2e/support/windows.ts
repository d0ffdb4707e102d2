import { test, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { baseUrl } from './call-action.ts'

const tellViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('violation ' + event.violatedDirective + ' ' + event.blockedURI))`

/** Where a page waits for whoever takes it next: as long as it stays on the portal, the browser keeps what it compiled. */
const quietPage = '/robots.txt'

export type KeptWindows = {
  /** What a window is where nobody says otherwise: the journey that now begins may be without script, or on a phone. */
  willBe: (options: BrowserContextOptions) => void
  closeAll: () => Promise<void>
}

/**
 * Lets a browser hand out its windows again when somebody closed them: a new one reads, compiles and warms up everything
 * anew, which costs as much as drawing a page. Of who had it before nothing stays in it: no page, cookie or stored text.
 * A journey that needs a window that has read nothing yet gives it a `storageState`.
 */
export function keepWindows(browser: Browser, tell: (fault: string) => void): KeptWindows {
  const openWindow = browser.newContext.bind(browser)
  const handedOut = new Set<BrowserContext>()
  const kept = new Map<string, BrowserContext[]>()
  let usual: BrowserContextOptions = {}

  browser.newContext = async (own: BrowserContextOptions = {}) => {
    const options = { ...usual, ...own }
    const context = kept.get(JSON.stringify(options))?.pop() ?? (await openWatched(options))
    handedOut.add(context)
    return context
  }
  return {
    willBe: (options) => void (usual = options),
    closeAll: async () => void (await Promise.all([...handedOut].map((context) => context.close()))),
  }

  async function openWatched(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await openWindow(options)
    await context.addInitScript(tellViolations)
    context.on('weberror', (error) => {
      const { message } = error.error()
      // A line that a journey cuts is no fault of the page: what it says then is looked at by that journey.
      if (!/failed to (?:load|fetch)/i.test(message)) tell(`${error.page()?.url()}: ${message}`)
    })
    context.on('console', (message) => {
      if (message.text().startsWith('violation ')) tell(`${message.page()?.url()}: ${message.text()}`)
    })
    const kind = JSON.stringify(options)
    const end = context.close.bind(context)
    const openPage = context.newPage.bind(context)
    let spare: Page | undefined
    context.newPage = async () => {
      const page = spare ?? (await openPage())
      if (!spare) noteSpoiling(page)
      spare = undefined
      return page
    }
    context.close = async (reason) => {
      if (!handedOut.delete(context)) return
      // Of what failed a picture is made when it ends, and it may have left the window in any state.
      const isKept = !options.storageState && test.info().errors.length === 0
      spare = isKept ? await emptied(context, options) : undefined
      if (!spare) return end(reason)
      kept.set(kind, [...(kept.get(kind) ?? []), context])
    }
    return context
  }
}

const spoiled = new WeakSet<Page>()

/** A script that a journey puts into a page cannot be taken out of it again. */
function noteSpoiling(page: Page): void {
  const put = page.addInitScript.bind(page)
  page.addInitScript = (...script) => {
    spoiled.add(page)
    return put(...script)
  }
}

/** Takes everything out of a window. Gives the page that stays open in it, on a quiet address, if there is one to keep. */
async function emptied(context: BrowserContext, { viewport }: BrowserContextOptions): Promise<Page | undefined> {
  const page = context.pages().find((one) => !spoiled.has(one))
  if (!page) return undefined
  const others = context.pages().filter((one) => one !== page)
  await Promise.all(others.map((one) => one.close()))
  await page.unrouteAll()
  page.removeAllListeners()
  await context.setOffline(false)
  await page.goto(quietPage)
  await context.clearCookies()
  await page.evaluate(() => sessionStorage.clear())
  const devTools = await context.newCDPSession(page)
  await devTools.send('Storage.clearDataForOrigin', { origin: new URL(baseUrl).origin, storageTypes: 'all' })
  await devTools.detach()
  if (viewport) await page.setViewportSize(viewport)
  return page
}
