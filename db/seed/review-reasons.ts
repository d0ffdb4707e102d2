/** Texts that a desk begins with; curators change them on /redactie/redenen. */
export const reviewReasons = [
  {
    use: 'return',
    label: 'Iemand is te herkennen',
    text: 'Dank je voor je les. Door plaats, leeftijd en gebeurtenis samen is iemand misschien te herkennen. Wil je een van de drie weglaten of algemener maken? Bijvoorbeeld: ‘een stad in de regio’ of ‘de oudste’.',
  },
  {
    use: 'return',
    label: 'Klein aantal',
    text: 'Je noemt een klein aantal. Daardoor kan iemand zichzelf of een ander herkennen. Wil je het aantal afronden of weglaten?',
  },
  {
    use: 'return',
    label: 'Wat werkte niet?',
    text: 'Mooie les. Wil je nog opschrijven wat niet werkte, of wat je anders zou doen? Daar leren anderen het meest van.',
  },
  {
    use: 'return',
    label: 'Periode of aantal ontbreekt',
    text: 'Je noemt een resultaat. Wil je erbij zetten over welke periode het gaat, en om hoeveel gezinnen of gesprekken?',
  },
  {
    use: 'return',
    label: 'Toestemming',
    text: 'Weten de mensen over wie dit gaat dat je dit deelt, en vinden ze het goed? Vraag het hun, of schrijf het zo dat het niet meer over hen gaat.',
  },
  {
    use: 'decline',
    label: 'Staat er al',
    text: 'Dank je wel. Over dit onderwerp staat al een les op de site die bijna hetzelfde zegt. Daarom plaatsen we deze niet. Heb je een aanvulling? Schrijf die dan als reactie bij die les.',
  },
  {
    use: 'decline',
    label: 'Geen les',
    text: 'Dank je wel. Deze tekst kondigt iets aan en vertelt nog niet wat je hebt geleerd. Daarom plaatsen we hem niet. Begin gerust een nieuwe les zodra je iets hebt uitgeprobeerd.',
  },
  { use: 'publish', label: 'Dank je wel', text: 'Dank je wel voor het delen. Je les staat op de site.' },
] as const
