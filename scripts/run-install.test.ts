import { expect, test } from 'vitest'
import { missingPackages, satisfies } from './run-install.mjs'

const machine = { os: 'linux', cpu: 'x64', libc: 'glibc' }
const missing = (...[wanted, installed]: Parameters<typeof missingPackages>) =>
  missingPackages(wanted, installed, machine).map(({ name }) => name)

test('a package is missing when it is not there or in another version', () => {
  const wanted = { a: { version: '1.0.0' }, b: { version: '2.0.0' }, c: { version: '3.0.0' } }
  expect(missing(wanted, { a: { version: '1.0.0' }, b: { version: '1.9.0' } })).toEqual(['b', 'c'])
})

test('a package for another machine is not missing', () => {
  const wanted = {
    mac: { version: '1', os: ['darwin'] },
    arm: { version: '1', cpu: ['arm64'] },
    musl: { version: '1', libc: ['musl'] },
    'not here': { version: '1', os: ['!linux'] },
    'not windows': { version: '1', os: ['!win32'] },
    here: { version: '1', os: ['linux', 'darwin'], cpu: ['x64'], libc: 'glibc' },
  }
  expect(missing(wanted, {})).toEqual(['not windows', 'here'])
})

test.each([
  ['20.9.0', '^20.19.0 || >=22.12.0', false],
  ['20.20.2', '^20.19.0 || >=22.12.0', true],
  ['21.0.0', '^20.19.0 || >=22.12.0', false],
  ['24.21.0', '>= 20.9', true],
  ['20.20.2', '^22.17.0 || >=24.0.0', false],
  ['20.20.2', '*', true],
])('Node %s in the range %s: %s', (version, range, expected) => {
  expect(satisfies(version, range)).toBe(expected)
})
