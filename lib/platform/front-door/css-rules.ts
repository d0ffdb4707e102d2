/*
 * Reads a built stylesheet into its rules, as far as is needed to leave rules out: where each begins and ends, and which
 * classes an element must have for it. What a rule says is carried over as it stands, so what is newer than this file
 * (a property, a function, a nested rule) is kept and not understood.
 */

/** One of these ways must be possible for a selector to choose anything. */
type Ways = readonly Way[]
type Way = { classes: readonly string[]; within: readonly Ways[] }

export type CssRule =
  /** A statement, or a block that is carried over whole: `@layer a, b;`, `@font-face {…}`. */
  | { kind: 'whole'; text: string }
  /** Rules under a condition, or in a layer. */
  | { kind: 'group'; prelude: string; rules: readonly CssRule[] }
  | { kind: 'style'; text: string; ways: Ways }

/** Thrown for a text that is no well-formed stylesheet; then nothing may be left out of it. */
export class UnreadableCss extends Error {}

const groups = /^@(?:layer|media|supports|container|scope|starting-style)\b/i
const nameCharacter = /[\w\-\u0080-\uffff]/
const lists = new Set(['is', 'where', 'has', 'matches', '-webkit-any', '-moz-any'])

/** Reads a whole stylesheet. @throws UnreadableCss */
export function readCss(text: string): CssRule[] {
  const rules: CssRule[] = []
  let at = 0
  for (;;) {
    at = skipSpace(text, at)
    if (at >= text.length) return rules
    const border = find(text, at, '{;}')
    const prelude = text.slice(at, border).trim()
    const sign = text[border]
    if (sign === ';' && prelude.startsWith('@')) {
      // Only at the very beginning of a file do these mean anything, and files are put behind each other.
      if (/^@(?:import|charset|namespace)\b/i.test(prelude)) throw new UnreadableCss(prelude.slice(0, 40))
      rules.push({ kind: 'whole', text: `${prelude};` })
      at = border + 1
      continue
    }
    if (sign !== '{' || prelude === '') throw new UnreadableCss(`at ${at}: ${text.slice(at, at + 40)}`)
    const end = endOfBlock(text, border)
    const body = text.slice(border + 1, end)
    if (groups.test(prelude)) rules.push({ kind: 'group', prelude, rules: readCss(body) })
    else if (prelude.startsWith('@')) rules.push({ kind: 'whole', text: `${prelude}{${body}}` })
    else rules.push({ kind: 'style', text: `${prelude}{${body}}`, ways: waysOf(prelude) })
    at = end + 1
  }
}

/** Whether a rule can choose anything on a page with these classes. */
export const isPossible = (ways: Ways, has: (name: string) => boolean): boolean =>
  ways.some(({ classes, within }) => classes.every(has) && within.every((inner) => isPossible(inner, has)))

/** Makes addresses in a stylesheet stand on their own: it will be read under another address than its file has. */
export function withWholeAddresses(text: string, file: string): string {
  return text.replace(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)/gi, (whole, double?: string, single?: string, bare?: string) => {
    const named = double ?? single ?? bare ?? ''
    if (named === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(named)) return whole
    const { pathname, search, hash } = new URL(named, `http://file${file}`)
    return `url("${pathname}${search}${hash}")`
  })
}

/**
 * The ways in which a list of selectors can choose something, by the classes that must be there. `:not(…)` and what is
 * not known here ask for nothing, so that a rule is kept rather than lost.
 */
export function waysOf(list: string): Ways {
  return split(list).map((selector) => {
    const classes: string[] = []
    const within: Ways[] = []
    for (let at = 0; at < selector.length;) {
      const sign = selector[at]
      if (sign === '.') {
        const end = endOfName(selector, at + 1)
        const name = selector.slice(at + 1, end)
        // A name with an escape is none of ours.
        if (name !== '' && !name.includes('\\')) classes.push(name)
        at = Math.max(end, at + 1)
      } else if (sign === ':') {
        const begin = selector[at + 1] === ':' ? at + 2 : at + 1
        const end = endOfName(selector, begin)
        if (selector[end] !== '(') {
          at = end
          continue
        }
        const close = endOfBlock(selector, end)
        if (lists.has(selector.slice(begin, end).toLowerCase())) within.push(waysOf(selector.slice(end + 1, close)))
        at = close + 1
      } else at = sign === '[' || sign === '(' ? endOfBlock(selector, at) + 1 : next(selector, at)
    }
    return { classes, within }
  })
}

function split(list: string): string[] {
  const parts: string[] = []
  let from = 0
  while (from <= list.length) {
    const border = find(list, from, ',')
    parts.push(list.slice(from, border))
    from = border + 1
  }
  return parts
}

function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length && (nameCharacter.test(text[at] ?? '') || text[at] === '\\')) at += text[at] === '\\' ? 2 : 1
  return Math.min(at, text.length)
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (text.startsWith('/*', at)) at = next(text, at)
    else if (/\s/.test(text[at] ?? '')) at += 1
    else break
  }
  return at
}

/** The first of these signs that stands by itself, or the end. */
function find(text: string, from: number, signs: string): number {
  let at = from
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (signs.includes(sign)) return at
    at = sign === '(' || sign === '[' ? endOfBlock(text, at) + 1 : next(text, at)
  }
  return text.length
}

const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/** Where the block closes that opens here. */
function endOfBlock(text: string, open: number): number {
  const waiting = [closing[text[open] ?? '']]
  let at = open + 1
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (sign === waiting.at(-1)) {
      waiting.pop()
      if (waiting.length === 0) return at
      at += 1
    } else if (Object.hasOwn(closing, sign)) {
      waiting.push(closing[sign])
      at += 1
    } else if (sign === '}' || sign === ')' || sign === ']') break
    else at = next(text, at)
  }
  throw new UnreadableCss(`not closed: ${text.slice(open, open + 40)}`)
}

/** One step on: over a comment, a string, an address without quotes or an escape as a whole. */
function next(text: string, at: number): number {
  const sign = text[at]
  if (sign === '\\') return at + 2
  if (sign === '/' && text[at + 1] === '*') {
    const end = text.indexOf('*/', at + 2)
    if (end === -1) throw new UnreadableCss('a comment is not closed')
    return end + 2
  }
  if (sign === '"' || sign === "'") {
    for (let inner = at + 1; inner < text.length; inner += text[inner] === '\\' ? 2 : 1) if (text[inner] === sign) return inner + 1
    throw new UnreadableCss('a string is not closed')
  }
  if ((sign === 'u' || sign === 'U') && /^url\(\s*[^"'\s]/i.test(text.slice(at, at + 40)) && !nameCharacter.test(text[at - 1] ?? ' ')) {
    for (let inner = at + 4; inner < text.length; inner += text[inner] === '\\' ? 2 : 1) if (text[inner] === ')') return inner + 1
    throw new UnreadableCss('an address is not closed')
  }
  return at + 1
}
