import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourcesHash } from './sources.ts'

let root: string
const put = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  fs.writeFileSync(path.join(root, file), text)
}

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-sources-'))
  put('app/page.tsx', 'one')
  put('package-lock.json', '{}')
})
afterEach(() => fs.rmSync(root, { recursive: true }))

test('the same sources have the same name, wherever they stand', () => {
  expect(sourcesHash(root)).toBe(sourcesHash(root))
})

test.each(['app/page.tsx', 'app/nieuw.css', 'public/site.js', 'package-lock.json'])('a change in %s asks for a new build', (file) => {
  const before = sourcesHash(root)
  put(file, 'two')
  expect(sourcesHash(root)).not.toBe(before)
})

test.each(['lib/lessons/policy.test.ts', 'db/seed/demo/lessons.ts', 'docs/glossary.md'])('a change in %s does not', (file) => {
  const before = sourcesHash(root)
  put(file, 'two')
  expect(sourcesHash(root)).toBe(before)
})
