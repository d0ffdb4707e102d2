import { Extension, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export type ReplaceWords = (words: string, others: string) => void

type Marks = { words: readonly string[]; drawn: DecorationSet }
const key = new PluginKey<Marks>('markedWords')

/** Marks on words, drawn over the text and never part of it: what is stored knows nothing of them. */
export const MarkedWords = Extension.create({
  name: 'markedWords',
  addProseMirrorPlugins() {
    return [
      new Plugin<Marks>({
        key,
        state: {
          init: () => ({ words: [], drawn: DecorationSet.empty }),
          apply: (transaction, before) => {
            const words = transaction.getMeta(key) as readonly string[] | undefined
            if (words) return { words, drawn: drawn(transaction.doc, words) }
            // While one types the marks move along; which words they are is looked up after a pause.
            return transaction.docChanged ? { ...before, drawn: before.drawn.map(transaction.mapping, transaction.doc) } : before
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    ]
  },
})

/** Draws marks on these words and takes away the others. */
export function markWords(editor: Editor, words: readonly string[]): void {
  if (editor.isDestroyed) return
  editor.view.dispatch(editor.state.tr.setMeta(key, words).setMeta('addToHistory', false))
}

/** Puts other words in the place of these, everywhere in the text, as one step that can be undone. */
export function replaceWords(editor: Editor, words: string, others: string): void {
  const places = placesOf(editor.state.doc, words).toReversed()
  if (places.length === 0) return
  const { tr } = editor.state
  for (const { from, to } of places) tr.insertText(others, from, to)
  editor.view.dispatch(tr)
}

const drawn = (doc: Node, words: readonly string[]): DecorationSet =>
  DecorationSet.create(
    doc,
    words.flatMap((some) => placesOf(doc, some).map(({ from, to }) => Decoration.inline(from, to, { 'data-marked': '' }))),
  )

/** Where words stand. They may run through bold and links, not from one block into the next. */
function placesOf(doc: Node, words: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = []
  if (words === '') return places
  doc.descendants((block, position) => {
    if (!block.isTextblock) return
    // One sign for whatever is no text, so that a place in the words is a place in the block.
    const text = block.textBetween(0, block.content.size, undefined, '\n')
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      places.push({ from: position + 1 + at, to: position + 1 + at + words.length })
    }
  })
  return places
}
