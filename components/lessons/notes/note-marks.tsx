'use client'

import { useEffect } from 'react'
import styles from '#components/lessons/notes/notes.module.css'

export type NoteMark = { textId: string; quote: string }
type NoteMarksProps = {
  /** What open notes are about. */
  marks: readonly NoteMark[]
  /** What the privacy scan found. */
  found: readonly NoteMark[]
}

/** Marks the words that open notes are about, and those that were found, without touching the text itself. */
export function NoteMarks({ marks, found }: NoteMarksProps) {
  useEffect(() => {
    const rangesOf = (of: readonly NoteMark[]) => of.flatMap(({ textId, quote }) => rangeOf(document.getElementById(textId), quote) ?? [])
    if (typeof Highlight === 'undefined') return paintOver(() => rangesOf([...marks, ...found]))
    CSS.highlights.set('margin-note', new Highlight(...rangesOf(marks)))
    CSS.highlights.set('found-words', new Highlight(...rangesOf(found)))
    return () => {
      CSS.highlights.delete('margin-note')
      CSS.highlights.delete('found-words')
    }
  }, [marks, found])
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
