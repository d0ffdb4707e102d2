/*
 * A page shows some six icons out of two sheets of together fifty. A document carries those it shows itself, so that a
 * reader fetches no sheet. Signed-in pages go on naming the sheets.
 */

/** The icons of the sheets, by the address that a page names them with: `/icons.svg#menu` → its symbol. */
export type IconSheets = ReadonlyMap<string, string>

const symbolElement = /<symbol id="([a-z0-9-]+)"([^>]*>[\s\S]*?<\/symbol>)/g
const iconUse = /<use href="(\/[a-z-]+\.svg#[a-z0-9-]+)"/g

/** Reads the icons of one sheet. Gives nothing when it holds what could mean something elsewhere (an id, a style, a script). */
export function iconsOf(address: string, sheet: string): [string, string][] {
  const symbols = [...sheet.matchAll(symbolElement)]
  if (symbols.some(([, , rest = '']) => /\sid=|<style|<script|url\(/i.test(rest))) return []
  return symbols.map(([, name = '', rest = '']) => [`${address}#${name}`, rest])
}

/** The same document with the icons that it shows inside; an icon that is in no sheet stays as it is. */
export function withIcons(html: string, icons: IconSheets): string {
  const used = new Map<string, string>()
  const linked = html.replace(iconUse, (whole, address: string) => {
    if (!icons.has(address)) return whole
    const id = `teken-${address.slice(address.indexOf('#') + 1)}`
    used.set(id, icons.get(address) ?? '')
    return `<use href="#${id}"`
  })
  if (used.size === 0) return html
  const symbols = [...used].map(([id, rest]) => `<symbol id="${id}"${rest}`).join('')
  const end = linked.lastIndexOf('</body>')
  return end === -1 ? html : `${linked.slice(0, end)}<div hidden=""><svg>${symbols}</svg></div>${linked.slice(end)}`
}
