import type { RequestListener } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { answerStatus, dependsOn, emptyTagsHere, onEmptyTags, requestNumber } from '../answer.ts'
import { nextPage, openDoor } from './front-door.fixture.ts'
import type { FrontDoorSettings } from './front-door.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function door(handler: RequestListener, settings?: Partial<FrontDoorSettings>) {
  const opened = await openDoor(handler, settings)
  open.push(opened.close, onEmptyTags((tags) => opened.door.kept.empty(tags)))
  return opened
}

const html = { 'content-type': 'text/html; charset=utf-8' }
const longText = '<p>Wij leerden dat het werkt.</p>'.repeat(40)

/** Answers like Next: a page for everything, with the number of times it was asked. */
function pages(extra?: RequestListener) {
  const asked: { url: string; headers: Record<string, unknown>; method: string }[] = []
  const handler: RequestListener = (request, response) => {
    asked.push({ url: request.url ?? '', headers: { ...request.headers }, method: request.method ?? '' })
    if (extra) return extra(request, response)
    dependsOn('lessons')
    response.writeHead(200, html)
    response.end(nextPage(`<h1>Keer ${asked.length}</h1>${longText}`))
  }
  return { handler, asked }
}

describe('a public page', () => {
  test('is made once and answered from memory afterwards', async () => {
    const { handler, asked } = pages()
    const { ask } = await door(handler)
    const first = await ask('/lessen?utm_source=x')
    expect((await ask('/lessen')).text).toBe(first.text)
    expect((await ask('/lessen?utm_source=x')).text).toBe(first.text)
    expect(asked.map(({ url }) => url)).toEqual(['/lessen'])
    expect(first.text).not.toMatch(/_next\/static|__next_f|geheim/)
  })

  test('never sees a cookie, an authorization or any other header of the visitor', async () => {
    const { handler, asked } = pages()
    const { ask } = await door(handler)
    const canary = 'KANARIE-7391'
    const headers = {
      cookie: `__Host-sessie=${canary}`, authorization: `Bearer ${canary}`, 'x-forwarded-for': canary, 'user-agent': canary,
      'accept-language': canary, referer: `http://localhost/${canary}`, 'x-verzonnen': canary, 'next-router-state-tree': canary,
    }
    const reply = await ask(`/lessen?_rsc=${canary}&nog=${canary}`, { headers })
    expect(reply.status).toBe(200)
    expect(asked).toHaveLength(1)
    expect(JSON.stringify(asked)).not.toContain(canary)
    expect(JSON.stringify(reply)).not.toContain(canary)
  })

  test('never sets a cookie, also when the page tries to', async () => {
    const { ask } = await door((_request, response) => {
      response.setHeader('set-cookie', 'sessie=1')
      response.writeHead(200, html)
      response.end(nextPage('x'))
    })
    expect((await ask('/')).headers['set-cookie']).toBeUndefined()
    expect((await ask('/')).headers['set-cookie']).toBeUndefined()
  })

  test('is compressed once in what the reader accepts', async () => {
    const { handler, asked } = pages()
    const { ask } = await door(handler)
    const plain = await ask('/')
    const zipped = await ask('/', { headers: { 'accept-encoding': 'gzip, deflate' } })
    const br = await ask('/', { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } })
    const refused = await ask('/', { headers: { 'accept-encoding': 'br;q=0, gzip;q=0.5' } })
    expect([plain, zipped, br, refused].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br', 'gzip'])
    expect(gunzipSync(zipped.bytes).toString()).toBe(plain.text)
    expect(brotliDecompressSync(br.bytes).toString()).toBe(plain.text)
    expect(new Set([plain, zipped, br].map(({ headers }) => headers.etag)).size).toBe(3)
    for (const reply of [plain, zipped, br]) {
      expect(reply.headers.vary).toBe('Accept-Encoding')
      expect(reply.headers['content-length']).toBe(String(reply.bytes.length))
    }
    expect(asked).toHaveLength(1)
  })

  test('costs a reader who has it already only a 304', async () => {
    const { handler } = pages()
    const { ask } = await door(handler)
    const { headers } = await ask('/', { headers: { 'accept-encoding': 'br' } })
    for (const known of [String(headers.etag), `W/${headers.etag}`, `"ander", ${headers.etag}`, '*']) {
      const again = await ask('/', { headers: { 'accept-encoding': 'br', 'if-none-match': known } })
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag])
      expect(again.headers['content-security-policy']).toBe(headers['content-security-policy'])
    }
    expect((await ask('/', { headers: { 'if-none-match': '"ander"' } })).status).toBe(200)
  })

  test('answers HEAD with the headers of GET and no body', async () => {
    const { handler } = pages()
    const { ask } = await door(handler)
    const head = await ask('/', { method: 'HEAD' })
    const get = await ask('/')
    expect(head.bytes.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })

  test('is made anew in the very next answer after its tag was emptied', async () => {
    const { handler } = pages()
    const { ask } = await door(handler)
    expect((await ask('/')).text).toContain('Keer 1<')
    emptyTagsHere(['something else'])
    expect((await ask('/')).text).toContain('Keer 1<')
    emptyTagsHere(['lessons'])
    expect((await ask('/')).text).toContain('Keer 2<')
  })

  test('is made once when many ask at the same time', async () => {
    const { handler, asked } = pages((_request, response) => {
      setTimeout(() => {
        response.writeHead(200, html)
        response.end(nextPage('traag'))
      }, 30)
    })
    const { ask } = await door(handler)
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask('/')))
    expect(replies.every(({ status, text }) => status === 200 && text.includes('traag'))).toBe(true)
    expect(asked).toHaveLength(1)
  })

  test('may say that it is gone', async () => {
    const { ask } = await door((_request, response) => {
      answerStatus(410)
      response.writeHead(200, html)
      response.end(nextPage('Deze les is ingetrokken'))
    })
    expect((await ask('/lessen/weg')).status).toBe(410)
    const again = await ask('/lessen/weg')
    expect([again.status, again.text.includes('ingetrokken')]).toEqual([410, true])
  })

  test('that moved is kept as a redirect, and a temporary move is not', async () => {
    const { handler, asked } = pages((request, response) => {
      response.statusCode = request.url === '/lessen/oud' ? 308 : 307
      response.setHeader('location', '/lessen/nieuw')
      response.end('niet nodig')
    })
    const { ask } = await door(handler)
    for (const address of ['/lessen/oud', '/lessen/oud', '/lessen/even', '/lessen/even']) {
      const reply = await ask(address)
      expect([reply.headers.location, reply.text]).toEqual(['/lessen/nieuw', ''])
    }
    expect(asked.map(({ url }) => url)).toEqual(['/lessen/oud', '/lessen/even', '/lessen/even'])
  })

  test('that is not found is the whole page for that, and not the empty one that a script would fill', async () => {
    const { ask } = await door((request, response) => {
      response.writeHead(404, html)
      response.end(request.url === '/_not-found' ? nextPage('<h1>Deze pagina is er niet</h1>') : '<html id="__next_error__"><body></body></html>')
    })
    for (const address of ['/lessen/bestaat-niet', '/onzin/pad']) {
      const reply = await ask(address, { headers: { accept: 'text/html' } })
      expect([reply.status, reply.text.includes('Deze pagina is er niet')]).toEqual([404, true])
      expect(reply.text).not.toContain('_next/static')
    }
    expect((await ask('/onzin', { method: 'HEAD' })).text).toBe('')
  })

  test('that was streamed in pieces is reported in the log', async () => {
    const { ask, lines } = await door((_request, response) => {
      response.writeHead(200, html)
      response.end(nextPage('<!--$?--><template id="B:0"></template>Bezig<!--/$-->'))
    })
    await ask('/')
    expect(lines).toMatchObject([{ level: 'error', fields: { address: '/', unfinished: ['waiting boundary', 'placeholder'] } }])
  })

  test("asked in parts by Next's router is no such part, so that the router loads the document", async () => {
    const { handler, asked } = pages()
    const { ask } = await door(handler)
    await ask('/')
    const reply = await ask('/?_rsc=abc', { headers: { rsc: '1', cookie: 'sessie=1' } })
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    const again = await ask('/', { headers: { rsc: '1' } })
    expect(again.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(asked).toHaveLength(1)
  })

  test('that breaks gives a Dutch page with the number that stands in the log, and is not kept', async () => {
    let broken = true
    const { ask, lines } = await door((_request, response) => {
      if (broken) throw new Error('geheime oorzaak')
      response.writeHead(200, html)
      response.end(nextPage('goed'))
    })
    const reply = await ask('/lessen', { headers: { accept: 'text/html' } })
    const number = /nummer <strong>([^<]+)</.exec(reply.text)?.[1]
    expect(reply.status).toBe(500)
    expect(reply.text).toContain('<title>Fout: er ging iets mis – Proeftuin</title>')
    expect(reply.text).not.toContain('geheime oorzaak')
    expect(lines.find(({ level }) => level === 'error')?.fields.request).toBe(number)
    expect(reply.headers['cache-control']).toBe('private, no-store')
    broken = false
    expect((await ask('/lessen')).status).toBe(200)
  })
})

describe('a signed-in page', () => {
  const personal: RequestListener = (request, response) => {
    const nonce = /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1]
    response.setHeader('cache-control', 'public, max-age=60')
    response.writeHead(200, { ...html, 'X-Powered-By': 'Next.js' })
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
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonces[0]}' 'strict-dynamic'`)
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

  test('whose handler fails before any answer gives the same page', async () => {
    const { ask } = await door(() => {
      throw new Error('geheim')
    })
    const reply = await ask('/mijn', { headers: { accept: 'text/html' } })
    expect([reply.status, reply.text.includes('Er ging iets mis'), reply.text.includes('geheim')]).toEqual([500, true, false])
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
  const { handler } = pages()
  const { ask, origin } = await door(handler, { publicFiles: new Set(['/site.js']) })
  const kinds = ['/', '/lessen/feed.json', '/mijn', '/site.js', '/_next/static/chunks/a.js', '/api/health/live', '/api/health/ready']
  const replies = [...(await Promise.all(kinds.map((path) => ask(path)))), await ask('/mijn', { method: 'POST' }), await ask('//kwaad.example')]
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

describe('health', () => {
  test('live and ready answer without asking the framework', async () => {
    const { handler, asked } = pages()
    const { ask } = await door(handler)
    expect([(await ask('/api/health/live')).status, (await ask('/api/health/ready')).status]).toEqual([200, 200])
    expect(asked).toEqual([])
  })

  test('not ready when the database does not answer, but alive', async () => {
    for (const ready of [async () => false, () => Promise.reject(new Error('weg'))]) {
      const { ask } = await door(pages().handler, { ready })
      expect([(await ask('/api/health/live')).status, (await ask('/api/health/ready')).status]).toEqual([200, 503])
    }
  })

  test('not ready while it drains, but it still answers and lets go of the connection', async () => {
    const { ask, door: opened } = await door(pages().handler)
    await ask('/')
    opened.drain()
    expect((await ask('/api/health/ready')).status).toBe(503)
    for (const path of ['/', '/mijn']) {
      const reply = await ask(path)
      expect([reply.status, reply.headers.connection]).toEqual([200, 'close'])
    }
  })
})
