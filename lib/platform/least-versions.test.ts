import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Versions below these have a known hole. `npm audit` does not work everywhere, so this test stands guard.
const least: Record<string, string> = {
  'drizzle-orm': '0.45.4',
  '@tiptap/core': '3.34.0',
  '@tiptap/pm': '3.34.0',
  '@tiptap/react': '3.34.0',
  zod: '4.6.7',
  next: '16.4.6',
  react: '19.3.1',
  'react-dom': '19.3.1',
  sharp: '0.35.5',
  'next-auth': '4.24.15',
  nodemailer: '10.1.4',
}

type Lock = { packages: Record<string, { version?: string; resolved?: string }> }
const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>

const older = (version: string, than: string) => {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]]
  for (const [index, part] of b.entries()) if ((a[index] ?? 0) !== part) return (a[index] ?? 0) < part
  return false
}

test.each(Object.entries(least))('every installed %s is at least %s', (name, version) => {
  const installed = Object.entries(lock.packages).filter(
    ([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`),
  )
  expect(installed.length).toBeGreaterThan(0)
  for (const [place, entry] of installed) expect(older(entry.version ?? '0', version), `${place} is ${entry.version}`).toBe(false)
})

test('an older version would be found', () => {
  expect(older('16.4.5', '16.4.6')).toBe(true)
  expect(older('10.6.0', '10.1.4')).toBe(false)
})

test('every dependency is pinned to one version', () => {
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[group] ?? {})) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/)
  }
})

test('the lock file names no registry', () => {
  for (const [place, entry] of Object.entries(lock.packages)) expect(entry.resolved, place).toBeUndefined()
})
