import { cleanHref } from '#lib/platform/rich-text/address.ts'
import type {
  RichTextBlock,
  RichTextDocument,
  RichTextFlow,
  RichTextInline,
  RichTextList,
  RichTextMark,
  RichTextParagraph,
  RichTextTable,
} from '#lib/platform/rich-text/nodes.ts'

/** A text in which nothing has been written yet. */
export const emptyDocument: RichTextDocument = { type: 'doc', content: [{ type: 'paragraph' }] }

// Unseen characters: they hide a number from the privacy scan or turn the reading direction, and
// the database refuses some of them. The joiners inside emoji (U+200C, U+200D) stay.
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\t\n\r\u0085])\p{Cc}/gu
const lineEnds = /[\t\n\r\u0085\u2028\u2029]/g

/** Text without control and hidden characters, with one spelling for each letter (NFC). */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(unseen, '').replace(lineEnds, ' ').normalize('NFC')
}

/**
 * The one form of a text: known attributes in a fixed order, neighbours with equal marks joined, clean
 * characters, no empty paragraphs at the end. Two texts that read the same are then equal byte by byte,
 * so that 'nothing changed' can be seen by comparing. Applying it twice changes nothing.
 */
export function canonicalDocument(document: RichTextDocument): RichTextDocument {
  const content = document.content.map(canonicalBlock)
  while (content.length > 0 && isEmptyParagraph(content.at(-1))) content.pop()
  return content.length > 0 ? { type: 'doc', content } : structuredClone(emptyDocument)
}

/** The canonical JSON of a text: what to store, hash and compare. */
export function canonicalJson(document: RichTextDocument): string {
  return JSON.stringify(canonicalDocument(document))
}

function isEmptyParagraph(block: RichTextBlock | undefined): boolean {
  return block?.type === 'paragraph' && !block.content
}

function canonicalBlock(block: RichTextBlock): RichTextBlock {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', attrs: { level: block.attrs.level }, ...inlineContent(block.content) }
    case 'blockquote':
      return { type: 'blockquote', content: block.content.map(paragraphOrList) }
    case 'table':
      return canonicalTable(block)
    default:
      return canonicalFlow(block)
  }
}

function canonicalFlow(block: RichTextFlow): RichTextFlow {
  if (block.type !== 'image') return paragraphOrList(block)
  const { file, alt, width, height } = block.attrs
  return { type: 'image', attrs: { file: file.toLowerCase(), alt: cleanText(alt).trim(), width, height } }
}

function paragraphOrList(block: RichTextParagraph | RichTextList): RichTextParagraph | RichTextList {
  if (block.type === 'paragraph') return { type: 'paragraph', ...inlineContent(block.content) }
  const items = block.content.map((item) => ({
    type: 'listItem' as const,
    content: item.content.map(canonicalFlow),
  }))
  return { type: block.type, content: items }
}

function canonicalTable(table: RichTextTable): RichTextTable {
  const rows = table.content.map((row) => {
    if (!row.content?.length) return { type: 'tableRow' as const }
    const cells = row.content.map((cell) => ({
      type: cell.type,
      attrs: { colspan: cell.attrs.colspan, rowspan: cell.attrs.rowspan },
      content: cell.content.map(canonicalFlow),
    }))
    return { type: 'tableRow' as const, content: cells }
  })
  return { type: 'table', content: rows }
}

// An empty block has no `content` at all, as the editor writes it.
function inlineContent(content: RichTextInline[] | undefined): { content?: RichTextInline[] } {
  const inline = canonicalInline(content ?? [])
  return inline.length > 0 ? { content: inline } : {}
}

function canonicalInline(content: RichTextInline[]): RichTextInline[] {
  const joined: RichTextInline[] = []
  for (const node of content) {
    if (node.type === 'hardBreak') {
      // Bold or italic cannot be seen on a line break; a link that runs over it can.
      joined.push(withMarks({ type: 'hardBreak' }, canonicalMarks(node.marks).filter(isLink)))
      continue
    }
    const text = cleanText(node.text)
    if (!text) continue
    const marks = canonicalMarks(node.marks)
    const last = joined.at(-1)
    if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) {
      // Joined first and composed after: an accent may stand at the start of the next piece.
      last.text = (last.text + text).normalize('NFC')
    } else {
      joined.push(withMarks({ type: 'text', text }, marks))
    }
  }
  return joined
}

function withMarks<Node extends RichTextInline>(node: Node, marks: RichTextMark[]): Node {
  return marks.length > 0 ? { ...node, marks } : node
}

function isLink(mark: RichTextMark): boolean {
  return mark.type === 'link'
}

function canonicalMarks(marks: RichTextMark[] | undefined): RichTextMark[] {
  const canonical: RichTextMark[] = []
  for (const mark of marks ?? []) {
    if (mark.type !== 'link') {
      canonical.push({ type: mark.type })
      continue
    }
    const href = cleanHref(mark.attrs.href)
    if (href !== null) canonical.push({ type: 'link', attrs: { href } })
  }
  // By name: bold, italic, link.
  return canonical.sort((one, other) => (one.type < other.type ? -1 : 1))
}
