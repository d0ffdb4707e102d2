import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { answerStatus, requestNumber } from '../answer.ts'
import { countedPages, htmlType, nextPage, openDoor } from './front-door.fixture.ts'
import type { FrontDoorSettings } from './front-door.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

// A handler may be async: Next's own is.
async function door(handler: (...given: Parameters<RequestListener>) => void | Promise<void>, settings?: Partial<FrontDoorSettings>) {
  const opened = await openDoor((request, response) => void handler(request, response), settings)
  open.push(opened.close)
  return opened
}

describe('a signed-in page', () => {
  const personal: RequestListener = (request, response) => {
    const nonce = /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1]
    response.setHeader('cache-control', 'public, max-age=60')
    response.writeHead(200, { ...htmlType, 'X-Powered-By': 'Next.js' })
    response.end(`<p>${request.headers.cookie}</p><script nonce="${nonce}"></script><p>${requestNumber()}</p>`)
  }

  test('gets its cookie, a nonce of its own and is kept by nobody', async () => {
    const { ask } = await door(personal)
    const one = await ask('/mijn', { headers: { cookie: 'sessie=jan', 'content-security-policy': "script-src 'nonce-verzonnen'" } })
    const two = await ask('/mijn', { headers: { cookie: 'sessie=els' } })
    expect(one.text).toContain('sessie=jan')
    expect(two.text).toContain('sessie=els')
    const nonces = [one, two].map(({ text }) => /nonce="([^"]+)"/.exec(text)?.[1] ?? '')
    expect(new Set(nonces).size).toBe(2)
    expect(one.headers['content-security-policy']).toContain(`'self' 'nonce-${nonces[0]}'`)
    expect(one.text).not.toContain('verzonnen')
    expect(one.headers['cache-control']).toBe('private, no-store')
    expect(one.headers['x-powered-by']).toBeUndefined()
    expect(one.text).toContain(String(one.headers['x-request-id']))
  })

  test('that breaks gives a Dutch page with its number, whatever the framework still writes', async () => {
    const { ask, lines } = await door((_request, response) => {
      response.statusCode = 500
      response.setHeader('content-type', 'text/html')
      response.flushHeaders()
      response.write('Internal ')
      response.end('Server Error: geheim')
    })
    const reply = await ask('/mijn', { headers: { accept: 'text/html', 'x-request-id': 'VERZ-ONNE' } })
    expect(reply.status).toBe(500)
    expect(reply.text).toContain(String(reply.headers['x-request-id']))
    expect(reply.text).not.toContain('geheim')
    expect(reply.headers['x-request-id']).not.toBe('VERZ-ONNE')
    expect(lines.at(-1)?.fields).toMatchObject({ request: reply.headers['x-request-id'], path: '/mijn', status: 500 })
  })

  test('that is not found is replaced as a whole, also when the framework goes on writing', async () => {
    const { ask } = await door(async (request, response): Promise<void> => {
      response.writeHead(404, htmlType)
      if (request.url === '/_not-found') return void response.end(nextPage('<h1>Deze pagina is er niet</h1>'))
      for (const piece of ['<html>', 'geheim', '</html>']) {
        response.write(piece)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      response.end('einde')
    })
    const { status, text } = await ask('/mijn/lessen/van-een-ander')
    expect([status, text]).toEqual([404, expect.stringContaining('Deze pagina is er niet')])
    expect(text).not.toMatch(/geheim|einde/)
  })

  test('whose handler fails before any answer gives the same page', async () => {
    const { ask } = await door(() => {
      throw new Error('geheim')
    })
    const reply = await ask('/mijn', { headers: { accept: 'text/html' } })
    expect([reply.status, reply.text.includes('Er ging iets mis'), reply.text.includes('geheim')]).toEqual([500, true, false])
    // As on every page of the demo, and the tests are one.
    expect(reply.text).toContain('Deze inhoud is verzonnen')
  })

  test('a fault while a script saves is JSON with a sentence', async () => {
    const { ask } = await door((_request, response) => {
      response.statusCode = 500
      response.end('Internal Server Error')
    })
    const reply = await ask('/api/iets')
    expect(JSON.parse(reply.text)).toMatchObject({ error: 'broken', number: reply.headers['x-request-id'] })
  })
})

test('every kind of answer carries the security headers', async () => {
  const { handler } = countedPages()
  const { ask, origin } = await door(handler, { publicFiles: new Set(['/site.js']) })
  const kinds = ['/', '/lessen/feed.json', '/mijn', '/site.js', '/_next/static/chunks/a.js', '/api/health/live', '/api/health/ready']
  const replies = [
    ...(await Promise.all(kinds.map((path) => ask(path)))),
    await ask('/mijn', { method: 'POST' }),
    await ask('//kwaad.example'),
  ]
  for (const { headers } of replies) {
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/)
    expect(headers['content-security-policy']).not.toMatch(/unsafe/)
    expect(headers['content-security-policy']).toMatch(/base-uri 'none'/)
    expect(headers['content-security-policy']).toMatch(/form-action /)
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-powered-by']).toBeUndefined()
  }
  expect(origin).toMatch(/^http:/)
  const { ask: askSafely } = await door(handler, { appUrl: 'https://leren.example' })
  expect((await askSafely('/')).headers['strict-transport-security']).toContain('max-age=63072000')
})

describe('with hot reload', () => {
  test('nothing is kept, scripts stay, and a public page still knows nobody', async () => {
    const { handler, asked } = countedPages((request, response) => {
      if (request.url === '/lessen/weg') answerStatus(410)
      response.setHeader('content-type', 'text/html')
      response.end(nextPage(String(request.headers.cookie)))
    })
    const { ask } = await door(handler, { dev: true })
    const headers = { cookie: 'sessie=jan' }
    const [home, , mine] = [await ask('/', { headers }), await ask('/', { headers }), await ask('/mijn', { headers })]
    expect(asked).toHaveLength(3)
    expect(home.text).toContain('_next/static')
    expect(home.text).not.toContain('sessie=jan')
    expect(mine.text).toContain('sessie=jan')
    expect((await ask('/lessen/weg')).status).toBe(410)
  })
})

describe('health', () => {
  test('live and ready answer without asking the framework', async () => {
    const { handler, asked } = countedPages()
    const { ask } = await door(handler)
    expect([(await ask('/api/health/live')).status, (await ask('/api/health/ready')).status]).toEqual([200, 200])
    expect(asked).toEqual([])
  })

  test('not ready when the database does not answer, but alive', async () => {
    for (const ready of [async () => false, () => Promise.reject(new Error('weg'))]) {
      const { ask } = await door(countedPages().handler, { ready })
      expect([(await ask('/api/health/live')).status, (await ask('/api/health/ready')).status]).toEqual([200, 503])
    }
  })

  test('not ready while it drains, but it still answers and lets go of the connection', async () => {
    const { ask, door: opened } = await door(countedPages().handler)
    await ask('/')
    opened.drain()
    expect((await ask('/api/health/ready')).status).toBe(503)
    for (const path of ['/', '/mijn']) {
      const reply = await ask(path)
      expect([reply.status, reply.headers.connection]).toEqual([200, 'close'])
    }
  })
})
