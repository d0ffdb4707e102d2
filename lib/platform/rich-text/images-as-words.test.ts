import { expect, test } from 'vitest'
import { parseRichText } from './document.ts'
import { imagesAsWords } from './images-as-words.ts'
import { filesIn } from './walk.ts'

const image = (alt: string) => ({ type: 'image' as const, attrs: { file: crypto.randomUUID(), alt, width: 10, height: 10 } })

test('an image becomes its description, also inside a list, and the text stays one that the editor allows', () => {
  const parsed = parseRichText({
    type: 'doc',
    content: [
      image('Een tafel'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, image('Een kaart')] }] },
    ],
  })
  if (!parsed.ok) throw new Error(parsed.reason)
  const words = imagesAsWords(parsed.value)
  expect(filesIn(words)).toEqual([])
  expect(JSON.stringify(words)).toContain('Afbeelding: Een kaart')
  expect(parseRichText(words).ok).toBe(true)
})
