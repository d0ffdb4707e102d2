export type OpenRefusal =
  | 'unknown_question'
  | 'unknown_lesson'
  | 'unknown_word'
  | 'unknown_home'
  | 'not_allowed'
  | 'own_question'
  | 'not_wished'
  | 'wrong_state'
  | 'not_placed'
  | 'hard_stop'

export const openRefusals: Record<OpenRefusal, string> = {
  unknown_question: 'Deze open vraag bestaat niet. Ga terug naar de lijst.',
  unknown_lesson: 'Deze les kennen we niet, of je schrijft er niet aan mee. Laad de pagina opnieuw.',
  unknown_word: 'Dit thema bestaat niet meer. Laad de pagina opnieuw en kies opnieuw.',
  unknown_home: 'Je hoort niet bij deze proeftuin of regio. Kies er een waar je bij hoort, of vraag het regioteam.',
  not_allowed: 'Dit mag je niet doen met jouw rol. Vraag het de redactie.',
  own_question: 'Dit is je eigen vraag. Een andere redacteur maakt hem openbaar.',
  not_wished: 'Wie dit vraagt, wil de vraag niet op de site. Overleg eerst met de vrager.',
  wrong_state: 'Er is net iets veranderd aan deze vraag. Laad de pagina opnieuw.',
  not_placed: 'Deze les staat niet op de site. Kies een les die iedereen kan lezen.',
  hard_stop: 'In de tekst staat een burgerservicenummer of een rekeningnummer. Haal dat weg en probeer het opnieuw.',
}

export type ThreadLessonRefusal =
  | 'unknown_thread'
  | 'legal_stays'
  | 'merged_away'
  | 'not_answered'
  | 'unknown_home'
  | 'unknown_word'
  | 'already_made'

export const threadLessonRefusals: Record<ThreadLessonRefusal, string> = {
  unknown_thread: 'Deze vraag bestaat niet, of hij is niet voor jou. Ga terug naar je vragen.',
  legal_stays: 'Een juridische vraag wordt geen les. De jurist kan er een algemene vraag en antwoord van maken.',
  merged_away: 'Deze vraag is samengevoegd met een andere. Maak de les vanuit die vraag.',
  not_answered: 'Er is nog geen antwoord. Wacht daarop en maak er dan een les van.',
  unknown_home: 'Je hoort niet bij deze proeftuin of regio. Kies er een waar je bij hoort.',
  unknown_word: 'Deze tip bestaat niet meer. Laad de pagina opnieuw en kies opnieuw.',
  already_made: 'Er is al een les van deze vraag gemaakt. Vraag wie dat deed of je mee kunt schrijven.',
}

export const openStateWords = { open: 'Nog open', answered: 'Beantwoord', closed: 'Gesloten' } as const
