import { signInMinutes } from './sign-in-cookies.ts'
import type { Message } from './mail-layout.ts'

/** The mail with the link and the code, for who has an account. */
export function signInMessage(link: string, code: string): Message {
  return {
    subject: 'Je link om in te loggen',
    paragraphs: [
      `Met de knop hieronder log je in. De link werkt ${signInMinutes} minuten en één keer.`,
      'Lees je deze mail op een ander apparaat? Typ dan deze code in het scherm waar je begon:',
    ],
    code,
    button: { label: 'Inloggen', url: link },
    footnotes: ['Vroeg je deze link niet zelf? Dan hoef je niets te doen. Geef de link en de code aan niemand.'],
  }
}

/** The mail for an address that cannot sign in, because it is unknown or its account is closed: the screen says nothing. */
export function noAccountMessage(requestAccess: string): Message {
  return {
    subject: 'Inloggen lukt niet met dit adres',
    paragraphs: [
      'Iemand wilde inloggen met dit e-mailadres. Dat kan niet: er is geen account dat open staat bij dit adres.',
      'Heb je een account met een ander adres? Log dan in met dat adres. Heb je nog geen account, of is je account gesloten? Vraag dan toegang aan. Het programmateam kijkt ernaar.',
    ],
    button: { label: 'Toegang aanvragen', url: requestAccess },
    footnotes: ['Wilde je niet inloggen? Dan hoef je niets te doen.'],
  }
}
