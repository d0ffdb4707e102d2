import { expect, test } from 'vitest'
import { duration, jobName, jobState } from './copy-running.ts'

const job = { failed: false, every: 60_000, endedAt: 1_000_000 }

test.each([
  ['goed', job, 60_000],
  ['goed', job, 239_000],
  ['te laat', job, 241_000],
  ['mislukt', { ...job, failed: true }, 0],
  ['goed', { ...job, endedAt: undefined }, 999_000],
] as const)('a job is %s', (state, one, later) => {
  expect(jobState(one, 1_000_000 + later)).toBe(state)
})
test('a job has words, or else its own name', () => {
  expect(jobName('place lessons')).toBe('Geplande lessen plaatsen')
  expect(jobName('something new')).toBe('something new')
})
test.each([
  [4.4, '4\u00a0ms'],
  [999.4, '999\u00a0ms'],
  [2_540, '2,5\u00a0s'],
])('%d milliseconds are told as %s', (ms, told) => {
  expect(duration(ms)).toBe(told)
})
