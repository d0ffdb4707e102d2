import { createHash } from 'node:crypto'
import { isPossible, readCss, withWholeAddresses, type CssRule } from './css-rules.ts'
import { readRecipe, writeRecipe } from './stylesheet-recipe.ts'

/*
 * The framework gives a page its styles in ten files, each with rules for every page that shares it. A document gets one:
 * the same rules in the same order, without those that ask for a class that stands nowhere on it. The scripts of documents never set a class (a test says so).
 *
 * The address says how to make it again: a hash of what it holds, the numbers of the build's files, and which conditions
 * hold. So any instance of this build can answer it, also one that never made the page. One of another build sees by
 * the hash that it cannot, and gives all of its styles instead, for a moment.
 */

/** Gives the text of a file of the build; the address as it stands in a page. */
type ReadFile = (address: string) => Promise<string>

type Part = { text: string; condition: string | undefined; possible: (has: (name: string) => boolean) => boolean }
/** A rule with the groups around it, from the outside. */
type Leaf = Part & { around: readonly string[] }
type Sheet = { leaves: readonly Leaf[]; conditions: readonly string[] }

const stylesheetLink = /<link\b(?=[^>]*\brel="stylesheet")[^>]*?\bhref="([^"]+)"[^>]*>/g
const stylesheetPreload = /<link\b(?=[^>]*\brel="preload")(?=[^>]*\bas="style")[^>]*>/g
const classAttribute = /\sclass="([^"]*)"/g
const sheetAddress = /^\/stijl\/([\w-]{16})\.([\w-]{2,1200})\.css$/

const mostAddresses = 1_000

/** Whether an address is one of the stylesheets that are made here. */
export const isStylesheetAddress = (path: string): boolean => sheetAddress.test(path)

export class OneStylesheet {
  readonly #files: readonly string[]
  readonly #read: ReadFile
  readonly #sheets = new Map<string, Promise<Sheet>>()
  /** By recipe: nearly every page has one that was hashed before. */
  readonly #addresses = new Map<string, string>()

  /** @param files the addresses of all stylesheets of the build, in an order that every instance has */
  constructor(files: readonly string[], read: ReadFile) {
    this.#files = files
    this.#read = read
  }

  /** The same document with one stylesheet, or as it was when it names a file that is not of this build. */
  async inDocument(html: string): Promise<string> {
    const links = [...html.matchAll(stylesheetLink)].map(([, address]) => (address ?? '').split('?', 1)[0] ?? '')
    if (links.length === 0 || !links.every((address) => this.#files.includes(address))) return html
    const files = [...new Set(links)]
    const present = new Set([...html.matchAll(classAttribute)].flatMap(([, names]) => (names ?? '').split(/\s+/)))
    const has = (name: string) => present.has(name)
    const chosen: { file: string; sheet: Sheet; kept: Set<string> }[] = []
    const sheets = await Promise.all(files.map(async (file) => ({ file, sheet: await this.#sheet(file) })))
    for (const { file, sheet } of sheets) {
      const kept = new Set<string>()
      for (const { condition, possible } of sheet.leaves) if (condition !== undefined && possible(has)) kept.add(condition)
      if (kept.size > 0 || sheet.leaves.some(({ condition }) => condition === undefined)) chosen.push({ file, sheet, kept })
    }
    const recipe = writeRecipe(
      chosen.map(({ file }) => this.#files.indexOf(file)),
      chosen.flatMap(({ sheet, kept }) => sheet.conditions.map((condition) => kept.has(condition))),
    )
    const address = this.#addresses.get(recipe) ?? `/stijl/${hashOf(joined(chosen.flatMap(leavesKept)))}.${recipe}.css`
    if (this.#addresses.size < mostAddresses) this.#addresses.set(recipe, address)
    let placed = false
    return html.replace(stylesheetPreload, '').replace(stylesheetLink, () => {
      if (placed) return ''
      placed = true
      return `<link rel="stylesheet" href="${address}"/>`
    })
  }

  /** The stylesheet of an address; not `exact` when it was made by another build, and then these are all styles there are. */
  async at(address: string): Promise<{ text: string; exact: boolean }> {
    const [, hash, recipe = ''] = sheetAddress.exec(address) ?? []
    const text = await this.#follow(recipe)
    if (text !== undefined && hashOf(text) === hash) return { text, exact: true }
    const all: Leaf[] = []
    for (const file of this.#files) all.push(...(await this.#sheet(file)).leaves)
    // The order of layers is said first, whatever file says it.
    const order = all.filter(({ text: rule }) => /^@layer[^{]*,[^{]*;$/.test(rule))
    return { text: joined([...order, ...all]), exact: false }
  }

  async #follow(recipe: string): Promise<string | undefined> {
    const { files, answers } = readRecipe(recipe)
    const leaves: Leaf[] = []
    for (const index of files) {
      const file = this.#files[index]
      if (file === undefined) return undefined
      const sheet = await this.#sheet(file)
      leaves.push(...sheet.leaves.filter(holds(new Set(sheet.conditions.filter(() => answers.next().value === true)))))
    }
    return joined(leaves)
  }

  #sheet(file: string): Promise<Sheet> {
    const known = this.#sheets.get(file)
    if (known) return known
    const sheet = this.#read(file).then((text) => {
      const leaves = leavesOf(readCss(withWholeAddresses(text, file)), [])
      return { leaves, conditions: [...new Set(leaves.flatMap(({ condition }) => (condition === undefined ? [] : [condition])))] }
    })
    this.#sheets.set(file, sheet)
    // A failure is not remembered.
    sheet.catch(() => this.#sheets.delete(file))
    return sheet
  }
}

const leavesKept = ({ sheet, kept }: { sheet: Sheet; kept: ReadonlySet<string> }) => sheet.leaves.filter(holds(kept))

const holds =
  (kept: ReadonlySet<string>) =>
  ({ condition }: Leaf) =>
    condition === undefined || kept.has(condition)

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16)

function leavesOf(rules: readonly CssRule[], around: readonly string[]): Leaf[] {
  return rules.flatMap((rule): Leaf[] => {
    if (rule.kind === 'group') {
      const inner = [...around, rule.prelude]
      // A layer that is named first comes first, also when nothing of it is left.
      const naming = /^@layer\s+[^,]+$/i.test(rule.prelude) ? [always(`${rule.prelude};`, around)] : []
      return [...naming, ...leavesOf(rule.rules, inner)]
    }
    if (rule.kind === 'whole') return [always(rule.text, around)]
    // A rule that is possible without any class stays on every page.
    if (isPossible(rule.ways, () => false)) return [always(rule.text, around)]
    return [{ text: rule.text, around, condition: JSON.stringify(rule.ways), possible: (has) => isPossible(rule.ways, has) }]
  })
}

const always = (text: string, around: readonly string[]): Leaf => ({ text, around, condition: undefined, possible: () => true })

/** Writes rules with the groups around them; what follows within the same groups is not wrapped again. */
function joined(leaves: readonly Leaf[]): string {
  let text = ''
  let open: readonly string[] = []
  const named = new Set<string>()
  for (const { text: rule, around } of leaves) {
    if (around.length === 0 && /^@layer\s[^{]*;$/.test(rule)) {
      const names = rule
        .slice(6, -1)
        .split(',')
        .map((name) => name.trim())
      if (names.every((name) => named.has(name))) continue
      for (const name of names) named.add(name)
    }
    const same = sharedLength(open, around)
    text +=
      '}'.repeat(open.length - same) +
      around
        .slice(same)
        .map((prelude) => `${prelude}{`)
        .join('') +
      rule
    open = around
  }
  return text + '}'.repeat(open.length)
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}
