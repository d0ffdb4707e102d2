import type { RichTextDocument } from './document.ts'
import { fromBlocks, type Block } from './from-blocks.ts'

/** Plain text as rich text: an empty line begins a paragraph, lines that begin with a hyphen are a list. */
export function fromParagraphs(text: string): RichTextDocument {
  const blocks = text.split(/\n\s*\n/).flatMap((block): Block[] => {
    const rows = block
      .split('\n')
      .map((row) => row.trim())
      .filter(Boolean)
    if (rows.length === 0) return []
    if (rows.every((row) => row.startsWith('- '))) return [{ list: rows.map((row) => row.slice(2)) }]
    return [rows.join(' ')]
  })
  return fromBlocks(blocks)
}
