import type { RouteFunction, ThreadKind } from '#lib/questions/status.ts'

// Invented, like everything in the demo. What is said about the programme stands in its public texts.

export type DemoRoute = {
  function: RouteFunction
  name: string
  regions: string[]
  theme?: string
  people: string[]
  phone: string
  mailbox: string
}

/** Numbers of the range that is kept free for examples do not exist here, so these are plainly made up. */
export const demoRoutes: DemoRoute[] = [
  {
    function: 'regional_team',
    name: 'Regioteam',
    regions: ['JZ01', 'JZ02', 'JZ03', 'JZ08', 'JZ14', 'JZ30', 'JZ32'],
    people: ['regioteam'],
    phone: '000 000 00 01',
    mailbox: 'regioteam@demo.example',
  },
  {
    function: 'legal_helpdesk',
    name: 'Juridische helpdesk',
    regions: [],
    people: ['jurist'],
    phone: '000 000 00 02',
    mailbox: 'jurist@demo.example',
  },
  { function: 'curators', name: 'Redactie', regions: [], people: ['redactie', 'redactie2'], phone: '', mailbox: 'redactie@demo.example' },
]

export type DemoWords = { from: 'asker' | 'answerer'; meaning?: 'answer' | 'wait' | 'say' | 'note'; body: string; daysAgo: number }
export type DemoQuestion = {
  kind: ThreadKind
  asker: string | { email: string; name: string }
  answerer?: string
  title: string
  body: string
  region?: string
  theme?: string
  daysAgo: number
  pickedUp?: boolean
  words?: DemoWords[]
  end?: 'closed' | 'reopened' | 'merged'
  /** The title of the question of somebody else that asks the same. */
  sameAs?: string
}

/** A question in every state. */
export const demoQuestions: DemoQuestion[] = [
  {
    kind: 'question',
    asker: 'lid.twente',
    title: 'Waar begin je als regio zonder proeftuin?',
    body: 'Wij zijn geen proeftuin, maar willen wel beginnen met een vast aanspreekpunt. Met welke van de tien tips begin je dan?',
    region: 'JZ14',
    theme: 'lokaal-team-en-regionaal-veiligheidsteam',
    daysAgo: 2,
  },
  {
    kind: 'question',
    asker: 'lid.friesland',
    title: 'Wie schuift aan bij een multi-expertteam?',
    body: 'We hebben nu drie organisaties aan tafel. Hoe bepalen andere regio’s wie er vast bij hoort en wie op afroep komt?',
    region: 'JZ02',
    theme: 'multi-expertteam',
    answerer: 'regioteam',
    daysAgo: 4,
    pickedUp: true,
    words: [{ from: 'answerer', meaning: 'note', body: 'Flevoland liep hier vorige maand tegenaan. Ik bel ze eerst.', daysAgo: 3 }],
  },
  {
    kind: 'question',
    asker: 'lid.flevoland',
    title: 'Hoe meten we of gezinnen zich gehoord voelen?',
    body: 'We willen dat in onze monitor opnemen, zonder extra formulier voor gezinnen.',
    region: 'JZ08',
    theme: 'monitoring',
    answerer: 'regioteam',
    daysAgo: 6,
    words: [
      {
        from: 'answerer',
        meaning: 'wait',
        body: 'Welke vragen staan nu al in jullie monitor? Dan zoeken we een regio die daarop lijkt.',
        daysAgo: 5,
      },
    ],
  },
  {
    kind: 'question',
    asker: 'lid.twente',
    title: 'Is er een basispresentatie voor een wethouder?',
    body: 'Ik wil onze wethouder vragen om trekker te worden. Is er iets wat ik kan laten zien?',
    region: 'JZ14',
    answerer: 'regioteam',
    daysAgo: 9,
    words: [
      {
        from: 'answerer',
        meaning: 'answer',
        body: 'Ja. Bij tip 2 horen een basispresentatie en een quickscan voor burgemeesters en wethouders. Vraag in het gesprek naar visie en ambitie, wie er trekt en of er al een opdracht is.',
        daysAgo: 7,
      },
    ],
  },
  {
    kind: 'question',
    asker: 'lid.friesland',
    title: 'Hoe betrek je ervaringsdeskundigen vanaf het begin?',
    body: 'We willen ze niet pas aan het eind om hun mening vragen.',
    region: 'JZ02',
    theme: 'ervaringsdeskundigheid',
    answerer: 'regioteam',
    daysAgo: 24,
    words: [
      {
        from: 'answerer',
        meaning: 'answer',
        body: 'Maak het structureel: laat hen meedenken over de opzet, niet alleen over de uitkomst. Er is een handreiking bij tip 7.',
        daysAgo: 21,
      },
    ],
    end: 'closed',
  },
  {
    kind: 'question',
    asker: 'lid.flevoland',
    title: 'Werken in duo’s: hoe regel je de uren?',
    body: 'Twee mensen als vast gezicht is fijn voor het gezin. Onze planning kan het nog niet aan.',
    region: 'JZ08',
    answerer: 'regioteam',
    daysAgo: 18,
    words: [
      {
        from: 'answerer',
        meaning: 'answer',
        body: 'Begin met een paar duo’s die het willen en schuif een expert aan als het nodig is. Dat scheelt wisselingen.',
        daysAgo: 15,
      },
    ],
    end: 'reopened',
  },
  {
    kind: 'question',
    asker: 'lid.twente',
    title: 'Waar begin je zonder proeftuin? (nog een keer)',
    body: 'Ik weet niet of mijn vraag is aangekomen. Daarom nog een keer: waar begin je?',
    region: 'JZ14',
    answerer: 'regioteam',
    daysAgo: 2,
    end: 'merged',
  },
  {
    kind: 'question',
    asker: 'lid.flevoland',
    title: 'Wie kent een regio met hetzelfde vraagstuk over schulden?',
    body: 'Bijna elk gezin heeft ook zorgen over geld. We zoeken een regio die bestaanszekerheid vanaf de eerste dag meeneemt.',
    region: 'JZ08',
    theme: 'bestaanszekerheid',
    daysAgo: 15,
  },
  {
    kind: 'experience',
    asker: 'lid.twente',
    title: 'Kan iemand vertellen hoe een regionaal veiligheidsteam start?',
    body: 'Het liefst iemand die de eerste maanden meemaakte.',
    theme: 'lokaal-team-en-regionaal-veiligheidsteam',
    daysAgo: 3,
  },
  {
    kind: 'question',
    asker: { email: 'wijkteam@demo.example', name: 'Teamleider van een wijkteam' },
    title: 'Kunnen wij een keer meekijken in een proeftuin?',
    body: 'Onze regio doet nog niet mee. We willen graag zien hoe het in de praktijk gaat.',
    region: 'JZ20',
    daysAgo: 1,
  },
  {
    kind: 'question',
    asker: { email: 'gemeente@demo.example', name: 'Beleidsmedewerker van een gemeente' },
    title: 'Waar begint een gemeente buiten de proeftuinen?',
    body: 'Onze regio is geen proeftuin. Wat doe je dan het eerst?',
    theme: 'lokaal-team-en-regionaal-veiligheidsteam',
    daysAgo: 2,
    sameAs: 'Waar begin je als regio zonder proeftuin?',
  },
  {
    kind: 'other',
    asker: 'lid.friesland',
    title: 'Kan een les ook een filmpje hebben?',
    body: 'We hebben een kort filmpje van een reflectiesessie. Kan dat bij onze les?',
    answerer: 'redactie',
    daysAgo: 5,
    words: [{ from: 'answerer', meaning: 'say', body: 'Goede vraag. We zoeken het uit en komen erop terug.', daysAgo: 4 }],
  },
  {
    kind: 'legal',
    asker: 'lid.flevoland',
    title: 'Mogen wij in een overleg informatie over een ouder delen?',
    body: 'Het gaat om een overleg met lokaal team, volwassenen-ggz en het gezin zelf aan tafel.',
    region: 'JZ08',
    theme: 'volwassenen-ggz',
    answerer: 'jurist',
    daysAgo: 3,
    pickedUp: true,
  },
  {
    kind: 'legal',
    asker: 'lid.friesland',
    title: 'Wat leggen we vast in een netwerkdossier?',
    body: 'Het gezin schrijft mee. Wie mag het lezen?',
    region: 'JZ02',
    theme: 'netwerkdossier',
    answerer: 'jurist',
    daysAgo: 12,
    words: [
      { from: 'answerer', meaning: 'note', body: 'Hier kan een algemeen antwoord van komen.', daysAgo: 10 },
      {
        from: 'answerer',
        meaning: 'answer',
        body: 'Spreek vooraf met het gezin af wat erin komt en wie het leest, en leg die afspraak vast. Vraag het ook aan de jurist van je eigen organisatie.',
        daysAgo: 9,
      },
    ],
  },
]

/** Texts to begin an answer with. */
export const demoCanned: { function?: RouteFunction; label: string; text: string }[] = [
  { label: 'Dank en vervolg', text: 'Dank je voor je vraag. We zoeken het uit en komen er deze week op terug.' },
  {
    function: 'regional_team',
    label: 'Contact met een andere regio',
    text: 'Een andere regio heeft hier ervaring mee. Vind je het goed als we jullie met elkaar in contact brengen?',
  },
  {
    function: 'legal_helpdesk',
    label: 'Eerst de eigen jurist',
    text: 'Heb je dit al voorgelegd aan de jurist van je eigen organisatie? Wat was het antwoord? Stuur geen namen of gegevens van een gezin mee.',
  },
]
