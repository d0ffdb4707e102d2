import type { RequestListener } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { answerStatus, emptyTagsHere, onEmptyTags } from '../answer.ts'
import { countedPages, htmlType, nextPage, openDoor } from './front-door.fixture.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function door(handler: RequestListener) {
  const opened = await openDoor(handler)
  open.push(
    opened.close,
    onEmptyTags((tags) => opened.door.kept.empty(tags)),
  )
  return opened
}

describe('a public page', () => {
  test('is made once and answered from memory afterwards', async () => {
    const { handler, asked } = countedPages()
    const { ask } = await door(handler)
    const first = await ask('/lessen?utm_source=x')
    expect((await ask('/lessen')).text).toBe(first.text)
    expect((await ask('/lessen?utm_source=x')).text).toBe(first.text)
    expect(asked.map(({ url }) => url)).toEqual(['/lessen'])
    expect(first.text).not.toMatch(/_next\/static|__next_f|geheim/)
  })

  test('never sees a cookie, an authorization or any other header of the visitor', async () => {
    const { handler, asked } = countedPages()
    const { ask } = await door(handler)
    const canary = 'KANARIE-7391'
    const headers = {
      cookie: `__Host-sessie=${canary}`,
      authorization: `Bearer ${canary}`,
      'x-forwarded-for': canary,
      'user-agent': canary,
      'accept-language': canary,
      referer: `http://localhost/${canary}`,
      'x-verzonnen': canary,
      'next-router-state-tree': canary,
    }
    const reply = await ask(`/lessen?_rsc=${canary}&nog=${canary}`, { headers })
    expect(reply.status).toBe(200)
    expect(asked).toHaveLength(1)
    expect(JSON.stringify(asked)).not.toContain(canary)
    expect(JSON.stringify(reply)).not.toContain(canary)
  })

  test('may be read by a script of another site when it is an open exit, and only then', async () => {
    const { ask } = await door(countedPages().handler)
    const allowed = async (address: string) => (await ask(address)).headers['access-control-allow-origin']
    const exits = ['/api/v1/lessen?thema=klantreis', '/api/v1/lessen/een-les', '/oembed', '/lessen/atom.xml', '/lessen/feed.json']
    for (const address of [...exits, '/bundels/een/atom.xml', '/bijeenkomsten/agenda.ics'])
      expect(await allowed(address), address).toBe('*')
    for (const address of ['/', '/lessen', '/lessen/een-les', '/bundels/een', '/api/vragen/passend', '/mijn'])
      expect(await allowed(address), address).toBeUndefined()
  })

  test('never sets a cookie, also when the page tries to', async () => {
    const { ask } = await door((_request, response) => {
      response.setHeader('set-cookie', 'sessie=1')
      response.writeHead(200, htmlType)
      response.end(nextPage('x'))
    })
    expect((await ask('/')).headers['set-cookie']).toBeUndefined()
    expect((await ask('/')).headers['set-cookie']).toBeUndefined()
  })

  test('is compressed once in what the reader accepts', async () => {
    const { handler, asked } = countedPages()
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
    const { handler } = countedPages()
    const { ask } = await door(handler)
    const { headers } = await ask('/', { headers: { 'accept-encoding': 'br' } })
    for (const known of [String(headers.etag), `W/${headers.etag}`, `"ander", ${headers.etag}`, '*']) {
      const again = await ask('/', { headers: { 'accept-encoding': 'br', 'if-none-match': known } })
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag])
      expect(again.headers['cache-control']).toBe(headers['cache-control'])
    }
    expect((await ask('/', { headers: { 'if-none-match': '"ander"' } })).status).toBe(200)
  })

  test('answers HEAD with the headers of GET and no body', async () => {
    const { handler } = countedPages()
    const { ask } = await door(handler)
    const head = await ask('/', { method: 'HEAD' })
    const get = await ask('/')
    expect(head.bytes.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })

  test('is made anew in the very next answer after its tag was emptied', async () => {
    const { handler } = countedPages()
    const { ask } = await door(handler)
    expect((await ask('/')).text).toContain('Keer 1<')
    emptyTagsHere(['something else'])
    expect((await ask('/')).text).toContain('Keer 1<')
    emptyTagsHere(['lessons'])
    expect((await ask('/')).text).toContain('Keer 2<')
  })

  test('is made once when many ask at the same time', async () => {
    const { handler, asked } = countedPages((_request, response) => {
      setTimeout(() => {
        response.writeHead(200, htmlType)
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
      response.writeHead(200, htmlType)
      response.end(nextPage('Deze les is ingetrokken'))
    })
    expect((await ask('/lessen/weg')).status).toBe(410)
    const again = await ask('/lessen/weg')
    expect([again.status, again.text.includes('ingetrokken')]).toEqual([410, true])
  })

  test('that moved is kept as a redirect, and a temporary move is not', async () => {
    const { handler, asked } = countedPages((request, response) => {
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
      response.writeHead(404, htmlType)
      response.end(
        request.url === '/_not-found' ? nextPage('<h1>Deze pagina is er niet</h1>') : '<html id="__next_error__"><body></body></html>',
      )
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
      response.writeHead(200, htmlType)
      response.end(nextPage('<!--$?--><template id="B:0"></template>Bezig<!--/$-->'))
    })
    await ask('/')
    expect(lines).toMatchObject([{ level: 'error', fields: { address: '/', unfinished: ['waiting boundary', 'placeholder'] } }])
  })

  test("asked in parts by Next's router is no such part, so that the router loads the document", async () => {
    const { handler, asked } = countedPages()
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
      response.writeHead(200, htmlType)
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
