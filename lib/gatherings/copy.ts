import type { GatheringStatus, SignUpStatus } from './status.ts'
import type { GatheringFormat, GatheringKind, QuestionKind, Rhythm } from './values.ts'

type Words<T extends string> = Record<T, { label: string; slug: string; hint?: string }>

export const kindWords: Words<GatheringKind> = {
  meet_up: { label: 'Meet-up', slug: 'meet-up', hint: 'Elkaar ontmoeten rond een onderwerp.' },
  reflection: { label: 'Reflectiesessie', slug: 'reflectiesessie', hint: 'Samen terugkijken op wat er gebeurde.' },
  deep_dive: { label: 'Verdiepingssessie', slug: 'verdiepingssessie', hint: 'Een onderwerp goed uitzoeken.' },
  knowledge: { label: 'Kennissessie', slug: 'kennissessie', hint: 'Iemand vertelt, je stelt vragen.' },
  development_group: { label: 'Ontwikkelgroep', slug: 'ontwikkelgroep', hint: 'Met een vaste groep iets maken.' },
  regional_talk: { label: 'Regiogesprek', slug: 'regiogesprek', hint: 'Altijd op uitnodiging.' },
  national_day: { label: 'Landelijke leerdag', slug: 'landelijke-leerdag', hint: 'Een dag voor alle regio’s.' },
}
export const formatWords: Words<GatheringFormat> = {
  on_site: { label: 'Op locatie', slug: 'op-locatie' },
  online: { label: 'Online', slug: 'online' },
  both: { label: 'Op locatie en online', slug: 'allebei' },
}
export const statusWords: Record<GatheringStatus, { label: string; next: string }> = {
  draft: { label: 'Concept', next: 'Alleen jij en de teams die organiseren zien deze bijeenkomst.' },
  proposed: { label: 'Voorgesteld', next: 'Een redacteur kijkt ernaar. Je krijgt een mail als er een besluit is.' },
  published: { label: 'In de agenda', next: 'Mensen kunnen zich aanmelden.' },
  cancelled: { label: 'Gaat niet door', next: 'Iedereen die was aangemeld heeft een mail gekregen.' },
  held: { label: 'Geweest', next: 'Deel het materiaal en de lessen met wie erbij was.' },
}
export const signUpWords: Record<SignUpStatus, { label: string; next: string }> = {
  unconfirmed: { label: 'Nog niet bevestigd', next: 'Open de mail en bevestig je aanmelding. Tot dan houden we geen plaats vrij.' },
  signed_up: { label: 'Aangemeld', next: 'Je hebt een plaats.' },
  waiting: { label: 'Op de wachtlijst', next: 'Komt er een plaats vrij, dan krijg je een mail.' },
  offered: { label: 'Er is een plaats voor je', next: 'Laat op tijd weten of je komt. Daarna is de volgende aan de beurt.' },
  cancelled: { label: 'Afgemeld', next: 'Wil je toch komen? Meld je opnieuw aan.' },
  declined: { label: 'Plaats niet genomen', next: 'Wil je toch komen? Meld je opnieuw aan.' },
  expired: { label: 'Te laat', next: 'De tijd om te reageren is voorbij. Wil je toch komen? Meld je opnieuw aan.' },
}
export const questionKindWords: Record<QuestionKind, { label: string }> = {
  text: { label: 'Een open vraag' },
  choice: { label: 'Kiezen uit een lijst' },
  yes_no: { label: 'Ja of nee' },
}
export const rhythmWords: Record<Rhythm, { label: string; hint: string }> = {
  weekly: { label: 'Elke week', hint: 'Op dezelfde dag van de week.' },
  two_weekly: { label: 'Om de week', hint: 'Op dezelfde dag van de week.' },
  monthly: { label: 'Elke maand', hint: 'Bijvoorbeeld elke eerste donderdag: net als de dag van deze bijeenkomst.' },
}
/** What became of a line of an import. */
export const importOutcomes = {
  invited: 'Uitgenodigd.',
  already_invited: 'Was al uitgenodigd. Er gaat geen tweede mail.',
  twice_in_list: 'Staat al eerder in deze lijst.',
  not_an_address: 'Dit is geen e-mailadres. Verbeter de regel en voeg hem opnieuw toe.',
} as const

/** What becomes of the answers about food and access. Stands with those questions. */
export const needsKept = 'Alleen de organisator leest dit. Zeven dagen na de bijeenkomst wissen we het.'

export const gatheringRefusals = {
  unknown_gathering: 'Deze bijeenkomst bestaat niet, of je kunt er niet bij. Ga terug naar de agenda.',
  not_allowed: 'Dit mag je niet doen met deze bijeenkomst. Klopt dat niet? Vraag het de redactie.',
  wrong_state: 'De bijeenkomst heeft intussen een andere stand. Ververs de pagina en kijk wat er nu kan.',
  not_a_member: 'Kies een proeftuin of regio waar je bij hoort.',
  unknown_word: 'Een van je keuzes bestaat niet meer. Ververs de pagina en kies opnieuw.',
  changed_elsewhere: 'Deze bijeenkomst is intussen ergens anders gewijzigd. Open de pagina opnieuw en pas het daar aan.',
  in_the_past: 'Deze datum is al geweest. Kies een dag in de toekomst.',
  words_are_placed:
    'Deze bijeenkomst staat in de agenda. Tijd, plek en aantallen wijzig je zelf. Voor de tekst, de soort en voor wie het is, vraag je een redacteur.',
  unknown_date: 'Deze datum bestaat niet. Vul een dag in, zoals 2026-12-03.',
  closes_in_the_past: 'Aanmelden zou al gesloten zijn. Kies een latere sluitingsdatum.',
  below_present: 'Er zijn al meer mensen aangemeld of uitgenodigd dan dit maximum. Kies een hoger maximum, of meld eerst mensen af.',
  has_started: 'De bijeenkomst is al begonnen. Dit kan nu niet meer.',
  too_many_questions: 'Een formulier heeft hoogstens 12 vragen. Haal eerst een vraag weg.',
  unknown_question: 'Deze vraag bestaat niet meer. Ververs de pagina.',
  unknown_lesson: 'Deze les staat niet in de kennisbank. Kies een geplaatste les.',
  already_invited: 'Dit adres is al uitgenodigd.',
  unknown_invitation: 'Deze uitnodiging bestaat niet meer. Vraag de organisator om een nieuwe.',
  invitation_used: 'Met deze uitnodiging is al iemand aangemeld. Vraag de organisator om een nieuwe.',
  too_many_invitations: 'Plak hoogstens 500 adressen tegelijk. Deel de lijst op.',
} as const
export type GatheringRefusal = keyof typeof gatheringRefusals

export const signUpRefusals = {
  unknown_gathering: gatheringRefusals.unknown_gathering,
  unknown_sign_up: 'Deze aanmelding bestaat niet, of je kunt er niet bij. Kijk bij je aanmeldingen.',
  unknown_link: 'Deze link werkt niet. Kopieer de hele link uit de mail, of vraag de organisator om hulp.',
  not_allowed: 'Dit mag je niet doen met deze aanmelding. Klopt dat niet? Vraag het de organisator.',
  not_open: 'Je kunt je voor deze bijeenkomst niet aanmelden. Kijk in de agenda wat er nog komt.',
  cancelled: 'Deze bijeenkomst gaat niet door. Kijk in de agenda wat er nog komt.',
  closed: 'Aanmelden kan niet meer: de sluitingsdatum is voorbij. Vraag de organisator of het nog kan.',
  has_started: 'De bijeenkomst is al begonnen. Aanmelden en afmelden kan niet meer.',
  by_invitation: 'Deze bijeenkomst is op uitnodiging. Vraag de organisator om een uitnodiging.',
  unknown_invitation: gatheringRefusals.unknown_invitation,
  invitation_used: gatheringRefusals.invitation_used,
  too_many_addresses: 'Met deze uitnodiging zijn al drie andere adressen geprobeerd. Gebruik het adres dat is uitgenodigd.',
  already_signed_up: 'Je bent al aangemeld. Kijk bij je aanmeldingen.',
  colleague_signed_up:
    'Een van je collega’s is al aangemeld. Haal die collega van de lijst en probeer het opnieuw. Er is nog niemand aangemeld.',
  colleague_is_you: 'Jij staat zelf ook bij de collega’s. Haal jezelf daar weg: je bent al meegeteld.',
  colleague_not_invited:
    'Deze bijeenkomst is op uitnodiging, en een van je collega’s is niet uitgenodigd. Vraag de organisator om een uitnodiging.',
  too_many_companions: 'Zoveel introducés kunnen niet mee. Kies een kleiner aantal.',
  group_too_large: 'Voor zoveel mensen is er nooit plaats bij deze bijeenkomst. Meld minder mensen aan.',
  answer_missing: 'Een verplichte vraag is nog niet beantwoord. Vul die in.',
  answer_unknown: 'Een antwoord past niet bij de vraag. Ververs de pagina en kies opnieuw.',
  form_used: 'Dit formulier is al gebruikt. Ververs de pagina en probeer het opnieuw.',
  not_offered: 'Er is nu geen plaats voor je vrijgehouden. Kijk bij je aanmelding hoe het staat.',
  offer_expired: 'De tijd om te reageren is voorbij. De plaats ging naar de volgende. Meld je opnieuw aan als je toch wilt komen.',
  already_ended: 'Deze aanmelding is al beëindigd. Wil je toch komen? Meld je opnieuw aan.',
  already_confirmed: 'Deze aanmelding is al bevestigd.',
  not_waiting: 'Deze persoon staat niet meer op de wachtlijst. Ververs de pagina.',
} as const
export type SignUpRefusal = keyof typeof signUpRefusals
