import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanHref, completeHref } from '#lib/platform/rich-text/address.ts'
import { canonicalDocument, canonicalJson, cleanText, emptyDocument } from '#lib/platform/rich-text/canonical.ts'
import { parseRichText } from '#lib/platform/rich-text/document.ts'
import type { RichTextDocument, RichTextInline, RichTextMark } from '#lib/platform/rich-text/nodes.ts'

const text = (value: string, ...marks: RichTextMark[]): RichTextInline =>
  marks.length > 0 ? { type: 'text', text: value, marks } : { type: 'text', text: value }
const paragraph = (...content: RichTextInline[]) => ({ type: 'paragraph' as const, content })
const doc = (...content: RichTextDocument['content']): RichTextDocument => ({ type: 'doc', content })
const bold: RichTextMark = { type: 'bold' }
const italic: RichTextMark = { type: 'italic' }
const link: RichTextMark = { type: 'link', attrs: { href: '/lessen' } }

// Letters that compose, hidden and control characters, half of a pair: what goes wrong in practice.
const oddText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('e', '\u0301', 'i\u0308', '\u0000', '\n', '\u200b', '\ud800', '\u00ad', '😀', ' '),
    fc.string({ maxLength: 1 }),
  ),
  maxLength: 12,
})
const marks = fc
  .subarray([bold, italic, link, { type: 'link', attrs: { href: 'HTTPS://Example.NL/é' } }] as RichTextMark[])
  .map((list) => list.filter((mark, index) => list.findIndex((other) => other.type === mark.type) === index))
  .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }))
const inline = fc.array(
  fc.oneof(fc.record({ type: fc.constant('text'), text: oddText, marks }), fc.record({ type: fc.constant('hardBreak'), marks })),
  { maxLength: 6 },
)
const anyParagraph = fc.record({ type: fc.constant('paragraph'), content: inline }, { requiredKeys: ['type'] })
const anyList = fc.record({
  type: fc.constantFrom('bulletList', 'orderedList'),
  content: fc.array(fc.record({ type: fc.constant('listItem'), content: fc.array(anyParagraph, { minLength: 1, maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
})
const anyDocument = fc.record({
  content: fc.array(
    fc.oneof(
      anyParagraph,
      anyList,
      fc.record({ content: inline, attrs: fc.record({ level: fc.constantFrom(3, 4) }), type: fc.constant('heading') }),
      fc.record({ content: fc.array(anyParagraph, { minLength: 1, maxLength: 3 }), type: fc.constant('blockquote') }),
      fc.record({
        attrs: fc.record({
          height: fc.integer({ min: 1, max: 9 }),
          alt: oddText.map((alt) => `a${alt}`),
          file: fc.uuid().map((id) => id.toUpperCase()),
          width: fc.integer({ min: 1, max: 9 }),
        }),
        type: fc.constant('image'),
      }),
    ),
    { minLength: 1, maxLength: 5 },
  ),
  type: fc.constant('doc'),
})

describe('The canonical form', () => {
  test('applying it twice changes nothing, byte for byte', () => {
    fc.assert(
      fc.property(anyDocument, (input) => {
        const first = parseRichText(input)
        if (!first.ok) throw new Error(first.reason)
        const second = parseRichText(JSON.parse(JSON.stringify(first.value)))
        expect(second.ok && JSON.stringify(second.value)).toBe(JSON.stringify(first.value))
        expect(canonicalJson(first.value)).toBe(JSON.stringify(first.value))
      }),
      { numRuns: 500 },
    )
  })

  test('the order in which keys and marks arrive makes no difference', () => {
    const one = { type: 'doc', content: [{ type: 'paragraph', content: [text('a', bold, link)] }] }
    const other = { content: [{ content: [{ marks: [link, bold], text: 'a', type: 'text' }], type: 'paragraph' }], type: 'doc' }
    const [first, second] = [parseRichText(one), parseRichText(other)]
    expect(JSON.stringify(first)).toBe(JSON.stringify(second))
  })

  test('pieces with equal marks become one piece, in which an accent joins its letter', () => {
    const pieces = doc(paragraph(text('caf', bold), text('e', bold), text('\u0301', bold), text(' en thee')))
    expect(canonicalDocument(pieces)).toEqual(doc(paragraph(text('caf\u00e9', bold), text(' en thee'))))
  })

  test('a piece of only hidden characters disappears and its neighbours join', () => {
    expect(canonicalDocument(doc(paragraph(text('a'), text('\u0007\u200b', bold), text('b'))))).toEqual(doc(paragraph(text('ab'))))
  })

  test('empty paragraphs at the end go, those in between stay', () => {
    const input = doc(paragraph(text('a')), { type: 'paragraph' }, paragraph(text('b')), paragraph(), paragraph(text('\u0000')))
    expect(canonicalDocument(input)).toEqual(doc(paragraph(text('a')), { type: 'paragraph' }, paragraph(text('b'))))
  })

  test('a text of only empty paragraphs is the empty document', () => {
    expect(canonicalDocument(doc(paragraph(), paragraph()))).toEqual(emptyDocument)
  })

  test('bold on a line break is not kept, since nobody can see it', () => {
    const input = doc(paragraph(text('a'), { type: 'hardBreak', marks: [bold] }, text('b')))
    expect(canonicalDocument(input)).toEqual(doc(paragraph(text('a'), { type: 'hardBreak' }, text('b'))))
  })

  test('emoji of several parts stay whole, half characters do not reach the database', () => {
    expect(cleanText('👩\u200d👧')).toBe('👩\u200d👧')
    expect(cleanText('a\ud800b')).toBe('a\ufffdb')
  })
})

describe('The address of a link', () => {
  test('has one spelling', () => {
    expect(cleanHref('HTTPS://Example.NL')).toBe('https://example.nl/')
    expect(cleanHref('https://example.nl/mijn bestand.pdf')).toBe('https://example.nl/mijn%20bestand.pdf')
    expect(cleanHref('/lessen/../bundels')).toBe('/bundels')
  })

  test('cleaning it twice changes nothing, and it never leaves the allowed sorts', () => {
    const pieces = fc.constantFrom(
      'https://',
      'http:',
      'mailto:',
      'javascript:',
      '/',
      '//',
      '\\',
      '..',
      '.',
      'a',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%0a',
      ' ',
      '\t',
      'example.nl',
      'é',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const href = cleanHref(parts.join(''))
        if (href === null) return
        expect(cleanHref(href)).toBe(href)
        expect(href).toMatch(/^(https?:\/\/[^/]|mailto:[^@]+@|\/(?![/\\]))/)
        // On a page of ours the browser must come to the same conclusion.
        const url = new URL(href, 'https://portaal.example/lessen/een')
        expect(['https:', 'http:', 'mailto:']).toContain(url.protocol)
        expect(url.username + url.password).toBe('')
        if (href.startsWith('/')) expect(url.origin).toBe('https://portaal.example')
      }),
      { numRuns: 3_000 },
    )
  })

  test('what people type is completed', () => {
    expect(completeHref(' www.example.nl/pad ')).toBe('https://www.example.nl/pad')
    expect(completeHref('post@example.nl')).toBe('mailto:post@example.nl')
    expect(completeHref('/lessen')).toBe('/lessen')
    expect(completeHref('javascript:alert(1)')).toBeNull()
    expect(completeHref('gewoon wat woorden')).toBeNull()
  })
})
