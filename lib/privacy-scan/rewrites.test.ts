import { expect, it } from 'vitest'
import { scan } from './scan.ts'

it.each([
  ['Gisteren kwam het gezin Jansen.', ['gezin', 'gezin uit de regio']],
  ['Gezin Jansen kwam.', ['Het gezin', 'Een gezin']],
  ['Wij zagen familie Jansen.', ['het gezin', 'een gezin']],
  ['De moeder Fatima kwam.', ['moeder']],
  ['Zij zag haar zoon Sem.', ['zoon', 'oudste', 'jongste']],
  ['Zag voogd Marieke dat?', ['de voogd']],
  ['Zij zag juf Lotte.', ['de leerkracht', 'de school']],
  ['Zij zag dokter Jansen.', ['de arts', 'de advocaat', 'de deskundige']],
  ['Zij zag oma Riet.', ['oma', 'een grootouder']],
  ['Zij zag tante Riet.', ['een familielid', 'een grootouder']],
  ['Zij zag mevrouw Jansen.', ['de moeder', 'een vrouw', 'de cliënt']],
  ['Zij zag meneer Jansen.', ['de vader', 'een man', 'de cliënt']],
  ['Zij zag mw. Jansen.', ['de moeder', 'een vrouw', 'de cliënt']],
  ['Zij zag dhr. Jansen.', ['de vader', 'een man', 'de cliënt']],
  ['Zij zag Fatima’s moeder.', ['de', 'haar', 'zijn']],
  ['Zij zag Sems zusje.', ['de', 'haar', 'zijn']],
  ['Zij zag Sem.', ['de oudste', 'een van de kinderen', 'de ouder', 'een collega']],
  ['Zij zag Sem (3).', ['een kind dat nog niet naar school gaat', 'de oudste', 'de jongste']],
  ['Zij zag Sem (4).', ['een kind van basisschoolleeftijd', 'de oudste', 'de jongste']],
  ['Zij zag Sem (12).', ['een kind van basisschoolleeftijd', 'de oudste', 'de jongste']],
  ['Zij zag Sem (13).', ['een tiener', 'de oudste', 'de jongste']],
  ['Zij zag Sem (17).', ['een tiener', 'de oudste', 'de jongste']],
  ['Zij zag Sem (18).', ['een jongvolwassene', 'de oudste', 'de jongste']],
  ['Zij zag Sem (24).', ['een jongvolwassene', 'de oudste', 'de jongste']],
  ['Zij zag Sem (25).', ['een volwassene', 'de oudste', 'de jongste']],
  ['Mevrouw Jansen belde.', ['De moeder', 'Een vrouw', 'De cliënt']],
])('says what can stand in the place of the name in “%s”', (text, words) => {
  expect(scan(text).find(({ kind }) => kind === 'name')?.suggestions).toEqual(words)
})
