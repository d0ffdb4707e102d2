import { expect, it } from 'vitest'
import { scan } from './scan.ts'

// What is said together and points at one family: which words, why, and how it can be told instead.
it.each<[text: string, passage: string, signs: string, suggestions: string[]]>([
  [
    'In Urk woont een jongen van 9.',
    'In Urk woont een jongen van 9.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio woont een jongen van basisschoolleeftijd.',
      'In een plaats in de regio woont een jongen van 9.',
      'In Urk woont een jongen van basisschoolleeftijd.',
    ],
  ],
  [
    'In Urk woont een moeder die verdronk.',
    'In Urk woont een moeder die verdronk.',
    'een plaats en een bijzondere gebeurtenis',
    ['In een plaats in de regio woont een moeder die verdronk.'],
  ],
  [
    'In Urk zit één gezin met acht kinderen.',
    'In Urk zit één gezin met acht kinderen.',
    'een plaats, een bijzonder gezin en een klein aantal',
    ['In een plaats in de regio zit één gezin met acht kinderen.'],
  ],
  [
    'In Urk werkt de bakker en zijn vrouw.',
    'In Urk werkt de bakker en zijn vrouw.',
    'een plaats en een beroep',
    ['In een plaats in de regio werkt de bakker en zijn vrouw.'],
  ],
  [
    'In Urk woont een doof meisje.',
    'In Urk woont een doof meisje.',
    'een plaats en een bijzondere gebeurtenis',
    ['In een plaats in de regio woont een doof meisje.'],
  ],
  [
    'In Urk verdween een vader.',
    'In Urk verdween een vader.',
    'een plaats en een bijzondere gebeurtenis',
    ['In een plaats in de regio verdween een vader.'],
  ],
  [
    'In Urk verdween de fiets van de bakker.',
    'In Urk verdween de fiets van de bakker.',
    'een plaats, een bijzondere gebeurtenis en een beroep',
    ['In een plaats in de regio verdween de fiets van de bakker.'],
  ],
  [
    'In Urk wonen vier pleegkinderen.',
    'In Urk wonen vier pleegkinderen.',
    'een plaats en een bijzonder gezin',
    ['In een plaats in de regio wonen vier pleegkinderen.'],
  ],
  [
    'In Utrecht verdronk de enige zoon, een jongen van 9.',
    'In Utrecht verdronk de enige zoon, een jongen van 9.',
    'een plaats, een leeftijd, een bijzondere gebeurtenis en een klein aantal',
    [
      'In een plaats in de regio verdronk de enige zoon, een jongen van basisschoolleeftijd.',
      'In een plaats in de regio verdronk de enige zoon, een jongen van 9.',
      'In Utrecht verdronk de enige zoon, een jongen van basisschoolleeftijd.',
    ],
  ],
  [
    'De enige zoon van 9 van de bakker verdronk.',
    'De enige zoon van 9 van de bakker verdronk.',
    'een leeftijd, een bijzondere gebeurtenis en een klein aantal',
    ['De enige zoon van basisschoolleeftijd van de bakker verdronk.'],
  ],
  [
    'Op basisschool De Vlinder verdronk een jongen van 9.',
    'Op basisschool De Vlinder verdronk een jongen van 9.',
    'een school of club, een leeftijd en een bijzondere gebeurtenis',
    ['Op basisschool De Vlinder verdronk een jongen van basisschoolleeftijd.'],
  ],
  [
    'Op basisschool De Vlinder zitten vier pleegkinderen.',
    'Op basisschool De Vlinder zitten vier pleegkinderen.',
    'een school of club en een bijzonder gezin',
    [],
  ],
  [
    'Op basisschool De Vlinder verdween een meisje.',
    'Op basisschool De Vlinder verdween een meisje.',
    'een school of club en een bijzondere gebeurtenis',
    [],
  ],
  [
    'In Urk. Een jongen van 9.',
    'In Urk. Een jongen van 9.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio. Een jongen van basisschoolleeftijd.',
      'In een plaats in de regio. Een jongen van 9.',
      'In Urk. Een jongen van basisschoolleeftijd.',
    ],
  ],
  [
    'In Urk. Het regende. Een jongen van 9.',
    'In Urk. Het regende. Een jongen van 9.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio. Het regende. Een jongen van basisschoolleeftijd.',
      'In een plaats in de regio. Het regende. Een jongen van 9.',
      'In Urk. Het regende. Een jongen van basisschoolleeftijd.',
    ],
  ],
  [
    'In Urk woont een jongen van 9. Hij is de enige. Het regende.',
    'In Urk woont een jongen van 9. Hij is de enige.',
    'een plaats, een leeftijd en een klein aantal',
    [
      'In een plaats in de regio woont een jongen van basisschoolleeftijd. Hij is de enige.',
      'In een plaats in de regio woont een jongen van 9. Hij is de enige.',
      'In Urk woont een jongen van basisschoolleeftijd. Hij is de enige.',
    ],
  ],
  [
    'Het regende. In Urk woont een jongen van 9.',
    'In Urk woont een jongen van 9.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio woont een jongen van basisschoolleeftijd.',
      'In een plaats in de regio woont een jongen van 9.',
      'In Urk woont een jongen van basisschoolleeftijd.',
    ],
  ],
  [
    'In Urk woont een 9-jarige jongen.',
    'In Urk woont een 9-jarige jongen.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio woont een minderjarige jongen.',
      'In een plaats in de regio woont een 9-jarige jongen.',
      'In Urk woont een minderjarige jongen.',
    ],
  ],
  [
    'In Urk woont een 19-jarige vrouw.',
    'In Urk woont een 19-jarige vrouw.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio woont een volwassen vrouw.',
      'In een plaats in de regio woont een 19-jarige vrouw.',
      'In Urk woont een volwassen vrouw.',
    ],
  ],
  [
    'In Urk woont een baby van 9 maanden.',
    'In Urk woont een baby van 9 maanden.',
    'een plaats en een leeftijd',
    ['In een plaats in de regio woont een baby van 9 maanden.'],
  ],
  [
    'In Urk woont een vrouw van 40.',
    'In Urk woont een vrouw van 40.',
    'een plaats en een leeftijd',
    ['In een plaats in de regio woont een vrouw.', 'In een plaats in de regio woont een vrouw van 40.', 'In Urk woont een vrouw.'],
  ],
  [
    'In Urk zijn een jongen van 7 en een meisje van 9.',
    'In Urk zijn een jongen van 7 en een meisje van 9.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio zijn een jongen van basisschoolleeftijd en een meisje van basisschoolleeftijd.',
      'In een plaats in de regio zijn een jongen van 7 en een meisje van 9.',
      'In Urk zijn een jongen van basisschoolleeftijd en een meisje van basisschoolleeftijd.',
    ],
  ],
  [
    'In Urk woont een jongen van 17.',
    'In Urk woont een jongen van 17.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio woont een jongen in de tienerjaren.',
      'In een plaats in de regio woont een jongen van 17.',
      'In Urk woont een jongen in de tienerjaren.',
    ],
  ],
  [
    'In Urk woont een man van 18.',
    'In Urk woont een man van 18.',
    'een plaats en een leeftijd',
    ['In een plaats in de regio woont een man.', 'In een plaats in de regio woont een man van 18.', 'In Urk woont een man.'],
  ],
  [
    'In Urk woont een jongen van 3.',
    'In Urk woont een jongen van 3.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio woont een jongen van nog geen vier jaar.',
      'In een plaats in de regio woont een jongen van 3.',
      'In Urk woont een jongen van nog geen vier jaar.',
    ],
  ],
  [
    'In Urk woont een jongen van 4.',
    'In Urk woont een jongen van 4.',
    'een plaats en een leeftijd',
    [
      'In een plaats in de regio woont een jongen van basisschoolleeftijd.',
      'In een plaats in de regio woont een jongen van 4.',
      'In Urk woont een jongen van basisschoolleeftijd.',
    ],
  ],
  [
    'Urk, jongen van 9, verdronk.',
    'Urk, jongen van 9, verdronk.',
    'een plaats, een leeftijd en een bijzondere gebeurtenis',
    [
      'een plaats in de regio, jongen van basisschoolleeftijd, verdronk.',
      'een plaats in de regio, jongen van 9, verdronk.',
      'Urk, jongen van basisschoolleeftijd, verdronk.',
    ],
  ],
  ['Plaats: Urk, leeftijd: 9', 'Plaats: Urk, leeftijd: 9', 'een plaats en een leeftijd', ['Plaats: een plaats in de regio, leeftijd: 9']],
])('asks about “%s”', (text, passage, signs, suggestions) => {
  const [found, more] = scan(text).filter(({ kind }) => kind === 'combination')
  expect(found?.text).toBe(passage)
  expect(found?.reason).toContain(`samen ${signs}.`)
  expect(found?.suggestions).toEqual(suggestions)
  expect(more).toBeUndefined()
})

it.each([
  'In Urk woont een jongen.',
  'In Urk was een inbraak en een moord.',
  'In Urk werkt de bakker.',
  'In Urk wonen doven, zegt men.',
  'In Urk verdween een fiets.',
  'In Utrecht verdronk een jongen van 9.',
  'In Utrecht woont een jongen van 9.',
  'Een jongen van 9 verdronk.',
  'De enige zoon van 9 verdronk.',
  'Op basisschool De Vlinder zit een jongen van 9.',
  'Op basisschool De Vlinder verdween een fiets.',
  'In Urk. Het regende. Het waaide. Een jongen van 9.',
  'In Urk\n\nEen jongen van 9.',
  'In Urk is hij net 9.',
  'Best, jongen van 9, verdronk.',
  'Stad: Urk',
])('leaves “%s” alone, that says one thing less', (text) => {
  expect(scan(text).filter(({ kind }) => kind === 'combination')).toEqual([])
})

const site = { name: 'Proeftuin Zuid', fewFamilies: true }

it.each([
  ['In Proeftuin Zuid was een meisje van 9.', 1],
  ['In Proeftuin Zuid was een meisje.', 0],
  ['Proeftuin Zuid. Een jongen verdronk.', 1],
  ['Elders was een meisje van 9.', 0],
])('reads “%s” beside a site that works with few families', (text, count) => {
  const found = scan(text, { site }).filter(({ kind }) => kind === 'combination')
  expect(found).toHaveLength(count)
  for (const { reason } of found) expect(reason).toContain('Proeftuin Zuid werkt met weinig gezinnen')
  expect(scan(text, { site: { ...site, fewFamilies: false } })).toEqual([])
})
