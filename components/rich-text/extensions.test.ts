import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalDocument } from '#lib/platform/rich-text/canonical.ts'
import { parseRichText } from '#lib/platform/rich-text/document.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/nodes.ts'
import { notices, whatIsTooMuch } from '#components/rich-text/editor-guards.ts'
import { goOnAfterImage } from '#components/rich-text/image-node.ts'
import { richTextExtensions } from '#components/rich-text/extensions.ts'
import { hasForeignImage, withoutStyles } from '#components/rich-text/pasted-html.ts'

const schema = getSchema(richTextExtensions())

const href = fc.constantFrom('https://example.nl/', '/lessen', 'mailto:post@example.nl')
const attributes: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  heading: fc.record({ level: fc.constantFrom(3, 4) }),
  image: fc.record({
    file: fc.uuid(),
    alt: fc.constant('Een kaartje'),
    width: fc.integer({ min: 1, max: 4_000 }),
    height: fc.integer({ min: 1, max: 4_000 }),
  }),
  link: fc.record({ href }),
}

const anyMarks = fc
  .subarray(Object.keys(schema.marks))
  .chain((names) => fc.tuple(...names.map((name) => (attributes[name] ?? fc.constant(null)).map((attrs) => schema.mark(name, attrs)))))

/** Any node of a type, made by following the content rules of the schema, not rules of this test. */
function anyNode(name: string, room: number): fc.Arbitrary<Node> {
  const key = `${name} ${room}`
  const known = made.get(key) ?? makeNode(name, room)
  made.set(key, known)
  return known
}

// The rules refer to each other, so without this the same arbitrary would be made thousands of times.
const made = new Map<string, fc.Arbitrary<Node>>()

function makeNode(name: string, room: number): fc.Arbitrary<Node> {
  const type = schema.nodes[name]
  if (!type) throw new Error(name)
  if (type.isText) return fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), anyMarks).map(([text, marks]) => schema.text(text, marks))
  const attrs = attributes[name] ?? fc.constant(null)
  if (name === 'table') return anyTable(room)
  const marks = type.isInline ? anyMarks : fc.constant([])
  return fc.tuple(attrs, anyContent(name, room - 1), marks).map(([values, content, list]) => type.createChecked(values, content, list))
}

function anyContent(name: string, room: number): fc.Arbitrary<Node[]> {
  const type = schema.nodes[name]
  if (!type || type.isLeaf) return fc.constant([])
  const grow = (match: typeof type.contentMatch, left: number): fc.Arbitrary<Node[]> => {
    const names = Array.from({ length: match.edgeCount }, (_, index) => match.edge(index).type.name)
    // Near the depth limit only what needs no further depth.
    const shallow = names.filter((next) => room > 2 || schema.nodes[next]?.isTextblock || schema.nodes[next]?.isInline)
    const stop = match.validEnd ? [fc.constant<Node[]>([])] : []
    if (left === 0 && match.validEnd) return fc.constant([])
    const steps = (shallow.length > 0 ? shallow : names).map((next) => {
      const after = match.matchType(schema.nodes[next] ?? type)
      if (!after) throw new Error(`${name} cannot hold ${next}`)
      return fc.tuple(anyNode(next, room), grow(after, left - 1)).map(([first, rest]) => [first, ...rest])
    })
    return fc.oneof(...stop, ...steps)
  }
  return grow(type.contentMatch, 2)
}

/** Rectangles, because the editor repairs every other table to one before anyone sees it. */
function anyTable(room: number): fc.Arbitrary<Node> {
  return fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) => {
    const cell = fc.constantFrom('tableCell', 'tableHeader').chain((name) => anyNode(name, room - 2))
    const row = fc.array(cell, { minLength: columns, maxLength: columns }).map((cells) => schema.node('tableRow', null, cells))
    return fc.array(row, { minLength: rows, maxLength: rows }).map((list) => schema.node('table', null, list))
  })
}

describe('The editor and the server', () => {
  test('know the same nodes and marks', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual([
      'blockquote',
      'bulletList',
      'doc',
      'hardBreak',
      'heading',
      'image',
      'listItem',
      'orderedList',
      'paragraph',
      'table',
      'tableCell',
      'tableHeader',
      'tableRow',
      'text',
    ])
    expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'italic', 'link'])
  })

  test('whatever the editor can write, the server accepts, and the editor can read back', () => {
    fc.assert(
      fc.property(anyNode('doc', 9), (document) => {
        document.check()
        const sent: unknown = JSON.parse(JSON.stringify(document.toJSON()))
        const parsed = parseRichText(sent)
        if (!parsed.ok) throw new Error(`${parsed.reason}: ${JSON.stringify(sent)}`)
        const read = Node.fromJSON(schema, parsed.value)
        read.check()
        // What the editor reads is what was stored: nothing is lost on the way.
        expect(canonicalDocument(read.toJSON() as RichTextDocument)).toEqual(parsed.value)
      }),
      { numRuns: 80 },
    )
  }, 30_000)

  test('a text of light blocks opens in the editor', () => {
    const document = fromBlocks(['a', { heading: 'b' }, { list: ['c'] }, { quote: 'd', by: 'e' }, { table: [['f'], ['g']] }])
    expect(() => Node.fromJSON(schema, document).check()).not.toThrow()
  })

  test('an image without a file or words cannot be made', () => {
    expect(() => Node.fromJSON(schema, { type: 'image', attrs: { file: crypto.randomUUID(), width: 1, height: 1 } })).toThrow()
  })
})

describe('Going on after an image', () => {
  const line = (words: string) => schema.node('paragraph', null, words ? [schema.text(words)] : [])
  const image = schema.node('image', { file: crypto.randomUUID(), alt: 'Een kaartje', width: 1, height: 1 })
  const quote = schema.node('blockquote', null, [line('Zei zij.')])

  test.each([
    ['at the end of the text', [line('Ervoor'), image], ['Ervoor', 'image', 'Erna']],
    ['before a line', [image, line(' stond er al')], ['image', 'Erna stond er al']],
    ['before a quote', [image, quote], ['image', 'Erna', 'Zei zij.']],
  ])('what is typed %s comes behind the image, which stays', (_where, content, expected) => {
    const document = schema.node('doc', null, content)
    const state = EditorState.create({ doc: document })
    let at = 0
    document.forEach((node, offset) => (at = node.type.name === 'image' ? offset : at))
    // As the editor leaves it: the new image is chosen.
    const tr = state.tr.setSelection(NodeSelection.create(document, at))
    goOnAfterImage(tr)
    tr.insertText('Erna')
    expect(tr.doc.content.content.map((node) => node.textContent || node.type.name)).toEqual(expected)
  })
})

describe('What is too much for the server', () => {
  const bullets = (levels: number): Node =>
    schema.node('bulletList', null, [
      schema.node('listItem', null, [schema.node('paragraph', null, [schema.text('x')]), ...(levels > 1 ? [bullets(levels - 1)] : [])]),
    ])
  const notice = (...content: Node[]) => whatIsTooMuch(schema.node('doc', null, content))

  test.each([4, 5, 6, 40])('%i lists inside each other: the editor says the same as the server', (levels) => {
    const parsed = parseRichText(schema.node('doc', null, [bullets(levels)]).toJSON())
    expect(notice(bullets(levels))).toBe(parsed.ok ? undefined : notices.tooDeep)
  })

  test('too many characters or paragraphs are told', () => {
    expect(notice(schema.node('paragraph', null, [schema.text('a'.repeat(60_001))]))).toBe(notices.tooLarge)
    expect(notice(...Array.from({ length: 4_000 }, () => schema.node('paragraph')))).toBe(notices.tooLarge)
  })

  test('a table that is too wide is told', () => {
    const cells = Array.from({ length: 21 }, () => schema.node('tableCell', null, [schema.node('paragraph')]))
    expect(notice(schema.node('table', null, [schema.node('tableRow', null, cells)]))).toBe(notices.tableTooLarge)
  })
})

describe('Pasting', () => {
  test('an image from elsewhere is noticed, one of ours is not', () => {
    expect(hasForeignImage('<p>a</p><img src="https://example.nl/a.png">')).toBe(true)
    expect(hasForeignImage('<v:imagedata src="file:///a.png" o:title="x"/>')).toBe(true)
    expect(hasForeignImage('<img data-file="x" src="/bestanden/x">')).toBe(false)
    expect(hasForeignImage('<p>geen beeld</p>')).toBe(false)
  })

  test('styles and handlers are laid aside before the browser reads them, words stay as they are', () => {
    expect(withoutStyles('<style>p{}</style><p STYLE="x" onclick=\'y\'>een style="mooi" woord</p>')).toBe(
      '<p data-style="x" data-off=\'y\'>een style="mooi" woord</p>',
    )
  })
})
