import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { richTextLimits } from '#lib/platform/rich-text/limits.ts'

// Cells keep their spans and nothing else: widths and alignment would be inline styles, which the
// content security policy forbids, and which do not fit a narrow screen.
const span = (name: 'colspan' | 'rowspan', most: number) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const value = Number.parseInt(element.getAttribute(name) ?? '', 10)
    return value >= 1 ? Math.min(value, most) : 1
  },
  renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
})
const spans = () => ({
  colspan: span('colspan', richTextLimits.tableColumns),
  rowspan: span('rowspan', richTextLimits.tableRows),
})

const Cell = TableCell.extend({ content: 'flow+', addAttributes: spans })
const HeaderCell = TableHeader.extend({
  content: 'flow+',
  addAttributes: spans,
  addProseMirrorPlugins() {
    return [new Plugin({ props: { decorations: ({ doc }) => emptyHeadings(doc) } })]
  },
})

// A heading without words heads nothing: until it is filled in it is a plain cell to screen readers.
function emptyHeadings(document: Node): DecorationSet {
  const cells: Decoration[] = []
  document.descendants((node, position) => {
    if (node.type.name === 'tableHeader' && node.textContent.trim() === '') {
      cells.push(Decoration.node(position, position + node.nodeSize, { role: 'cell' }))
    }
    return !node.isTextblock
  })
  return DecorationSet.create(document, cells)
}

const PlainTable = Table.extend({
  renderHTML() {
    return ['div', { class: 'table' }, ['table', ['tbody', 0]]]
  },

  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      // From the last cell Tab goes on to the next field. A row more at every Tab would be a trap.
      Tab: () => this.editor.commands.goToNextCell(),
    }
  },
}).configure({ resizable: false, View: null })

/** Tables without widths, styles and tables in them. */
export const tableNodes = [PlainTable, TableRow, HeaderCell, Cell]
