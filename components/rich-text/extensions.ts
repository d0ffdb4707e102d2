import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions'
import { Guards, type GuardOptions } from '#components/rich-text/editor-guards.ts'
import { Image, type ImageOptions } from '#components/rich-text/image-node.ts'
import { MarkedWords } from '#components/rich-text/marked-words.ts'
import { Link } from '#components/rich-text/link-mark.ts'
import { markRules } from '#components/rich-text/pasted-html.ts'
import { tableNodes } from '#components/rich-text/table-nodes.ts'

// The kit of tiptap is not used: it brings nodes and attributes that the server refuses, and 20 kB more script.
// 'flow' is what may stand in list items and cells; the same rules are in lib/platform/rich-text/document.ts.

const FlowParagraph = Paragraph.extend({ group: 'block flow' })

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const noHeadings = 'tableCell/|tableHeader/|listItem/|blockquote/'

// The page owns h1 and h2. Headings in a pasted text are moved to the two levels there are.
const TextHeading = Heading.extend({
  parseHTML() {
    const level = (tag: string) => ({ tag, attrs: { level: /h[123]/.test(tag) ? 3 : 4 } })
    // In a cell, item or quote a heading becomes a paragraph; otherwise it would tear the table apart.
    const inside = (tag: string) => ({ tag, node: 'paragraph', context: noHeadings, priority: 60 })
    return headings.flatMap((tag) => [inside(tag), level(tag)])
  },
  addAttributes() {
    return { level: { default: 3, rendered: false } }
  },
}).configure({ levels: [3, 4] })

const Quote = Blockquote.extend({ content: '(paragraph | bulletList | orderedList)+' })
const Bullets = BulletList.extend({ group: 'block list flow' })
const Numbers = OrderedList.extend({ group: 'block list flow', addAttributes: () => ({}) })

// Tab leaves the editor, as in every field. Indenting has buttons, and these keys.
const Item = ListItem.extend({
  content: 'paragraph flow*',
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    }
  },
})
const ListKeys = ListKeymap.extend({
  addKeyboardShortcuts() {
    const { Tab: _tab, ...keys } = this.parent?.() ?? {}
    return keys
  },
})

/** Everything the editor can write, and nothing else: what it makes, the server accepts. */
export function richTextExtensions(options: Partial<GuardOptions & ImageOptions> = {}) {
  const { fileUrl, ...guards } = options
  return [
    Document,
    FlowParagraph,
    Text,
    TextHeading,
    Quote,
    Bullets,
    Numbers,
    Item,
    ListKeys,
    HardBreak,
    ...tableNodes,
    Image.configure(fileUrl ? { fileUrl } : {}),
    Bold.extend({ parseHTML: () => markRules('bold', ['strong', 'b']) }),
    Italic.extend({ parseHTML: () => markRules('italic', ['em', 'i']) }),
    Link,
    UndoRedo,
    Gapcursor,
    // A place to write on after a table or image at the end; left out again when the text is stored.
    TrailingNode,
    Guards.configure(guards),
    MarkedWords,
  ]
}
