import { signInUnseen } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const left = () => [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)]

// What the journeys rest on: they get each other's windows.
test('a window that is handed out again holds nothing of who had it before', async ({ browser }) => {
  const first = await browser.newContext()
  const theirs = await first.newPage()
  await signInUnseen(first, 'lid.friesland')
  await theirs.route('**/robots.txt', (route) => route.fulfill({ body: 'cut' }))
  await theirs.goto('/lessen')
  await theirs.setViewportSize({ width: 320, height: 480 })
  await theirs.evaluate(async () => {
    document.cookie = 'merk=1; path=/'
    localStorage.setItem('les:merk', '1')
    sessionStorage.setItem('merk', '1')
    await new Promise((resolve) => (indexedDB.open('merk').onsuccess = resolve))
  })
  await first.newPage()
  await first.setOffline(true)
  await first.close()

  const second = await browser.newContext()
  expect(second, 'the same one').toBe(first)
  const mine = await second.newPage()
  await mine.goto('/mijn')
  await expect(mine.getByRole('heading', { level: 1, name: 'Inloggen' })).toBeVisible()
  expect(await mine.evaluate(left)).toEqual(['', '{}', '{}'])
  expect(await mine.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  expect(mine.viewportSize()).toEqual({ width: 1280, height: 720 })
  expect(second.pages()).toEqual([mine])
  await mine.goto('/robots.txt')
  await expect(mine.getByText('Sitemap')).toBeVisible()
})
