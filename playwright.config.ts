import { defineConfig } from '@playwright/test'

// scripts/test.ts starts the portal, finds the browser and tells where both are.
const executablePath = process.env.E2E_CHROMIUM || undefined
const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/traces',
  // One more than the processors that CI has: a page that waits for the server leaves room for another.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // A journey may go through many pages; what one step may take is said below.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    // What cannot be pressed for so long will not be: say so, before the whole journey runs out.
    actionTimeout: 30_000,
    contextOptions: { reducedMotion: 'reduce' },
    baseURL: process.env.E2E_URL ?? 'http://localhost:3000',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    // Writing one costs every test time: E2E_TRACE=1 when something has to be found out.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        '--disable-gpu',
        '--disable-dev-shm-usage',
      ],
    },
  },
})
