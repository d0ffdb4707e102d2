import { expect, test as base } from '@playwright/test'
import { keepWindows, type KeptWindows } from './windows.ts'

export { expect } from '@playwright/test'

/** A journey whose pages, in every window it opens, must not break or do what the content security policy forbids. */
export const test = base.extend<{ held: undefined }, { watched: { faults: string[]; windows: KeptWindows } }>({
  watched: [
    async ({ browser }, use) => {
      const faults: string[] = []
      await use({ faults, windows: keepWindows(browser, (fault) => faults.push(fault)) })
    },
    { scope: 'worker' },
  ],
  held: [
    async ({ watched: { faults, windows }, javaScriptEnabled, viewport, storageState }, use) => {
      faults.length = 0
      windows.willBe({ javaScriptEnabled, viewport, storageState })
      await use(undefined)
      // Whoever had a part in it leaves too: an open page goes on listening, and every journey after it would be slower.
      await windows.closeAll()
      expect(faults, 'pages that broke, or did what the content security policy forbids').toEqual([])
    },
    { auto: true },
  ],
})
