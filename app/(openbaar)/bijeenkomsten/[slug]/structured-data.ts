import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { organiserName, type AgendaItem } from '#components/gatherings/gathering-view.ts'
import type { GatheringFormat } from '#lib/gatherings/values.ts'

const attendance: Record<GatheringFormat, string> = {
  on_site: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  both: 'MixedEventAttendanceMode',
}

/** The gathering in the words of schema.org, as text for a script element: without a < it cannot end that element. */
export function gatheringStructuredData(gathering: AgendaItem & { audienceNames: readonly string[] }): string {
  const url = absoluteUrl(`/bijeenkomsten/${gathering.slug}`)
  const onSite = { '@type': 'Place', name: gathering.place, address: gathering.place }
  // The page, never the address of the online room: that is only for who is signed up.
  const online = { '@type': 'VirtualLocation', url }
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': url,
    url,
    name: gathering.title,
    description: gathering.summary,
    inLanguage: 'nl',
    startDate: gathering.startsAt.toISOString(),
    endDate: gathering.endsAt.toISOString(),
    eventStatus: `https://schema.org/${gathering.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${attendance[gathering.format]}`,
    location: gathering.format === 'on_site' ? onSite : gathering.format === 'online' ? online : [onSite, online],
    maximumAttendeeCapacity: gathering.maximum,
    audience: gathering.audienceNames.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    organizer: { '@type': 'Organization', name: organiserName(gathering), url: absoluteUrl('/') },
  }
  return JSON.stringify(data).replace(/</g, '\\u003c')
}
