import http from 'node:http'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { nextPage, openDoor } from './front-door.fixture.ts'
import { beginAnswer, headText, keepAliveSeconds } from './head.ts'

/** What comes back over a socket, as it is, until the text has been seen or the socket closes. */
async function rawAnswer(port: number, request: string, until: (received: string) => boolean): Promise<string> {
  const socket = net.connect(port, '127.0.0.1')
  let received = ''
  socket.write(request)
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      if (until(received)) resolve()
    })
    socket.on('close', () => resolve())
  })
  socket.destroy()
  return received
}

const withoutDate = (answer: string) => answer.replace(/Date: [^\r]+ GMT/, 'Date: then')

test.each([
  ['a page', 200, 'GET'],
  ['the head of a page', 200, 'HEAD'],
  ['nothing new', 304, 'GET'],
  ['nothing there', 404, 'GET'],
])('%s made before is byte for byte what Node would have written', async (_name, status, method) => {
  const body = status === 304 ? '' : 'hallo'
  const headers = [...(body ? ['Content-Length', '5'] : []), 'Content-Type', 'text/html', 'ETag', '"a"', 'X-A', 'b']
  const text = headText(status, headers)
  const server = http.createServer({ keepAliveTimeout: keepAliveSeconds * 1_000 }, (request, response) => {
    if (request.url === '/node') response.writeHead(status, headers)
    else beginAnswer(response, status, text, headers)
    response.end(request.method === 'HEAD' || !body ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  const ask = async (path: string) =>
    withoutDate(
      await rawAnswer(port, `${method} ${path} HTTP/1.1\r\nHost: a\r\n\r\n`, (seen) =>
        seen.endsWith(method === 'GET' && body ? 'hallo' : '\r\n\r\n'),
      ),
    )
  expect(await ask('/made')).toBe(await ask('/node'))
  server.closeAllConnections()
  server.close()
})

test('a connection serves many readers one after another, and several questions sent at once come back in order', async () => {
  const { ask, port, close } = await openDoor((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(nextPage(`pagina ${request.url}`))
  })
  await ask('/')
  await ask('/contact')
  const question = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${more}\r\n`
  const received = await rawAnswer(
    port,
    question('/') + question('/contact') + question('/') + question('/mijn', 'Connection: close\r\n'),
    () => false,
  )
  expect([...received.matchAll(/pagina ([^<]+)</g)].map(([, path]) => path)).toEqual(['/', '/contact', '/', '/mijn'])
  await close()
})

test('a reader who wants the connection closed, or speaks HTTP 1.0, gets that', async () => {
  const { ask, port, close } = await openDoor((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(nextPage('pagina'))
  })
  await ask('/')
  for (const question of [`GET / HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`, 'GET / HTTP/1.0\r\n\r\n']) {
    const received = await rawAnswer(port, question, () => false)
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(received).toMatch(/\r\nConnection: close\r\n/)
    expect(received).toContain('<main>pagina</main>')
  }
  await close()
})
