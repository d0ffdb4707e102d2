import type { ApplicationState, CountedUnit, ObservationKind } from './values-uptake.ts'

export const observationWords: Record<ObservationKind, { label: string; hint: string }> = {
  also: { label: 'Bij ons ook', hint: 'Wij zagen hetzelfde.' },
  not: { label: 'Bij ons niet', hint: 'Bij ons ging het anders. Ook dat helpt.' },
}
export const unitWords: Record<CountedUnit, string> = {
  families: 'gezinnen',
  conversations: 'gesprekken',
  cases: 'casussen',
  professionals: 'professionals',
}
/** For who chooses, for the list, and for a writer who tells how it goes at home. */
export const stateWords: Record<ApplicationState, { label: string; hint: string; told: string; atHome: string }> = {
  taken_over: {
    label: 'We namen het over',
    hint: 'Zo veel mogelijk zoals het in de les staat.',
    told: 'overgenomen',
    atHome: 'We doen het nog zo',
  },
  adapted: {
    label: 'We pasten het aan',
    hint: 'We doen het, maar anders. Schrijf wat er anders is.',
    told: 'aangepast',
    atHome: 'We doen het nu anders',
  },
  stopped: {
    label: 'We zijn gestopt',
    hint: 'We probeerden het en doen het niet meer. Schrijf waarom.',
    told: 'gestopt',
    atHome: 'We zijn ermee gestopt',
  },
}

export const uptakeRefusals = {
  unknown_lesson: 'Deze les staat niet (meer) op de site. Ga terug naar de lessen.',
  unknown_region: 'Je hoort niet bij deze regio. Kies een regio waar je bij hoort, of vraag de redactie om je erbij te zetten.',
  own_lesson: 'Je schreef zelf mee aan deze les. Vraag een collega die niet meeschreef, of pas de les zelf aan.',
  observed_before: 'Je gaf hier al een waarneming over voor deze regio. Haal die eerst terug bij ‘Toegepast en gezien’.',
  applied_already: 'Jouw regio past deze les al toe. Werk dat bij op ‘Toegepast en gezien’.',
  unknown_observation: 'Deze waarneming bestaat niet meer. Ververs de pagina.',
  unknown_application: 'Dit bestaat niet, of je kunt er niet bij. Ga terug naar ‘Toegepast en gezien’.',
  unknown_step: 'Deze toelichting bestaat niet meer. Ververs de pagina.',
  ended: 'Jullie zijn hiermee gestopt. Begin opnieuw bij de les als jullie het weer doen.',
  changed_meanwhile: 'Een collega schreef hier net iets bij. Ververs de pagina, lees het en kijk of je nog iets wilt toevoegen.',
  nothing_changed: 'Er is niets veranderd. Kies iets anders, of schrijf wat er gebeurde.',
  say_what_happened: 'Schrijf kort wat er gebeurde. Daar leert een ander van.',
  not_asked: 'Hier staat nu geen vraag open. Ververs de pagina.',
  hard_stop: 'In je tekst staat een burgerservicenummer of een rekeningnummer. Haal dat weg en stuur hem opnieuw.',
  own_work: 'Je schreef zelf mee aan deze les of aan deze tekst. Een andere redacteur besluit.',
  already_decided: 'Een collega heeft hier net over besloten. Ververs de pagina.',
  four_eyes: 'Je schreef zelf mee aan deze les. Een andere redacteur besluit hoe zeker dit is.',
  weighed_meanwhile: 'Een collega heeft de zekerheid net gewijzigd. Lees wat er nu staat en besluit daarna.',
  not_allowed: 'Dit mag je niet doen met jouw rol. Vraag het de redactie.',
} as const
export type UptakeRefusal = keyof typeof uptakeRefusals

/** Below this a number could point at somebody: then readers see that it is small, and not how small. */
const fewestCounted = 10
const fewestSeen = 3

/** 'gezien bij 9 van de 14 gezinnen'; small numbers stay vague. */
export function countedInWords({ seen, total, unit }: { seen: number; total: number; unit: CountedUnit }): string {
  const what = unitWords[unit]
  if (total < fewestCounted) return `minder dan ${fewestCounted} ${what} bekeken`
  return seen > 0 && seen < fewestSeen
    ? `gezien bij minder dan ${fewestSeen} van de ${total} ${what}`
    : `gezien bij ${seen} van de ${total} ${what}`
}

const month = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', month: 'long' })
const monthOf = (day: string) => month.format(new Date(`${day}T00:00:00Z`))

/** 'maart tot en met september 2026', from two calendar days. */
export function periodInWords(from: string, until: string): string {
  const [first, last] = [from.slice(0, 4), until.slice(0, 4)]
  if (from.slice(0, 7) === until.slice(0, 7)) return `${monthOf(until)} ${last}`
  return `${monthOf(from)}${first === last ? '' : ` ${first}`} tot en met ${monthOf(until)} ${last}`
}

/** 'in 3 regio’s toegepast'; nothing for none. */
export const appliedInWords = (count: number): string => (count === 0 ? '' : `in ${count} ${count === 1 ? 'regio' : 'regio’s'} toegepast`)
