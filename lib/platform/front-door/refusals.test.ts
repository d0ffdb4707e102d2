import type { IncomingMessage } from 'node:http'
import net from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { bodyFits, bodyLimit } from './body-limit.ts'
import { openDoor } from './front-door.fixture.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A door whose framework counts what it was asked and gives back how many bytes it read. */
async function countingDoor() {
  let asked = 0
  const opened = await openDoor((request, response) => {
    asked += 1
    let bytes = 0
    request.on('data', (chunk: Buffer) => (bytes += chunk.length))
    request.on('end', () => response.end(String(bytes)))
  })
  open.push(opened.close)
  return { ...opened, asked: () => asked }
}

describe('a form from elsewhere', () => {
  test.each([
    ['without an origin', {}],
    ['from another site', { origin: 'https://kwaad.example' }],
    ['from a page without a name', { origin: 'null' }],
    ['that claims another host', { origin: 'https://kwaad.example', 'x-forwarded-host': 'kwaad.example', host: 'kwaad.example' }],
  ])('%s is refused in Dutch and nothing runs', async (_name, headers) => {
    const { ask, asked, lines } = await countingDoor()
    const reply = await ask('/mijn/lessen', {
      method: 'POST',
      body: 'a=1',
      headers: { accept: 'text/html', 'next-action': '', ...headers },
    })
    expect([reply.status, asked()]).toEqual([403, 0])
    expect(reply.text).toContain('Er is niets veranderd')
    expect(lines.at(-1)).toMatchObject({ level: 'warn', message: 'refused' })
  })

  test('with the right origin but sent by another site is refused', async () => {
    const { ask, asked, origin } = await countingDoor()
    const reply = await ask('/mijn', { method: 'POST', body: 'a=1', headers: { origin, 'sec-fetch-site': 'cross-site' } })
    expect([reply.status, asked()]).toEqual([403, 0])
  })

  test('from the portal itself goes through', async () => {
    const { ask, origin } = await countingDoor()
    expect((await ask('/mijn', { method: 'POST', body: 'a=1', headers: { origin } })).text).toBe('3')
  })

  test('to a public address goes through as well, with its cookie, and is not answered from memory', async () => {
    const { ask, origin, asked } = await countingDoor()
    await ask('/')
    const reply = await ask('/', { method: 'POST', body: 'a=1', headers: { origin, cookie: 'sessie=1' } })
    expect([reply.text, reply.headers['cache-control'], asked()]).toEqual(['3', 'private, no-store', 2])
  })

  const secret = '0123456789abcdef'.repeat(6)
  test('from a mail program that ends mails goes through, without what a browser would add of somebody', async () => {
    const seen: IncomingMessage['headers'][] = []
    const opened = await openDoor((request, response) => {
      seen.push(request.headers)
      response.end('ok')
    })
    open.push(opened.close)
    const headers = { cookie: 'sessie=1', authorization: 'Bearer x', 'next-action': 'abc', 'sec-fetch-site': 'cross-site' }
    const reply = await opened.ask(`/api/volgen/stop/${secret}`, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers })
    expect(reply.status).toBe(200)
    expect(Object.keys(seen[0] ?? {}).filter((name) => name in headers && name !== 'sec-fetch-site')).toEqual([])
  })
  test.each([
    ['with something behind the secret', 'POST', `/api/volgen/stop/${secret}/x`],
    ['with a secret that is too short', 'POST', '/api/volgen/stop/0123'],
    ['with another verb', 'DELETE', `/api/volgen/stop/${secret}`],
    ['to a page that begins like it', 'POST', `/volgen/${secret}`],
  ])('is no such mail program %s', async (_name, method, address) => {
    const { ask, asked } = await countingDoor()
    expect((await ask(address, { method, body: 'List-Unsubscribe=One-Click' })).status).toBe(403)
    expect(asked()).toBe(0)
  })

  test('is refused on a public address too', async () => {
    const { ask, asked } = await countingDoor()
    expect((await ask('/', { method: 'POST', body: 'a=1' })).status).toBe(403)
    expect(asked()).toBe(0)
  })

  test('a page gets a page, a script gets JSON, an action gets a sentence', async () => {
    const { ask } = await countingDoor()
    const post = { method: 'POST', body: 'a=1' }
    const kinds: Record<string, string>[] = [
      { accept: 'text/html' },
      { accept: 'application/json' },
      { accept: 'text/x-component', 'next-action': 'abc' },
    ]
    const replies = await Promise.all(kinds.map((headers) => ask('/mijn', { ...post, headers })))
    expect(replies.map(({ headers }) => headers['content-type'])).toEqual([
      'text/html; charset=utf-8',
      'application/json; charset=utf-8',
      'text/plain',
    ])
    expect(replies.every(({ text }) => text.includes('Er is niets veranderd'))).toBe(true)
  })
})

describe('a body that is too large', () => {
  const kilobyte = 1024
  test.each([
    ['/mijn', 1024 * kilobyte],
    ['/api/lessen/0198-abc/concept', 400 * kilobyte],
    ['/api/lessen/a/b/concept', 1024 * kilobyte],
    ['/api/bestanden', 12 * 1024 * kilobyte],
    ['/api/bestanden/abc', 12 * 1024 * kilobyte],
    ['/api/bestandenlijst', 1024 * kilobyte],
  ])('%s may carry %i bytes', (path, bytes) => {
    expect(bodyLimit(path)).toBe(bytes)
  })

  test.each([
    ['announced', false],
    ['in chunks of unknown number', true],
  ])('%s is refused in Dutch at the first byte over the limit', async (_name, chunked) => {
    const { ask, asked, origin } = await countingDoor()
    const limit = bodyLimit('/mijn')
    const send = (bytes: number) =>
      ask('/mijn', { method: 'POST', body: Buffer.alloc(bytes, 'a'), chunked, headers: { origin, accept: 'text/html' } })
    const within = await send(limit)
    expect([within.status, within.text]).toEqual([200, String(limit)])
    const over = await send(limit + 1)
    expect([over.status, over.headers.connection, asked()]).toEqual([413, 'close', 1])
    expect(over.text).toContain('Dit is te groot om te versturen')
  })

  test('that never ends is cut off', async () => {
    const { port, origin, asked } = await countingDoor()
    const socket = net.connect(port, '127.0.0.1')
    const received: Buffer[] = []
    socket.on('data', (chunk: Buffer) => received.push(chunk))
    socket.on('error', () => undefined)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write(`POST /mijn HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nTransfer-Encoding: chunked\r\n\r\n`)
    const piece = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    const sending = setInterval(() => socket.write(piece), 5)
    await closed
    clearInterval(sending)
    expect(Buffer.concat(received).toString()).toMatch(/^HTTP\/1\.1 413 /)
    expect(asked()).toBe(0)
  })

  test('in chunks that came before anyone counted is counted still', async () => {
    const waiting = Object.assign(new PassThrough(), { headers: { 'transfer-encoding': 'chunked' }, complete: false })
    waiting.write(Buffer.alloc(6))
    const fits = bodyFits(waiting as unknown as IncomingMessage, 10)
    waiting.push(Buffer.alloc(5))
    expect(await fits).toBe(false)
  })

  test('half a chunked body never reaches a page', async () => {
    const { port, origin, asked } = await countingDoor()
    const socket = net.connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `POST /mijn HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked()).toBe(0)
  })

  test('a reader who asks first whether it may come hears no before sending', async () => {
    const { ask, origin, asked } = await countingDoor()
    const reply = await ask('/mijn', {
      method: 'POST',
      headers: { origin, expect: '100-continue', 'content-length': String(5_000_000) },
      body: '',
    }).catch((fault: Error) => fault.message)
    expect(reply).toMatchObject({ status: 413 })
    expect(asked()).toBe(0)
  })
})

test.each(['//kwaad.example/', '/\\kwaad.example', 'http://kwaad.example/'])('the address %s is refused', async (path) => {
  const { ask, asked } = await countingDoor()
  expect([(await ask(path)).status, asked()]).toEqual([400, 0])
})
