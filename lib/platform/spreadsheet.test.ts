import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { anyText } from '#lib/testing/any-text.ts'
import { csvOf, xlsxOf, type Sheet } from './spreadsheet.ts'

const sheet: Sheet = {
  name: 'Deelnemers',
  headings: ['Naam', 'Eten'],
  rows: [
    ['Noor "de Wit"', 'geen noten; wel vis'],
    ['Zoë 😀', ''],
  ],
}

const sum = /^"*[=+\-@＝＋－＠]/

/** The cells of a CSV, as RFC 4180 reads them. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = []
  for (const line of csv.replace('\uFEFF', '').split('\r\n').slice(0, -1)) {
    rows.push([...line.matchAll(/"((?:[^"]|"")*)"(?:;|$)/g)].map((match) => (match[1] ?? '').replaceAll('""', '"')))
  }
  return rows
}

describe('A list for a spreadsheet', () => {
  test('comes back from CSV and from XLSX as it was', async () => {
    expect(cellsOf(csvOf(sheet))).toEqual([sheet.headings, ...sheet.rows])
    expect(csvOf(sheet).startsWith('\uFEFF"Naam";"Eten"\r\n')).toBe(true)
    const read = await readSheet(await xlsxOf(sheet))
    expect(read).toEqual([
      ['Naam', 'Eten'],
      ['Noor "de Wit"', 'geen noten; wel vis'],
      ['Zoë 😀', null],
    ])
  })
  test('may be empty, and may have any name', async () => {
    expect(await readSheet(await xlsxOf({ name: "[a]/\\?*:'", headings: ['Naam'], rows: [] }))).toEqual([['Naam']])
    expect(await readSheet(await xlsxOf({ name: '', headings: ['Naam'], rows: [] }))).toEqual([['Naam']])
  })
  test.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '\u0000=1'])('%j is no sum', async (hostile) => {
    const csv = csvOf({ ...sheet, rows: [[hostile, `a,${hostile}`]] })
    expect(cellsOf(csv)[1]?.[0]).toMatch(/^'[=+\-@＝]/)
    const [, row] = await readSheet(await xlsxOf({ ...sheet, rows: [[hostile, 'x']] }))
    expect(row?.[0]).toBe(hostile.replace(/[\s\p{Cc}]/gu, ''))
  })
  test('whatever stands in it: as many rows and cells, no cell that calculates, also for who cuts at commas', () => {
    const word = fc.oneof(
      anyText(30),
      fc
        .array(fc.constantFrom('=', '+', '-', '@', '"', "'", ';', ',', '\t', '\r', '\n', ' ', 'a', '1', '＝'), { maxLength: 10 })
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 5 }), (rows) => {
        const csv = csvOf({ ...sheet, rows })
        const cells = cellsOf(csv)
        expect(cells.map((row) => row.length)).toEqual(Array.from({ length: rows.length + 1 }, () => 2))
        expect(cells.flat().some((cell) => sum.test(cell))).toBe(false)
        expect(csv.split(/[,;\r\n]/).some((piece) => sum.test(piece))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
