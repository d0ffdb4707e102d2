import { describe, expect, test } from 'vitest'
import { emptyDocument } from '#lib/platform/rich-text/canonical.ts'
import { parseRichText } from '#lib/platform/rich-text/document.ts'
import { fromBlocks, type Block } from '#lib/platform/rich-text/from-blocks.ts'
import { lintLinks } from '#lib/platform/rich-text/links.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/nodes.ts'
import { isEmpty, plainText, textLength } from '#lib/platform/rich-text/plain-text.ts'

const blocks: Block[] = [
  'Eerste regel.',
  { heading: 'Kop' },
  { list: ['een', 'twee'] },
  { numbered: ['stap'] },
  { quote: 'Eindelijk rust.', by: 'Een moeder' },
  { table: [['Wat', 'Wie'], ['bellen']] },
]
const linked = (text: string, href: string): RichTextDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }] }],
})

describe('Plain text', () => {
  test('has a line for each block and for each row of a table', () => {
    expect(plainText(fromBlocks(blocks)).split('\n')).toEqual([
      'Eerste regel.',
      'Kop',
      'een',
      'twee',
      'stap',
      'Eindelijk rust.',
      'Een moeder',
      'Wat | Wie',
      'bellen | ',
    ])
  })

  test('shows where a link leads when asked, since that can change without one visible word', () => {
    const document = linked('onze afspraken', 'https://example.nl/a')
    expect(plainText(document)).toBe('onze afspraken')
    expect(plainText(document, { addresses: true })).toBe('onze afspraken (https://example.nl/a)')
  })

  test('holds the description of an image and the line breaks in a paragraph', () => {
    const document: RichTextDocument = {
      type: 'doc',
      content: [
        { type: 'image', attrs: { file: crypto.randomUUID(), alt: 'Een kaartje', width: 1, height: 1 } },
        { type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }, { type: 'text', text: 'b' }] },
      ],
    }
    expect(plainText(document)).toBe('Afbeelding: Een kaartje\na\nb')
    expect(textLength(document)).toBe(2)
  })

  test('a text without words or images is empty', () => {
    expect(isEmpty(emptyDocument)).toBe(true)
    expect(isEmpty(fromBlocks([' ', { list: [''] }, { table: [['', '']] }]))).toBe(true)
    expect(isEmpty(fromBlocks(['x']))).toBe(false)
  })
})

describe('Light blocks', () => {
  test('become a text that the allow-list accepts as it is', () => {
    const document = fromBlocks(blocks)
    expect(parseRichText(document)).toEqual({ ok: true, value: document })
  })

  test('no blocks become the empty document', () => {
    expect(fromBlocks([])).toEqual(emptyDocument)
  })
})

describe('Advice on link texts', () => {
  test.each(['hier', 'Klik hier!', 'LINK', 'Lees meer…', '‘hier’'])('%j says too little', (text) => {
    expect(lintLinks(linked(text, '/lessen'))).toMatchObject([{ href: '/lessen', fault: 'vague' }])
  })

  test.each([
    ['https://example.nl/rapport', 'https://example.nl/rapport'],
    ['www.elders.nl', 'https://example.nl/'],
    ['Example.nl', 'https://www.example.nl/'],
  ])('%j is a bare address', (text, href) => {
    expect(lintLinks(linked(text, href))).toMatchObject([{ fault: 'bare_address' }])
  })

  test.each(['afspraken over bereikbaarheid', 'hier in de buurt', 'post@example.nl'])('%j is fine', (text) => {
    expect(lintLinks(linked(text, 'mailto:post@example.nl'))).toEqual([])
  })

  test('a link with a bold word in it is one link', () => {
    const href = '/lessen'
    const document: RichTextDocument = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'klik ', marks: [{ type: 'link', attrs: { href } }] },
            { type: 'text', text: 'hier', marks: [{ type: 'bold' }, { type: 'link', attrs: { href } }] },
          ],
        },
      ],
    }
    expect(lintLinks(document)).toMatchObject([{ text: 'klik hier', fault: 'vague' }])
  })
})
