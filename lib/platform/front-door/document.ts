/**
 * Makes a document of a page as Next sends it: the same HTML without the framework's scripts, so that it needs no
 * hydration, weighs a third, and `script-src 'self'` is enough.
 */
export type PublicDocument = { html: string; unfinished: readonly string[] }

const scriptElement = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi
const ownScript = /\ssrc="\/(?!_next\/|\/)[^"]*"/i
const structuredData = /\stype="application\/ld\+json"/i
const frameworkLinks = [/<link\b[^>]*\bas="script"[^>]*>/gi, /<link\b[^>]*\brel="modulepreload"[^>]*>/gi]
// React's own marks around a boundary that arrived in time; they mean nothing without its script.
const boundaryMarks = /<!--(?:\/?[$&]|html|head|body|\s*)-->/g
const emptyHidden = /<div hidden=""(?: id="S:[0-9a-f]+")?>(?:<!--[^>]*-->)*<\/div>/g

// What streaming leaves for its script to move into place. In a document nothing would move it.
const unfinishedMarks: readonly [string, RegExp][] = [
  ['waiting boundary', /<!--\$[?~]-->/],
  ['failed boundary', /<!--\$!-->/],
  ['placeholder', /<template\b[^>]*\bid="[BP]:/],
  ['segment', /<div\b[^>]*\bhidden[^>]*\bid="S:/],
]

/** Gives the document, and the names of what a streamed page left unfinished: that is a fault of the page. */
export function publicDocument(page: string): PublicDocument {
  let html = page.replace(scriptElement, (element, attributes: string) =>
    structuredData.test(attributes) || ownScript.test(attributes) ? element : '',
  )
  for (const link of frameworkLinks) html = html.replace(link, '')
  html = html.replace(emptyHidden, '').replace(boundaryMarks, '')
  return { html, unfinished: unfinishedMarks.filter(([, mark]) => mark.test(html)).map(([name]) => name) }
}

const lineRemark = /^[ \t]*(?:\/\/.*|\/\*\*(?:(?!\*\/).)*\*\/[ \t]*)\n/gm

/** One of our own scripts without the lines that only explain it, which are a quarter of its weight, and without indents. */
export const withoutRemarks = (script: string): string => script.replace(lineRemark, '').replace(/^[ \t]+/gm, '')
