import writeExcelFile from 'write-excel-file/node'

/** A list for a spreadsheet: what stands above it, and under it a row of words per line. */
export type Sheet = { name: string; headings: readonly string[]; rows: readonly (readonly string[])[] }

export const csvType = 'text/csv; charset=utf-8'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

// One cell is one line of text: a tab, a line break or an unseen character belongs to no name and no diet.
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u2028\u2029\uffff\ufffe]+/gu, ' ')
    .trim()

// A program that opens a CSV takes a word with one of these in front for a sum; also in the wide form of East Asian
// keyboards, and for programs that cut at commas and semicolons whatever the quotes say, behind one inside the word.
const formula = /(^|[,;])("*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu

/** A word as it may stand in a CSV: an apostrophe makes text of what would be a sum. */
const csvCell = (text: string) => `"${oneLine(text).replace(formula, "$1$2'").replaceAll('"', '""')}"`

/** CSV as Dutch spreadsheet programs open it: semicolons, every cell quoted, with the mark that says UTF-8. */
export function csvOf({ headings, rows }: Sheet): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`
}

const columnWidth = (column: number, { headings, rows }: Sheet) =>
  Math.min(50, Math.max(8, ...[headings, ...rows].map((row) => (row[column] ?? '').length + 2)))

/** The same as XLSX. Every cell is text, which no program calculates. */
export async function xlsxOf(sheet: Sheet): Promise<Buffer> {
  const text = (value: string) => ({ value: oneLine(value), type: String })
  const file = writeExcelFile(
    [
      sheet.headings.map((heading) => ({ ...text(heading), fontWeight: 'bold' as const })),
      ...sheet.rows.map((row) => row.map((cell) => (oneLine(cell) === '' ? null : text(cell)))),
    ],
    {
      // Excel takes no more than 31 characters and none of these in the name of a sheet.
      sheet: oneLine(sheet.name.replace(/[\\/?*:[\]']/g, ' ')).slice(0, 31) || 'Blad 1',
      columns: sheet.headings.map((_, column) => ({ width: columnWidth(column, sheet) })),
      stickyRowsCount: 1,
    },
  )
  return file.toBuffer()
}
