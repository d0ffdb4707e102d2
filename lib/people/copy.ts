import type { Role } from '#lib/platform/actor.ts'
import type { SignInRefusal } from '#lib/platform/sign-in.ts'

/** The names of the roles as screens show them. */
export const roleNames: Record<Role, string> = {
  member: 'lid',
  regional_team: 'regioteam',
  legal_helpdesk: 'juridische helpdesk',
  curator: 'redacteur',
  administrator: 'beheerder',
}

/** What a role may do, for who gives it. */
export const roleHints: Record<Role, string> = {
  member: 'Schrijft lessen voor een proeftuin of regio.',
  regional_team: 'Beantwoordt vragen van regio’s.',
  legal_helpdesk: 'Beantwoordt juridische vragen.',
  curator: 'Leest lessen en plaatst ze. Laat mensen toe.',
  administrator: 'Beheert mensen en rollen.',
}

export const signInRefusals: Record<SignInRefusal, string> = {
  used: 'Deze link of code is al gebruikt. Ben je al ingelogd? Ga dan naar je eigen pagina. Vraag anders een nieuwe link aan.',
  expired: 'Deze link of code werkt niet meer, want hij is ouder dan 10 minuten. Vraag een nieuwe link aan.',
  other_browser: 'Je vroeg de link aan in een ander scherm. Typ de code uit de mail in dat scherm, of vraag hier een nieuwe link aan.',
  wrong_code: 'Deze code klopt niet. Kijk in de nieuwste mail en typ de 6 cijfers over.',
  too_many_tries: 'De code is te vaak verkeerd ingevuld. Vraag een nieuwe link aan.',
  no_account: 'Inloggen lukt niet met dit adres. Vraag toegang aan of mail het programmateam.',
}

export const tooOften = (wait: string) => `Dit is te vaak geprobeerd. Probeer het ${wait} opnieuw.`
export const tooQuick = 'Dat ging wel heel snel. Kijk nog eens naar je antwoorden en stuur ze opnieuw.'

export type PeopleRefusal =
  | 'not_allowed'
  | 'unknown_person'
  | 'unknown_place'
  | 'unknown_request'
  | 'already_known'
  | 'account_closed'
  | 'already_decided'
  | 'place_missing'
  | 'last_administrator'
  | 'own_account'
  | 'nothing_to_end'
  | 'already_has'

export const peopleRefusals: Record<PeopleRefusal, string> = {
  not_allowed: 'Je mag dit niet doen met je rol. Vraag het aan een beheerder.',
  unknown_person: 'Deze persoon kennen we niet. Ga terug naar de lijst en kies opnieuw.',
  unknown_place: 'Deze proeftuin of regio bestaat niet meer. Laad de pagina opnieuw en kies een andere.',
  unknown_request: 'Dit verzoek kennen we niet. Ga terug naar de lijst met verzoeken.',
  already_known: 'Er is al een account met dit e-mailadres. Zoek de persoon op in de lijst en pas daar de rollen aan.',
  account_closed: 'Het account bij dit adres is gesloten. Open het eerst weer in de lijst met mensen.',
  already_decided: 'Een collega heeft dit verzoek net beoordeeld. Laad de pagina opnieuw.',
  place_missing: 'Kies eerst bij welke proeftuin of regio deze persoon hoort.',
  last_administrator: 'Dit is de laatste beheerder. Maak eerst iemand anders beheerder.',
  own_account: 'Je kunt je eigen rollen, plekken en account niet wijzigen. Vraag het aan een andere beheerder.',
  nothing_to_end: 'Dit was al beëindigd. Laad de pagina opnieuw.',
  already_has: 'Dit staat al open bij deze persoon. Laad de pagina opnieuw.',
}

export type SecondStepRefusal =
  | 'not_allowed'
  | 'not_signed_in'
  | 'nothing_begun'
  | 'wrong_app_code'
  | 'wrong_recovery_code'
  | 'nothing_to_reset'

export const secondStepRefusals: Record<SecondStepRefusal, string> = {
  not_allowed: 'Alleen een andere beheerder mag dit doen. Vraag het aan een collega.',
  not_signed_in: 'Vul eerst de code in van de app die je al hebt. Laad de pagina opnieuw.',
  nothing_begun: 'Er is nog geen geheime sleutel gemaakt. Laad de pagina opnieuw en begin bij stap 1.',
  wrong_app_code: 'Deze code klopt niet, of is al gebruikt. Wacht tot je app een nieuwe code toont en typ die over.',
  wrong_recovery_code: 'Deze herstelcode klopt niet, of is al gebruikt. Kijk of je alle 10 tekens hebt en probeer een andere.',
  nothing_to_reset: 'Deze persoon heeft geen tweede stap ingesteld. Laad de pagina opnieuw.',
}
