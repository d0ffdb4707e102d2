import type { RouteFunction, ThreadKind, ThreadStatus } from './status.ts'

export const kindWords: Readonly<Record<ThreadKind, { label: string; noun: string; hint: string }>> = {
  question: {
    label: 'Een vraag aan het regioteam',
    noun: 'Vraag',
    hint: 'Over beginnen, verder gaan of samenwerken in je regio.',
  },
  legal: {
    label: 'Een juridische vraag',
    noun: 'Juridische vraag',
    hint: 'Over privacy, de wet of afspraken die er al zijn. Alleen jij en de juridische helpdesk zien deze vraag.',
  },
  experience: {
    label: 'Iemand spreken die dit al deed',
    noun: 'Gesprek met iemand',
    hint: 'We zoeken iemand met ervaring in een proeftuin of regio.',
  },
  other: { label: 'Iets anders', noun: 'Iets anders', hint: 'Over een les, over de site of over wat hier niet bij staat.' },
}

/** What the asker and what the team reads for a state. */
export const statusWords: Readonly<Record<ThreadStatus, { label: string; asker: string }>> = {
  unconfirmed: { label: 'nog niet bevestigd', asker: 'Bevestig eerst dat deze vraag van jou is.' },
  new: { label: 'nieuw', asker: 'Je vraag is binnen. Iemand pakt hem op.' },
  picked_up: { label: 'opgepakt', asker: 'Iemand is met je vraag bezig.' },
  waiting: { label: 'wacht op vrager', asker: 'We hebben iets van jou nodig. Lees het laatste bericht en antwoord.' },
  answered: { label: 'beantwoord', asker: 'Je hebt een antwoord. Wil je verder vragen? Schrijf dan hieronder.' },
  closed: { label: 'gesloten', asker: 'Deze vraag is klaar. Schrijf je nog een bericht, dan gaat hij weer open.' },
  reopened: { label: 'heropend', asker: 'Je vraag is weer open. Iemand pakt hem op.' },
}

export const functionWords: Readonly<Record<RouteFunction, { label: string; team: string }>> = {
  regional_team: { label: 'Regioteam', team: 'het regioteam' },
  legal_helpdesk: { label: 'Juridische helpdesk', team: 'de juridische helpdesk' },
  curators: { label: 'Redactie', team: 'de redactie' },
}

export const eventWords: Readonly<Record<string, string>> = {
  asked: 'Gevraagd',
  picked_up: 'Opgepakt',
  handed_over: 'Overgedragen',
  waiting: 'Wacht op de vrager',
  answered: 'Beantwoord',
  closed: 'Gesloten',
  reopened: 'Weer open',
  merged: 'Samengevoegd met een andere vraag',
  merged_here: 'Een dubbele vraag is hierbij gekomen',
  linked: 'Iemand anders vraagt hetzelfde',
  unlinked: 'Losgehaald van vragen die hetzelfde vragen',
  reminded: 'Herinnering aan de behandelaar',
  late: 'Over de afgesproken dag',
  escalated: 'Herinnering aan het hele team',
}

export type QuestionRefusal =
  | 'unknown_thread'
  | 'unknown_link'
  | 'not_allowed'
  | 'wrong_state'
  | 'already_picked_up'
  | 'edited_meanwhile'
  | 'hard_stop'
  | 'unknown_region'
  | 'unknown_theme'
  | 'unknown_person'
  | 'unknown_route'
  | 'same_hands'
  | 'legal_stays'
  | 'merged_away'
  | 'merge_into_itself'
  | 'different_askers'
  | 'same_asker'
  | 'wider_readers'
  | 'asker_gone'
  | 'too_many_files'

export const questionRefusals: Readonly<Record<QuestionRefusal, string>> = {
  unknown_thread: 'Deze vraag bestaat niet, of hij is niet voor jou. Ga terug naar je vragen.',
  unknown_link: 'Deze link werkt niet meer. Open de nieuwste mail over je vraag, of stel de vraag opnieuw.',
  not_allowed: 'Dit kan alleen wie deze vraag beantwoordt. Ga terug naar je vragen.',
  wrong_state: 'Dit kan nu niet met deze vraag. Ververs de pagina en kijk hoe hij ervoor staat.',
  already_picked_up: 'Een collega heeft deze vraag net opgepakt. Ververs de pagina om te zien wie.',
  edited_meanwhile: 'Er is net iets bij deze vraag gekomen. Lees het eerst en sluit daarna.',
  hard_stop:
    'In je tekst staat een burgerservicenummer of rekeningnummer. Dat mag hier niet staan. Haal het weg en stuur je bericht opnieuw.',
  unknown_region: 'Deze regio kennen we niet. Kies een regio uit de lijst.',
  unknown_theme: 'Dit onderwerp kennen we niet. Kies een onderwerp uit de lijst.',
  unknown_person: 'Deze persoon kan deze vraag niet overnemen. Kies iemand uit de lijst.',
  unknown_route: 'Deze plek bestaat niet meer. Ververs de pagina en kies een andere.',
  same_hands: 'De vraag ligt daar al. Kies iemand anders.',
  legal_stays: 'Een juridische vraag blijft bij de juridische helpdesk. Vraag de vrager om hem ook aan het andere team te stellen.',
  merged_away: 'Deze vraag is samengevoegd met een andere. Ga daar verder.',
  merge_into_itself: 'Dit is dezelfde vraag. Kies een andere vraag van dezelfde vrager.',
  different_askers:
    'Alleen vragen van dezelfde vrager kunnen samen. Zeg van deze twee dat ze hetzelfde vragen, en beantwoord ze in één keer.',
  same_asker: 'Deze twee zijn van dezelfde vrager. Voeg ze samen.',
  wider_readers: 'Dan lezen mensen mee die dit nu niet mogen lezen. Draag eerst een van de twee over, of beantwoord ze los van elkaar.',
  asker_gone: 'Het adres van de vrager is gewist, dus niemand leest nog een antwoord. Deze vraag blijft gesloten.',
  too_many_files: 'Er zitten al tien bestanden bij deze vraag. Stuur geen nieuwe, of maak er samen één bestand van.',
}
