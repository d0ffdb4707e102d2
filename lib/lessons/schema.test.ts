import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { completeContent } from '#lib/testing/factories.ts'
import { lessonRefusals, sectionWords, statusWords } from './copy.ts'
import {
  coAuthorInput,
  declineLessonInput,
  emptyLesson,
  leaveInput,
  lessonContent,
  lessonInput,
  publishLessonInput,
  returnLessonInput,
  saveDraftInput,
  startLessonInput,
  submitLessonInput,
} from './schema.ts'
import { withdrawLessonInput } from './schema-placing.ts'
import { completeLesson, missingFields, requiredSections } from './status-whole.ts'
import { kinds, limits, sections } from './values.ts'

const lessonId = crypto.randomUUID()
const revisionId = crypto.randomUUID()
const sentences = (schema: z.ZodType, input: unknown) => {
  const parsed = schema.safeParse(input)
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
}
const english = /invalid|expected|received|too (big|small)|must|required|unrecognized|string|number/i

describe('A lesson as it is written', () => {
  test('begins empty, and what was left out is empty', () => {
    expect(lessonContent.parse({})).toEqual(emptyLesson())
    expect(Object.keys(missingFields(emptyLesson())).length).toBeGreaterThan(8)
  })
  test('reads back as it was stored, word for word', () => {
    const content = completeContent()
    expect(lessonContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
  })
  test('keeps no field that we do not know', () => {
    expect(lessonContent.parse({ ...completeContent(), isAdmin: true, __proto__: { x: 1 } })).not.toHaveProperty('isAdmin')
  })
  test('has one spelling for each letter and one space between words', () => {
    expect(lessonContent.parse({ title: '  Cafe\u0301\n  en\u00a0thee ' }).title.trim()).toBe('Café en thee')
  })
  test.each<[string, object]>([
    ['a title that is too long', { title: 'x'.repeat(limits.title + 1) }],
    ['a sentence that is too long', { coreSentence: 'x'.repeat(limits.coreSentence + 1) }],
    ['a period that is too long', { resultPeriod: 'x'.repeat(limits.period + 1) }],
    ['evidence that is too long', { evidenceSupports: 'x'.repeat(limits.evidence + 1) }],
    ['a section that is too long', { situation: fromBlocks(['x'.repeat(limits.section + 1)]) }],
    ['too many themes', { themes: ['a', 'b', 'c', 'd', 'e'] }],
    ['a title that is no text', { title: 5 }],
    ['a title that is empty in another way', { title: null }],
    ['a kind that does not exist', { kind: 'poem' }],
    ['a level that does not exist', { level: 'world' }],
    ['HTML instead of a text of the editor', { situation: '<p>Hallo</p>' }],
    [
      'a picture that loads from elsewhere',
      { situation: { type: 'doc', content: [{ type: 'image', attrs: { src: 'https://elders.nl/x.png' } }] } },
    ],
    ['a theme with strange letters', { themes: ["klantreis'"] }],
    ['themes that are no list', { themes: 'klantreis' }],
    ['a principle with strange letters', { principle: 'Gezins gericht' }],
    ['a tip that is no number', { tip: 'een' }],
    ['a tip that does not exist', { tip: 1_000 }],
    ['a site that is shown a bit', { siteShown: 'ja' }],
  ])('%s is refused with a Dutch sentence', (_name, wrong) => {
    const said = sentences(lessonContent, { ...completeContent(), ...wrong })
    expect(said).not.toEqual([])
    for (const sentence of said) {
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(english)
    }
  })
  test('a title of which nothing can be seen is no title', () => {
    for (const title of ['\u200b', '\u2060\ufeff', '\u00ad', ' \u200b '])
      expect(missingFields(lessonContent.parse({ ...completeContent(), title }))).toHaveProperty('title')
  })
  test('no field turns the reading direction or hides characters', () => {
    const { title, coreSentence } = lessonContent.parse({ title: 'gewoon\u202Eneetsrev', coreSentence: '123\u200b456782' })
    expect([title, coreSentence]).toEqual(['gewoonneetsrev', '123456782'])
  })
})

describe('A lesson that can be sent in', () => {
  test.each(kinds)('of kind %s asks for its own sections and no others', (kind) => {
    const empty = Object.fromEntries(sections.map((section) => [section, fromBlocks([])]))
    const missing = missingFields(lessonContent.parse({ ...completeContent(), ...empty, kind }))
    expect(Object.keys(missing).sort()).toEqual([...requiredSections[kind]].sort())
    for (const sentence of Object.values(missing)) expect(sentence).toMatch(/\.$/)
  })
  test('an impression needs no numbers, a count does', () => {
    const without = { resultPeriod: '', resultNumbers: '' }
    expect(missingFields(completeContent({ ...without, evidenceBasis: 'impression' }))).toEqual({})
    expect(Object.keys(missingFields(completeContent({ ...without, evidenceBasis: 'count' })))).toEqual(['resultPeriod', 'resultNumbers'])
  })
  test('is the same lesson, and nothing while something is missing', () => {
    const content = completeContent()
    expect(completeLesson(content)).toBe(content)
    expect(completeLesson(emptyLesson())).toBeNull()
  })
})

describe('What people fill in on a form', () => {
  const long = 'x'.repeat(limits.message + 1)
  test.each<[string, z.ZodType, object]>([
    ['no place to write for', startLessonInput, {}],
    ['a place that is not one', startLessonInput, { home: 'site:../x' }],
    ['an address that is not one', coAuthorInput, { lessonId, email: 'geen adres' }],
    ['no message with what comes back', returnLessonInput, { lessonId, revisionId, message: '   ' }],
    ['a message that was left out', returnLessonInput, { lessonId, revisionId }],
    ['a message that is too long', returnLessonInput, { lessonId, revisionId, message: long }],
    ['no reason for not placing', declineLessonInput, { lessonId, revisionId, message: '' }],
    ['a remark with a placing that is too long', publishLessonInput, { lessonId, revisionId, message: long }],
    ['no reason for withdrawing', withdrawLessonInput, { lessonId, message: 'Daarom.' }],
    ['no explanation of withdrawing', withdrawLessonInput, { lessonId, reason: 'wrong', message: ' ' }],
    ['a lesson that is not one', lessonInput, { lessonId: '1 or 1=1' }],
    ['a version that is not one', publishLessonInput, { lessonId, revisionId: 'x' }],
    ['a person who is not one', leaveInput, { lessonId, userId: 'x' }],
    ['a version on the screen that is no number', submitLessonInput, { lessonId, version: 'twee' }],
    ['a save without its version', saveDraftInput, { lessonId, saveKey: crypto.randomUUID(), content: {} }],
  ])('%s gets a Dutch sentence that says what to do', (_name, schema, input) => {
    const said = sentences(schema, input)
    expect(said).not.toEqual([])
    for (const sentence of said) expect(sentence).not.toMatch(english)
  })
  test('an address is read without spaces and capitals', () => {
    expect(coAuthorInput.parse({ lessonId, email: ' Naam@Organisatie.NL ' }).email).toBe('naam@organisatie.nl')
  })
  test('a message holds no character that the database cannot keep', () => {
    for (const schema of [returnLessonInput, declineLessonInput, publishLessonInput]) {
      const parsed = schema.safeParse({ lessonId, revisionId, message: 'Een\u0000bericht' })
      if (parsed.success) expect(parsed.data.message).not.toContain('\u0000')
    }
  })
})

test('every refusal and every state has a Dutch sentence that names the next step', () => {
  for (const sentence of [
    ...Object.values(lessonRefusals),
    ...Object.values(statusWords).map((word) => word.next),
    ...Object.values(sectionWords).map((word) => word.hint),
  ]) {
    expect(sentence).toMatch(/[.?]$/)
    expect(sentence).not.toMatch(english)
  }
})
