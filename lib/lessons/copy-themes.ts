export type ThemeRefusal = 'not_allowed' | 'unknown_theme' | 'name_taken' | 'last_theme' | 'nothing_to_do'

/** Every refusal of the list of themes, with the next step. */
export const themeRefusals: Readonly<Record<ThemeRefusal, string>> = {
  not_allowed: 'Alleen een beheerder past de thema’s aan. Vraag een beheerder om hulp.',
  unknown_theme: 'Dit thema bestaat niet. Laad de pagina opnieuw.',
  name_taken: 'Er is al een thema met deze naam. Kies een andere naam, of neem het oude thema weer in gebruik.',
  last_theme: 'Dit is het laatste thema dat je kunt kiezen. Voeg eerst een ander thema toe.',
  nothing_to_do: 'Dit was al gedaan. Laad de pagina opnieuw.',
}
