import { Node } from '@tiptap/core'
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export type ImageOptions = { fileUrl: (file: string) => string }

/**
 * Puts the cursor behind an image that was just put in, on a new line where there is none. The image itself would stay
 * chosen, and then the next letter takes its place.
 */
export function goOnAfterImage(tr: Transaction): void {
  const { selection } = tr
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return
  const { paragraph } = selection.node.type.schema.nodes
  if (!selection.$to.nodeAfter?.isTextblock && paragraph) tr.insert(selection.to, paragraph.create())
  tr.setSelection(TextSelection.near(tr.doc.resolve(selection.to)))
}

/**
 * An image that was uploaded here, with the words that stand for it. Only our own images are read back
 * from HTML (cut and paste within the editor): an address elsewhere would let a stranger see who reads.
 */
export const Image = Node.create<ImageOptions>({
  name: 'image',
  group: 'block flow',
  atom: true,
  draggable: true,

  addOptions() {
    return { fileUrl: (file) => file }
  },

  // No defaults: an image without a file or without words cannot be made.
  addAttributes() {
    return {
      file: { isRequired: true, rendered: false },
      alt: { isRequired: true },
      width: { isRequired: true },
      height: { isRequired: true },
    }
  },

  parseHTML() {
    return [
      {
        tag: 'img[data-file]',
        getAttrs: (element) => {
          const file = element.getAttribute('data-file') ?? ''
          const alt = element.getAttribute('alt')?.trim() ?? ''
          const width = Number(element.getAttribute('width'))
          const height = Number(element.getAttribute('height'))
          const complete = uuid.test(file) && alt !== '' && width >= 1 && height >= 1
          return complete && { file, alt, width: Math.round(width), height: Math.round(height) }
        },
      },
    ]
  },

  renderHTML({ node, HTMLAttributes }) {
    const file = String(node.attrs.file)
    return ['img', { ...HTMLAttributes, 'data-file': file, src: this.options.fileUrl(file) }]
  },
})
