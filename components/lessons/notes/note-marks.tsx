'use client'

import { useEffect } from 'react'
import styles from '#components/lessons/notes/notes.module.css'

export type NoteMark = { textId: string; quote: string }

/** Marks the words that open notes are about, without touching the text itself. */
export function NoteMarks({ marks }: { marks: readonly NoteMark[] }) {
  useEffect(() => {
    const ranges = () => marks.flatMap(({ textId, quote }) => rangeOf(document.getElementById(textId), quote) ?? [])
    if (typeof Highlight === 'undefined') return paintOver(ranges)
    CSS.highlights.set('margin-note', new Highlight(...ranges()))
    return () => void CSS.highlights.delete('margin-note')
  }, [marks])
  return null
}

/** For a browser without highlights: boxes over the words, drawn anew when the page is laid out otherwise. */
function paintOver(ranges: () => Range[]): () => void {
  const layer = document.createElement('div')
  layer.setAttribute('aria-hidden', 'true')
  layer.className = styles.layer ?? ''
  document.body.append(layer)
  const draw = () => {
    const boxes = ranges().flatMap((range) => [...range.getClientRects()])
    layer.replaceChildren(
      ...boxes.map((box) => {
        const mark = document.createElement('span')
        mark.style.insetInlineStart = `${box.left + scrollX}px`
        mark.style.insetBlockStart = `${box.top + scrollY}px`
        mark.style.inlineSize = `${box.width}px`
        mark.style.blockSize = `${box.height}px`
        return mark
      }),
    )
  }
  const resized = new ResizeObserver(draw)
  resized.observe(document.body)
  return () => {
    resized.disconnect()
    layer.remove()
  }
}

/** The range of these words in an element, however the white space between them is written. */
function rangeOf(element: HTMLElement | null, quote: string): Range | undefined {
  if (!element || quote === '') return undefined
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const places: { node: Node; offset: number }[] = []
  let text = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // Two blocks run together in the tree; to a reader there is a space between them.
    if (text !== '' && !text.endsWith(' ')) {
      text += ' '
      places.push({ node, offset: 0 })
    }
    const value = node.nodeValue ?? ''
    for (let offset = 0; offset < value.length; offset++) {
      const letter = (value[offset] ?? '').replace(/\s/, ' ')
      if (letter === ' ' && (text === '' || text.endsWith(' '))) continue
      text += letter
      places.push({ node, offset })
    }
  }
  const start = text.indexOf(quote)
  const [first, last] = [places[start], places[start + quote.length - 1]]
  if (start < 0 || !first || !last) return undefined
  const range = document.createRange()
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, Math.min(last.offset + 1, last.node.nodeValue?.length ?? 0))
  return range
}
