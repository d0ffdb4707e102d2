export type ProfileRefusal = 'unknown_word' | 'hard_stop' | 'not_found'

export const profileRefusals: Record<ProfileRefusal, string> = {
  unknown_word: 'Een van je keuzes bestaat niet meer. Laad de pagina opnieuw en kies opnieuw.',
  hard_stop: 'In je tekst staat een burgerservicenummer of een rekeningnummer. Haal dat weg en bewaar opnieuw.',
  not_found: 'Deze persoon is niet (meer) te vinden. Ga terug naar de lijst en kies iemand anders.',
}

/** What was done with the own profile, said back. */
export const profileSaved = {
  on: 'Bewaard. Collega’s die zijn ingelogd, vinden je nu bij ‘Mensen met ervaring’.',
  off: 'Bewaard. Niemand vindt je. Je kunt dit altijd weer aanzetten.',
} as const
