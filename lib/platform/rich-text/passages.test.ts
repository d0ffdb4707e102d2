import { describe, expect, test } from 'vitest'
import type { RichTextDocument } from '#lib/platform/rich-text/nodes.ts'
import { findPassage, passagesOf, passageWords, withPassage } from '#lib/platform/rich-text/passages.ts'

const text: RichTextDocument = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Een kop' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Wij ' },
        { type: 'text', text: 'vroegen', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' het ' },
        { type: 'text', text: 'gezin', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
        { type: 'text', text: '.' },
      ],
    },
    { type: 'paragraph' },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'een buurvrouw' }] }] }],
    },
  ],
}

describe('Passages of a text', () => {
  test('are its paragraphs and headings with words, in reading order', () => {
    expect(passagesOf(text)).toEqual(['Een kop', 'Wij vroegen het gezin.', 'een buurvrouw'])
  })
  test('get other words, and what stays keeps its marks and its link', () => {
    const changed = withPassage(text, 1, 'Wij vroegen eerst het hele gezin.')
    expect(passagesOf(changed)[1]).toBe('Wij vroegen eerst het hele gezin.')
    const [, paragraph] = changed.content
    expect(paragraph?.type === 'paragraph' && paragraph.content).toEqual([
      { type: 'text', text: 'Wij ' },
      { type: 'text', text: 'vroegen', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' eerst het hele ' },
      { type: 'text', text: 'gezin', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
      { type: 'text', text: '.' },
    ])
    expect(changed.content[0]).toEqual(text.content[0])
    expect(changed.content.at(-1)).toEqual(text.content.at(-1))
  })
  test('with a line end get a line break', () => {
    expect(passagesOf(withPassage(text, 2, 'een buurvrouw\neen oom'))[2]).toBe('een buurvrouw\neen oom')
  })
  test('the text that was given is not changed', () => {
    const before = structuredClone(text)
    withPassage(text, 0, 'Anders')
    expect(text).toEqual(before)
  })
  test('are found at their number, else where they stand alone, and not when two are alike', () => {
    expect(findPassage(['a', 'b', 'b'], 2, 'b')).toBe(2)
    expect(findPassage(['a', 'b', 'b'], 0, 'b')).toBeUndefined()
    expect(findPassage(['x', 'a', 'b'], 0, 'a')).toBe(1)
    expect(findPassage(['a'], 0, 'weg')).toBeUndefined()
  })
  test('from a form come clean', () => {
    expect(passageWords(' een\r\ntwee\u200b ')).toBe('een\ntwee')
  })
})
