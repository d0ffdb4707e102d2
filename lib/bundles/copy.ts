/** Why a deed about instruments, steps, principles or bundles was refused, each with the next step. */
export type BundlesRefusal =
  | 'not_allowed'
  | 'unknown_instrument'
  | 'link_or_file'
  | 'unknown_word'
  | 'unknown_region'
  | 'changed_meanwhile'
  | 'nothing_changed'
  | 'hard_stop'
  | 'unknown_element'
  | 'unknown_bundle'
  | 'wrong_state'
  | 'unknown_item'
  | 'already_in_bundle'
  | 'empty_bundle'
  | 'too_many_items'
  | 'too_many_bundles'
  | 'say_what_changed'
  | 'unknown_person'
  | 'works_already'
  | 'too_many_authors'

export const bundlesRefusals: Record<BundlesRefusal, string> = {
  not_allowed: 'Dit kan alleen iemand die daarvoor de rechten heeft. Log in met het juiste account, of vraag het een redacteur.',
  unknown_instrument: 'Dit instrument is er niet meer. Kies een ander uit de lijst.',
  link_or_file: 'Bij dit instrument hoort een bestand. Haal de link weg, of maak een nieuw instrument met een link.',
  unknown_word: 'Een tip of thema bestaat niet meer. Ververs de pagina en kies opnieuw.',
  unknown_region: 'Deze regio is er niet. Ga terug naar je eigen pagina en kies je regio.',
  changed_meanwhile: 'Een collega heeft dit net gewijzigd. Ververs de pagina, kijk wat er nu staat en probeer het dan opnieuw.',
  nothing_changed: 'Er is niets gewijzigd. Kies een andere stand of pas de notitie aan.',
  hard_stop: 'In je tekst staat een burgerservicenummer of een rekeningnummer. Haal dat weg en bewaar opnieuw.',
  unknown_element: 'Dit onderdeel is er niet meer. Kies een ander uit de lijst.',
  unknown_bundle: 'Deze bundel is er niet, of hij is niet van jou. Ga terug naar je bundels.',
  wrong_state: 'Dit kan nu niet met deze bundel. Ververs de pagina en kijk wat er met de bundel is gebeurd.',
  unknown_item: 'Wat je koos, staat niet (meer) op de site. Kies iets anders.',
  already_in_bundle: 'Dit staat al in de bundel. Kies iets anders, of pas de tekst erbij aan.',
  empty_bundle: 'Er staat nog niets in de bundel. Voeg eerst iets toe.',
  too_many_items: 'De bundel is vol. Haal eerst iets weg.',
  too_many_bundles: 'Je hebt al twintig bundels. Haal er eerst een weg.',
  say_what_changed: 'Schrijf kort wat er is gewijzigd. Lezers zien dat bij de bundel.',
  unknown_person: 'We kennen geen collega met dit e-mailadres. Vraag die collega eerst om toegang te vragen.',
  works_already: 'Deze collega werkt al mee aan deze bundel. Vul een ander adres in.',
  too_many_authors: 'Er werken al tien mensen mee. Haal er eerst een van de lijst.',
}

export const stepWords = {
  not_begun: { label: 'Nog niet begonnen', short: 'niet begonnen' },
  busy: { label: 'Mee bezig', short: 'mee bezig' },
  in_place: { label: 'Staat', short: 'staat' },
} as const

export const linkWords = {
  works: 'link werkt',
  doubtful: 'link gaf de laatste keer geen antwoord',
  broken: 'link werkt niet meer',
} as const

export const elementWords = {
  explanation: { label: 'Uitleg', plural: 'Uitleg', next: 'Lees de uitleg' },
  words: { label: 'Woorden van een collega', plural: 'Woorden van collega’s', next: 'Hoor een collega' },
  example: { label: 'Voorbeeld', plural: 'Voorbeelden', next: 'Bekijk een voorbeeld' },
  story: { label: 'Verhaal', plural: 'Verhalen', next: 'Lees een verhaal' },
  exercise: { label: 'Oefening', plural: 'Oefeningen', next: 'Doe een oefening' },
} as const

export const bundleWords = {
  private: { label: 'Nog niet aangeboden', hint: 'Alleen wie eraan werkt, ziet deze bundel.' },
  offered: { label: 'Aangeboden aan de redactie', hint: 'De redactie leest hem en laat je weten wat ermee gebeurt.' },
  curated: { label: 'Bij de redactie', hint: 'De redactie werkt de bundel bij en plaatst hem.' },
  retired: { label: 'Weggehaald', hint: 'Deze bundel is niet meer te zien.' },
} as const

export const itemWords = {
  lesson: 'Les',
  gathering: 'Bijeenkomst',
  instrument: 'Instrument',
  quote: 'Woorden',
} as const
