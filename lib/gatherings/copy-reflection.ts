import { gatheringRefusals } from './copy.ts'
import type { Prompt } from './values.ts'

/** The four questions of a board, as they stand on the screen. */
export const promptWords: Record<Prompt, { label: string; hint: string }> = {
  expected: { label: 'Wat verwachtten we?', hint: 'Hoe dachten we dat het zou gaan?' },
  happened: { label: 'Wat gebeurde er?', hint: 'Wat zagen en hoorden we echt?' },
  why: { label: 'Waarom liep het zo?', hint: 'Wat hielp, wat stond in de weg?' },
  next: { label: 'Wat doen we nu?', hint: 'Wat pakken we morgen anders aan?' },
}

export const reflectionRefusals = {
  unknown_gathering: gatheringRefusals.unknown_gathering,
  cancelled: 'Deze bijeenkomst gaat niet door. Er is niets om op terug te kijken.',
  not_published: 'Deze bijeenkomst staat nog niet in de agenda. Zet hem daar eerst in.',
  too_early: 'Het bord open je vanaf een dag voor de bijeenkomst. Kom dan terug.',
  too_late: 'De bijeenkomst is te lang geleden om nog een bord te openen. Schrijf samen een les: dat kan altijd.',
  no_board: 'Er is nog geen bord. Vraag de begeleider om het te openen.',
  board_closed: 'Het bord is net gesloten. Je briefje staat nog in het veld: kopieer het en geef het aan de begeleider.',
  not_closed: 'Het bord is nog open. Sluit het eerst: dan verandert er niets meer terwijl je kiest.',
  hard_stop: 'In dit briefje staat een burgerservicenummer of een rekeningnummer. Haal het weg en bewaar het briefje dan.',
  wiped: 'De briefjes van dit bord zijn gewist. Een nieuw bord kan niet meer.',
  unknown_note: 'Dit briefje is er niet meer. Ververs de pagina en kijk wat er nu staat.',
  note_gathered: 'Dit briefje zit al in een les. Pas de tekst daar aan.',
  already_gathered: 'Iemand anders heeft net een van deze briefjes in een les gezet. Ververs de pagina en kies opnieuw.',
  nothing_chosen: 'Kies minstens één briefje voor de les.',
  too_long: 'Zoveel briefjes passen niet in één les. Kies er minder, en maak er twee lessen van.',
  too_many_notes: 'Je hebt al 30 briefjes op dit bord. Haal er eerst een weg, of voeg twee briefjes samen.',
  board_full: 'Het bord is vol. Vraag de begeleider om de briefjes samen te vatten.',
  unknown_home: 'Kies voor welke proeftuin of regio de les is.',
  form_used: 'Dit formulier is al gebruikt. Ververs de pagina en probeer het opnieuw.',
  unknown_proposal: 'Deze vraag is er niet meer. Wil je toch meeschrijven? Vraag het de begeleider.',
  already_agreed: 'Je schrijft al mee. Wil je daarmee stoppen? Dat kan op de pagina van de les.',
  cannot_join: 'Je kunt aan deze les niet meer meeschrijven: je hebt er als redacteur over besloten, of de les is afgerond.',
} as const
export type ReflectionRefusal = keyof typeof reflectionRefusals

/** What the board says about what becomes of it. */
export const boardKept =
  'Op het bord staan geen namen. Het portaal weet wel wie wat schreef: zo kun jij je briefje aanpassen, en kan de begeleider vragen of je meeschrijft. Schrijf zo dat niemand te herkennen is.'
