import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reachLink } from './reach-link.ts'

let base: string
let asked = 0
const server = http.createServer((request, response) => {
  asked++
  const answers: Record<string, [number, string?]> = {
    '/goed': [200],
    '/weg': [404],
    '/voorgoed-weg': [410],
    '/stuk': [500],
    '/dicht': [403],
    '/verhuisd': [301, '/goed'],
    '/naar-weg': [302, '/weg'],
    '/rondje': [302, '/rondje'],
    '/naar-bestand': [302, 'file:///etc/passwd'],
  }
  const [status, location] = answers[request.url ?? ''] ?? [204]
  if (request.url === '/traag') return
  response.writeHead(status, location ? { Location: location } : {}).end('x'.repeat(100_000))
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('A link', () => {
  test.each([
    ['/goed', 'works'],
    ['/verhuisd', 'works'],
    ['/weg', 'gone'],
    ['/voorgoed-weg', 'gone'],
    ['/naar-weg', 'gone'],
    ['/rondje', 'gone'],
    ['/naar-bestand', 'gone'],
    ['/stuk', 'unclear'],
    ['/dicht', 'unclear'],
  ])('to %s is found: %s', async (path, found) => {
    expect(await reachLink(base + path, { allowInside: true })).toBe(found)
  })
  test('that does not answer in time is unclear, as is one that nobody listens on', async () => {
    expect(await reachLink(`${base}/traag`, { allowInside: true, milliseconds: 150 })).toBe('unclear')
    expect(await reachLink('http://127.0.0.1:1/', { allowInside: true })).toBe('unclear')
    expect(await reachLink('geen adres')).toBe('unclear')
  })
  test('to this machine is not asked at all', async () => {
    const before = asked
    expect(await reachLink(`${base}/goed`)).toBe('gone')
    expect(await reachLink(`${base.replace('127.0.0.1', 'localhost')}/goed`)).toBe('gone')
    expect(asked).toBe(before)
  })
})
