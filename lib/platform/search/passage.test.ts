import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestPassage, markWords } from './passage.ts'

const words = (...list: string[]) => new Set(list)
const joined = (parts: { text: string }[] | undefined) => parts?.map((part) => part.text).join('')

describe('A passage', () => {
  const filler = 'Er gebeurde eerst van alles wat hier niet van belang is. '.repeat(12)
  test('is the piece where the most different words stand together', () => {
    const text = `${filler}Het plan lag klaar, plan na plan. ${filler}De oma las het plan. ${filler}`
    const passage = bestPassage(text, words('plan', 'oma'))
    expect(passage?.filter((part) => part.marked).map((part) => part.text)).toEqual(['oma', 'plan'])
    expect(joined(passage)).toMatch(/^… .* …$/)
  })
  test('marks a word with accents and capitals', () => {
    expect(markWords('De COÖRDINATIE!', words('coordinatie'))).toEqual([
      { text: 'De ', marked: false },
      { text: 'COÖRDINATIE', marked: true },
      { text: '!', marked: false },
    ])
  })
  test('is not there when no word is', () => {
    expect(bestPassage('Niets hiervan.', words('plan'))).toBeUndefined()
  })
  test('is short, a piece of the text, and cuts no word', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('plan', 'oma', 'a', 'lang-woord', 'zin.', 'één'), { minLength: 1, maxLength: 200 }), (list) => {
        const text = list.join(' ')
        const passage = joined(bestPassage(text, words('plan', 'oma')))
        if (passage === undefined) return !list.includes('plan') && !list.includes('oma')
        const inner = passage.replace(/^… /, '').replace(/ …$/, '')
        return passage.length < 300 && ` ${text} `.includes(` ${inner} `)
      }),
      { numRuns: 200 },
    )
  })
})
