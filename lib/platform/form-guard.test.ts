import { expect, test } from 'vitest'
import { formStamp, judgeForm, stampField, trapField } from './form-guard.ts'

const made = 1_800_000_000_000
function sent(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const person = { [trapField]: '', [stampField]: formStamp(made) }

test('a form that somebody took a few seconds for comes from a person', () => {
  expect(judgeForm(sent(person), made + 3_000)).toBe('person')
})

test('a form that comes back at once or a day later is sent again', () => {
  expect(judgeForm(sent(person), made + 2_999)).toBe('too_quick')
  expect(judgeForm(sent(person), made + 86_400_001)).toBe('too_quick')
})

test('a stamp of somebody’s own making does not count', () => {
  const forged = `${made - 60_000}.${formStamp(made).split('.')[1]}`
  for (const stamp of ['', 'x', '9'.repeat(13), forged])
    expect(judgeForm(sent({ ...person, [stampField]: stamp }), made + 5_000)).toBe('too_quick')
})

test('whoever fills in or leaves out the hidden field is a machine', () => {
  expect(judgeForm(sent({ ...person, [trapField]: 'https://spam.example' }), made + 5_000)).toBe('machine')
  expect(judgeForm(sent({ [stampField]: formStamp(made) }), made + 5_000)).toBe('machine')
})
