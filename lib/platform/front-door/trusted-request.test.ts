import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { isPlainAddress, newRequestNumber, originRefusal, ownOrigin, trustOnly, type Place } from './trusted-request.ts'

const place: Place = { appUrl: 'https://leren.example/', demo: false, trustProxy: false }

function asked(method: string, headers: Record<string, string> = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method, headers: { host: 'leren.example', ...headers } })
  return request
}

describe('who may change something', () => {
  const own = 'https://leren.example'
  test.each([
    ['GET', {}, undefined],
    ['HEAD', { origin: 'https://kwaad.example' }, undefined],
    ['OPTIONS', {}, undefined],
    ['POST', { origin: own }, undefined],
    ['POST', { origin: own, 'sec-fetch-site': 'same-origin' }, undefined],
    ['POST', {}, 'no_origin'],
    ['POST', { origin: 'null' }, 'no_origin'],
    ['POST', { origin: 'https://kwaad.example' }, 'other_origin'],
    ['POST', { origin: 'http://leren.example' }, 'other_origin'],
    ['POST', { origin: 'https://leren.example:8443' }, 'other_origin'],
    ['POST', { origin: 'https://leren.example.kwaad.example' }, 'other_origin'],
    ['POST', { origin: own, 'sec-fetch-site': 'cross-site' }, 'cross_site'],
    ['POST', { origin: 'https://kwaad.example', host: 'kwaad.example', 'x-forwarded-host': 'kwaad.example' }, 'other_origin'],
    ['PUT', {}, 'no_origin'],
    ['DELETE', { origin: 'https://kwaad.example' }, 'other_origin'],
    ['VERZIN', {}, 'no_origin'],
  ])('%s with %o: %s', (method, headers, refusal) => {
    const request = asked(method, headers)
    expect(originRefusal(request, ownOrigin(request, place))).toBe(refusal)
  })

  test.each([
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['kwaad.example', 'https://leren.example'],
    ['localhost.kwaad.example', 'https://leren.example'],
  ])('in demo mode the host %s has the origin %s', (host, origin) => {
    expect(ownOrigin(asked('POST', { host }), { ...place, demo: true })).toBe(origin)
  })

  test('outside demo mode a loopback name is nobody', () => {
    expect(ownOrigin(asked('POST', { host: 'localhost:3000' }), place)).toBe('https://leren.example')
  })
})

describe('what is believed of a request', () => {
  const lies = {
    'x-forwarded-for': '1.2.3.4, 5.6.7.8',
    'x-forwarded-host': 'kwaad.example',
    'x-forwarded-proto': 'ftp',
    forwarded: 'for=1.2.3.4',
    'x-real-ip': '1.2.3.4',
    'x-request-id': 'VERZ-ONNEN',
    'x-nonce': 'abc',
    'content-security-policy': "script-src 'nonce-abc'",
  }

  test('nothing that a visitor could have made up', () => {
    const request = asked('GET', lies)
    trustOnly(request, place, 'https://leren.example', 'AAAA-BBBB')
    expect(request.headers).toEqual({
      host: 'leren.example',
      'x-forwarded-host': 'leren.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '',
      'x-request-id': 'AAAA-BBBB',
    })
  })

  test('behind our own proxy only the address that it added itself', () => {
    const request = asked('GET', lies)
    trustOnly(request, { ...place, trustProxy: true }, 'https://leren.example', 'AAAA-BBBB')
    expect(request.headers['x-forwarded-for']).toBe('5.6.7.8')
    expect(request.headers['x-forwarded-host']).toBe('leren.example')
  })
})

test('request numbers can be read out and do not repeat', () => {
  const numbers = Array.from({ length: 5_000 }, newRequestNumber)
  expect(new Set(numbers).size).toBe(5_000)
  for (const number of numbers) expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
})

test.each([
  ['/lessen?q=a', true],
  ['//kwaad.example/', false],
  ['http://kwaad.example/', false],
  ['/\\kwaad.example', false],
  ['*', false],
])('%s as an address: %s', (address, plain) => {
  expect(isPlainAddress(address)).toBe(plain)
})
