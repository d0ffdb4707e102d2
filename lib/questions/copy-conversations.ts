import type { ConversationStatus } from './status-conversations.ts'
import type { Helped, LessonCame } from './values.ts'

export type ConversationRefusal =
  | 'unknown_conversation'
  | 'unknown_invitation'
  | 'unknown_person'
  | 'unknown_word'
  | 'unknown_link'
  | 'not_allowed'
  | 'own_person'
  | 'person_full'
  | 'asked_before'
  | 'wrong_state'
  | 'already_answered'
  | 'hard_stop'

export const conversationRefusals: Record<ConversationRefusal, string> = {
  unknown_conversation: 'Deze aanvraag bestaat niet. Ga terug naar je gesprekken.',
  unknown_invitation: 'Deze vraag is er niet (meer). Ga terug naar je gesprekken.',
  unknown_person: 'Deze persoon is niet meer te vinden. Kies iemand anders, of laat het regioteam zoeken.',
  unknown_word: 'Dit thema of deze tip bestaat niet meer. Laad de pagina opnieuw en kies opnieuw.',
  unknown_link: 'Deze link werkt niet. Open hem nog eens vanuit de mail, of kijk bij je gesprekken.',
  not_allowed: 'Dit mag je niet doen met jouw rol. Vraag het het regioteam.',
  own_person: 'Dat ben je zelf. Kies iemand anders.',
  person_full: 'Deze persoon heeft deze maand geen ruimte meer. Kies iemand anders, of laat het regioteam zoeken.',
  asked_before: 'Deze persoon is hier al voor gevraagd. Kies iemand anders, of laat het regioteam zoeken.',
  wrong_state: 'Er is net iets veranderd aan deze aanvraag. Laad de pagina opnieuw en kijk hoe het ervoor staat.',
  already_answered: 'Hier is al op geantwoord. Het eerste antwoord blijft staan.',
  hard_stop: 'In je tekst staat een burgerservicenummer of een rekeningnummer. Haal dat weg en stuur opnieuw.',
}

/** How a request stands, for who asked. */
export const conversationWords: Record<ConversationStatus, string> = {
  searching: 'kies iemand anders',
  asked: 'wacht op antwoord',
  with_team: 'het regioteam zoekt',
  accepted: 'jullie kunnen praten',
  closed: 'beantwoord door het regioteam',
  withdrawn: 'ingetrokken',
}

export const helpedWords: Record<Helped, string> = { yes: 'Ja', partly: 'Een beetje', no: 'Nee' }
export const lessonCameWords: Record<LessonCame, string> = {
  yes: 'Ja, die wil ik opschrijven',
  maybe: 'Misschien, later',
  no: 'Nee',
}

/** Why somebody fits, in words for who looks. */
export const fitWords = {
  theme: (name: string) => `Heeft ervaring met ${name}`,
  tip: (name: string) => `Weet van de tip ‘${name}’`,
  lesson: (title: string) => `Schreef een les hierover: ‘${title}’`,
  site: 'Werkt net als jij in een proeftuin',
  region: 'Werkt net als jij in een regio zonder proeftuin',
} as const
