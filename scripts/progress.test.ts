import { expect, test } from 'vitest'
import { Progress, seconds } from './progress.ts'

const times = (text: string) => text.replaceAll(/\d+,\d s/g, 'T')

test('each step says which it is, of how many, and how long it took', async () => {
  let said = ''
  const progress = new Progress(2, (text) => (said += text))
  expect(await progress.run('Database bijwerken', () => 42)).toBe(42)
  await progress.run('Bouwen', () => progress.detail('halverwege'))
  expect(times(said)).toBe('[1/2] Database bijwerken … T\n[2/2] Bouwen … \n      halverwege\n[2/2] Bouwen: klaar, T\n')
})

test('a step that fails says so and passes the fault on', async () => {
  let said = ''
  const progress = new Progress(1, (text) => (said += text))
  const failing = progress.run('Bouwen', () => Promise.reject(new Error('stuk')))
  await expect(failing).rejects.toThrow('stuk')
  expect(said).toBe('[1/1] Bouwen … mislukt\n')
})

test('time is written as a Dutch reader expects', () => {
  expect(seconds(1_234)).toBe('1,2 s')
})
