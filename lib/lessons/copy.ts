import type { LessonStatus } from './status.ts'
import type { Kind, Section, WithdrawalReason, certainties, evidenceBases, experiences, levels, nationalStatuses } from './values.ts'

type Words<T extends string> = Record<T, { label: string; slug: string; hint?: string }>

export const kindWords: Words<Kind> = {
  lesson: { label: 'Les', slug: 'les', hint: 'Wat je leerde, ook als het misging.' },
  story: { label: 'Praktijkverhaal', slug: 'praktijkverhaal', hint: 'Hoe het ging, van begin tot eind.' },
  question: { label: 'Vraag', slug: 'vraag', hint: 'Iets waar jullie nog mee worstelen.' },
  exercise: { label: 'Oefening', slug: 'oefening', hint: 'Iets om samen te doen in een team.' },
  instrument: { label: 'Instrument', slug: 'instrument', hint: 'Een handreiking, formulier of hulpmiddel.' },
  building_block: { label: 'Bouwsteen', slug: 'bouwsteen', hint: 'Iets wat op meer plekken werkte.' },
}
export const levelWords: Words<(typeof levels)[number]> = {
  family: { label: 'Het gezin', slug: 'gezin', hint: 'Wat er in en met het gezin gebeurt.' },
  professional: { label: 'De professional of de organisatie', slug: 'professional', hint: 'Hoe mensen en teams werken.' },
  system: { label: 'Het systeem', slug: 'systeem', hint: 'Regels, geld, afspraken en wetten.' },
}
export const nationalStatusWords: Words<(typeof nationalStatuses)[number]> = {
  possible_now: { label: 'Kan nu al', slug: 'kan-nu-al', hint: 'Elke regio kan dit vandaag doen.' },
  being_tried: { label: 'In beproeving', slug: 'in-beproeving', hint: 'Een of meer proeftuinen proberen het uit.' },
  under_discussion: { label: 'Landelijk in gesprek', slug: 'landelijk-in-gesprek', hint: 'Hier is nog een besluit voor nodig.' },
}
export const certaintyWords: Words<(typeof certainties)[number]> = {
  first_signal: { label: 'Eerste signaal', slug: 'eerste-signaal', hint: 'We zagen het een of twee keer.' },
  seen_repeatedly: { label: 'Herhaald gezien', slug: 'herhaald-gezien', hint: 'We zagen het vaker, of op meer plekken.' },
  substantiated: { label: 'Onderbouwd', slug: 'onderbouwd', hint: 'Er is een telling, monitor of onderzoek.' },
  building_block: { label: 'Bouwsteen', slug: 'bouwsteen', hint: 'Het werkte op meer plekken en is uitgewerkt.' },
}
export const evidenceBasisWords: Words<(typeof evidenceBases)[number]> = {
  impression: { label: 'Indruk', slug: 'indruk', hint: 'Wat we zelf zagen en hoorden.' },
  count: { label: 'Telling', slug: 'telling', hint: 'We hebben geteld.' },
  monitor: { label: 'Monitor', slug: 'monitor', hint: 'We volgen het met vaste vragen.' },
  research: { label: 'Onderzoek', slug: 'onderzoek', hint: 'Het is onderzocht.' },
}
export const experienceWords: Words<(typeof experiences)[number]> = {
  starter: { label: 'Wie net begint', slug: 'starter' },
  experienced: { label: 'Wie al bezig is', slug: 'ervaren' },
  both: { label: 'Allebei', slug: 'allebei' },
}
export const withdrawalWords: Record<WithdrawalReason, { label: string; sentence: string }> = {
  wrong: { label: 'De les klopt niet', sentence: 'Deze les bleek niet te kloppen en is daarom weggehaald.' },
  recognisable: { label: 'Iemand is te herkennen', sentence: 'Deze les is weggehaald om mensen te beschermen.' },
  out_of_date: { label: 'De les is verouderd', sentence: 'Deze les is verouderd en is daarom weggehaald.' },
}

/** The question above each section, on the form and on the page. */
export const sectionWords: Record<Section, { heading: string; hint: string }> = {
  situation: { heading: 'Wat was er aan de hand?', hint: 'Schets kort de situatie. Noem geen namen en geen herkenbare details.' },
  approach: { heading: 'Wat deden jullie?', hint: 'Wat pakten jullie anders aan? Schrijf het zo dat een ander het na kan doen.' },
  results: { heading: 'Wat leverde het op?', hint: 'Voor het gezin, voor collega’s, voor de samenwerking.' },
  failures: { heading: 'Wat werkte niet?', hint: 'Een misser helpt een ander vaak meer dan een succes.' },
  differently: { heading: 'Wat zou je anders doen?', hint: 'Als je morgen opnieuw begon.' },
  conditions: { heading: 'Wanneer juist niet?', hint: 'Wat moet er geregeld zijn? Wanneer raad je dit af?' },
  tryIt: { heading: 'Wil je dit ook proberen?', hint: 'De eerste stap, een hulpmiddel, waar je op moet letten.' },
  perspective: {
    heading: 'Hoe keek het gezin of een ervaringsdeskundige ernaar?',
    hint: 'Alleen met toestemming, en zo dat niemand te herkennen is.',
  },
}
/** The same questions as a reader meets them. */
export const sectionHeadings: Record<Section, string> = {
  situation: 'Wat was er aan de hand?',
  approach: 'Wat deden we?',
  results: 'Wat leverde het op?',
  failures: 'Wat werkte niet?',
  differently: 'Wat zouden we anders doen?',
  conditions: 'Wanneer juist niet?',
  tryIt: 'Wil je dit ook proberen?',
  perspective: 'Hoe het gezin ernaar keek',
}

export const statusWords: Record<LessonStatus, { label: string; next: string }> = {
  draft: { label: 'Concept', next: 'Alleen jij en je medeschrijvers zien deze les.' },
  submitted: { label: 'Bij de redactie', next: 'Een redacteur leest je les. Je krijgt een mail als er een besluit is.' },
  returned: { label: 'Terug bij jou', next: 'Lees het bericht van de redactie, pas de les aan en stuur hem opnieuw in.' },
  declined: { label: 'Niet geplaatst', next: 'De redactie heeft uitgelegd waarom. Je kunt een nieuwe les beginnen.' },
  published: { label: 'Geplaatst', next: 'Iedereen kan deze les lezen. Pas je iets aan? Stuur de les dan opnieuw in.' },
  withdrawn: { label: 'Teruggetrokken', next: 'Bezoekers zien deze les niet meer. Je kunt hem aanpassen en opnieuw insturen.' },
}

export const lessonRefusals = {
  unknown_lesson: 'Deze les bestaat niet, of je kunt er niet bij. Ga terug naar je overzicht.',
  not_allowed: 'Dit mag je niet doen met deze les. Klopt dat niet? Vraag het de redactie.',
  wrong_state: 'De les heeft intussen een andere stand. Ververs de pagina en kijk wat er nu kan.',
  edited_meanwhile: 'De auteur heeft de tekst net gewijzigd. Lees de nieuwe versie en besluit daarna.',
  saved_elsewhere: 'Deze les is intussen ergens anders gewijzigd. Kies hieronder welke tekst je houdt.',
  not_complete: 'De les is nog niet af. Vul eerst aan wat hieronder staat.',
  claimed_by_other: 'Een andere redacteur is met deze les bezig. Overleg even, of kies een andere les.',
  unknown_word: 'Een van je keuzes bestaat niet meer. Ververs de pagina en kies opnieuw.',
  unknown_person: 'We kennen geen collega met dit e-mailadres. Vraag die collega eerst om toegang te vragen.',
  already_author: 'Deze collega schrijft al mee.',
  decided_before: 'Deze collega heeft als redacteur over deze les besloten en kan daarom niet meeschrijven.',
  last_author: 'Een les heeft minstens één schrijver. Voeg eerst iemand toe.',
  first_decider: 'Jij besloot eerder over deze tekst. Een andere redacteur geeft de tweede blik.',
  four_eyes: 'Je schreef zelf mee aan deze les. Een andere redacteur besluit.',
  not_public: 'Deze les staat niet in de kennisbank. Er is niets om terug te trekken.',
  unknown_file: 'Een afbeelding of bijlage in de tekst hoort niet bij deze les. Voeg het bestand opnieuw toe.',
  too_many_files: 'Aan een les kunnen hoogstens 30 bestanden hangen. Haal eerst een bestand weg.',
  checklist_incomplete: 'Beantwoord eerst alle vragen over herkenbaarheid. Weet je een antwoord niet? Geef de les dan terug.',
  change_note_missing:
    'Deze les stond al op de site. Schrijf voor lezers op wat er is gewijzigd, of zeg dat het een kleine verbetering is.',
  scheduled: 'Deze les staat klaar om vanzelf geplaatst te worden. Haal die planning eerst weg als je iets anders wilt.',
  not_scheduled: 'Er is geen planning meer: de les is al geplaatst, of de planning is vervallen. Ververs de pagina.',
  moment_past: 'Dit moment is al voorbij. Kies een later moment, of plaats de les nu.',
  moment_far: 'Je kunt hoogstens een jaar vooruit plannen. Kies een eerder moment.',
  merged: 'Deze les is samengevoegd met een andere les. Maak het samenvoegen eerst ongedaan, of werk aan de andere les.',
  not_merged: 'Deze les is niet (meer) samengevoegd. Ververs de pagina.',
  same_lesson: 'Dit is dezelfde les. Vul het adres in van de andere les.',
  not_found_there: 'Op dit adres staat geen les die iedereen kan lezen. Kopieer het adres van de les op de site.',
  finish_desk_first: 'Van deze les ligt nog een nieuwe versie bij de redactie of de schrijver. Rond die eerst af.',
  second_person: 'Jij haalde deze les zelf weg. Een andere redacteur kijkt ernaar.',
  answered_before: 'Een ander heeft hier al over besloten. Ververs de pagina en kijk wat er nu staat.',
  placed_since: 'De les is intussen opnieuw geplaatst. Er is niets terug te zetten.',
  suggestion_outdated: 'Deze zin staat niet meer zo in je tekst. Pas hem zelf aan, of wijs het voorstel af.',
  suggestion_too_long: 'Met dit voorstel wordt de tekst te lang. Pas hem zelf aan, of wijs het voorstel af.',
  unknown_suggestion: 'Dit voorstel bestaat niet. Ververs de pagina.',
  nothing_suggested: 'Er is niets veranderd. Pas eerst de tekst van een zin aan.',
  unknown_finding: 'Deze woorden staan niet meer zo in de tekst. Wacht tot alles is opgeslagen en kijk opnieuw.',
  findings_stop: 'In de tekst of een bijlage staat een burgerservicenummer of rekeningnummer. Haal het weg, dan kun je verder.',
  findings_open: 'Er staan nog vragen open bij ‘Wat kan herkend worden’. Herschrijf die woorden, of leg uit waarom ze mogen blijven staan.',
  findings_undecided:
    'Over iets wat herkend kan worden is nog niets besloten. Leg bij ‘Wat kan herkend worden’ uit waarom het mag blijven staan, of geef de les terug.',
  not_a_member: 'Kies een proeftuin of regio waar je bij hoort.',
} as const
export type LessonRefusal = keyof typeof lessonRefusals
