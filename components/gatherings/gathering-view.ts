import type { AgendaRow } from '#lib/gatherings/queries.ts'
import { kindWords } from '#lib/gatherings/copy.ts'
import type { GatheringFormat, GatheringKind } from '#lib/gatherings/values.ts'

/** What a list of gatherings shows of one. */
export type AgendaItem = Omit<AgendaRow, 'id'>

/** 'Meet-up: praten over geld' */
export const fullTitle = (gathering: { kind: GatheringKind; title: string }): string =>
  `${kindWords[gathering.kind].label}: ${gathering.title}`

/** 'Proeftuin Friesland', 'Regio Twente', else the national team. */
export function organiserName({ siteName, regionName }: { siteName: string | null; regionName: string | null }): string {
  if (siteName) return `Proeftuin ${siteName}`
  return regionName ? `Regio ${regionName}` : 'Landelijk programmateam'
}

/** 'Zwolle', 'Online', 'Zwolle, en online' */
export function whereWords({ format, place }: { format: GatheringFormat; place: string }): string {
  if (format === 'online') return 'Online'
  return format === 'both' ? `${place}, en online` : place
}

type Availability = Pick<
  AgendaItem,
  'status' | 'maximum' | 'placesTaken' | 'waiting' | 'byInvitation' | 'signUpClosesAt' | 'startsAt' | 'endsAt'
>

/** Whether one can still sign up, for a place or for the waiting list. */
export function signUpState(gathering: Availability, now: Date): 'open' | 'full' | 'closed' | 'over' | 'cancelled' {
  if (gathering.status === 'cancelled') return 'cancelled'
  if (gathering.status === 'held' || gathering.startsAt <= now) return 'over'
  if (gathering.signUpClosesAt <= now) return 'closed'
  // Who waits goes first: a place that comes free is not for who comes now.
  return gathering.placesTaken >= gathering.maximum || gathering.waiting > 0 ? 'full' : 'open'
}

const people = (count: number) => (count === 1 ? '1 mens' : `${count} mensen`)

/** 'Nog 8 plaatsen.', 'Vol. Er staan 3 mensen op de wachtlijst.', 'Aanmelden kan niet meer.' */
export function availabilityWords(gathering: Availability, now: Date): string {
  const state = signUpState(gathering, now)
  if (state === 'cancelled') return 'Gaat niet door.'
  if (state === 'over') return gathering.endsAt <= now ? 'Geweest.' : 'Nu bezig.'
  if (state === 'closed') return 'Aanmelden kan niet meer.'
  const invited = gathering.byInvitation ? 'Op uitnodiging. ' : ''
  if (state === 'full')
    return gathering.waiting === 0
      ? `${invited}Vol. Je kunt op de wachtlijst.`
      : `${invited}Vol. Er ${gathering.waiting === 1 ? 'staat' : 'staan'} ${people(gathering.waiting)} op de wachtlijst.`
  const left = gathering.maximum - gathering.placesTaken
  return `${invited}Nog ${left === 1 ? '1 plaats' : `${left} plaatsen`}.`
}
