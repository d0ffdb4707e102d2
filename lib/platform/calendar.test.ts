import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, test } from 'vitest'
import { anyText } from '#lib/testing/any-text.ts'
import { calendarAttachment, publishedCalendar, type CalendarEvent } from './calendar.ts'

const event: CalendarEvent = {
  uid: 'gathering-1@voorbeeld.example',
  sequence: 0,
  title: 'Meet-up klantreis',
  startsAt: new Date('2026-12-03T12:30:00Z'),
  endsAt: new Date('2026-12-03T14:30:00Z'),
  place: 'Buurthuis, zaal 2',
  description: 'Neem een verhaal mee.',
  url: 'https://voorbeeld.example/bijeenkomsten/meet-up',
  changedAt: new Date('2026-11-01T09:00:00Z'),
}
const parties = {
  organiser: { name: 'Proeftuin', email: 'noreply@voorbeeld.example' },
  attendee: { name: 'Noor', email: 'noor@voorbeeld.example' },
}

type Read = {
  uid: string
  sequence: number
  title: string
  place: string
  description: string
  status: string
  startsAt: number
  endsAt: number
}

/** What ical.js makes of a calendar. */
function readByOne(text: string): { method: unknown; events: Read[] } {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const read = new ICAL.Event(component)
    return {
      uid: read.uid,
      sequence: read.sequence,
      title: read.summary,
      place: read.location ?? '',
      description: read.description ?? '',
      status: String(component.getFirstPropertyValue('status')),
      startsAt: read.startDate.toJSDate().getTime(),
      endsAt: read.endDate.toJSDate().getTime(),
    }
  })
  expect(calendar.getAllSubcomponents()).toHaveLength(events.length)
  return { method: calendar.getFirstPropertyValue('method'), events }
}

const wordOf = (value: unknown): string => {
  const word: unknown = typeof value === 'object' && value !== null && 'val' in value ? value.val : value
  return typeof word === 'string' ? word : ''
}

/** What node-ical makes of the same. */
function readByOther(text: string): { method: unknown; events: Read[] } {
  const parsed = Object.values(nodeIcal.sync.parseICS(text))
  const events = parsed.flatMap((component) =>
    component?.type === 'VEVENT'
      ? [
          {
            uid: component.uid,
            sequence: Number(component.sequence),
            title: wordOf(component.summary),
            place: wordOf(component.location),
            description: wordOf(component.description),
            status: String(component.status),
            startsAt: component.start.getTime(),
            endsAt: component.end?.getTime() ?? 0,
          },
        ]
      : [],
  )
  const calendar = parsed.find((component) => component?.type === 'VCALENDAR')
  return { method: calendar && 'method' in calendar ? calendar.method : undefined, events }
}

describe('A calendar for everybody', () => {
  test('reads the same in two programs that know nothing of each other', () => {
    const cancelled = { ...event, uid: 'gathering-2@voorbeeld.example', cancelled: true, sequence: 3 }
    const text = publishedCalendar('Bijeenkomsten van Proeftuin', [event, cancelled])
    const expected = {
      uid: event.uid,
      sequence: 0,
      title: event.title,
      place: event.place,
      description: event.description,
      status: 'CONFIRMED',
      startsAt: event.startsAt.getTime(),
      endsAt: event.endsAt.getTime(),
    }
    for (const read of [readByOne(text), readByOther(text)]) {
      expect(read.method).toBe('PUBLISH')
      expect(read.events).toEqual([expected, { ...expected, uid: cancelled.uid, sequence: 3, status: 'CANCELLED' }])
    }
  })
  test('is the same byte for byte when nothing changed', () => {
    expect(publishedCalendar('Agenda', [event])).toBe(publishedCalendar('Agenda', [event]))
  })
  test('can be empty', () => {
    expect(readByOne(publishedCalendar('Agenda', [])).events).toEqual([])
  })
})

describe('A calendar for one person', () => {
  test('puts the event in, with the answer given already', () => {
    const { name, mediaType, text } = calendarAttachment(event, parties)
    expect({ name, mediaType }).toEqual({ name: 'bijeenkomst.ics', mediaType: 'text/calendar; charset=utf-8; method=REQUEST' })
    expect(readByOne(text)).toMatchObject({ method: 'REQUEST', events: [{ uid: event.uid, sequence: 0, status: 'CONFIRMED' }] })
    const unfolded = text.replaceAll('\r\n ', '')
    expect(unfolded).toContain('PARTSTAT=ACCEPTED')
    expect(unfolded).toContain('RSVP=FALSE')
    expect(unfolded).toMatch(/^ORGANIZER;CN="?Proeftuin"?:mailto:noreply@voorbeeld\.example\r$/im)
  })
  test('takes the same event out again', () => {
    const { mediaType, text } = calendarAttachment({ ...event, sequence: 1, cancelled: true }, parties)
    expect(mediaType).toContain('method=CANCEL')
    for (const read of [readByOne(text), readByOther(text)])
      expect(read).toMatchObject({ method: 'CANCEL', events: [{ uid: event.uid, sequence: 1, status: 'CANCELLED' }] })
  })
})

describe('Times', () => {
  const amsterdam = new Intl.DateTimeFormat('nl-NL', {
    timeZone: 'Europe/Amsterdam',
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  // The night of 28 March has no 2.30 hours, the one of 31 October has it twice.
  const nights = [
    { startsAt: '2027-03-27T23:30:00Z', endsAt: '2027-03-28T08:00:00Z', wall: ['28-03-2027, 00:30', '28-03-2027, 10:00'] },
    { startsAt: '2027-03-28T08:00:00Z', endsAt: '2027-03-28T10:00:00Z', wall: ['28-03-2027, 10:00', '28-03-2027, 12:00'] },
    { startsAt: '2027-10-30T22:30:00Z', endsAt: '2027-10-31T09:00:00Z', wall: ['31-10-2027, 00:30', '31-10-2027, 10:00'] },
    { startsAt: '2027-10-31T00:30:00Z', endsAt: '2027-10-31T01:30:00Z', wall: ['31-10-2027, 02:30', '31-10-2027, 02:30'] },
  ]
  /** Wall times that the readers make of both ends of each night, from calendars written by a server in another zone. */
  const wallTimes = (zone: string): string[][][] => {
    const script = `
      import { calendarAttachment, publishedCalendar } from '#lib/platform/calendar.ts'
      const party = { name: 'N', email: 'n@test.example' }
      console.log(JSON.stringify(${JSON.stringify(nights)}.map(({ startsAt, endsAt }) => {
        const event = { uid: 'u', sequence: 0, title: 'T', startsAt: new Date(startsAt), endsAt: new Date(endsAt), changedAt: new Date(0) }
        return [publishedCalendar('A', [event]), calendarAttachment(event, { organiser: party, attendee: party }).text]
      })))`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ: zone } })
    return (JSON.parse(said.toString()) as string[][]).map((texts) =>
      texts
        .flatMap((text) => [readByOne(text), readByOther(text)])
        .map(({ events }) => events.flatMap((read) => [amsterdam.format(read.startsAt), amsterdam.format(read.endsAt)])),
    )
  }
  test.each(['UTC', 'Asia/Tokyo', 'Europe/Amsterdam', 'America/Sao_Paulo'])(
    'keep their wall time around both changes of the clock, written in %s',
    (zone) => {
      const found = wallTimes(zone).map((reads) => reads.map((read) => read.map((time) => time.replace(/ om|,/g, ','))))
      // Two ways of writing, two programs that read.
      expect(found).toEqual(nights.map(({ wall }) => [wall, wall, wall, wall]))
    },
    60_000,
  )
})

describe('Hostile words', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      'Mooi\r\nEND:VCALENDAR',
      'A\nBEGIN:VEVENT\nUID:x\nEND:VEVENT',
      'a\r\n b',
      '\u2028END:VEVENT\u2029\u0085METHOD:CANCEL',
      ';,:\\"^\\n\\,',
      '👨‍👩‍👧‍👦'.repeat(30),
      'مرحبا بالعالم '.repeat(12),
      '\u202eevil\u202c',
      'é'.repeat(80),
      '\ud83d',
      '\u0000\u0007\u001b[31m',
      '='.repeat(76),
      `${'x'.repeat(67)}😀${'y'.repeat(74)}é`,
    ),
    anyText(200),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 }).map((units) => String.fromCharCode(...units)),
  )
  const shown = (text: string) => text.replace(/\s+/g, ' ').trim()
  /** The words as a reader may expect them: whole characters, on one line. */
  const expected = (text: string) =>
    shown(
      text
        .toWellFormed()
        .replace(/[\t\u2028\u2029\u0085\v\f]/g, ' ')
        .replace(/(?![\r\n])\p{Cc}/gu, ''),
    )

  test('keep the structure, fold at 75 octets and come back as they were, in both programs', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, place, description, name) => {
        const both = [event.uid, 'second@voorbeeld.example'].map((uid) => ({ ...event, uid, title: `T ${title}`, place, description }))
        const people = { organiser: { ...parties.organiser, name }, attendee: { ...parties.attendee, name } }
        for (const [text, count] of [
          [publishedCalendar(name, both), 2],
          [calendarAttachment(both[0] ?? event, people).text, 1],
        ] as const) {
          const lines = text.split('\r\n')
          for (const line of lines) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
            expect(line.isWellFormed() && !/\p{Cc}/u.test(line)).toBe(true)
          }
          const unfolded = text.replaceAll('\r\n ', '').split('\r\n')
          expect(unfolded.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(count + 1)
          expect(unfolded.filter((line) => line.startsWith('END:'))).toHaveLength(count + 1)
          expect(unfolded.filter((line) => line.startsWith('METHOD:'))).toHaveLength(1)
          expect(unfolded.filter((line) => line.startsWith('UID:'))).toHaveLength(count)
          for (const [reader, { events }] of [readByOne(text), readByOther(text)].entries()) {
            expect(events.map(({ uid }) => uid)).toEqual(both.slice(0, count).map(({ uid }) => uid))
            // The second program takes an escaped backslash before an n for a line break; words with one are left to the first.
            const compared = (words: string) => reader === 0 || !words.includes('\\')
            for (const read of events) {
              if (compared(title)) expect(shown(read.title)).toBe(expected(`T ${title}`))
              if (compared(place)) expect(shown(read.place)).toBe(expected(place))
              if (compared(description)) expect(shown(read.description)).toBe(expected(description))
            }
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
