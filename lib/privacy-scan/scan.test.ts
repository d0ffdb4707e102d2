import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FindingKind } from './finding.ts'
import { passesElevenTest } from './numbers.ts'
import { scan, scanFileName } from './scan.ts'

const found = (text: string, kind?: FindingKind) =>
  scan(text)
    .filter((finding) => kind === undefined || finding.kind === kind)
    .map((finding) => finding.text)

it('a burgerservicenummer stops when the eleven-test and the words around it agree', () => {
  const [finding] = scan('Haar BSN is 123456782.')
  expect(finding).toMatchObject({ kind: 'bsn', text: '123456782', severity: 'stop' })
  expect(found('BSN: 249.566.758')).toEqual(['249.566.758'])
  expect(found('BSN 1234 56 782')).toEqual(['1234 56 782'])
})

it('nine digits of an order, of money or without the eleven-test are no burgerservicenummer', () => {
  expect(found('Bestelnummer 123456782 is geleverd.')).toEqual([])
  expect(found('Het kostte € 123456782.')).toEqual([])
  expect(found('Haar BSN is 123456789.')).toEqual([])
  expect(found('De teller stond op 123456782.')).toEqual([])
})

it('the eleven-test refuses equal digits and accepts the known examples', () => {
  expect(['123456782', '249566758'].every(passesElevenTest)).toBe(true)
  expect(['123456789', '111111111', '000000000'].some(passesElevenTest)).toBe(false)
})

it('a bank account stops when its remainder is right, in every way of writing', () => {
  expect(scan('nl91 abna 0417 1643 00')).toMatchObject([{ kind: 'iban', severity: 'stop' }])
  expect(found('NL91ABNA0417164300')).toEqual(['NL91ABNA0417164300'])
  expect(found('Rekening BE68 5390 0754 7034 van oma', 'iban')).toEqual(['BE68 5390 0754 7034'])
  expect(found('NL92ABNA0417164300')).toEqual([])
})

it('words that pass the check of a bank account by chance do not stop anybody', () => {
  expect(found('We vroegen het aan de 10 gezinnen bij dat team.')).toEqual([])
})

it('mail addresses are asked about, with another sentence when they are of a function', () => {
  const [person, team] = scan('Mail anna.bakker@gezin.example of wijkteam@stad.example.')
  expect(person?.reason).toContain('persoon')
  expect(team?.reason).toContain('functie')
  expect(found('piet (at) post.nl')).toEqual(['piet (at) post.nl'])
})

it('telephone numbers of people are found and those of public services are not', () => {
  for (const number of ['06-12345678', '+31 6 1234 5678', '0031612345678', '(020) 123 45 67', '0512-345678']) {
    expect(found(`Bel ${number} na vier uur.`, 'phone'), number).toHaveLength(1)
  }
  expect(found('Bel 112, Veilig Thuis op 0800-2000 of 14 030.')).toEqual([])
})

it('a postcode counts with its house number', () => {
  expect(found('Ze woont op 1234 AB 12.', 'postcode')).toEqual(['1234 AB 12'])
  expect(found('Kerkstraat 14, 1234AB Ede', 'postcode').length).toBeGreaterThan(0)
  expect(found('Wij werken in postcode 1234 en 1234 AB.')).toEqual([])
})

it('a date of birth is found by the words around it, and the date of a meeting is left alone', () => {
  expect(found('Geboren op 3 mei 2014 in het ziekenhuis.')).toEqual(['3 mei 2014'])
  expect(found("Zij (geb. 03-05-'14) woont thuis.", 'birth_date')).toEqual(["03-05-'14"])
  expect(found('Geboortedatum 03052014', 'birth_date')).toEqual(['03052014'])
  expect(found('Op 3 mei wordt ze 18.', 'birth_date')).toEqual(['3 mei'])
  expect(found('Het overleg was op 3 mei 2024 om 13.30 uur.')).toEqual([])
  expect(found('Op 3 mei wordt ze gehoord, na haar eerste gesprek op 2 april 2024.')).toEqual([])
})

it('number plates and numbers of cases are found as they are written', () => {
  expect(found('De auto met kenteken GX-123-T reed weg.')).toEqual(['GX-123-T'])
  expect(found('C/09/612345 / JE RK 23-1234 diende vorige week.')).toEqual(['C/09/612345 / JE RK 23-1234'])
  expect(found('Parketnummer 16/123456-23')).toEqual(['16/123456-23'])
  expect(found('Dossiernummer: 2023-00871')).toEqual(['2023-00871'])
})

it.each([
  ['Toen belde mevrouw Jansen zelf.', 'mevrouw Jansen'],
  ['Meneer Van den Berg kwam later.', 'Meneer Van den Berg'],
  ['We spraken J. de V. en haar partner.', 'J. de V.'],
  ['Het gezin El Amrani wilde dat niet.', 'gezin El Amrani'],
  ['Haar zoon Tsegay sliep slecht.', 'zoon Tsegay'],
  ['Later zagen we Oumniya (8) weer.', 'Oumniya'],
  ['Fatima’s moeder kwam mee.', 'Fatima’s'],
  ['Toen zei Youssef niets meer.', 'Youssef'],
  ['De 14-jarige B. was weg.', 'B.'],
])('finds a name in “%s”', (sentence, name) => {
  expect(found(sentence, 'name')).toContain(name)
})

it.each([
  'Mevrouw de rechter luisterde naar de moeder.',
  'De Raad voor de Kinderbescherming en Veilig Thuis zaten in Leeuwarden aan tafel.',
  'Het Sophia Kinderziekenhuis en basisschool De Linde deden mee met Signs of Safety.',
  'Het begon met één gezin. Pas later werden het er meer. Dat deed de moeder. Sterk, vond iedereen.',
  'Wil je dit ook proberen? Ben je klaar? Max vier gezinnen.',
  'In mei en juni werkten we volgens plan B. Daarna niet meer.',
  'Op maandag belde de wijkagent met de GGZ en de gemeente Utrecht.',
])('leaves alone “%s”', (sentence) => {
  expect(found(sentence)).toEqual([])
})

it('place, age and event together are a question, each of them alone is none', () => {
  expect(found('In Urk verdronk een jongen van 9 jaar.', 'combination')).toHaveLength(1)
  expect(found('Een jongen van 9 jaar kwam te laat.')).toEqual([])
  expect(found('In Urk werkten we met het lokale team.')).toEqual([])
  expect(found('Het is voor jongeren van 12 tot 18 jaar in Drachten.')).toEqual([])
})

it('a site with few families is asked about as soon as something stands beside its name', () => {
  const site = { name: 'Zeeland', fewFamilies: true }
  expect(scan('In Zeeland was het een moeder van 31 jaar.', { site })).toMatchObject([{ kind: 'combination' }])
  expect(scan('In Zeeland werkten we met een team.', { site })).toEqual([])
})

it('a rewrite with one press raises no question of its own', () => {
  const text = 'Mevrouw Jansen (06-12345678) en haar zoon Sem (8), geboren op 3 mei 2014, wonen op 1234 AB 12 met GX-123-T.'
  for (const finding of scan(text).filter((one) => one.kind !== 'combination')) {
    expect(finding.suggestions.length, finding.text).toBeGreaterThan(0)
    for (const words of finding.suggestions) expect(scan(words), words).toEqual([])
  }
})

it('a rewritten passage is no question any more', () => {
  const [finding] = scan('In Urk verdronk een jongen van 9 jaar.')
  expect(finding?.suggestions[0]).toBe('In een plaats in de regio verdronk een jongen van basisschoolleeftijd.')
  expect(scan(finding?.suggestions[0] ?? '')).toEqual([])
  const [two] = scan('In Urk wonen een jongen van 7 en een meisje van 9 jaar.')
  expect(two?.suggestions[0]).toBe(
    'In een plaats in de regio wonen een jongen van basisschoolleeftijd en een meisje van basisschoolleeftijd.',
  )
})

it('names of files are read with their lines as spaces', () => {
  expect(scanFileName('verslag_Sem_Jansen.pdf')).toMatchObject([{ kind: 'name', text: 'Sem_Jansen' }])
  expect(scanFileName('checklist-veiligheid.pdf')).toEqual([])
})

it('never promises anything: no sentence or rewrite says that a text is without persons', () => {
  const all = scan('Mevrouw Jansen, BSN 123456782, 06-12345678, a@b.nl, 1234 AB 12. In Urk verdronk een jongen van 9 jaar.')
  expect(JSON.stringify(all)).not.toMatch(/anoniem|veilig verklaard|✓/i)
})

it('gives places that hold the fragment, in reading order, whatever the text is', () => {
  const text = 'é😀 Mevrouw Jansen\n\tbelde 06-12345678 ‘s avonds, zei K. tegen 😀 Sem.'
  const all = scan(text)
  for (const { start, end, text: fragment } of all) expect(text.slice(start, end)).toBe(fragment)
  expect(all.map(({ start }) => start)).toEqual(all.map(({ start }) => start).sort((one, other) => one - other))
})

const pieces = fc.constantFrom(
  ...'geb. |12-3-2009|06|12345678|O6-|nul zes |een twee |Urk|in |van 9 jaar|De |Van |der |Jansen|mevrouw |A.|3512 JK|14|Kerkstraat |NL91|ABNA|@|voorbeeld.nl|kenteken |AB-12-CD|C/16/512345|😀|é|İ|\n|\n\n|. |, |: | (|)|’s |verdronk |insta: |52.0907'.split(
    '|',
  ),
)

it('finds what stands there and nothing twice, whatever is put together', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const finding of scan(text)) {
        expect(text.slice(finding.start, finding.end)).toBe(finding.text)
        if (finding.kind === 'combination') continue
        expect(finding.start).toBeGreaterThanOrEqual(last)
        expect(finding.end).toBeGreaterThan(finding.start)
        last = finding.end
      }
    }),
  )
})

// A pattern that reads a text again and again needs minutes for these; the test then ends by its own limit.
it.each([
  ['digits', '1 '],
  ['capitals', 'Aa '],
  ['initials', 'A.'],
  ['particles', 'Van de '],
  ['letters', 'a'],
  ['at signs', 'a@'],
  ['postcodes', '1234 AB '],
  ['dates', '1-1-'],
  ['ibans', 'NL91 '],
  ['streets', 'De Van '],
  ['brackets', '((('],
  ['quotes', "'t "],
  ['commas', 'Sem, '],
  ['nummers', 'nummer '],
  ['noughts', 'O6 o1 '],
  ['spoken digits', 'nul zes een '],
  ['profiles', 'insta: a.b '],
  ['degrees', '52.0907, '],
  ['cases', 'dossier nr C/16/'],
  ['rows of children', 'kind 1: 3-5-2014, '],
  ['white lines', '\n \n'],
  ['lines', 'in Urk\n'],
  ['small names', 'piet van de '],
  ['plaatsen', 'in Urk van 9 jaar '],
  ['rows of a table', 'naam|geb\nSem|1-1-2010\n'],
  ['columns', 'a\tb\t'],
  ['ages', 'wordt 1 jan 1 '],
])('reads a long row of %s to its end', (_, part) => {
  // Long enough that what grows with the square of it never comes to its end.
  const text = `${part.repeat(Math.ceil(60_000 / part.length))} mevrouw Jansen`
  expect(found(text, 'name').at(-1)).toContain('Jansen')
})
