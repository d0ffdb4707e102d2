import { describe, expect, test } from 'vitest'
import { fieldsInOrder, isSection, stepOf } from '#components/lessons/writing/lesson-fields.ts'
import { combine, differences } from '#components/lessons/writing/two-versions.ts'
import { emptyLesson, type LessonContent } from '#lib/lessons/schema.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'

const lesson = (part: Partial<LessonContent>): LessonContent => ({ ...emptyLesson(), ...part })
const base = lesson({ title: 'Titel', situation: fromBlocks(['Zo was het.']), themes: ['klantreis'] })

test('every field of a lesson stands on exactly one step of the form', () => {
  expect(fieldsInOrder.toSorted()).toEqual(Object.keys(emptyLesson()).toSorted())
  expect(new Set(fieldsInOrder).size).toBe(fieldsInOrder.length)
  expect(stepOf('siteShown')).toBe('4')
})

describe('two versions of a lesson', () => {
  test('a field that one side changed is that side’s; where both wrote, the writer has to choose', () => {
    const mine = { ...base, title: 'Mijn titel', situation: fromBlocks(['Mijn kant.']) }
    const other = { ...base, situation: fromBlocks(['Hun kant.']), themes: ['monitoring'] }
    expect(differences(base, mine, other)).toEqual([
      { field: 'title', changedBy: 'mine', suggestion: 'mine' },
      { field: 'situation', changedBy: 'both', suggestion: undefined },
      { field: 'themes', changedBy: 'other', suggestion: 'other' },
    ])
  })

  test('the same change on both sides is no difference, and neither is a space', () => {
    expect(differences(base, { ...base, title: 'Nieuw ' }, { ...base, title: 'Nieuw' })).toEqual([])
  })

  test('what is chosen is in the result, and the rest as the server has it', () => {
    const mine = { ...base, title: 'Mijn titel', siteShown: false }
    const other = { ...base, title: 'Hun titel', themes: ['monitoring'] }
    expect(combine(mine, other, { title: 'mine', themes: 'other', siteShown: 'mine' })).toEqual({
      ...base,
      title: 'Mijn titel',
      themes: ['monitoring'],
      siteShown: false,
    })
  })

  test('keeping both loses no character of either', () => {
    const mine = { ...base, situation: fromBlocks(['Mijn kant.', { list: ['een', 'twee'] }]) }
    const other = { ...base, situation: fromBlocks(['Hun kant.']) }
    const both = combine(mine, other, { situation: 'both' })
    expect(plainText(both.situation)).toBe(`${plainText(mine.situation)}\n${plainText(other.situation)}`)
  })

  test('only sections can be kept both; of a choice there is one', () => {
    expect(fieldsInOrder.filter(isSection)).toHaveLength(8)
    const mine = { ...base, level: 'family' as const }
    expect(combine(mine, { ...base, level: 'system' }, { level: 'both' }).level).toBe('family')
  })
})
