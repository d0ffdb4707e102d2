import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { collectNotes, type AnswerNotes } from '../answer.ts'
import { mayReadMetrics } from '../metrics/access.ts'
import { pathForLog, watchAnswer } from '../metrics/answers.ts'
import { metrics } from '../metrics/state.ts'
import { bodyFits, bodyLimit, discardBody } from './body-limit.ts'
import { faultAnswer, faultPolicy, type Fault } from './fault-page.ts'
import type { PageHandler } from './fill.ts'
import { write } from './finished-bytes.ts'
import { KeptAnswers, TooBusy } from './kept-answers.ts'
import { isStylesheetAddress } from './one-stylesheet.ts'
import { judgeAnswer, type AnswerWriter } from './pass-through.ts'
import { PublicPages, BrokenPage } from './public-pages.ts'
import { publicAddress } from './public-routes.ts'
import { commonHeaders, filePolicy, privatePolicy, type HeaderList } from './security-headers.ts'
import { isOneClick, isPlainAddress, newRequestNumber, originRefusal, ownOrigin, trustOnly, type Place } from './trusted-request.ts'

export type FrontDoorSettings = Place & {
  /** What answers behind the door: Next, or a plain listener in a test. */
  handler: PageHandler
  /** With hot reload: nothing is kept, scripts stay, the policy is loose. */
  dev?: boolean
  /** Paths of the files in public/, which are the same for everyone. */
  publicFiles?: ReadonlySet<string>
  /** The addresses of the stylesheets of the build, in an order that every instance has. */
  stylesheets?: readonly string[]
  /** The sheets of icons in public/. */
  iconSheets?: readonly string[]
  /** Whether the database answers. */
  ready: () => Promise<boolean>
  /** The figures for the operator, and the token that they ask for; without a token only this machine reads them. */
  figures?: { text: () => Promise<string>; token: string | undefined }
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  kept?: KeptAnswers
}

const errorOf = (fault: unknown) => ({ err: fault instanceof Error ? fault : new Error(String(fault)) })

/**
 * The one door of the portal. In this order: finished bytes, number, health, trust, origin, body, public page or Next;
 * security headers on everything.
 */
export class FrontDoor {
  readonly kept: KeptAnswers
  readonly #settings: FrontDoorSettings
  readonly #common: HeaderList
  readonly #pages: PublicPages
  #draining = false

  constructor(settings: FrontDoorSettings) {
    this.#settings = settings
    this.kept = settings.kept ?? new KeptAnswers()
    this.#common = commonHeaders(settings.appUrl.startsWith('https:'))
    this.#pages = new PublicPages({ ...settings, kept: this.kept, common: this.#common, origin: new URL(settings.appUrl).origin })
  }

  /** From now on this instance says that it is not ready, and lets go of each connection after its answer. */
  drain(): void {
    this.#draining = true
  }

  /** The request listener, bound. */
  readonly listener: RequestListener = (request, response) => {
    if (this.#draining) response.shouldKeepAlive = false
    // The hot path: a page that was asked under exactly this address before.
    if ((request.method === 'GET' || request.method === 'HEAD') && request.headers.rsc === undefined) {
      const finished = this.kept.at(request.url ?? '/')
      if (finished !== undefined && write(request, response, finished)) {
        metrics.kept += 1
        return
      }
    }
    const number = newRequestNumber()
    watchAnswer(request, response, number, this.#settings.log)
    this.#answer(request, response, number).catch((fault: unknown) => {
      this.#settings.log.error({ ...errorOf(fault), request: number }, 'front door failed')
      if (response.headersSent) response.destroy()
      else this.#refuse(request, response, 'broken', number)
    })
  }

  async #answer(request: IncomingMessage, response: ServerResponse, number: string): Promise<void> {
    const rawUrl = request.url ?? '/'
    if (!isPlainAddress(rawUrl)) return this.#refuse(request, response, 'bad_address', number)
    const path = rawUrl.split('?', 1)[0] ?? '/'
    const reading = request.method === 'GET' || request.method === 'HEAD'
    if (reading && path === '/api/health/live') return this.#health(response, true, number)
    if (reading && path === '/api/health/ready') {
      return this.#health(response, !this.#draining && (await this.#settings.ready().catch(() => false)), number)
    }
    if (reading && path === '/api/metrics' && (await this.#figures(request, response, number))) return

    const origin = ownOrigin(request, this.#settings)
    trustOnly(request, this.#settings, origin, number)
    const refusal = isOneClick(request, path) ? undefined : originRefusal(request, origin)
    if (refusal) {
      this.#settings.log.warn({ request: number, method: request.method, path: pathForLog(path), reason: refusal }, 'refused')
      return this.#refuse(request, response, 'wrong_origin', number)
    }
    if (reading && (await this.#publicPage(request, response, rawUrl, path, number))) return
    if (request.headers.expect !== undefined && Number(request.headers['content-length'] ?? 0) <= bodyLimit(path)) response.writeContinue()
    const fits = bodyFits(request, bodyLimit(path))
    if (!(fits === true || (await fits))) {
      if (request.socket.destroyed) return
      this.#settings.log.warn({ request: number, method: request.method, path: pathForLog(path), reason: 'too_large' }, 'refused')
      return this.#refuse(request, response, 'too_large', number)
    }
    await this.#passOn(request, response, path, number)
  }

  /** Answers from finished bytes; false when the address is not the same for everyone. */
  async #publicPage(request: IncomingMessage, response: ServerResponse, rawUrl: string, path: string, number: string): Promise<boolean> {
    if (this.#settings.dev) {
      // Made each time, but for nobody, so that a page that leans on a cookie is seen before it is built.
      if (publicAddress(rawUrl) !== undefined) {
        delete request.headers.cookie
        delete request.headers.authorization
      }
      return false
    }
    const isStyles = isStylesheetAddress(path)
    const isFile = isStyles || path.startsWith('/_next/static/') || this.#settings.publicFiles?.has(path)
    const address = isFile ? path : publicAddress(rawUrl)
    if (address === undefined) return false
    if (request.headers.rsc !== undefined && !isFile) {
      // Next's router asks for a part of a page. Anything that is no such part makes it load the whole document.
      const body = Buffer.from('Deze pagina is een document.')
      response.writeHead(200, this.#headers(number, 'text/plain; charset=utf-8', body.length, filePolicy))
      response.end(body)
      return true
    }
    try {
      const finished = await this.#pages.get(address, rawUrl, number, isStyles ? 'styles' : isFile ? 'file' : 'page')
      await this.#pages.send(request, response, address, finished)
    } catch (fault) {
      if (fault instanceof BrokenPage) this.#refuse(request, response, 'broken', fault.requestNumber)
      else if (fault instanceof TooBusy) this.#refuse(request, response, 'busy', number)
      else throw fault
    }
    return true
  }

  async #passOn(request: IncomingMessage, response: ServerResponse, path: string, number: string): Promise<void> {
    const { dev = false, handler, log } = this.#settings
    const { policy, nonce } = privatePolicy(dev)
    // Next takes the nonce for its scripts from this header of the *request*.
    request.headers['content-security-policy'] = policy
    request.headers['x-nonce'] = nonce
    response.setHeader('X-Request-Id', number)
    for (let index = 0; index + 1 < this.#common.length; index += 2)
      response.setHeader(this.#common[index] ?? '', this.#common[index + 1] ?? '')

    const notes: AnswerNotes = { requestNumber: number, tags: new Set() }
    judgeAnswer(response, (answer, status) => {
      if (status === 200 && notes.status !== undefined) answer.statusCode = notes.status
      const type = String(answer.getHeader('content-type') ?? '')
      const isPage = type.startsWith('text/html')
      answer.setHeader('Content-Security-Policy', isPage ? policy : filePolicy)
      answer.removeHeader('X-Powered-By')
      // Pages, parts of pages and redirects may differ by person; a file says itself how long it lasts.
      const personal = isPage || type.startsWith('text/x-component') || status >= 300 || answer.hasHeader('set-cookie')
      if (!path.startsWith('/_next/') && (personal || !answer.hasHeader('cache-control')))
        answer.setHeader('Cache-Control', 'private, no-store')
      const asksPage = request.headers.rsc === undefined && request.headers['next-action'] === undefined
      if (status >= 500) {
        log.error({ request: number, method: request.method, path: pathForLog(path), status }, 'answered with a fault')
        if (!dev && asksPage && (isPage || type === '' || type.startsWith('text/plain'))) {
          return (writer) => this.#write(request, writer, 'broken', number)
        }
      }
      // Next leaves the body of a 404 to its script, and prerenders unknown addresses without a nonce.
      if (!dev && status === 404 && isPage && asksPage) return (writer) => void this.#notFound(request, writer, number)
      return undefined
    })
    await collectNotes(notes, async () => handler(request, response))
  }

  async #notFound(request: IncomingMessage, writer: AnswerWriter, number: string): Promise<void> {
    try {
      const page = await this.#pages.notFound(number)
      writer.writeHead(404, [...this.#headers(number, page.contentType, page.body.length, page.policy)])
      writer.end(request.method === 'HEAD' ? undefined : page.body)
    } catch (fault) {
      this.#settings.log.error({ ...errorOf(fault), request: number }, 'no page for what is not found')
      this.#write(request, writer, 'broken', number)
    }
  }

  #headers(number: string, contentType: string, bytes: number, policy: string): string[] {
    return [
      'Content-Type',
      contentType,
      'Content-Length',
      String(bytes),
      'Cache-Control',
      'private, no-store',
      'Content-Security-Policy',
      policy,
      'X-Request-Id',
      number,
      ...this.#common,
    ]
  }

  #write(request: IncomingMessage, writer: AnswerWriter, fault: Fault, number: string): void {
    const { status, contentType, body } = faultAnswer(request, fault, number)
    writer.writeHead(status, this.#headers(number, contentType, body.length, faultPolicy))
    writer.end(request.method === 'HEAD' ? undefined : body)
  }

  #refuse(request: IncomingMessage, response: ServerResponse, fault: Fault, number: string): void {
    const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined
    if (!hasBody || request.complete) return this.#write(request, response, fault, number)
    const { status, contentType, body } = faultAnswer(request, fault, number)
    response.shouldKeepAlive = false
    response.writeHead(status, this.#headers(number, contentType, body.length, faultPolicy))
    response.write(body)
    discardBody(request, response)
  }

  /** The figures; false when this request may not read them, so that it gets what every unknown address gets. */
  async #figures(request: IncomingMessage, response: ServerResponse, number: string): Promise<boolean> {
    const { figures, trustProxy } = this.#settings
    if (!figures || !mayReadMetrics(request, { token: figures.token, trustProxy })) return false
    const body = Buffer.from(await figures.text())
    response.writeHead(200, this.#headers(number, 'text/plain; version=0.0.4; charset=utf-8', body.length, filePolicy))
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }

  #health(response: ServerResponse, well: boolean, number: string): void {
    const body = Buffer.from(JSON.stringify({ status: well ? 'ok' : 'unavailable' }))
    response.writeHead(well ? 200 : 503, this.#headers(number, 'application/json; charset=utf-8', body.length, filePolicy))
    response.end(body)
  }
}
