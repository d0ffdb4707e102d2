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
import { Link } from '#components/rich-text/link-mark.ts'
import { tableNodes } from '#components/rich-text/table-nodes.ts'

// The kit of tiptap is not used: it brings nodes and attributes that the server refuses, and 20 kB more script.
// 'flow' is what may stand in list items and cells; the same rules are in lib/platform/rich-text/document.ts.

const FlowParagraph = Paragraph.extend({ group: 'block flow' })

// The page owns h1 and h2. Headings in a pasted text are moved to the two levels there are.
const TextHeading = Heading.extend({
  parseHTML() {
    const low = ['h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 4 } }))
    return [...['h1', 'h2', 'h3'].map((tag) => ({ tag, attrs: { level: 3 } })), ...low]
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
    Bold,
    Italic,
    Link,
    UndoRedo,
    Gapcursor,
    // A place to write on after a table or image at the end; left out again when the text is stored.
    TrailingNode,
    Guards.configure(guards),
  ]
}
