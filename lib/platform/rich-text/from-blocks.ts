import { canonicalDocument, emptyDocument } from '#lib/platform/rich-text/canonical.ts'
import type { RichTextBlock, RichTextDocument, RichTextList, RichTextParagraph, RichTextTable } from '#lib/platform/rich-text/nodes.ts'

/** A light way to write texts by hand: a string is a paragraph, the first row of a table holds its headings. */
export type Block =
  | string
  | { heading: string }
  | { list: string[] }
  | { numbered: string[] }
  | { quote: string; by?: string }
  | { table: string[][] }

/** Makes a rich text of light blocks. Rows of a table that are too short are filled up with empty cells. */
export function fromBlocks(blocks: Block[]): RichTextDocument {
  const content = blocks.map(toBlock)
  return content.length > 0 ? canonicalDocument({ type: 'doc', content }) : structuredClone(emptyDocument)
}

function toBlock(block: Block): RichTextBlock {
  if (typeof block === 'string') return paragraph(block)
  if ('heading' in block) {
    return { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: block.heading }] }
  }
  if ('list' in block) return list('bulletList', block.list)
  if ('numbered' in block) return list('orderedList', block.numbered)
  if ('quote' in block) {
    const quote = [paragraph(block.quote)]
    if (block.by) quote.push(paragraph(block.by))
    return { type: 'blockquote', content: quote }
  }
  return table(block.table)
}

function paragraph(text: string): RichTextParagraph {
  return text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' }
}

function list(type: RichTextList['type'], items: string[]): RichTextList {
  return { type, content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) }
}

function table(rows: string[][]): RichTextTable {
  const width = Math.max(...rows.map((row) => row.length))
  return {
    type: 'table',
    content: rows.map((row, index) => ({
      type: 'tableRow',
      content: Array.from({ length: width }, (_, column) => ({
        type: index === 0 ? 'tableHeader' : 'tableCell',
        attrs: { colspan: 1, rowspan: 1 },
        content: [paragraph(row[column] ?? '')],
      })),
    })),
  }
}
