import type { RichTextBlock, RichTextDocument, RichTextInline, RichTextListItem } from '#lib/platform/rich-text/nodes.ts'
import { blocksIn, inlineText, linkRuns } from '#lib/platform/rich-text/walk.ts'

export type PlainTextChoice = {
  /**
   * Also write where links lead. Needed wherever a person or the privacy scan judges a text:
   * an address can be changed, or hold a mail address, without one visible word.
   */
  addresses?: boolean
}

/**
 * The words of a text, a line per block, the cells of a table row on one line. Descriptions of
 * images are among them, since they are read aloud and searched too.
 */
export function plainText(document: RichTextDocument, { addresses = false }: PlainTextChoice = {}): string {
  const lines = document.content.flatMap((block) => blockLines(block, addresses))
  return lines.join('\n')
}

/** Whether there is nothing to read or see in a text. */
export function isEmpty(document: RichTextDocument): boolean {
  for (const block of blocksIn(document)) {
    if (block.type === 'image') return false
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    if (inlineText(block.content ?? []).trim() !== '') return false
  }
  return true
}

/** The number of characters as the limits count it: those of the text nodes. */
export function textLength(document: RichTextDocument): number {
  let length = 0
  for (const block of blocksIn(document)) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    for (const node of block.content ?? []) if (node.type === 'text') length += node.text.length
  }
  return length
}

function blockLines(block: RichTextBlock | RichTextListItem, addresses: boolean): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineLine(block.content ?? [], addresses)
    case 'image':
      return [`Afbeelding: ${block.attrs.alt}`]
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'blockquote':
      return block.content.flatMap((inner) => blockLines(inner, addresses))
    case 'table':
      return block.content.map((row) =>
        (row.content ?? []).map((cell) => cell.content.flatMap((inner) => blockLines(inner, addresses)).join(' ')).join(' | '),
      )
  }
}

function inlineLine(content: RichTextInline[], addresses: boolean): string[] {
  const line = linkRuns(content)
    .map(({ href, nodes }) => (addresses && href !== null ? `${inlineText(nodes)} (${href})` : inlineText(nodes)))
    .join('')
  return line.trim() === '' ? [] : [line]
}
