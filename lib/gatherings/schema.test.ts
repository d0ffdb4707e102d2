import { describe, expect, test } from 'vitest'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { signUpEntries, signUpErrors } from './schema-form.ts'
import { addQuestionInput, createGatheringInput, signUpInput } from './schema.ts'

const filled = {
  formKey: '0198f4d2-7c1e-7a3b-9d55-0a1b2c3d4e5f',
  kind: 'meet_up',
  title: ' Samen  leren ',
  summary: 'Een middag over de klantreis.',
  description: 'Eerste alinea.\n\n- een\n- twee',
  audiences: ['local_team'],
  format: 'on_site',
  date: '2027-03-27',
  startTime: '13:30',
  endTime: '16:00',
  closesDate: '2027-03-20',
  closesTime: '',
  place: 'Buurthuis',
  roomUrl: '',
  minimum: '',
  maximum: '20',
  companionsAllowed: '',
  organiser: 'national',
  reminderDays: ['1', '7', '7'],
}
const read = (changes: object = {}) => createGatheringInput.safeParse({ ...filled, ...changes })
const faults = (changes: object) =>
  Object.fromEntries((read(changes).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]))

describe('The form of a gathering', () => {
  test('gives moments of the Amsterdam clock, a text of its paragraphs, and no minimum when none was filled in', () => {
    const fields = read().data
    expect(fields).toMatchObject({
      title: 'Samen leren',
      startsAt: new Date('2027-03-27T12:30:00Z'),
      endsAt: new Date('2027-03-27T15:00:00Z'),
      signUpClosesAt: new Date('2027-03-20T22:59:00Z'),
      minimum: undefined,
      maximum: 20,
      companionsAllowed: 0,
      byInvitation: false,
      isClosed: false,
      reminderDays: [7, 1],
    })
    expect(fields && plainText(fields.description)).toContain('een')
  })
  test.each([
    ['2027-03-28', '13:30', '2027-03-28T11:30:00.000Z'],
    ['2027-10-30', '13:30', '2027-10-30T11:30:00.000Z'],
    ['2027-10-31', '13:30', '2027-10-31T12:30:00.000Z'],
  ])('%s at %s is %s', (date, startTime, moment) => {
    expect(read({ date, startTime, closesDate: '' }).data?.startsAt.toISOString()).toBe(moment)
  })
  test('signing up closes at the start when nothing was chosen, or when the day itself was', () => {
    for (const closesDate of ['', '2027-03-27']) {
      const fields = read({ closesDate }).data
      expect(fields?.signUpClosesAt).toEqual(fields?.startsAt)
    }
  })
  test.each([
    [{ title: '  ' }, 'title'],
    [{ summary: 'x'.repeat(401) }, 'summary'],
    [{ audiences: [] }, 'audiences'],
    [{ date: '' }, 'date'],
    [{ date: '2027-02-30' }, 'date'],
    [{ date: 'morgen' }, 'date'],
    [{ date: '2027-03-28', startTime: '02:30', endTime: '04:00', closesDate: '' }, 'startTime'],
    [{ endTime: '13:30' }, 'endTime'],
    [{ endTime: '25:00' }, 'endTime'],
    [{ closesDate: '2027-03-28' }, 'closesDate'],
    [{ closesDate: '2027-03-27', closesTime: '14:00' }, 'closesDate'],
    [{ place: '' }, 'place'],
    [{ format: 'online', roomUrl: 'http://onveilig.example' }, 'roomUrl'],
    [{ format: 'online', roomUrl: 'javascript:alert(1)' }, 'roomUrl'],
    [{ minimum: '21' }, 'minimum'],
    [{ minimum: '2,5' }, 'minimum'],
    [{ maximum: '0' }, 'maximum'],
    [{ maximum: '' }, 'maximum'],
    [{ kind: 'regional_talk' }, 'byInvitation'],
    [{ organiser: 'site:../../' }, 'organiser'],
    [{ reminderDays: ['31'] }, 'reminderDays.0'],
    [{ description: '{"type":"doc","content":[{"type":"script"}]}' }, 'description'],
    [{ formKey: 'x' }, 'formKey'],
  ])('%j gets a sentence at %s', (changes, field) => {
    const found = faults(changes)
    expect(Object.keys(found)).toEqual([field])
    expect(found[field]).toMatch(/^[A-Z].+[.!/]$/)
  })
  test('hidden characters and line ends do not get into a title', () => {
    expect(read({ title: 'Goed\u202e\r\nBEGIN:VEVENT\u0000' }).data?.title).toBe('Goed BEGIN:VEVENT')
  })
})

describe('A question', () => {
  const ask = (question: object) => addQuestionInput.safeParse({ gatheringId: filled.formKey, label: 'Welke?', ...question })
  test('with choices has one per line, each once', () => {
    expect(ask({ kind: 'choice', options: 'Een\r\nTwee\n\nEen' }).data?.options).toEqual(['Een', 'Twee'])
  })
  test('with fewer than two choices, or thirteen, is refused', () => {
    expect(ask({ kind: 'choice', options: 'Een' }).success).toBe(false)
    expect(ask({ kind: 'choice', options: Array.from({ length: 13 }, (_, index) => `Keuze ${index}`).join('\n') }).success).toBe(false)
  })
  test('of another kind has no choices, and is kept seven days when nothing else was chosen', () => {
    expect(ask({ kind: 'text', options: 'Een\nTwee' }).data).toMatchObject({ options: [], keepDays: 7, compulsory: false })
  })
})

describe('The form to sign up', () => {
  const form = (entries: [string, string][]) => {
    const data = new FormData()
    for (const [name, value] of [['gatheringId', filled.formKey], ['formKey', filled.formKey], ...entries] as [string, string][])
      data.append(name, value)
    return data
  }
  test('gives answers by question and colleagues by row; empty rows are nobody', () => {
    const { entries, rows } = signUpEntries(
      form([
        [`answers.${filled.formKey}`, 'ja'],
        ['colleagues.0.name', ''],
        ['colleagues.0.email', ' '],
        ['colleagues.2.name', 'Noor'],
        ['colleagues.2.email', 'NOOR@elders.example'],
        ['shownToParticipants', 'ja'],
      ]),
    )
    expect(rows).toEqual([2])
    expect(signUpInput.parse(entries)).toMatchObject({
      answers: { [filled.formKey]: 'ja' },
      colleagues: [{ name: 'Noor', email: 'noor@elders.example' }],
      shownToParticipants: true,
      companions: 0,
    })
  })
  test('a fault stands beside the row that it is about', () => {
    const { entries, rows } = signUpEntries(form([['colleagues.3.name', 'Noor']]))
    const parsed = signUpInput.safeParse(entries)
    expect(parsed.error && signUpErrors(parsed.error, rows)).toEqual({
      'colleagues.3.email': 'Vul een e-mailadres in, zoals naam@organisatie.nl',
    })
  })
  test('a name that tries to reach further than the form is not a field', () => {
    const { entries } = signUpEntries(
      form([
        ['__proto__', 'x'],
        ['answers.__proto__', 'x'],
        ['colleagues.999.name', 'x'],
      ]),
    )
    expect(signUpInput.safeParse(entries).data).toMatchObject({ colleagues: [] })
    expect(Object.prototype).not.toHaveProperty('x')
  })
})
