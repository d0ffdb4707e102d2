import { richTextLimits } from '#lib/platform/rich-text/limits.ts'

type Cell = { attrs: { colspan: number; rowspan: number } }
type Row = { content?: Cell[] | undefined }

/**
 * Whether the cells of a table, with their spans, fill a rectangle: no gaps, no overlap, nothing sticking out.
 * The editor repairs every table to that shape, so another shape was not made by it.
 */
export function isRectangle(rows: Row[]): boolean {
  const width = (rows[0]?.content ?? []).reduce((sum, cell) => sum + cell.attrs.colspan, 0)
  if (width < 1 || width > richTextLimits.tableColumns) return false
  // For each column: how many rows below are still covered by a cell from above.
  const covered = Array.from({ length: width }, () => 0)
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const cell of row.content ?? []) {
      while (column < width && covered[column]) column++
      const { colspan, rowspan } = cell.attrs
      if (index + rowspan > rows.length) return false
      for (const end = column + colspan; column < end; column++) {
        if (column >= width || covered[column]) return false
        covered[column] = rowspan
      }
    }
    if (covered.includes(0)) return false
    for (const at of covered.keys()) covered[at] = (covered[at] ?? 0) - 1
  }
  return true
}
