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

/** Tells somebody that an account of an organisation opens theirs from now on. */
export function coupledMessage(organisation: string, ownData: string): Message {
  return {
    subject: 'Er is iets veranderd aan hoe je inlogt',
    paragraphs: [
      `Je account is gekoppeld aan je account van ${organisation}. Je kunt nu daarmee inloggen. Met een link in je mail kan het ook nog.`,
      'Was je dit niet zelf? Haal de koppeling dan weg en neem contact op met het programmateam.',
    ],
    button: { label: 'Naar je gegevens', url: ownData },
    footnotes: ['Je krijgt deze mail omdat je een account hebt bij Proeftuin.'],
  }
}
