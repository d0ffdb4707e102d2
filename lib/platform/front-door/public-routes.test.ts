import { describe, expect, test } from 'vitest'
import { publicAddress } from './public-routes.ts'

describe('which addresses are the same for everyone', () => {
  test.each([
    '/',
    '/lessen',
    '/lessen/een-les',
    '/lessen/atom.xml',
    '/lessen/feed.json',
    '/proeftuinen',
    '/proeftuinen/noord-1',
    '/regios',
    '/regios/jz02',
    '/inspiratiebundel',
    '/inspiratiebundel/lerend-werken',
    '/inspiratiebundel/lerend-werken/terugkijken-zonder-schuld',
    '/aan-de-slag',
    '/aan-de-slag/hoedan',
    '/instrumenten',
    '/bundels',
    '/bundels/beginnen',
    '/bundels/beginnen/boekje',
    '/bundels/beginnen/atom.xml',
    '/bijeenkomsten',
    '/bijeenkomsten/agenda.ics',
    '/bijeenkomsten/een-meet-up/agenda.ics',
    '/contact',
    '/toegankelijkheid',
    '/privacy',
    '/kwetsbaarheid-melden',
    '/redactiestatuut',
    '/open-vragen',
    '/sitemap.xml',
    '/robots.txt',
    '/.well-known/security.txt',
  ])('%s is public', (address) => {
    expect(publicAddress(address)).toBe(address)
  })

  test.each([
    '/mijn',
    '/mijn/lessen',
    '/redactie',
    '/inloggen',
    '/postvak',
    '/postvak.json',
    '/api/auth/session',
    '/api/agenda/geheim/agenda.ics',
    '/bijeenkomsten/een-meet-up/agendaXics',
    '/mijn/bijeenkomsten/1/deelnemers/deelnemers.csv',
    '/beheer/mensen',
    '/vragen',
    '/inspiratiebundel/verras-me',
    '/instrumenten/quickscan/open',
    '/bundels/beginnen/atomXxml',
    '/lessen/een-les/bewerken',
    '/lessen/',
    '/lessen/..%2Fmijn',
    '/lessen/Een-Les',
    '/lessen/__proto__',
    '//lessen',
    '/constructor',
    '/regios/',
    '/lessen/a%20b',
    '/Lessen',
  ])('%s is not public', (address) => {
    expect(publicAddress(address)).toBeUndefined()
  })

  test('an address with hundreds of filters keeps twenty', () => {
    const many = Array.from({ length: 300 }, (_, index) => `thema=${String(index).padStart(3, '0')}`).join('&')
    expect(publicAddress(`/lessen?${many}`)?.split('&')).toHaveLength(20)
  })
})

describe('one page has one address', () => {
  test.each([
    ['/lessen?', '/lessen'],
    ['/lessen?q=', '/lessen'],
    ['/lessen?q=%20%20', '/lessen'],
    ['/lessen?utm_source=nieuwsbrief', '/lessen'],
    ['/?q=wijkteam', '/'],
    ['/lessen?thema=a&q=b', '/lessen?q=b&thema=a'],
    ['/lessen?q=b&thema=a', '/lessen?q=b&thema=a'],
    ['/lessen?q=%20wijkteam%20', '/lessen?q=wijkteam'],
    ['/lessen?q=cafe%CC%81', '/lessen?q=caf%C3%A9'],
    ['/lessen?q=caf%C3%A9', '/lessen?q=caf%C3%A9'],
    ['/lessen?thema=b&thema=a&thema=b', '/lessen?thema=a&thema=b'],
    ['/lessen?q=a%00b', '/lessen?q=a+b'],
    ['/lessen?__proto__=1&constructor=2', '/lessen'],
    ['/lessen?q=%', '/lessen?q=%25'],
    ['/lessen?_rsc=abc&q=a', '/lessen?q=a'],
    ['/lessen/feed.json?thema=a&x=1', '/lessen/feed.json?thema=a'],
  ])('%s is %s', (asked, kept) => {
    expect(publicAddress(asked)).toBe(kept)
  })

  test('a search is cut at its greatest length, in whole characters', () => {
    const address = publicAddress(`/lessen?q=${encodeURIComponent('😀'.repeat(201))}`)
    expect(address).toBe(`/lessen?q=${encodeURIComponent('😀'.repeat(200))}`)
  })

  test('normalising twice changes nothing', () => {
    const once = publicAddress('/lessen?thema=b&q=+a%2Bb++&utm=1&thema=a') ?? ''
    expect(publicAddress(once)).toBe(once)
  })
})
