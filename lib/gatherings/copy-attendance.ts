import { gatheringRefusals } from './copy.ts'

export const attendanceRefusals = {
  unknown_gathering: gatheringRefusals.unknown_gathering,
  unknown_sign_up: 'Deze persoon staat niet op de lijst. Ververs de pagina.',
  not_signed_up: 'Deze persoon is niet meer aangemeld. Ververs de pagina. Is de persoon er toch? Zet de naam er dan onderaan bij.',
  not_open: 'Aanwezigheid noteer je vanaf een dag voor de bijeenkomst tot 30 dagen erna.',
  cancelled: 'Deze bijeenkomst gaat niet door. Er valt niets te noteren.',
} as const
export type AttendanceRefusal = keyof typeof attendanceRefusals

/** In the place of a name that was wiped. */
export const namelessWords = 'Naam gewist'
