import { describe, expect, test } from 'vitest'
import { demoAuthors } from '#db/seed/demo/authors.ts'
import type { Block, DemoLesson } from '#db/seed/demo/lesson-type.ts'
import { demoLessons } from '#db/seed/demo/lessons.ts'

const sites = [
  'amsterdam-amstelland',
  'foodvalley',
  'rotterdam-rijnmond',
  'utrecht-en-utrecht-west',
  'zeeland',
  'west-brabant-west',
  'hart-van-brabant',
  'flevoland',
  'zaanstreek-waterland',
  'friesland',
  'gelderland-zuid',
]
const themes = [
  'verklarende-analyse',
  'volwassenen-ggz',
  'bestaanszekerheid',
  'gezinsadvocaat',
  'gezinsgerichte-juridische-interventies',
  'netwerkdossier',
  'multi-expertteam',
  'monitoring',
  'lokaal-team-en-regionaal-veiligheidsteam',
  'klantreis',
  'zorg-en-straf',
  'ervaringsdeskundigheid',
]
const principles = ['gezinsgericht', 'rechtsbeschermend-en-transparant', 'lerend', 'eenvoudig', 'van-mens-tot-mens-werken', 'lerend-werken']
const kinds = ['lesson', 'story', 'question', 'exercise', 'instrument', 'building_block']
const levels = ['family', 'professional', 'system']
const nationalStatuses = ['possible_now', 'being_tried', 'under_discussion']
const certainties = ['first_signal', 'seen_repeatedly', 'substantiated', 'building_block']
const parts = ['situation', 'approach', 'results', 'failures', 'differently', 'conditions', 'tryIt'] as const

const published = demoLessons.filter((lesson) => lesson.state === 'published')
const written = demoLessons.filter((lesson) => lesson.state !== 'draft')
const inState = (state: DemoLesson['state']) => demoLessons.filter((lesson) => lesson.state === state)

/** The words of one block of rich text. */
function wordsOf(block: Block): string {
  if (typeof block === 'string') return block
  if ('heading' in block) return block.heading
  if ('list' in block) return block.list.join('\n')
  if ('numbered' in block) return block.numbered.join('\n')
  if ('quote' in block) return `${block.quote}\n${block.by ?? ''}`
  return block.table.map((row) => row.join('\n')).join('\n')
}

/** Everything in a lesson that someone can read. */
function textOf(lesson: DemoLesson): string {
  return [
    lesson.title,
    lesson.coreSentence,
    ...parts.flatMap((part) => lesson[part].map(wordsOf)),
    ...(lesson.perspective ?? []).map(wordsOf),
    lesson.resultPeriod,
    lesson.resultNumbers,
    lesson.evidenceSupports,
    lesson.evidenceContradicts,
    lesson.message ?? '',
    lesson.withdrawal?.note ?? '',
  ].join('\n')
}

/** True when nine digits pass the eleven-test of the Dutch citizen service number. */
function passesElevenTest(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return sum % 11 === 0
}

describe('the demo lessons as a whole', () => {
  test('there are enough of them in every state', () => {
    expect(demoLessons.length).toBeGreaterThanOrEqual(36)
    expect(published.length).toBeGreaterThanOrEqual(29)
    expect(inState('submitted')).toHaveLength(4)
    expect(inState('returned')).toHaveLength(2)
    expect(inState('declined')).toHaveLength(1)
    expect(inState('withdrawn')).toHaveLength(1)
    expect(inState('draft')).toHaveLength(2)
  })

  test('one of the lessons at the review desk has waited four days or more', () => {
    expect(inState('submitted').some((lesson) => lesson.daysAgo >= 4)).toBe(true)
  })

  test('every proeftuin has at least two published lessons', () => {
    const few = sites.filter((site) => published.filter((lesson) => lesson.site === site).length < 2)
    expect(few).toEqual([])
  })

  test('Twente and two more regions without a proeftuin have published something', () => {
    const regions = new Set(published.map((lesson) => lesson.region).filter((region) => region !== null))
    expect(regions).toContain('JZ14')
    expect(regions.size).toBeGreaterThanOrEqual(3)
  })

  test('every theme is published at least twice', () => {
    const few = themes.filter((theme) => published.filter((lesson) => lesson.themes.includes(theme)).length < 2)
    expect(few).toEqual([])
  })

  test('every kind, level, status, certainty, principle and tip is published', () => {
    const seen = (value: (lesson: DemoLesson) => string | number | null) => new Set(published.map(value))
    expect([...seen((lesson) => lesson.kind)].sort()).toEqual([...kinds].sort())
    expect([...seen((lesson) => lesson.level)].sort()).toEqual([...levels].sort())
    expect([...seen((lesson) => lesson.nationalStatus)].sort()).toEqual([...nationalStatuses].sort())
    expect([...seen((lesson) => lesson.certainty)].sort()).toEqual([...certainties].sort())
    expect([...seen((lesson) => lesson.principle)].sort()).toEqual([...principles].sort())
    expect(seen((lesson) => lesson.tip).size).toBe(10)
  })

  test('some published lessons hide where they come from', () => {
    expect(published.filter((lesson) => !lesson.siteShown).length).toBeGreaterThanOrEqual(2)
  })

  test('slugs and titles are unique', () => {
    expect(new Set(demoLessons.map((lesson) => lesson.slug)).size).toBe(demoLessons.length)
    expect(new Set(demoLessons.map((lesson) => lesson.title)).size).toBe(demoLessons.length)
  })
})

describe.each(demoLessons)('$slug', (lesson) => {
  test('keeps to the limits and the vocabularies', () => {
    expect(lesson.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(lesson.title.length).toBeLessThanOrEqual(90)
    expect(lesson.coreSentence.length).toBeLessThanOrEqual(200)
    expect(lesson.themes.filter((theme) => !themes.includes(theme))).toEqual([])
    expect(principles).toContain(lesson.principle)
    expect(lesson.tip === null || (lesson.tip >= 1 && lesson.tip <= 10)).toBe(true)
    expect(lesson.daysAgo).toBeGreaterThanOrEqual(0)
    expect(lesson.daysAgo).toBeLessThanOrEqual(340)
  })

  test('belongs to exactly one site or region, and so does its author', () => {
    expect([lesson.site, lesson.region].filter((place) => place !== null)).toHaveLength(1)
    if (lesson.site !== null) expect(sites).toContain(lesson.site)
    if (lesson.region !== null) expect(lesson.region).toMatch(/^JZ\d\d$/)
    const author = demoAuthors.find((known) => known.account === lesson.author)
    expect(author).toMatchObject({ site: lesson.site, region: lesson.region })
    const accounts = demoAuthors.map((known) => known.account)
    for (const coAuthor of lesson.coAuthors ?? []) {
      expect(accounts).toContain(coAuthor)
      expect(coAuthor).not.toBe(lesson.author)
    }
  })

  test('holds no citizen number, mail address or phone number', () => {
    const text = textOf(lesson)
    expect(text).not.toMatch(/\S@\S/)
    // Spaces, dots and dashes within a number are how people write it down.
    const numbers = (text.match(/\+?\d(?:[\d .()-]*\d)?/g) ?? []).map((found) => found.replace(/\D/g, ''))
    expect(numbers.filter((digits) => digits.length === 9 && passesElevenTest(digits))).toEqual([])
    expect(numbers.filter((digits) => digits.length >= 9)).toEqual([])
  })

  test('has rows of equal length in its tables', () => {
    const blocks = [...parts.flatMap((part) => lesson[part]), ...(lesson.perspective ?? [])]
    for (const block of blocks) {
      if (typeof block === 'string' || !('table' in block)) continue
      expect(block.table.length).toBeGreaterThanOrEqual(2)
      expect(new Set(block.table.map((row) => row.length)).size).toBe(1)
      expect(block.table.flat().every((cell) => cell.trim() !== '')).toBe(true)
    }
  })
})

describe.each(written)('$slug, once sent in', (lesson) => {
  test('has every part filled, with period and numbers', () => {
    expect(parts.filter((part) => lesson[part].length === 0)).toEqual([])
    expect(lesson.coreSentence).not.toBe('')
    expect(lesson.resultPeriod).not.toBe('')
    expect(lesson.resultNumbers).not.toBe('')
    expect(lesson.evidenceSupports).not.toBe('')
    expect(lesson.evidenceContradicts).not.toBe('')
    expect(lesson.audiences.length).toBeGreaterThanOrEqual(1)
    expect(lesson.themes.length).toBeGreaterThanOrEqual(1)
  })

  test('carries a message or a reason exactly when its state asks for one', () => {
    expect(lesson.message !== undefined).toBe(['returned', 'declined'].includes(lesson.state))
    expect(lesson.withdrawal !== undefined).toBe(lesson.state === 'withdrawn')
  })
})
