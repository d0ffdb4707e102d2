import { lessonRefusals, sectionHeadings, type LessonRefusal } from './copy.ts'
import type { NoteField, OpinionCapacity, OpinionKind, ReasonUse } from './values-desk.ts'

export const opinionKindWords: Record<OpinionKind, { label: string; hint: string }> = {
  fact_check: { label: 'Klopt dit?', hint: 'Feiten, cijfers en regels nakijken.' },
  second_opinion: { label: 'Wat vind je ervan?', hint: 'Een tweede mening, bijvoorbeeld over herkenbaarheid of toon.' },
}
export const opinionCapacityWords: Record<OpinionCapacity, string> = {
  colleague: 'collega',
  legal: 'jurist',
  lived_experience: 'ervaringsdeskundige',
  expert: 'deskundige op dit onderwerp',
}
export const reasonUseWords: Record<ReasonUse, string> = {
  return: 'Terug naar de schrijver',
  decline: 'Niet plaatsen',
  publish: 'Plaatsen',
}
export const noteFieldWords: Record<NoteField, string> = {
  title: 'Titel',
  coreSentence: 'De les in één zin',
  ...sectionHeadings,
}

const more = {
  not_claimed: 'Deze collega leest de les niet meer. Ververs de pagina en kijk wie hem nu heeft.',
  unknown_note: 'Deze notitie bestaat niet, of je kunt er niet bij. Ververs de pagina.',
  note_resolved: 'Deze notitie is al afgehandeld. Open hem eerst weer.',
  unknown_opinion: 'Deze vraag bestaat niet, of is niet aan jou gesteld. Kijk of je met het juiste adres bent ingelogd.',
  opinion_ended: 'Deze vraag is al beantwoord, ingetrokken of verlopen. Vraag de redactie om een nieuwe als dat nodig is.',
  asked_author: 'Deze persoon schreef mee aan de les. Vraag iemand anders.',
  asked_self: 'Je kunt het niet aan jezelf vragen. Vul het adres van iemand anders in.',
  account_closed: 'Het account van deze persoon is gesloten. Vraag iemand anders.',
  asked_before: 'Aan deze persoon is over deze versie al iets gevraagd. Wacht op het antwoord of trek die vraag eerst in.',
  unknown_reason: 'Deze tekst bestaat niet meer. Ververs de pagina.',
  too_many_notes: 'Bij deze les staan al 100 notities. Handel er eerst een paar af in een gesprek met de schrijver.',
} as const

/** Every refusal of the desk, with the next step. */
export const deskRefusals = { ...lessonRefusals, ...more } as const
export type DeskRefusal = LessonRefusal | keyof typeof more

/** What was done with a lesson, for the timeline; what is not here is not shown there. */
export const timelineWords: Readonly<Record<string, string>> = {
  claim_lesson: 'Ging de les lezen',
  release_lesson: 'Legde de les terug in de rij',
  take_over_lesson: 'Nam de les over',
  choose_expected_day: 'Koos een andere dag voor het antwoord',
  take_back_lesson: 'Nam de les terug van de redactie',
  ask_second_look: 'Vroeg om een tweede blik',
  schedule_placing: 'Koos een moment om de les te plaatsen',
  cancel_placing: 'Haalde de planning weg',
  lapse_placing: 'De planning verviel',
  suggest_wording: 'Stelde andere woorden voor',
  accept_suggestion: 'Nam een voorstel over',
  decline_suggestion: 'Wees een voorstel af',
  merge_lesson: 'Voegde de les samen met een andere',
  undo_merge: 'Maakte het samenvoegen ongedaan',
  confirm_withdrawal: 'Bevestigde dat de les wegblijft',
  undo_withdrawal: 'Zette de les terug op de site',
}
