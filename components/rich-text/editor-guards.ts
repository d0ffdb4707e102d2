import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { hasForeignImage, withoutStyles } from '#components/rich-text/pasted-html.ts'
import { richTextLimits } from '#lib/platform/rich-text/limits.ts'

export type GuardOptions = {
  /** Receives a sentence for the author when something was not taken over. */
  onNotice: (sentence: string) => void
  /** Moves the focus to the buttons. */
  onToolbar: () => void
}

export const notices = {
  pastedImage: 'Een geplakte afbeelding gaat niet mee. Voeg de afbeelding toe met de knop.',
  droppedFile: 'Een gesleept bestand gaat niet mee. Voeg een afbeelding toe met de knop.',
  tooDeep: 'Dieper dan dit kan een lijst niet. Begin een nieuwe lijst.',
  tooLarge: 'Dit is te veel voor één tekst. Plak een kleiner stuk.',
  tableTooLarge: `Deze tabel is te groot. Een tabel heeft hooguit ${richTextLimits.tableColumns} kolommen en ${richTextLimits.tableRows} rijen.`,
} as const

/** What the author may not do, told at once and kept out of the text, instead of refused later by the server. */
export const Guards = Extension.create<GuardOptions>({
  name: 'guards',

  addOptions() {
    return { onNotice: () => {}, onToolbar: () => {} }
  },

  addKeyboardShortcuts() {
    return {
      'Alt-F10': () => {
        this.options.onToolbar()
        return true
      },
    }
  },

  addProseMirrorPlugins() {
    const { onNotice } = this.options
    return [
      new Plugin({
        filterTransaction: (transaction) => {
          if (!transaction.docChanged) return true
          const notice = whatIsTooMuch(transaction.doc)
          if (!notice) return true
          onNotice(notice)
          return false
        },
        props: {
          handlePaste: (_view, event) => {
            const pasted = event.clipboardData
            const onlyFiles = pasted && pasted.files.length > 0 && !pasted.types.includes('text/html')
            if (!onlyFiles) return false
            onNotice(notices.pastedImage)
            // A spreadsheet offers a picture of itself beside its text: the text may come along.
            return !pasted.types.includes('text/plain')
          },
          handleDrop: (_view, event) => {
            if (!event.dataTransfer?.files.length) return false
            // Without this the browser would leave the page and open the file.
            event.preventDefault()
            onNotice(notices.droppedFile)
            return true
          },
          transformPastedHTML: (html) => {
            if (hasForeignImage(html)) onNotice(notices.pastedImage)
            return withoutStyles(html)
          },
        },
      }),
    ]
  },
})

/** The sentence for what exceeds the limits of the server, if anything does. */
export function whatIsTooMuch(document: Node): string | undefined {
  let nodes = 1
  let text = 0
  let notice: string | undefined
  const visit = (node: Node, level: number) => {
    nodes++
    text += node.text?.length ?? 0
    if (level > richTextLimits.depth) notice ??= notices.tooDeep
    if (node.type.name === 'table' && !tableFits(node)) notice ??= notices.tableTooLarge
    // Deeper levels need not be seen any more, which also bounds the depth of these calls.
    if (level <= richTextLimits.depth) node.forEach((child) => visit(child, level + 1))
  }
  document.forEach((child) => visit(child, 1))
  if (notice) return notice
  return nodes > richTextLimits.nodes || text > richTextLimits.text ? notices.tooLarge : undefined
}

function tableFits(table: Node): boolean {
  if (table.childCount > richTextLimits.tableRows) return false
  for (let row = 0; row < table.childCount; row++) {
    let columns = 0
    table.child(row).forEach((cell) => {
      columns += Number(cell.attrs.colspan)
    })
    if (columns > richTextLimits.tableColumns) return false
  }
  return true
}
