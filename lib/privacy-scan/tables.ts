/** A cell of a table, without the spaces around it, and what stands above its column in small letters. */
export type Cell = { readonly start: number; readonly end: number; readonly heading: string; readonly text: string }

const separators = [/\t/g, /\|/g, /;/g, / {2,}/g]
// Without a space behind them: in a sentence there is one.
const commas = /^\p{L}[\p{L}.]*(?:,\p{L}[\p{L}.]*)+$/u
// A heading names what is below it: a few words, none of them a number of more than one figure.
const isHeading = (text: string): boolean => /^[\p{L}(/#][\p{L} .()/&'’#-]{0,30}\d?[:.)]?$|^$/u.test(text)
const isRule = /^[\s|:+=-]*$/

/** The cells below a row of headings, as they are pasted from a sheet, a mail or a note. */
export function cellsIn(text: string): Cell[] {
  const found: Cell[] = []
  let headings: string[] = []
  let separator: RegExp | undefined
  let from = 0
  for (const line of text.split('\n')) {
    const start = from
    from += line.length + 1
    if (separator && isRule.test(line) && line.trim() !== '') continue
    if (separator && line.search(separator) >= 0) {
      for (const [column, cell] of partsOf(line, separator).entries()) {
        const heading = headings[column]
        if (heading && cell.text !== '') found.push({ ...cell, start: start + cell.start, end: start + cell.end, heading })
      }
    } else {
      const sign = separators.find((one) => line.search(one) >= 0) ?? (commas.test(line) ? /,/g : undefined)
      const parts = sign ? partsOf(line, sign) : []
      const isTable = parts.length > 1 && parts.every((part) => isHeading(part.text))
      separator = isTable ? sign : undefined
      headings = isTable ? parts.map((part) => part.text.toLowerCase()) : []
    }
  }
  return found
}

type Part = { start: number; end: number; text: string }

/** The cells of one line; a sign that begins the line begins no cell. */
function partsOf(line: string, separator: RegExp): Part[] {
  const parts: Part[] = []
  let at = /^ *\|?/.exec(line)?.[0].length ?? 0
  for (const { index, 0: sign } of [...line.matchAll(separator), { index: line.length, 0: '' }]) {
    if (index < at) continue
    const written = line.slice(at, index)
    const begin = at + written.length - written.trimStart().length
    const text = written.trim()
    parts.push({ start: begin, end: begin + text.length, text })
    at = index + sign.length
  }
  return parts
}
