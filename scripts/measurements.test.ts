import { expect, test } from 'vitest'
import { isMet, type Measurement, table } from './measurements.ts'

const measured = (over: Partial<Measurement>): Measurement => ({
  name: 'recall',
  value: 0.9,
  unit: 'share',
  goal: 0.85,
  better: 'higher',
  ...over,
})

test('a goal is met at the goal itself, and on its better side', () => {
  expect([0.8, 0.85, 0.9].map((value) => isMet(measured({ value })))).toEqual([false, true, true])
  expect([40, 50, 60].map((value) => isMet(measured({ value, goal: 50, better: 'lower' })))).toEqual([true, true, false])
})

test('where nobody set a goal there is none to meet', () => {
  expect(isMet(measured({ goal: null }))).toBeUndefined()
})

test('the table has a line for each measurement with its goal and between what it lies', () => {
  const [head, first, second, third] = table([
    measured({ interval: [0.8, 0.95] }),
    measured({ name: 'time', value: 61.25, unit: 'ms', goal: 50, better: 'lower' }),
    measured({ goal: null }),
  ])
  expect(head).toMatch(/meting\s+waarde\s+95 % tussen\s+doel\s+eenheid/)
  expect(first).toMatch(/^✓\s+recall\s+0,9\s+0,8 – 0,95\s+≥ 0,85\s+share$/)
  expect(second).toMatch(/^✗\s+time\s+61,3\s+≤ 50\s+ms$/)
  expect(third).toMatch(/^·\s+recall\s+0,9\s+geen doel\s+share$/)
})
