import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { publicDocument, withoutRemarks } from './document.ts'
import { askPage, type PageHandler, type WholeAnswer } from './fill.ts'
import { compress, encodingFor, finish, write, type Finished } from './finished-bytes.ts'
import { iconsOf, withIcons, type IconSheets } from './icons-in-document.ts'
import type { Filled, KeptAnswers } from './kept-answers.ts'
import { OneStylesheet } from './one-stylesheet.ts'
import { isOpenExit } from './public-routes.ts'
import { filePolicy, publicPolicy, type HeaderList } from './security-headers.ts'
import { newRequestNumber } from './trusted-request.ts'

/** Pages say 'gisteren' and 'over drie dagen', so even one that nothing changes is made anew after this long. */
const longestLifetime = 10 * 60_000
const missingLifetime = 30_000
const fileLifetime = 365 * 24 * 60 * 60_000

const pageCaching = 'public, max-age=0, must-revalidate'
const builtCaching = 'public, max-age=31536000, immutable'
const fileCaching = 'public, max-age=3600'

/** A public page that the framework could not make; the number is the one that stands in the log. */
export class BrokenPage extends Error {
  readonly requestNumber: string
  constructor(address: string, requestNumber: string, options?: ErrorOptions) {
    super(`no page for ${address}`, options)
    this.requestNumber = requestNumber
  }
}

type Settings = {
  handler: PageHandler
  kept: KeptAnswers
  common: HeaderList
  origin: string
  /** The addresses of all stylesheets of the build, in an order that every instance has; without them pages keep theirs. */
  stylesheets?: readonly string[]
  /** The sheets of icons in public/, from which a page gets what it shows. */
  iconSheets?: readonly string[]
  log: Pick<Logger, 'error'>
}

/** What stands behind an address: a page, a file as it is, or a stylesheet that is put together for pages. */
type AddressKind = 'page' | 'file' | 'styles'

// In public/, not in the build.
const ownScript = /^\/[a-z-]+\.js$/
const keptStatuses = new Set([200, 301, 308, 404, 410])
// Next's own address of the page for what is not found.
const notFoundAddress = '/_not-found'

/** Makes public pages and files into finished answers, through the framework's own answer to nobody. */
export class PublicPages {
  readonly #settings: Settings
  readonly #styles: OneStylesheet
  #missing: { page: Promise<WholeAnswer>; until: number } | undefined
  #allStyles: Finished | undefined
  #sheets: Promise<IconSheets> | undefined

  constructor(settings: Settings) {
    this.#settings = settings
    this.#styles = new OneStylesheet(settings.stylesheets ?? [], (address) => this.#text(address))
  }

  /**
   * The finished answer for a normalised address.
   * @throws BrokenPage when the framework answers with a fault; TooBusy.
   */
  get(address: string, rawUrl: string, number: string, kind: AddressKind): Promise<Finished> {
    return this.#settings.kept.get(address, rawUrl, () => (kind === 'styles' ? this.#style(address) : this.#fill(address, number, kind)))
  }

  /** Writes a finished answer in the encoding that the reader wants, which is made when it is the first to ask. */
  async send(request: IncomingMessage, response: ServerResponse, address: string, finished: Finished): Promise<void> {
    if (write(request, response, finished)) return
    await compress(finished, encodingFor(request.headers['accept-encoding']))
    this.#settings.kept.reweigh(address)
    write(request, response, finished)
  }

  /** The document for what is not found, also for signed-in pages: the same for everyone. */
  async notFound(number: string): Promise<{ contentType: string; body: Buffer; policy: string }> {
    const { contentType, body } = await this.#missingPage(number)
    return { contentType, body, policy: publicPolicy }
  }

  async #fill(address: string, number: string, kind: Exclude<AddressKind, 'styles'>): Promise<Filled> {
    const asked = await this.#ask(address, number)
    const isPage = asked.contentType.startsWith('text/html')
    const redirects = asked.status >= 300 && asked.status < 400
    const missing = asked.status === 404
    // Next leaves the body of a 404 to its script; a document has none, so the whole page stands in for it.
    const whole =
      missing && (isPage || kind === 'file')
        ? { ...(await this.#missingPage(number)), tags: asked.tags }
        : isPage
          ? await this.#document(asked, address, number)
          : kind === 'file' && ownScript.test(address)
            ? { ...asked, body: Buffer.from(withoutRemarks(asked.body.toString('utf8'))) }
            : asked
    const finished = finish({
      status: asked.status,
      contentType: whole.contentType,
      location: redirects ? asked.location : undefined,
      body: redirects ? Buffer.alloc(0) : whole.body,
      tags: asked.tags,
      lifetime: missing ? missingLifetime : kind === 'file' ? fileLifetime : longestLifetime,
      cacheControl: kind === 'page' || missing ? pageCaching : address.startsWith('/_next/') ? builtCaching : fileCaching,
      headers: [
        ...(isOpenExit(address) ? ['Access-Control-Allow-Origin', '*'] : []),
        'Content-Security-Policy',
        isPage || missing ? publicPolicy : filePolicy,
        ...this.#settings.common,
      ],
    })
    return { finished, keep: keptStatuses.has(asked.status) }
  }

  /** A stylesheet of a page. Of a page that another build made there is no more than all styles of this one, and only for now. */
  async #style(address: string): Promise<Filled> {
    const { text, exact } = await this.#styles.at(address)
    const make = () =>
      finish({
        status: 200,
        contentType: 'text/css; charset=utf-8',
        body: Buffer.from(text),
        tags: new Set(),
        lifetime: fileLifetime,
        cacheControl: exact ? builtCaching : pageCaching,
        headers: ['Content-Security-Policy', filePolicy, ...this.#settings.common],
      })
    if (exact) return { finished: make(), keep: true }
    // The same bytes for every address that somebody makes up: held once, outside what is kept by address.
    this.#allStyles ??= make()
    return { finished: this.#allStyles, keep: false }
  }

  async #ask(address: string, number: string): Promise<WholeAnswer> {
    const { handler, origin, log } = this.#settings
    let answer: WholeAnswer
    try {
      answer = await askPage(handler, address, origin, number)
    } catch (cause) {
      log.error({ err: cause, request: number, address: address.split('?', 1)[0] }, 'public page failed')
      throw new BrokenPage(address, number, { cause })
    }
    if (answer.status < 500) return answer
    log.error({ request: number, address: address.split('?', 1)[0], status: answer.status }, 'public page answered with a fault')
    throw new BrokenPage(address, number)
  }

  async #document(answer: WholeAnswer, address: string, number: string): Promise<WholeAnswer> {
    const { html, unfinished } = publicDocument(answer.body.toString('utf8'))
    if (unfinished.length > 0) {
      this.#settings.log.error(
        { request: number, address: address.split('?', 1)[0], unfinished },
        'public page was streamed in pieces; take out its Suspense or loading.tsx',
      )
    }
    return { ...answer, body: Buffer.from(await this.#lightened(html, number)) }
  }

  /** As it came a page is as good, only heavier: what cannot be read here is no reason to give no page. */
  async #lightened(html: string, number: string): Promise<string> {
    try {
      return withIcons(await this.#styles.inDocument(html), await this.#icons())
    } catch (fault) {
      this.#settings.log.error({ err: fault, request: number }, 'a page could not be made lighter')
      return html
    }
  }

  #icons(): Promise<IconSheets> {
    this.#sheets ??= Promise.all(
      (this.#settings.iconSheets ?? []).map(async (address) => iconsOf(address, await this.#text(address))),
    ).then((sheets) => new Map(sheets.flat()))
    // A failure is not remembered.
    this.#sheets.catch(() => (this.#sheets = undefined))
    return this.#sheets
  }

  async #text(address: string): Promise<string> {
    const { status, body } = await this.#ask(address, newRequestNumber())
    if (status !== 200) throw new Error(`${address}: ${status}`)
    return body.toString('utf8')
  }

  #missingPage(number: string): Promise<WholeAnswer> {
    if (this.#missing && this.#missing.until > Date.now()) return this.#missing.page
    const page = this.#ask(notFoundAddress, number).then((answer) => this.#document(answer, notFoundAddress, number))
    this.#missing = { page, until: Date.now() + longestLifetime }
    // A failure is not remembered.
    page.catch(() => (this.#missing = undefined))
    return page
  }
}
