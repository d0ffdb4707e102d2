import type { RichTextBlock, RichTextCell, RichTextDocument, RichTextInline, RichTextListItem } from '#lib/platform/rich-text/nodes.ts'

type Container = RichTextBlock | RichTextListItem | RichTextCell

/** Every block of a text in reading order, also those inside lists, quotes and tables. */
export function* blocksIn(document: RichTextDocument): Generator<Container> {
  for (const block of document.content) yield* withInner(block)
}

function* withInner(block: Container): Generator<Container> {
  yield block
  switch (block.type) {
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'blockquote':
    case 'tableHeader':
    case 'tableCell':
      for (const inner of block.content) yield* withInner(inner)
      return
    case 'table':
      for (const row of block.content) for (const cell of row.content ?? []) yield* withInner(cell)
      return
    default:
  }
}

/** The ids of the uploaded files that a text shows, each once. The caller checks that its author may use them. */
export function filesIn(document: RichTextDocument): string[] {
  const files = new Set<string>()
  for (const block of blocksIn(document)) if (block.type === 'image') files.add(block.attrs.file)
  return [...files]
}

export type InlineRun = { href: string | null; nodes: RichTextInline[] }

/** Neighbours with the same link together: one link with a bold word in it is one link to the reader. */
export function linkRuns(content: RichTextInline[]): InlineRun[] {
  const runs: InlineRun[] = []
  for (const node of content) {
    const link = node.marks?.find((mark) => mark.type === 'link')
    const href = link ? link.attrs.href : null
    const last = runs.at(-1)
    if (last && last.href === href) last.nodes.push(node)
    else runs.push({ href, nodes: [node] })
  }
  return runs
}

/** The text of inline nodes, with a line end for each line break. */
export function inlineText(nodes: RichTextInline[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : '\n')).join('')
}
