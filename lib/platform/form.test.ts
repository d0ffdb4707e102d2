import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { enteredValues, parseForm } from './form.ts'

const schema = z.object({
  name: z.string('Vul je naam in.').min(2, 'Vul je hele naam in.'),
  themes: z.array(z.string()).max(2, 'Kies er hoogstens 2.').default([]),
})
const form = (...entries: [string, string | Blob][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

describe('Reading a form', () => {
  test('a name that ends in [] is always a list, with one value or more', () => {
    expect(parseForm(schema, form(['name', 'An'], ['themes[]', 'a']))).toEqual({ ok: true, value: { name: 'An', themes: ['a'] } })
    expect(parseForm(schema, form(['name', 'An'], ['themes[]', 'a'], ['themes[]', 'b']))).toMatchObject({ value: { themes: ['a', 'b'] } })
    expect(parseForm(schema, form(['name', 'An']))).toMatchObject({ value: { themes: [] } })
  })
  test('of a single field that comes twice the last counts', () => {
    expect(parseForm(schema, form(['name', 'An'], ['name', 'Bert']))).toMatchObject({ value: { name: 'Bert' } })
  })
  test('a wrong form gives one sentence per field, and back what was entered', () => {
    expect(parseForm(schema, form(['name', 'A'], ['themes[]', 'a'], ['themes[]', 'b'], ['themes[]', 'c']))).toEqual({
      ok: false,
      errors: { name: 'Vul je hele naam in.', themes: 'Kies er hoogstens 2.' },
      values: { name: 'A', 'themes[]': ['a', 'b', 'c'] },
    })
    expect(parseForm(schema, form())).toMatchObject({ ok: false, errors: { name: 'Vul je naam in.' } })
  })
  test('files and the fields of the framework are not values', () => {
    expect(enteredValues(form(['$ACTION_ID_1', 'x'], ['file', new Blob(['x'])], ['name', 'An']))).toEqual({ name: 'An' })
  })
  test('a field named after the inside of the language breaks nothing', () => {
    for (const name of ['__proto__', '__proto__[]', 'constructor', 'toString[]', '[]', '']) {
      expect(parseForm(schema, form([name, 'x'], [name, 'y'], ['name', 'An']))).toEqual({ ok: true, value: { name: 'An', themes: [] } })
    }
    expect(Reflect.get({}, 'name')).toBeUndefined()
  })
})
