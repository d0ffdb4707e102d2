import { beforeEach, expect, test, vi } from 'vitest'
import { UnsavedStore } from '#components/lessons/writing/unsaved-store.ts'
import { emptyLesson } from '#lib/lessons/schema.ts'
import { limits } from '#lib/lessons/values.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'

/** The browser's storage and locks, as far as a page uses them. */
function browser(options: { full?: boolean; openTabs?: string[] } = {}) {
  const stored: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, value: string) => {
      if (options.full) throw new DOMException('full', 'QuotaExceededError')
      stored[key] = value
    },
    removeItem: (key: string) => delete stored[key],
  }
  vi.stubGlobal('localStorage', new Proxy(stored, { get: (target, key: string) => methods[key as keyof typeof methods] ?? target[key] }))
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held: (options.openTabs ?? []).map((name) => ({ name })) }) } })
  return stored
}

const base = emptyLesson()
const content = { ...base, title: 'Nog niet opgeslagen', situation: fromBlocks(['Wat ik schreef.']) }

beforeEach(() => void vi.unstubAllGlobals())

test('what a page kept is found by the next page of the same writer, and by nobody else', async () => {
  browser()
  expect(new UnsavedStore('les', 'ik', 'eerst').keep({ version: 3, base, content })).toBe(true)
  const [left] = await new UnsavedStore('les', 'ik', 'later').left()
  expect(left?.unsaved).toMatchObject({ version: 3, base, content })
  expect(await new UnsavedStore('les', 'ander', 'later').left()).toEqual([])
  expect(await new UnsavedStore('andere-les', 'ik', 'later').left()).toEqual([])
})

test('two tabs keep their own text, and forgetting one leaves the other', async () => {
  browser()
  const [one, other] = [new UnsavedStore('les', 'ik', 'een'), new UnsavedStore('les', 'ik', 'twee')]
  one.keep({ version: 1, base, content })
  other.keep({ version: 1, base, content: { ...content, title: 'Tweede tab' } })
  one.forget()
  expect((await new UnsavedStore('les', 'ik', 'drie').left()).map(({ unsaved }) => unsaved.content.title)).toEqual(['Tweede tab'])
})

test('text of a tab that is still open is not called left behind', async () => {
  browser({ openTabs: ['les:les:ik:open'] })
  new UnsavedStore('les', 'ik', 'open').keep({ version: 1, base, content })
  expect(await new UnsavedStore('les', 'ik', 'later').left()).toEqual([])
})

test('text that the server refused for its length comes back whole', async () => {
  browser()
  const long = { ...content, title: 'x'.repeat(limits.title + 30), situation: fromBlocks(['y'.repeat(limits.section + 500)]) }
  new UnsavedStore('les', 'ik', 'eerst').keep({ version: 1, base, content: long })
  const [left] = await new UnsavedStore('les', 'ik', 'later').left()
  expect(left?.unsaved.content).toEqual(long)
})

test('a full storage says so, and what cannot be read is left alone', async () => {
  browser({ full: true })
  expect(new UnsavedStore('les', 'ik', 'eerst').keep({ version: 1, base, content })).toBe(false)
  const stored = browser()
  stored['les:les:ik:stuk'] = '{"half'
  expect(await new UnsavedStore('les', 'ik', 'later').left()).toEqual([])
  expect(stored['les:les:ik:stuk']).toBe('{"half')
})
