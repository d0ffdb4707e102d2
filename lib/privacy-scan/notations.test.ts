import { expect, it } from 'vitest'
import type { FindingKind } from './finding.ts'
import { notationsOfBirths } from './notations-births.fixture.ts'
import { moreBirths } from './notations-births-more.fixture.ts'
import { moreCases } from './notations-cases-more.fixture.ts'
import { moreCleanNotations } from './notations-clean-more.fixture.ts'
import { cleanWordNotations } from './notations-clean-words.fixture.ts'
import { moreDoors } from './notations-doors-more.fixture.ts'
import { moreNumbers } from './notations-numbers-more.fixture.ts'
import { morePeople } from './notations-people-more.fixture.ts'
import { moreReach } from './notations-reach-more.fixture.ts'
import { cleanNotations } from './notations-clean.fixture.ts'
import { notes } from './notations-notes.fixture.ts'
import { lastNotes } from './notations-notes-last.fixture.ts'
import { moreNotes } from './notations-notes-more.fixture.ts'
import { firstTyped } from './notations-typed.fixture.ts'
import { nextTyped } from './notations-typed-more.fixture.ts'
import { lastTyped } from './notations-typed-last.fixture.ts'
import { bornNotes } from './notations-born.fixture.ts'
import { cleanCalls } from './notations-clean-calls.fixture.ts'
import { mixedNotes } from './notations-mixed.fixture.ts'
import { reachedNotes } from './notations-reached.fixture.ts'
import { cleanTyped } from './notations-clean-typed.fixture.ts'
import { notationsOfDoors } from './notations-doors.fixture.ts'
import { notationsInHaste } from './notations-haste.fixture.ts'
import { notationsOfNames } from './notations-names.fixture.ts'
import { notationsOfNumbers } from './notations-numbers.fixture.ts'
import { notationsOfPeople } from './notations-people.fixture.ts'
import { notationsOfReach } from './notations-reach.fixture.ts'
import { notationsOfRegisters } from './notations-registers.fixture.ts'
import { notationsOfTogether } from './notations-together.fixture.ts'
import { scan } from './scan.ts'

const lists = {
  notationsOfPeople,
  notationsOfRegisters,
  notationsInHaste,
  notationsOfBirths,
  notationsOfReach,
  notationsOfDoors,
  notationsOfNumbers,
  notationsOfTogether,
  notationsOfNames,
  moreBirths,
  moreReach,
  moreDoors,
  moreNumbers,
  moreCases,
  morePeople,
}
// One test for a kind of a list: a thousand small ones take seconds to report.
const cases = Object.entries(lists).flatMap(([list, notations]) =>
  Object.entries(notations).map(([kind, sentences]) => [kind, list, sentences] as const),
)

/** The marked passages of a sentence that are not found. */
function missed(kind: string, sentence: string): string[] {
  const found = scan(sentence.replaceAll(/\[\[|\]\]/g, '')).filter((finding) => finding.kind === kind)
  return [...sentence.matchAll(/\[\[([^]+?)\]\]/g)]
    .filter((passage, marks) => {
      const start = passage.index - 4 * marks
      const end = start + (passage[1]?.length ?? 0)
      return !found.some((finding) => finding.start < end && start < finding.end)
    })
    .map((passage) => `${passage[1]} in “${sentence}”`)
}

it.each(cases)('finds every %s of %s', (kind, _, sentences) => {
  expect(sentences.flatMap((sentence) => missed(kind, sentence))).toEqual([])
})

it('reads the marks of a sentence by their place', () => {
  expect(missed('phone', 'Bel [[06-12345678]] of [[niemand]].')).toEqual(['niemand in “Bel [[06-12345678]] of [[niemand]].”'])
})

const structured: FindingKind[] = ['bsn', 'iban', 'email', 'phone', 'postcode', 'birth_date', 'number_plate', 'case_number']

it.each([
  'Het overleg van 3 mei 2024 ging over de planning.',
  'Zij woont in Utrecht 3 jaar op zichzelf.',
  'Hij verhuisde naar Almere 3 weken later.',
  'Ze woont sinds 2019 in Zwolle.',
  'De eerste bijeenkomst is 3/5 gevuld.',
  'Het cijfer was 3-5 in de toets.',
  'Het werd op 3 mei 12 graden.',
  'Utrecht, 3 mei 2019',
  'Den Haag, 12 maart 2020',
  'Moeder werd op 3 mei 2024 gehoord door twee mensen.',
  'Gezin 12 deed mee aan ronde 3.',
  'De zaak van 2023 kreeg een vervolg.',
  'Een meisje van 16 beviel van haar school.',
  'In dossier 2023 is veel gekleurd.',
  'De cliënt kreeg 10000 euro.',
  'Op 3 mei 2024 spraken we elkaar weer, om 14.00 uur.',
  'De wet geldt sinds 1 januari 2015 en is in juli 2019 gewijzigd.',
  'De evaluatie is van 12 maart 2022.',
  'Het plan is van 3 mei 2024 en loopt tot 1 juni 2025.',
  'Het rapport (12-03-2022) is openbaar.',
  'In mei 2023 begon de proef.',
  'De volgende training is op 12-06-2025, de inloop begint om 9.30 uur.',
  'Het kind werd op 3 mei 2024 uit huis geplaatst.',
  'De dochter werd op 3 mei 2024 gehoord.',
  'Moeder werd op 3 mei 2024 opgenomen.',
  'Van 1-1-2023 tot 1-7-2023 deden acht gezinnen mee.',
  'Bij de geboorte is de kraamzorg er. Het overleg was op 3 mei 2024.',
  'Het consultatiebureau nodigt ouders na de geboorte uit. In juni 2024 kwam er een team bij.',
  'De brochure van mei 2022 is te vinden op de site.',
  'Zorg dat je voor 1 oktober jarige medewerkers een kaart stuurt.',
  'Het team vierde op 3 mei 2024 dat het een jaar bestond.',
  'Zie bladzijde 12-14 en bijlage 3.2.1.',
  'Bel Slachtofferhulp op 0900-0101 of de Kindertelefoon op 0800-0432.',
  'Bel 112, 113, 0900 8844 of 14 020.',
  'Bel Veilig Thuis: 0800 20 00.',
  'Het bedrag was 06 procent hoger dan in 2021 2022 2023.',
  'We telden 1234 5678 stickers.',
  'KvK-nummer 12345678, btw-nummer NL123456789B01.',
  'Factuurnummer 0612345678 is betaald.',
  'ISBN 978-90-123-4567-8 staat in de bibliotheek.',
  'De subsidie was € 1.234.567,89 in 2023.',
  'Het nummer van het artikel is 2024-05.',
  'De rechtbank oordeelde in ECLI:NL:RBMNE:2023:1234 hetzelfde.',
  'Zie ECLI:NL:HR:2021:1234 en ECLI:NL:GHARL:2022:567.',
  'Op grond van artikel 1:255 BW en artikel 7.3.11 Jeugdwet.',
  'Zie Stb. 2014, 105 en Kamerstukken II 2021/22, 35 925.',
  'Zaak 1 ging goed, zaak 2 niet.',
  'Het dossier van 2023 telt 120 bladzijden.',
  'In dossier 12 van de 40 stond iets over school.',
  'Het kenmerk van een goed gesprek is rust.',
  'De meldcode heeft 5 stappen en 12 bijlagen.',
  'De klacht van 2022 is afgehandeld.',
  'Registratie in 2023 en 2024 werd vergeleken.',
  'De melding kwam in 2023.',
  'Casus 3 en casus 12 lijken op elkaar.',
  'Postbus 1234, 3500 AB Utrecht.',
  'Stuur het naar Postbus 20350, 2500 EJ Den Haag.',
  'Antwoordnummer 1234, 3500 VB Utrecht.',
  'In postcode 1234 wonen 12 gezinnen.',
  'Postcodegebied 1234 telt 12 huizen.',
  'De weg naar 2024 was lang.',
  'Op weg 12 gezinnen verder.',
  'We zijn op de goede weg 3 jaar na de start.',
  'Het plan staat op pad 2.',
  'Dit is laan 3 van het parcours.',
  'Het Hof 2023 en de Raad 2024.',
  'De markt 2024 werd goed bezocht.',
  'De Kinderrechtentop 2024 was op het plein.',
  'De A12 en de N201 zijn dicht.',
  'Artikel 12-34-56 is uitverkocht.',
  'Model AB-12-CD van de wasmachine.',
  'Groep 5-6-7 en groep 1-2-3 sloten aan.',
  'De COVID-19-periode en G4-G40-gemeenten.',
  'De deelnemers kwamen van 12-18-jarigen tot ouderen.',
  'Het team van 8 reed 3 keer in de week.',
  'Lokaal B-12-AB is open.',
  'Toestelnummer 1234 is het secretariaat.',
  'Ordernummer 2023-00412 is geleverd.',
  'Versie 2.0.1 van 2024-05-03 staat klaar.',
  'Project 2024-118 is begroot op 12000 euro.',
  'Volg ons op @proeftuin.nl en @toekomstscenario.',
  'In Wijk 3 te Ede begon het, aan de Dijk 12 huizen verder.',
  '| 2023 | 14 | 12 |\n| 2024 | 9 | 3 |',
  'Score 1-2-3-4-5-6-7-8-9 op de schaal.',
  'Kenmerk 2023-2024 is het plan.',
  'Het actieplan 2023/2024 en het plan 2024-2027.',
  'Het gb van 3-5-2024 is het gemeentebericht.',
  'Zorgpad 3 is gestart en Leerplein 12 opent.',
  'De snelweg 12 is dicht, en tijdpad 3.',
  'Code 2024JW12 staat in de tabel.',
  'Het overleg van 3-5-2024 (2 uur lang).',
  'Op 3-5-2019 (3 jaar geleden) startten we.',
  'De omzet was 123456782 euro.',
  '2000 xx 12 en 1500 gr 12 en 2019 ca 12',
  'Bestand IMG_20240503_123456 en 20240503123456.pdf',
  'Van 06.00 tot 14.30 en 15.45 uur, op 06-12 en 12-06.',
])('finds nothing of a person in “%s”', (sentence) => {
  expect(
    scan(sentence)
      .filter(({ kind }) => structured.includes(kind))
      .map(({ kind, text }) => `${kind}: ${text}`),
  ).toEqual([])
})

it('finds nothing at all in what only looks like something', () => {
  const found = [...cleanNotations, ...moreCleanNotations, ...cleanWordNotations, ...cleanTyped, ...cleanCalls].flatMap((sentence) =>
    scan(sentence).map(({ kind, text }) => `${kind}: ${text} in “${sentence}”`),
  )
  expect(found).toEqual([])
})

/** What is marked in a note with its kind and not found, and what is found and not marked. */
function mistakes(note: string): string[] {
  const marks = [...note.matchAll(/\[\[([a-z_]+):(.+?)\]\]/g)]
  let taken = 0
  const wanted = marks.map(({ 0: mark, 1: kind = '', 2: words = '', index }) => {
    const start = index - taken
    taken += mark.length - words.length
    return { kind, start, end: start + words.length, words }
  })
  const found = scan(note.replaceAll(/\[\[[a-z_]+:(.+?)\]\]/g, '$1'))
  const isSame = (one: { kind: string; start: number; end: number }, other: { kind: string; start: number; end: number }) =>
    one.kind === other.kind && one.start < other.end && other.start < one.end
  return [
    ...wanted.filter((one) => !found.some((other) => isSame(one, other))).map(({ words }) => `missed ${words} in “${note}”`),
    ...found.filter((one) => !wanted.some((other) => isSame(one, other))).map(({ text }) => `wrong ${text} in “${note}”`),
  ]
}

it.each([
  ['first', notes],
  ['next', moreNotes],
  ['last', lastNotes],
  ['first typed', firstTyped],
  ['next typed', nextTyped],
  ['last typed', lastTyped],
  ['born', bornNotes],
  ['reached', reachedNotes],
  ['mixed', mixedNotes],
] as const)('finds what is marked in the %s notes, and nothing else', (_, list) => {
  expect(list.flatMap(mistakes)).toEqual([])
})

it('says what was missed in a note and what was wrong', () => {
  expect(mistakes('bel [[name:niemand]] op 06-12345678')).toEqual([
    'missed niemand in “bel [[name:niemand]] op 06-12345678”',
    'wrong 06-12345678 in “bel [[name:niemand]] op 06-12345678”',
  ])
})
