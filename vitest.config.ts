import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{app,bench,components,db,lib,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // One PostgreSQL for the whole run; every file that asks gets a database of its own in it.
    globalSetup: ['lib/testing/global-setup.ts'],
    setupFiles: ['lib/testing/environment.ts'],
    pool: 'forks',
    // What a file may not see of the one before it is forgotten in lib/testing/environment.ts.
    isolate: false,
    // One more than the processors that CI has: each waits for the database now and then.
    maxWorkers: 3,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    // A promise nobody waited for is a bug of the product, also when every assertion passed.
    dangerouslyIgnoreUnhandledErrors: false,
  },
})
