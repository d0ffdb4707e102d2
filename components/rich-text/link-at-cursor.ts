import type { Editor } from '@tiptap/core'
import type { LinkChoice } from '#components/rich-text/link-dialog.tsx'

/** The link under the cursor, or the chosen words for a new one. Chooses the whole link, so that all of it changes. */
export function linkAtCursor(editor: Editor): LinkChoice & { hasText: boolean } {
  if (editor.isActive('link')) editor.commands.extendMarkRange('link')
  const { from, to, $from, $to } = editor.state.selection
  const href: unknown = editor.getAttributes('link').href
  return {
    text: editor.state.doc.textBetween(from, to, ' ', ' '),
    href: typeof href === 'string' ? href : '',
    hasText: $from.sameParent($to) && $from.parent.isTextblock,
  }
}

/** Puts the link in the text. Words that did not change keep their bold and italic. */
export function applyLink(editor: Editor, before: LinkChoice & { hasText: boolean }, { text, href }: LinkChoice): void {
  const link = { type: 'link', attrs: { href } }
  if (!before.hasText || (text === before.text && text !== '')) {
    editor.chain().setMark('link', { href }).run()
  } else {
    const { from, to, $from } = editor.state.selection
    const others = $from
      .marks()
      .filter((mark) => mark.type.name !== 'link')
      .map((mark) => ({ type: mark.type.name }))
    editor.commands.insertContentAt({ from, to }, { type: 'text', text, marks: [...others, link] })
  }
  // Behind the link, so that typing on does not replace it.
  editor.commands.setTextSelection(editor.state.selection.to)
}

/** Takes the link away and leaves its words. */
export function removeLink(editor: Editor): void {
  editor.chain().extendMarkRange('link').unsetMark('link').run()
}
