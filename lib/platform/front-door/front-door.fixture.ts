import http, { type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dependsOn } from '../answer.ts'
import { FrontDoor, type FrontDoorSettings } from './front-door.ts'

export type Reply = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }
type Asking = { method?: string; headers?: Record<string, string>; body?: string | Buffer; chunked?: boolean }
type LogLine = { level: 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string }

/** A front door on a free port with a plain listener behind it, and what it logged. */
export async function openDoor(handler: RequestListener, settings: Partial<FrontDoorSettings> = {}) {
  const lines: LogLine[] = []
  /** The line that every answer gets, kept apart from what is worth telling. */
  const answered: LogLine[] = []
  const note = (level: LogLine['level']) => (fields: unknown, message?: string) => {
    const into = message === 'answered' ? answered : lines
    into.push({ level, fields: typeof fields === 'object' ? (fields as Record<string, unknown>) : {}, message: message ?? String(fields) })
  }
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://localhost:${port}`
  const door = new FrontDoor({
    handler,
    appUrl: origin,
    demo: false,
    trustProxy: false,
    ready: async () => true,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    ...settings,
  })
  server.on('request', door.listener)
  server.on('checkContinue', door.listener)

  /** Asks by a bare client: no header is added but Host, and nothing is unpacked. */
  const ask = (path: string, { method = 'GET', headers = {}, body, chunked = false }: Asking = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const length = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const request = http.request({ host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}`, ...length, ...headers } })
      request.on('error', reject)
      request.on('response', (response: IncomingMessage) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString('utf8') })
        })
      })
      if (chunked && body !== undefined) {
        const whole = Buffer.from(body)
        for (let at = 0; at < whole.length; at += 16_384) request.write(whole.subarray(at, at + 16_384))
      } else if (body !== undefined) request.write(body)
      request.end()
    })

  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { door, ask, close, origin, port, lines, answered, server }
}

/** A page as Next streams it, with its scripts. */
export function nextPage(content: string): string {
  return `<!DOCTYPE html><html lang="nl"><head><meta charSet="utf-8"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>\
<script src="/_next/static/chunks/b.js" async=""></script><title>Les</title><script type="module" src="/site.js"></script>\
<script src="/_next/static/chunks/c.js" noModule=""></script></head><body><div hidden=""><!--$--><!--/$--></div><main>${content}</main>\
<script id="_R_">(globalThis["TURBOPACK"]||[]).push({})</script><script>self.__next_f.push([1,"geheim"])</script></body></html>`
}

export const htmlType = { 'content-type': 'text/html; charset=utf-8' }
const longText = '<p>Wij leerden dat het werkt.</p>'.repeat(40)

/** Answers like Next, a page for everything, and remembers what it was asked. */
export function countedPages(instead?: RequestListener) {
  const asked: { url: string; headers: Record<string, unknown>; method: string }[] = []
  const handler: RequestListener = (request, response) => {
    asked.push({ url: request.url ?? '', headers: { ...request.headers }, method: request.method ?? '' })
    if (instead) return instead(request, response)
    dependsOn('lessons')
    response.writeHead(200, htmlType)
    response.end(nextPage(`<h1>Keer ${asked.length}</h1>${longText}`))
  }
  return { handler, asked }
}
