import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { plots } from '#components/sites/map-shape.ts'
import { hashText, parcelPattern } from '#components/sites/parcel-pattern.ts'

const names = Object.keys(plots)

describe('the parcel of a proeftuin', () => {
  test('is the same every time for the same name', () => {
    for (const name of names) expect(parcelPattern(name)).toEqual(parcelPattern(name))
  })

  test('differs between proeftuinen', () => {
    expect(new Set(names.map((name) => JSON.stringify(parcelPattern(name)))).size).toBe(names.length)
    expect(hashText('West-Brabant West')).not.toBe(hashText('West-Brabant Oost'))
  })

  test('is made for any name, also an empty one', () => {
    for (const name of ['', 'Ĳsselland', '🌾', 'x'.repeat(500)]) {
      const { fields } = parcelPattern(name)
      expect(fields.length).toBeGreaterThan(2)
      for (const field of fields) expect(field.width * field.height).toBeGreaterThan(0)
    }
  })

  test('only uses colours of the palette', () => {
    const tokens = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')
    const used = new Set(names.flatMap((name) => parcelPattern(name).fields.flatMap((field) => [field.soil, field.growth])))
    for (const color of used) expect(tokens).toContain(`--${color}:`)
  })
})
