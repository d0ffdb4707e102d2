import { expect, it } from 'vitest'
import { scan, scanFileName } from './scan.ts'
import { cellsIn } from './tables.ts'

it.each([
  ['a tab', 'kind\tgeb\tschool\nA\t1-2-2014\tvso'],
  ['a bar', '| kind | geb | school |\n|---|---|---|\n| A | 1-2-2014 | vso |'],
  ['a semicolon', 'kind;geb;school\nA;1-2-2014;vso'],
  ['a comma', 'kind,geb,school\nA,1-2-2014,vso'],
  ['two spaces', '  kind   geb   school\nA   1-2-2014   vso'],
])('reads the cells of a table that is parted by %s', (_, text) => {
  const cells = cellsIn(text)
  expect(cells.map(({ heading, text: words }) => [heading, words])).toEqual([
    ['kind', 'A'],
    ['geb', '1-2-2014'],
    ['school', 'vso'],
  ])
  for (const { start, end, text: words } of cells) expect(text.slice(start, end)).toBe(words)
})

it('ends a table where a line has no cells, and begins none with figures above', () => {
  expect(cellsIn('kind\tgeb\nA\t2014\n\nB\t2015')).toHaveLength(2)
  expect(cellsIn('2013\t2014\n14\t12')).toEqual([])
  expect(cellsIn('Het ging goed, beter dan\nvorig jaar, zei zij')).toEqual([])
})

const found = (text: string) => scan(text).map(({ kind, text: words }) => `${kind}: ${words}`)

it('asks about a cell by what stands above it', () => {
  expect(found('naam\tgeb\nMaud\t17-06-2025\nTrees\t2019')).toEqual([
    'name: Maud',
    'birth_date: 17-06-2025',
    'name: Trees',
    'birth_date: 2019',
  ])
  expect(found('zaaknr\tuur\n202/118\t14.00')).toEqual(['case_number: 202/118'])
  expect(found('kind\tzitting\n2012\t14-1-2026')).toEqual(['birth_date: 2012'])
  expect(found('cursus\tdatum\tplekken\nGezag\t11-06-2026\t118')).toEqual([])
  expect(found('naam\tkleur\nMaud\trood')).toEqual([])
})

it('reads the words of the name of a file that hangs together by hyphens', () => {
  expect(scanFileName('mevrouw-jansen.docx').map(({ text }) => text)).toEqual(['mevrouw-jansen'])
  expect(scanFileName('gezin_de-vries_12-03-2011.pdf').map(({ kind }) => kind)).toEqual(['name', 'birth_date'])
  expect(scanFileName('plan-van-aanpak.docx')).toEqual([])
})
