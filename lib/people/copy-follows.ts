import { type FollowKind, type FollowRhythm, followLimits } from './values-follows.ts'

export const rhythmWords: Readonly<Record<FollowRhythm, string>> = {
  at_once: 'Meteen',
  daily: 'Elke dag, om 7.00 uur',
  weekly: 'Elke week, op maandag om 7.00 uur',
  never: 'Geen mail',
}

/** A kind of thing on the page of what one follows. */
export const kindWords: Readonly<Record<FollowKind, string>> = {
  theme: 'Thema’s',
  tip: 'Tips',
  site: 'Proeftuinen',
  region: 'Regio’s',
  bundle: 'Bundels',
  open_question: 'Open vragen',
}

/** What somebody hears of when they follow one. */
export const kindPromises: Readonly<Record<FollowKind, string>> = {
  theme: 'Je krijgt mail over nieuwe lessen en instrumenten bij dit thema, en over open vragen die zijn beantwoord.',
  tip: 'Je krijgt mail over nieuwe lessen en instrumenten bij deze tip.',
  site: 'Je krijgt mail over nieuwe lessen en bijeenkomsten van deze proeftuin, en over open vragen die zijn beantwoord.',
  region:
    'Je krijgt mail over nieuwe lessen en bijeenkomsten in deze regio, over lessen die er worden toegepast, en over open vragen die zijn beantwoord.',
  bundle: 'Je krijgt mail als er een nieuwe versie van deze bundel staat.',
  open_question: 'Je krijgt mail als deze vraag is beantwoord.',
}

export type FollowOutcome = 'placed' | 'applied' | 'answered' | 'coming'

/** The headings of a digest, in their order. */
export const outcomeWords: Readonly<Record<FollowOutcome, string>> = {
  placed: 'Nieuw op de site',
  applied: 'Toegepast in een regio',
  answered: 'Beantwoord',
  coming: 'Bijeenkomsten die komen',
}

export type FollowRefusal = 'unknown_thing' | 'too_many' | 'unknown_link' | 'link_gone' | 'nothing_followed'

export const followRefusals: Readonly<Record<FollowRefusal, string>> = {
  unknown_thing: 'Dit kun je niet (meer) volgen. Ga terug en kies iets anders.',
  too_many: `Je volgt al ${followLimits.follows} dingen. Stop eerst met iets wat je niet meer nodig hebt.`,
  unknown_link: 'Deze link werkt niet. Kopieer hem helemaal uit de mail, of begin opnieuw.',
  link_gone: `Deze link werkt niet meer. Een link om te bevestigen werkt ${followLimits.confirmDays} dagen. Wil je dit nog volgen? Begin dan opnieuw.`,
  nothing_followed: 'Je volgt niets meer. Je krijgt hierover geen mail.',
}

/** What was done, said back on the page that follows. */
export const followDone: Readonly<Record<string, string>> = {
  gevolgd: 'Je volgt dit nu.',
  bevestigd: 'Je adres is bevestigd. Je volgt dit nu.',
  bewaard: 'Bewaard. Zo vaak krijg je voortaan mail.',
  weg: 'Dit volg je niet meer.',
  gestopt: 'Je volgt niets meer. Wat je volgde, is gewist.',
}
