import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { collectNotes, type AnswerNotes } from '../answer.ts'

/** Anything that answers requests as Next does; tests give their own. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => unknown

/** A whole answer as the framework gave it, with what the page noted while it was made. */
export type WholeAnswer = {
  status: number
  contentType: string
  location: string | undefined
  body: Buffer
  tags: ReadonlySet<string>
}

const slowestFilling = 20_000

/** Collects an answer in memory instead of sending it. */
class CollectedResponse extends ServerResponse {
  readonly chunks: Buffer[] = []

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.at(-1)
    if (Array.isArray(headers)) {
      const flat: unknown[] = headers.flat()
      for (let index = 0; index + 1 < flat.length; index += 2) this.setHeader(String(flat[index]), String(flat[index + 1]))
    } else if (headers && typeof headers === 'object') {
      for (const [name, value] of Object.entries(headers)) this.setHeader(name, value as string)
    }
    return super.writeHead(status)
  }

  override flushHeaders(): void {
    if (!this.headersSent) this.writeHead(this.statusCode)
  }

  #collect(chunk: unknown, encoding: unknown): void {
    this.flushHeaders()
    if (typeof chunk === 'string')
      this.chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk))
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#collect(chunk, rest[0])
    const done = rest.at(-1)
    if (typeof done === 'function') process.nextTick(done)
    return true
  }

  override end(...rest: unknown[]): this {
    if (this.finished) return this
    const done = rest.findLast((argument) => typeof argument === 'function')
    this.#collect(typeof rest[0] === 'function' ? undefined : rest[0], rest[1])
    this.finished = true
    process.nextTick(() => {
      this.emit('finish')
      this.emit('close')
      if (done) (done as () => void)()
    })
    return this
  }
}

/**
 * The request that fills finished bytes is built from nothing: no header of any visitor can be in it,
 * so no answer kept for everyone can hold something of one person.
 */
function anonymousRequest(address: string, origin: string, number: string): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  const { host, protocol } = new URL(origin)
  request.method = 'GET'
  request.url = address
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  request.headers = {
    host,
    accept: '*/*',
    'user-agent': 'proeftuin-front-door',
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
    'x-request-id': number,
  }
  request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) => [name, String(value)])
  request.complete = true
  request.push(null)
  return request
}

/**
 * Asks the framework for one public page, as nobody.
 * @throws Error when the handler fails or takes longer than 20 seconds.
 */
export async function askPage(handler: PageHandler, address: string, origin: string, number: string): Promise<WholeAnswer> {
  const request = anonymousRequest(address, origin, number)
  const response = new CollectedResponse(request)
  const notes: AnswerNotes = { requestNumber: number, tags: new Set() }
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`filling ${address} took longer than ${slowestFilling} ms`))
      response.emit('close')
    }, slowestFilling)
    response.once('finish', () => {
      clearTimeout(timer)
      resolve()
    })
    Promise.resolve(collectNotes(notes, async () => handler(request, response))).catch((fault: unknown) => {
      clearTimeout(timer)
      reject(fault instanceof Error ? fault : new Error(String(fault)))
    })
  })
  return {
    status: response.statusCode === 200 ? (notes.status ?? 200) : response.statusCode,
    contentType: String(response.getHeader('content-type') ?? 'application/octet-stream'),
    location: response.hasHeader('location') ? String(response.getHeader('location')) : undefined,
    body: Buffer.concat(response.chunks),
    tags: notes.tags,
  }
}
