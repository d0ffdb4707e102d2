import type { ReviewAnswer } from './values.ts'

export const reviewAnswerWords: Record<ReviewAnswer, { label: string; hint: string; said: string }> = {
  still_true: {
    label: 'De les klopt nog',
    hint: 'Onder de les komt te staan dat je hem vandaag hebt nagekeken. Over een jaar vragen we het weer.',
    said: 'Dank je. Bij de les staat nu dat hij vandaag is nagekeken.',
  },
  changed: {
    label: 'Er is iets veranderd',
    hint: 'Je past de les aan en stuurt hem opnieuw in. Tot die tijd blijft de tekst staan zoals hij is.',
    said: 'Pas de les aan en stuur hem opnieuw in. Lukt dat niet binnen een maand, dan vragen we het nog eens.',
  },
  withdraw: {
    label: 'De les kan weg',
    hint: 'Schrijf waarom. Een redacteur haalt de les dan van de site.',
    said: 'Dank je. Een redacteur kijkt ernaar en haalt de les van de site. Je krijgt dan een mail.',
  },
}

export type DatesRefusal =
  | 'unknown_lesson'
  | 'answered_since'
  | 'own_lesson'
  | 'not_public'
  | 'nothing_decided'
  | 'wrong_state'
  | 'already_looked_twice'

export const datesRefusals: Record<DatesRefusal, string> = {
  unknown_lesson: 'Deze les bestaat niet, of je kunt er niet bij. Ga terug naar je overzicht.',
  answered_since: 'Een collega heeft dit al opgepakt, of de schrijver antwoordde opnieuw. Ververs de pagina.',
  own_lesson: 'Je schreef zelf mee aan deze les. Een andere redacteur besluit of hij blijft staan.',
  not_public: 'Deze les staat niet op de site. Er is nu niets om na te kijken.',
  nothing_decided: 'Over deze les is nu geen besluit waar een andere redacteur naar kan kijken. Ververs de pagina.',
  wrong_state: 'De les heeft intussen een andere stand. Ververs de pagina en kijk wat er nu kan.',
  already_looked_twice: 'Een tweede redacteur heeft al naar deze tekst gekeken. Pas de les aan, of neem contact op met de redactie.',
}
