import { expect, test as base, type BrowserContext } from '@playwright/test'

export { expect } from '@playwright/test'

const tellViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('violation ' + event.violatedDirective + ' ' + event.blockedURI))`

/** A journey whose pages, in every window it opens, must not break or do what the content security policy forbids. */
export const test = base.extend<{ held: undefined }, { watched: { faults: string[]; windows: BrowserContext[] } }>({
  watched: [
    async ({ browser }, use) => {
      const faults: string[] = []
      const windows: BrowserContext[] = []
      const open = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const context = await open(options)
        windows.push(context)
        await context.addInitScript(tellViolations)
        context.on('weberror', (error) => {
          const { message } = error.error()
          // A line that a journey cuts is no fault of the page: what it says then is looked at by that journey.
          if (!/failed to (?:load|fetch)/i.test(message)) faults.push(`${error.page()?.url()}: ${message}`)
        })
        context.on('console', (message) => {
          if (message.text().startsWith('violation ')) faults.push(`${message.page()?.url()}: ${message.text()}`)
        })
        return context
      }
      await use({ faults, windows })
    },
    { scope: 'worker' },
  ],
  held: [
    async ({ watched: { faults, windows } }, use) => {
      faults.length = 0
      await use(undefined)
      // Whoever had a part in it leaves too: an open page goes on listening, and every journey after it would be slower.
      await Promise.all(windows.splice(0).map((context) => context.close()))
      expect(faults, 'pages that broke, or did what the content security policy forbids').toEqual([])
    },
    { auto: true },
  ],
})
