export type RouteRefusal =
  | 'unknown_route'
  | 'unknown_canned'
  | 'unknown_person'
  | 'not_allowed'
  | 'unknown_region'
  | 'unknown_theme'
  | 'function_stays'
  | 'personal_mailbox'
  | 'same_person'
  | 'still_questions'

export const routeRefusals: Readonly<Record<RouteRefusal, string>> = {
  unknown_route: 'Deze plek bestaat niet meer. Ververs de pagina.',
  unknown_canned: 'Deze tekst wordt al niet meer aangeboden. Ververs de pagina.',
  unknown_person: 'Deze persoon heeft de rol niet die bij dit team hoort. Kies iemand uit de lijst.',
  not_allowed: 'Dit kan alleen het regioteam of een beheerder. Vraag het aan een van hen.',
  unknown_region: 'Een van de regio’s kennen we niet. Kies regio’s uit de lijst.',
  unknown_theme: 'Dit onderwerp kennen we niet. Kies een onderwerp uit de lijst.',
  function_stays: 'Een plek verandert niet van team: er kunnen al vragen liggen. Maak een nieuwe plek.',
  personal_mailbox: 'Dit is het adres van een persoon met een account. Vul het adres van het team in.',
  same_person: 'Iemand kan zichzelf niet vervangen. Kies een ander.',
  still_questions: 'Er liggen nog open vragen op deze plek. Draag ze eerst over.',
}
