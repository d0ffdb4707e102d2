import { canonicalDocument, cleanText } from '#lib/platform/rich-text/canonical.ts'
import type { RichTextDocument, RichTextHeading, RichTextInline, RichTextMark, RichTextParagraph } from '#lib/platform/rich-text/nodes.ts'
import { blocksIn, inlineText } from '#lib/platform/rich-text/walk.ts'
import { wordChanges } from '#lib/platform/rich-text/word-changes.ts'

type Worded = RichTextParagraph | RichTextHeading

function* wordedBlocks(document: RichTextDocument): Generator<Worded> {
  for (const block of blocksIn(document))
    if ((block.type === 'paragraph' || block.type === 'heading') && inlineText(block.content ?? []).trim() !== '') yield block
}

/** The passages of a text: its paragraphs and headings with words in them, also those in lists and tables, in reading order. */
export function passagesOf(document: RichTextDocument): string[] {
  return [...wordedBlocks(document)].map((block) => inlineText(block.content ?? []))
}

/**
 * The passage that says exactly this: at its number when it still stands there, else where it stands alone. Undefined when
 * it is gone, or stands there more than once and nobody can tell which is meant.
 */
export function findPassage(passages: readonly string[], number: number, words: string): number | undefined {
  if (passages[number] === words) return number
  const first = passages.indexOf(words)
  return first >= 0 && passages.indexOf(words, first + 1) < 0 ? first : undefined
}

/** The text with other words in one passage. What stays keeps its marks and links; what is new takes those of the letter before it. */
export function withPassage(document: RichTextDocument, number: number, after: string): RichTextDocument {
  const copy = structuredClone(document)
  const block = [...wordedBlocks(copy)][number]
  if (!block) throw new Error(`a text has no passage ${number}`)
  block.content = reworded(block.content ?? [], after)
  return canonicalDocument(copy)
}

type Letter = { text: string; marks: RichTextMark[] | undefined }

function reworded(content: RichTextInline[], after: string): RichTextInline[] {
  const letters: Letter[] = content.flatMap((node) =>
    // By code unit, because that is how the changes are counted.
    (node.type === 'text' ? node.text : '\n').split('').map((text) => ({ text, marks: node.marks })),
  )
  const result: Letter[] = []
  let at = 0
  for (const { kind, text } of wordChanges(inlineText(content), after)) {
    if (kind === 'removed') at += text.length
    else if (kind === 'same') {
      result.push(...letters.slice(at, at + text.length))
      at += text.length
    } else {
      const marks = (letters[at - 1] ?? letters[at])?.marks
      result.push(...text.split('').map((letter) => ({ text: letter, marks })))
    }
  }
  const nodes: RichTextInline[] = []
  let marksOfLast: RichTextMark[] | undefined
  for (const { text, marks } of result) {
    const own = marks ? { marks } : {}
    const last = nodes.at(-1)
    if (text === '\n') nodes.push({ type: 'hardBreak', ...own })
    else if (last?.type === 'text' && marksOfLast === marks) last.text += text
    else nodes.push({ type: 'text', text, ...own })
    marksOfLast = marks
  }
  return nodes
}

/** Words as a form sends them: clean, with line ends as they are kept. */
export const passageWords = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(cleanText)
    .join('\n')
    .trim()
