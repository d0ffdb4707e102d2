import type { LegalState } from './status.ts'
import type { LegalSubject } from './values.ts'

export const subjectWords: Readonly<Record<LegalSubject, { label: string; slug: string }>> = {
  privacy: { label: 'Privacy', slug: 'privacy' },
  legal_frame: { label: 'Wat de wet toelaat', slug: 'wat-de-wet-toelaat' },
  existing_agreements: { label: 'Afspraken die er al zijn', slug: 'afspraken' },
  legal_protection: { label: 'Rechtsbescherming', slug: 'rechtsbescherming' },
}

export const legalStateWords: Readonly<Record<LegalState, string>> = {
  draft: 'concept',
  proposed: 'wacht op een tweede persoon',
  published: 'staat op de site',
  withdrawn: 'van de site gehaald',
}

export type LegalRefusal =
  | 'unknown_answer'
  | 'unknown_thread'
  | 'not_allowed'
  | 'not_answered'
  | 'wrong_state'
  | 'edited_meanwhile'
  | 'own_words'
  | 'hard_stop'
  | 'privacy_unchecked'
  | 'date_passed'
  | 'reason_missing'

export const legalRefusals: Readonly<Record<LegalRefusal, string>> = {
  unknown_answer: 'Dit antwoord bestaat niet. Ga terug naar de juridische antwoorden.',
  unknown_thread: 'Deze vraag bestaat niet, of hij is niet voor jou. Ga terug naar je vragen.',
  not_allowed: 'Dit kan alleen iemand van de juridische helpdesk. Vraag het aan een collega daar.',
  not_answered: 'Beantwoord de vraag eerst. Maak daarna een algemeen antwoord.',
  wrong_state: 'Dit kan nu niet met dit antwoord. Ververs de pagina en kijk hoe het ervoor staat.',
  edited_meanwhile: 'Een collega heeft dit antwoord net gewijzigd. Ververs de pagina, lees de nieuwe tekst en probeer het opnieuw.',
  own_words: 'Je schreef zelf mee aan dit antwoord. Laat een collega die niet meeschreef het beoordelen.',
  hard_stop: 'In de tekst staat een burgerservicenummer of rekeningnummer. Dat mag hier niet staan. Haal het weg en bewaar opnieuw.',
  privacy_unchecked: 'In de tekst staat iets waaraan iemand te herkennen kan zijn. Pas het aan, of vink aan dat je ernaar hebt gekeken.',
  date_passed: 'Deze datum is al voorbij. Kies een dag in de toekomst.',
  reason_missing: 'Schrijf wat er anders moet, zodat je collega verder kan.',
}
