import { Mark } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { cleanHref, completeHref } from '#lib/platform/rich-text/address.ts'

/**
 * A link with nothing but an address that the server accepts too. Typing an address makes no link by
 * itself: its words would be the address, and that tells a reader nothing.
 */
export const Link = Mark.create({
  name: 'link',
  // Otherwise the words typed after a link would belong to it.
  inclusive: false,

  addAttributes() {
    return { href: { default: null } }
  },

  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = cleanHref(element.getAttribute('href') ?? '')
          return href !== null && { href }
        },
      },
    ]
  },

  renderHTML({ HTMLAttributes }) {
    return ['a', HTMLAttributes, 0]
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          // An address pasted over chosen words links those words.
          handlePaste: (view, event) => {
            const { empty, $from, $to, from, to } = view.state.selection
            const pasted = event.clipboardData?.getData('text/plain').trim() ?? ''
            if (empty || !$from.sameParent($to) || !/^(https?:\/\/|mailto:)\S+$/i.test(pasted)) return false
            const href = completeHref(pasted)
            if (href === null) return false
            view.dispatch(view.state.tr.addMark(from, to, this.type.create({ href })))
            return true
          },
        },
      }),
    ]
  },
})
