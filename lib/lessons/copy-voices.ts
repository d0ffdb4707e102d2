import type { ReactionKind, RefusalReason, ReportReason } from './values-voices.ts'

export const reactionWords: Record<ReactionKind, { label: string; hint: string; noun: string }> = {
  question: { label: 'Ik heb een vraag', hint: 'Iets wat je na het lezen nog wilt weten.', noun: 'Vraag' },
  addition: { label: 'Ik vul iets aan', hint: 'Iets wat jij zag, en wat een ander helpt.', noun: 'Aanvulling' },
}
export const reportWords: Record<ReportReason, { label: string; hint: string }> = {
  recognisable: { label: 'Iemand is te herkennen', hint: 'Aan een naam, of aan een plaats, leeftijd en gebeurtenis samen.' },
  improper: { label: 'De tekst is kwetsend of ongepast', hint: 'Of er staat iets in dat hier niet hoort.' },
  wrong: { label: 'Er klopt iets niet', hint: 'Iets is onjuist, of niet meer waar.' },
}
/** For the curator who chooses, and for the mail to who wrote. */
export const refusalWords: Record<RefusalReason, { label: string; sentence: string }> = {
  recognisable: {
    label: 'Iemand is te herkennen',
    sentence: 'In de tekst is iemand te herkennen. Schrijf hem zonder die details en stuur hem opnieuw.',
  },
  improper: { label: 'Kwetsend of ongepast', sentence: 'De tekst past niet op deze site.' },
  other_subject: { label: 'Gaat niet over deze les', sentence: 'De tekst gaat niet over deze les. Stel je vraag via Hulp en contact.' },
  known_already: { label: 'Staat er al', sentence: 'Wat je schreef, staat al bij de les.' },
}

export type VoicesRefusal =
  | 'unknown_lesson'
  | 'unknown_reaction'
  | 'unknown_report'
  | 'unknown_answer'
  | 'already_answered'
  | 'email_missing'
  | 'hard_stop'
  | 'link_gone'
  | 'own_work'
  | 'already_decided'
  | 'not_allowed'

export const voicesRefusals: Record<VoicesRefusal, string> = {
  unknown_lesson: 'Deze les staat niet (meer) op de site. Ga terug naar de lessen.',
  unknown_reaction: 'Deze reactie bestaat niet meer. Ververs de pagina.',
  unknown_report: 'Deze melding bestaat niet meer. Ververs de pagina.',
  unknown_answer: 'Dit antwoord bestaat niet meer. Ververs de pagina.',
  already_answered: 'Jij of een medeschrijver heeft al geantwoord. Ververs de pagina.',
  email_missing: 'Vul je e-mailadres in. We sturen je een link, zodat niemand uit jouw naam schrijft.',
  hard_stop: 'In je tekst staat een burgerservicenummer of een rekeningnummer. Haal dat weg en stuur hem opnieuw.',
  link_gone: 'Deze link werkt niet meer: de reactie is al bevestigd, of de link is ouder dan twee dagen. Schrijf de reactie dan opnieuw.',
  own_work: 'Je schreef zelf mee aan deze les of aan deze reactie. Een andere redacteur besluit.',
  already_decided: 'Een collega heeft hier net over besloten. Ververs de pagina.',
  not_allowed: 'Dit mag je niet doen met jouw rol. Vraag het de redactie.',
}

/** From so many on the number of people who recognise a lesson is shown: one or two could be pointed at. */
export const fewestShown = 3
