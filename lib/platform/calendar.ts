import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { MailAttachment } from './outbox.ts'

/** One event as a calendar program gets it. Moments are moments: they are written in UTC and shown there as wall time. */
export type CalendarEvent = {
  /** Never changes, also when everything else about the event does: `gathering-…@host`. */
  uid: string
  /** Rises with each change; a calendar leaves an event alone that comes with a lower number. */
  sequence: number
  title: string
  startsAt: Date
  endsAt: Date
  place?: string | undefined
  description?: string | undefined
  /** The page that shows the same. */
  url?: string | undefined
  cancelled?: boolean
  /** When this version was made. The same version is then the same byte for byte. */
  changedAt: Date
}

/** Who the event comes from and whom it is for, in a calendar that is sent to one person. */
export type CalendarParties = { organiser: { name: string; email: string }; attendee: { name: string; email: string } }

const product = { company: 'Proeftuin', product: 'Bijeenkomsten', language: 'NL' }

/** The media type of a calendar feed. */
export const calendarType = 'text/calendar; charset=utf-8'

// A line break starts a new property in a calendar, and a control character has no way to be written at all.
const spaced = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')

const line = (text: string) => spaced(text).replace(/\s+/g, ' ').trim()

// A name may not be empty, and quotes are written in a way (RFC 6868) that older programs show as it stands.
const partyName = ({ name, email }: { name: string; email: string }) => line(name).replace(/["^]/g, "'") || email

function add(calendar: ICalCalendar, event: CalendarEvent) {
  return calendar.createEvent({
    id: line(event.uid),
    sequence: event.sequence,
    stamp: event.changedAt,
    lastModified: event.changedAt,
    // Without a zone: the library writes the wall time of the server when it is given one.
    start: event.startsAt,
    end: event.endsAt,
    summary: line(event.title),
    location: event.place ? line(event.place) : null,
    description: event.description ? spaced(event.description) : null,
    url: event.url ? new URL(event.url).href : null,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
}

/** Events for everybody who follows a calendar (METHOD:PUBLISH). */
export function publishedCalendar(name: string, events: readonly CalendarEvent[]): string {
  const calendar = new ICalCalendar({ prodId: product, method: ICalCalendarMethod.PUBLISH, name: line(name), ttl: 3_600 })
  for (const event of events) add(calendar, event)
  return `${calendar.toString()}\r\n`
}

/** The event for one person, as an attachment that puts it in their calendar, or takes it out when it is cancelled. */
export function calendarAttachment(event: CalendarEvent, { organiser, attendee }: CalendarParties): MailAttachment {
  const method = event.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
  const calendar = new ICalCalendar({ prodId: product, method })
  const written = add(calendar, event)
  written.organizer({ name: partyName(organiser), email: line(organiser.email) })
  // Signing up was the answer: a calendar should not mail another one.
  written.createAttendee({
    name: partyName(attendee),
    email: line(attendee.email),
    role: ICalAttendeeRole.REQ,
    status: event.cancelled ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  })
  return { name: 'bijeenkomst.ics', mediaType: `${calendarType}; method=${method}`, text: `${calendar.toString()}\r\n` }
}
