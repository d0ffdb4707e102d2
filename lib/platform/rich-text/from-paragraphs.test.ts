import { expect, test } from 'vitest'
import { parseRichText } from './document.ts'
import { fromParagraphs } from './from-paragraphs.ts'
import { plainText } from './plain-text.ts'

test('an empty line begins a paragraph, lines with a hyphen are a list, other line ends are spaces', () => {
  const document = fromParagraphs('Een regel\nen nog een.\n\n- appel\n- peer\n \nSlot.')
  expect(document.content.map((block) => block.type)).toEqual(['paragraph', 'bulletList', 'paragraph'])
  expect(plainText(document)).toContain('Een regel en nog een.')
})
test.each(['', '\n\n', '- ', '<script>alert(1)</script>', '-\n-'])('%j is a text that the allow-list accepts', (text) => {
  expect(parseRichText(fromParagraphs(text)).ok).toBe(true)
})
