import { gatheringRefusals } from './copy.ts'
import type { FollowUpAnswer } from './values.ts'
import type { UploadRefusal } from '#lib/platform/uploads.ts'

/** What somebody did with a gathering, as it is asked and counted. */
export const followUpWords: Record<FollowUpAnswer, { label: string; counted: string }> = {
  used: { label: 'Ik heb er iets mee gedaan', counted: 'deden er iets mee' },
  planned: { label: 'Nog niet, maar ik ben het van plan', counted: 'zijn het van plan' },
  not_used: { label: 'Nee, het paste niet of kwam er niet van', counted: 'deden er niets mee' },
}

export const followUpRefusals = {
  unknown_link: 'Deze link werkt niet. Kopieer de hele link uit de mail.',
  already_answered: 'Je hebt deze vraag al beantwoord. Wil je er nog iets over kwijt? Neem contact op met de organisator.',
  not_answered: 'Beantwoord eerst de vraag. Daarna kun je er een les van maken.',
  not_yours: 'Deze vraag was voor iemand anders. Log in met het account waarmee je was aangemeld.',
  unknown_home: 'Kies een proeftuin of regio waar je bij hoort.',
} as const
export type FollowUpRefusal = keyof typeof followUpRefusals

export const materialRefusals = {
  unknown_gathering: gatheringRefusals.unknown_gathering,
  wrong_state: 'Bij een bijeenkomst die niet doorgaat hoort geen materiaal. Kies een andere bijeenkomst.',
  too_many_files: 'Bij een bijeenkomst kunnen hoogstens 30 bestanden. Haal eerst een bestand weg.',
  too_many_links: 'Bij een bijeenkomst kunnen hoogstens 30 links. Haal eerst een link weg.',
  unknown_material: 'Dit staat er niet meer. Ververs de pagina.',
  same_link: 'Deze link staat er al. Ververs de pagina.',
} as const
export type MaterialRefusal = keyof typeof materialRefusals

/** Why an upload did not succeed, next to what can be wrong with the file itself. The address of the page after it holds the key. */
export const uploadFaults = {
  ...materialRefusals,
  no_file: 'Kies eerst een bestand.',
  no_room: 'Er is geen ruimte meer voor bestanden. Meld dit bij de redactie.',
  storage_away: 'Bestanden bewaren lukt nu niet. Wat er al stond is bewaard. Probeer het over een paar minuten opnieuw.',
} as const
export type UploadFault = keyof typeof uploadFaults | UploadRefusal
