import { type Check, checks, fieldOfCheck } from './values-checklist.ts'

/** The questions of the checklist, and what to do with an open one. */
export const checkWords: Record<Check, { question: string; missing: string }> = {
  combination: {
    question: 'Plaats, leeftijd en gebeurtenis wijzen samen niemand aan',
    missing: 'Kijk of plaats, leeftijd en gebeurtenis samen iemand aanwijzen.',
  },
  numbers: {
    question: 'Kleine aantallen verraden niemand',
    missing: 'Kijk of een klein aantal iemand verraadt, zoals ‘een van de drie gezinnen’.',
  },
  quotes: {
    question: 'Citaten zijn niet te herleiden tot wie ze zei',
    missing: 'Kijk of iemand aan een citaat te herkennen is.',
  },
  images: {
    question: 'Op afbeeldingen is geen mens of adres te herkennen',
    missing: 'Kijk of er op een afbeelding iemand of iets te herkennen is.',
  },
  attachments: {
    question: 'Ook de bijlagen heb ik gelezen',
    missing: 'Lees de bijlagen, of zeg dat er geen zijn.',
  },
  consent: {
    question: 'De mensen over wie dit gaat, weten ervan en vinden het goed',
    missing: 'Zeg of de mensen over wie dit gaat ervan weten en het goed vinden.',
  },
  others: {
    question: 'Anderen in de tekst zijn niet te herkennen, zoals een leraar of een buur',
    missing: 'Kijk of er nog anderen in de tekst te herkennen zijn.',
  },
}

export const checkAnswerWords = { fine: 'Ja, gekeken', absent: 'Komt niet voor' } as const

/** A sentence for every question that is still open, by the name of its field. */
export function checklistErrors(entered: Readonly<Record<string, unknown>>): Record<string, string> {
  const open = checks.filter((check) => entered[fieldOfCheck[check]] === undefined)
  return Object.fromEntries(open.map((check) => [fieldOfCheck[check], checkWords[check].missing]))
}
