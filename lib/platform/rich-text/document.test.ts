import { describe, expect, test } from 'vitest'
import { parseRichText, parseRichTextJson } from '#lib/platform/rich-text/document.ts'
import { filesIn } from '#lib/platform/rich-text/walk.ts'

const file = '0198c5f0-1111-7abc-8def-001122334455'
const paragraph = (text: string, marks?: unknown[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks ? { marks } : {}) }],
})
const doc = (...content: unknown[]) => ({ type: 'doc', content })
const link = (href: string) => doc(paragraph('de afspraken', [{ type: 'link', attrs: { href } }]))
const cell = (type: string, text: string, attrs: object = { colspan: 1, rowspan: 1 }) => ({
  type,
  attrs,
  content: [paragraph(text)],
})
const row = (...content: unknown[]) => ({ type: 'tableRow', content })
const image = (attrs: object) => doc({ type: 'image', attrs: { file, alt: 'Een kaartje', width: 800, height: 600, ...attrs } })
const item = (...content: unknown[]) => ({ type: 'listItem', content })
const list = (...content: unknown[]) => ({ type: 'bulletList', content })

const everything = doc(
  { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Wat we deden' }] },
  paragraph('Vet en schuin', [{ type: 'bold' }, { type: 'italic' }]),
  list(item(paragraph('een'), list(item(paragraph('twee'))))),
  { type: 'orderedList', content: [item(paragraph('eerst'))] },
  { type: 'blockquote', content: [paragraph('Eindelijk.'), paragraph('Een moeder')] },
  {
    type: 'table',
    content: [row(cell('tableHeader', 'Wat'), cell('tableHeader', 'Wie')), row(cell('tableCell', 'bellen', { colspan: 2, rowspan: 1 }))],
  },
  { type: 'image', attrs: { file, alt: 'Een kaartje met een foto', width: 800, height: 600 } },
  { type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }, { type: 'text', text: 'b' }] },
)

describe('What a text may hold', () => {
  test('every part that the editor offers is accepted and comes back unchanged', () => {
    expect(parseRichText(everything)).toEqual({ ok: true, value: everything })
  })

  test('a form field holds the same as JSON', () => {
    expect(parseRichTextJson(JSON.stringify(everything))).toEqual({ ok: true, value: everything })
  })

  test('the files of the images are named once each', () => {
    const parsed = parseRichText(doc(...image({}).content, list(item(paragraph('x'), ...image({}).content))))
    expect(parsed.ok && filesIn(parsed.value)).toEqual([file])
  })
})

describe('What a hostile visitor sends', () => {
  const refused = (input: unknown) => expect(parseRichText(input)).toEqual({ ok: false, reason: 'not_allowed' })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript&colon;alert(1)',
    'javascript\u200b:alert(1)',
    'view-source:javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://example.nl/1',
    'file:///etc/passwd',
    'ftp://example.nl',
    '//elders.example',
    '/\\elders.example',
    '\\\\elders.example',
    'https:\\\\elders.example',
    '/.//elders.example',
    '/a/..//elders.example',
    '/\t/elders.example',
    'https:elders.example',
    'https:///',
    'https://naam:geheim@example.nl',
    'https://naam@example.nl',
    'https://example.nl\u0000',
    'https://',
    'mailto:',
    'mailto:a@b.nl?bcc=c@d.nl',
    'mailto:a@b.nl,c@d.nl',
    'mailto:a@b.nl?subject=x%0d%0aBcc:c@d.nl',
    'mailto:a%0a@b.nl',
    'mailto://@https://',
    '',
    '#plek',
    'lessen',
    '?q=1',
    `https://example.nl/${'a'.repeat(2_000)}`,
    'https://example.nl/\u202egpj.exe',
  ])('no link to %j', (href) => refused(link(href)))

  test.each(['https://example.nl/', 'http://example.nl/pad?q=1#deel', 'mailto:post@example.nl', '/lessen?thema=monitoring', '/'])(
    'a link to %j is fine',
    (href) => expect(parseRichText(link(href))).toEqual({ ok: true, value: link(href) }),
  )

  test.each([
    ['null', null],
    ['a string', 'tekst'],
    ['a number', 7],
    ['an array', []],
    ['an empty object', {}],
    ['a text without blocks', doc()],
    ['a block outside a document', paragraph('x')],
    ['an unknown node', doc({ type: 'iframe', attrs: { src: 'https://example.nl' } })],
    ['a code block', doc({ type: 'codeBlock', content: [{ type: 'text', text: 'x' }] })],
    ['raw HTML', doc({ type: 'html', html: '<script>alert(1)</script>' })],
    ['an unknown mark', doc(paragraph('x', [{ type: 'textStyle', attrs: { color: 'red' } }]))],
    ['a mark twice', doc(paragraph('x', [{ type: 'bold' }, { type: 'bold' }]))],
    ['a handler on a paragraph', doc({ type: 'paragraph', attrs: { onclick: 'alert(1)' } })],
    ['a style on a paragraph', doc({ type: 'paragraph', attrs: { style: 'position:fixed' } })],
    ['a class on a link', doc(paragraph('x', [{ type: 'link', attrs: { href: '/', class: 'knop' } }]))],
    ['a target on a link', doc(paragraph('x', [{ type: 'link', attrs: { href: '/', target: '_blank' } }]))],
    ['an unknown key beside the known ones', doc({ ...paragraph('x'), html: '<b>x</b>' })],
    ['a number as text', doc({ type: 'paragraph', content: [{ type: 'text', text: 7 }] })],
    ['an object as text', doc({ type: 'paragraph', content: [{ type: 'text', text: { toString: 'x' } }] })],
    ['a heading that belongs to the page', doc({ type: 'heading', attrs: { level: 1 } })],
    ['a heading of level "3"', doc({ type: 'heading', attrs: { level: '3' } })],
    ['a paragraph in a paragraph', doc({ type: 'paragraph', content: [paragraph('x')] })],
    ['a list without items', doc(list())],
    ['a list item that starts with a list', doc(list(item(list(item(paragraph('x'))))))],
    ['a quote in a quote', doc({ type: 'blockquote', content: [{ type: 'blockquote', content: [paragraph('x')] }] })],
    ['an image by address', image({ file: 'https://example.nl/spion.gif' })],
    ['an image by path', image({ file: '../../geheim' })],
    ['an image with a source', image({ src: 'https://example.nl/spion.gif' })],
    ['an image without words', image({ alt: '' })],
    ['an image with a blank for words', image({ alt: ' \u200b ' })],
    ['an image with too many words', image({ alt: 'a'.repeat(301) })],
    ['an image without a size', image({ width: 0 })],
    ['an image with half a pixel', image({ width: 1.5 })],
    ['an image with a size in words', image({ height: '600; background:url(x)' })],
    ['a table without rows', doc({ type: 'table', content: [] })],
    [
      'a table with a gap',
      doc({ type: 'table', content: [row(cell('tableCell', 'a'), cell('tableCell', 'b')), row(cell('tableCell', 'c'))] }),
    ],
    ['a cell that sticks out below', doc({ type: 'table', content: [row(cell('tableCell', 'a', { colspan: 1, rowspan: 2 }))] })],
    ['a cell of a thousand columns', doc({ type: 'table', content: [row(cell('tableCell', 'a', { colspan: 1_000, rowspan: 1 }))] })],
    ['a cell with a width', doc({ type: 'table', content: [row(cell('tableCell', 'a', { colspan: 1, rowspan: 1, colwidth: [9] }))] })],
    [
      'a table in a table',
      doc({
        type: 'table',
        content: [row({ ...cell('tableCell', ''), content: [{ type: 'table', content: [row(cell('tableCell', 'a'))] }] })],
      }),
    ],
    ['a function', doc({ type: 'paragraph', content: () => [] })],
    ['a bigint', doc({ type: 'heading', attrs: { level: 3n } })],
  ])('%s is refused', (_name, input) => refused(input))

  test.each([
    '{"type":"doc","content":[{"type":"paragraph"}],"__proto__":{"type":"doc"}}',
    '{"type":"doc","content":[{"type":"paragraph","__proto__":{"onclick":"x"}}]}',
    '{"type":"doc","content":[{"type":"heading","attrs":{"level":3,"__proto__":{"x":1}}}]}',
    '{"type":"doc","content":[{"type":"paragraph","constructor":{"prototype":{"x":1}}}]}',
    '{"type":"__proto__","content":[]}',
    '{"type":"doc","content":[{"type":"constructor"}]}',
    'geen json',
    '',
    'null',
  ])('the JSON %s is refused and leaves nothing behind', (json) => {
    expect(parseRichTextJson(json)).toEqual({ ok: false, reason: 'not_allowed' })
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(({} as Record<string, unknown>).onclick).toBeUndefined()
  })
})

describe('A text that is too much', () => {
  const nested = (levels: number) => {
    let inner: unknown = paragraph('x')
    for (let level = 0; level < levels; level++) inner = { type: 'blockquote', content: [inner] }
    return doc(inner)
  }

  test.each([13, 5_000, 100_000])('%i quotes inside each other do not bring the server down', (levels) => {
    expect(parseRichText(nested(levels))).toEqual({ ok: false, reason: 'too_deep' })
  })

  test('depth outside the content counts as well', () => {
    let attrs: unknown = 1
    for (let level = 0; level < 5_000; level++) attrs = [attrs]
    expect(parseRichText(doc({ type: 'heading', attrs }))).toEqual({ ok: false, reason: 'too_deep' })
  })

  test('five lists inside each other are still fine, a sixth is too deep', () => {
    const lists = (levels: number): unknown => (levels === 1 ? list(item(paragraph('x'))) : list(item(paragraph('x'), lists(levels - 1))))
    expect(parseRichText(doc(lists(5))).ok).toBe(true)
    expect(parseRichText(doc(lists(6)))).toEqual({ ok: false, reason: 'too_deep' })
  })

  test('more nodes than 4,000 are too large', () => {
    const paragraphs = Array.from({ length: 4_000 }, () => ({ type: 'paragraph' }))
    expect(parseRichText(doc(...paragraphs))).toEqual({ ok: false, reason: 'too_large' })
  })

  test('more than 60,000 characters are too large, 60,000 are fine', () => {
    expect(parseRichText(doc(paragraph('a'.repeat(60_000)))).ok).toBe(true)
    expect(parseRichText(doc(paragraph('a'.repeat(60_001))))).toEqual({ ok: false, reason: 'too_large' })
  })

  test('a field can hold less than that', () => {
    expect(parseRichText(doc(paragraph('abcdef')), 5)).toEqual({ ok: false, reason: 'too_large' })
  })

  test('letters that become longer when composed do not slip past the limit', () => {
    expect(parseRichText(doc(paragraph('\u{1D15E}'.repeat(20_000))))).toEqual({ ok: false, reason: 'too_large' })
  })

  test('more than 300 kB is too large, also where no text is', () => {
    const marks = [{ type: 'bold' }, { type: 'link', attrs: { href: `/${'a'.repeat(1_900)}` } }]
    expect(parseRichText(doc(...Array.from({ length: 200 }, () => paragraph('x', marks))))).toEqual({
      ok: false,
      reason: 'too_large',
    })
    expect(parseRichText({ type: 'doc', content: Array(2_000_000).fill(0) })).toEqual({ ok: false, reason: 'too_large' })
    expect(parseRichTextJson(`"${'a'.repeat(300_001)}"`)).toEqual({ ok: false, reason: 'too_large' })
  })

  test('an object that holds itself is too deep, not endless', () => {
    const circle: { type: string; content: unknown[] } = { type: 'doc', content: [] }
    circle.content.push(circle)
    expect(parseRichText(circle)).toEqual({ ok: false, reason: 'too_deep' })
  })
})
