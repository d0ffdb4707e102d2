/** Instruments of the demo: invented, apart from the kinds that the tips name. A `text` lies here as a file. */
export const demoInstruments: readonly {
  title: string
  purpose: string
  source: string
  version?: string
  /** How many days from now it holds. */
  validForDays?: number
  url?: string
  text?: string
  tips: number[]
  themes: string[]
  /** How often it was opened, by so many days ago. */
  opened?: Record<number, number>
  state?: 'works' | 'broken'
}[] = [
  {
    title: 'Basispresentatie voor bestuurders',
    purpose: 'Twaalf dia’s om met wethouders in gesprek te gaan: waarom anders, wat vraagt het en wie trekt? Vul je eigen regio in.',
    source: 'Een voorbeeldregio',
    version: '3, korter dan de vorige',
    url: 'https://instrumenten.example/basispresentatie',
    tips: [2],
    themes: [],
    opened: { 1: 4, 3: 7, 12: 9 },
    state: 'works',
  },
  {
    title: 'Quickscan voor burgemeesters en wethouders',
    purpose: 'Tien vragen over huiselijk geweld en kindermishandeling. Je ziet in een kwartier wat je gemeente al doet en wat nog niet.',
    source: 'Een voorbeeldgemeente',
    validForDays: 400,
    url: 'https://instrumenten.example/quickscan',
    tips: [2, 3],
    themes: [],
    opened: { 2: 3, 9: 5 },
    state: 'works',
  },
  {
    title: 'Kwaliteitskader werken aan veiligheid, leeswijzer',
    purpose: 'Voor lokale teams die het kader samen willen lezen. Met per hoofdstuk één vraag voor het teamoverleg.',
    source: 'Een voorbeeldteam',
    version: 'concept',
    validForDays: -40,
    url: 'https://instrumenten.example/leeswijzer-kwaliteitskader',
    tips: [5],
    themes: ['lokaal-team-en-regionaal-veiligheidsteam'],
    opened: { 5: 2 },
    state: 'works',
  },
  {
    title: 'Bouwstenen voor MDA++',
    purpose: 'Een overzicht van wat je regelt als je specialisten bij elkaar wilt brengen: wie, wanneer en hoe vraag je het?',
    source: 'Een voorbeeldregio',
    url: 'https://instrumenten.example/bouwstenen-mda',
    tips: [6],
    themes: ['multi-expertteam'],
    opened: { 8: 1 },
    state: 'broken',
  },
  {
    title: 'Handreiking samenwerken met ervaringsdeskundigen',
    purpose: 'Voor wie ervaringsdeskundigen blijvend wil betrekken. Over vragen, vergoeden en samen besluiten.',
    source: 'Een werkgroep van ervaringsdeskundigen',
    version: '2',
    validForDays: 200,
    url: 'https://instrumenten.example/handreiking-ervaring',
    tips: [7],
    themes: ['ervaringsdeskundigheid'],
    opened: { 1: 2, 2: 2, 20: 6 },
    state: 'works',
  },
  {
    title: 'Draaiboek voor een reflectiesessie',
    purpose: 'Anderhalf uur terugkijken met je team, van uitnodiging tot afspraak. Print het en neem het mee.',
    source: 'Een voorbeeldteam',
    text: `Draaiboek voor een reflectiesessie (verzonnen voorbeeld)

Vooraf
- Nodig hoogstens twaalf mensen uit. Vraag ieder om een moment te kiezen dat anders liep dan gedacht.
- Spreek af: geen namen, en niets waaraan iemand te herkennen is.

Tijdens
- 10 minuten: wie is er, en hoe zit je erbij?
- 30 minuten: twee momenten vertellen. De anderen vragen alleen door.
- 30 minuten: wat maakte dat het toen logisch leek?
- 15 minuten: wat doen we anders, en wie vertelt het door?

Achteraf
- Schrijf een les op, ook als het niet lukte.
`,
    tips: [8, 10],
    themes: [],
    opened: { 4: 3 },
  },
  {
    title: 'Kaartje: wat vraag ik de jurist?',
    purpose: 'Vijf regels die helpen om een juridische vraag kort en zonder namen op te schrijven.',
    source: 'Een voorbeeldregio',
    text: `Wat vraag ik de jurist? (verzonnen voorbeeld)

1. Wat willen we doen?
2. Met wie delen we dan iets, en wat precies?
3. Waarom helpt dat het gezin?
4. Wat houdt ons nu tegen?
5. Wat hebben we al gevraagd, en wat was het antwoord?

Schrijf geen namen op, en niets waaraan iemand te herkennen is.
`,
    tips: [9],
    themes: ['gezinsgerichte-juridische-interventies'],
  },
]

type Step = { account: string; region: string; tip: number; daysAgo: number; state: 'not_begun' | 'busy' | 'in_place'; note?: string }

/** How two regions went on with the tips. */
export const demoSteps: readonly Step[] = [
  {
    account: 'lid.twente',
    region: 'JZ14',
    tip: 2,
    daysAgo: 200,
    state: 'busy',
    note: 'Presentatie gegeven aan twee wethouders. De derde volgt.',
  },
  { account: 'lid.twente', region: 'JZ14', tip: 10, daysAgo: 190, state: 'busy' },
  { account: 'lid.twente', region: 'JZ14', tip: 8, daysAgo: 150, state: 'busy', note: 'Eerste meet-up met de buurgemeenten.' },
  {
    account: 'lid.twente',
    region: 'JZ14',
    tip: 10,
    daysAgo: 120,
    state: 'in_place',
    note: 'We begonnen. Het regioteam kijkt elke twee maanden mee.',
  },
  {
    account: 'lid.twente',
    region: 'JZ14',
    tip: 2,
    daysAgo: 95,
    state: 'in_place',
    note: 'Eén wethouder trekt, de andere twee staan erachter.',
  },
  { account: 'lid.twente', region: 'JZ14', tip: 3, daysAgo: 60, state: 'busy', note: 'Wie beslist waarover? Daar zijn we nog niet uit.' },
  { account: 'lid.twente', region: 'JZ14', tip: 9, daysAgo: 30, state: 'busy' },
  { account: 'lid.flevoland', region: 'JZ08', tip: 1, daysAgo: 170, state: 'in_place' },
  { account: 'lid.flevoland', region: 'JZ08', tip: 5, daysAgo: 140, state: 'busy', note: 'Twee teams werken met vaste gezichten.' },
  { account: 'lid.flevoland', region: 'JZ08', tip: 7, daysAgo: 40, state: 'busy', note: 'We zoeken nog iemand die dit zelf meemaakte.' },
]

type Thing = { lesson?: string; instrument?: string; quote?: string; by?: string; why?: string }
type DemoBundle = {
  account: string
  title: string
  intro: string
  state: 'placed' | 'offered' | 'private'
  things: readonly Thing[]
  later?: { thing: Thing; note: string }
}

/** Bundles: two on the site, one that was offered, one that is still somebody's own. */
export const demoBundles: readonly DemoBundle[] = [
  {
    account: 'redactie',
    title: 'Beginnen zonder proeftuin',
    intro:
      'Voor regio’s die willen starten en nog geen team hebben. In een half uur weet je wat anderen als eerste deden, en waar zij over struikelden.',
    state: 'placed',
    things: [
      { lesson: 'waarom-we-stopten-met-het-grote-overleg', why: 'Begin hier: het laat zien dat stoppen ook een stap is.' },
      { quote: 'We wachtten op toestemming. Tot bleek dat niemand die hoefde te geven.', by: 'Een beleidsmedewerker (verzonnen)' },
      { instrument: 'Basispresentatie voor bestuurders', why: 'Om je wethouder mee te krijgen. Haal weg wat niet bij je regio past.' },
      { lesson: 'verklarende-analyse-op-een-vel', why: 'Klein genoeg om volgende week te proberen.' },
    ],
    later: {
      thing: { lesson: 'eerst-de-huur', why: 'Erbij gezet omdat regio’s vragen waar je het eerst aan denkt.' },
      note: 'Een les over bestaanszekerheid toegevoegd.',
    },
  },
  {
    account: 'redactie2',
    title: 'Wat niet werkte',
    intro: 'Drie lessen waarin het misging, en wat dat opleverde. Om samen te lezen in een teamoverleg.',
    state: 'placed',
    things: [
      { lesson: 'netwerkdossier-geschreven-niet-gelezen', why: 'Vraag in je team: welk stuk schrijven wij dat niemand leest?' },
      { lesson: 'de-gezinsadvocaat-kwam-te-laat', why: 'Over het goede doen op het verkeerde moment.' },
      { instrument: 'Draaiboek voor een reflectiesessie', why: 'Zo maak je er een gesprek van.' },
    ],
  },
  {
    account: 'lid.flevoland',
    title: 'Voor nieuwe collega’s',
    intro: 'Wat ik iemand laat lezen in de eerste week.',
    state: 'offered',
    things: [
      { lesson: 'het-gesprek-in-de-auto', why: 'Hier herkent iedereen iets in.' },
      { quote: 'Je hoeft het niet te weten. Je moet wel durven vragen.', by: 'Een teamleider (verzonnen)' },
    ],
  },
  {
    account: 'lid.twente',
    title: 'Nog te lezen',
    intro: '',
    state: 'private',
    things: [{ lesson: 'wie-neemt-op-in-de-vakantie' }],
  },
]
