import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { beginAnswer, headText } from './head.ts'
import type { HeaderList } from './security-headers.ts'

export type Encoding = 'identity' | 'gzip' | 'br'
type Head = { headers: HeaderList; text: string }
type Variant = { body: Buffer; etag: string; head: Head; unchanged: Head }

/** One finished answer: all that is left to do is to write it. */
export type Finished = {
  status: number
  hash: string
  compressible: boolean
  cacheControl: string
  /** What depends on nothing in particular still ends: pages say 'gisteren'. Milliseconds since 1970. */
  until: number
  tags: ReadonlySet<string>
  variants: { [encoding in Encoding]?: Variant }
  /** The headers that every encoding has. */
  headers: HeaderList
}

export type Answer = {
  status: number
  contentType: string
  location?: string | undefined
  body: Buffer
  tags: ReadonlySet<string>
  lifetime: number
  cacheControl: string
  headers: HeaderList
}

const zip = { gzip: promisify(gzip), br: promisify(brotliCompress) }
const textual = /^(?:text\/|image\/svg\+xml|application\/(?:[a-z.+-]*(?:json|xml|javascript)|manifest))/
const smallestCompressed = 400

function variantOf(finished: Finished, body: Buffer, encoding: Encoding): Variant {
  const etag = encoding === 'identity' ? `"${finished.hash}"` : `"${finished.hash}-${encoding}"`
  const own = ['ETag', etag, ...(finished.compressible ? ['Vary', 'Accept-Encoding'] : [])]
  const encoded = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
  const head = ['Content-Length', String(body.length), ...encoded, ...own, ...finished.headers]
  // The reader keeps the other headers of what it has, and those are in the hash: a changed policy is a changed tag.
  const unchanged = [...own, 'Cache-Control', finished.cacheControl]
  return {
    body,
    etag,
    head: { headers: head, text: headText(finished.status, head) },
    unchanged: { headers: unchanged, text: headText(304, unchanged) },
  }
}

/** Makes an answer ready to be written. The compressed forms follow when someone first asks for them. */
export function finish(answer: Answer): Finished {
  const { status, contentType, location, body, cacheControl } = answer
  const headers = [
    ...(body.length > 0 ? ['Content-Type', contentType] : []),
    ...(location === undefined ? [] : ['Location', location]),
    'Cache-Control',
    cacheControl,
    ...answer.headers,
  ]
  const finished: Finished = {
    status,
    hash: createHash('sha256').update(headers.join('\n')).update(body).digest('base64url').slice(0, 22),
    cacheControl,
    compressible: body.length >= smallestCompressed && textual.test(contentType),
    until: Date.now() + answer.lifetime,
    tags: answer.tags,
    variants: {},
    headers,
  }
  finished.variants.identity = variantOf(finished, body, 'identity')
  return finished
}

/** The bytes that one finished answer holds in memory, headers included. */
export function weigh(finished: Finished): number {
  const { identity, gzip: zipped, br } = finished.variants
  return 2_000 + (identity?.body.length ?? 0) + (zipped?.body.length ?? 0) + (br?.body.length ?? 0)
}

/** Makes the form in this encoding once; who asks meanwhile makes it too, which costs less than a lock. */
export async function compress(finished: Finished, encoding: Encoding): Promise<void> {
  const plain = finished.variants.identity?.body
  if (!plain || finished.variants[encoding] || encoding === 'identity') return
  const body =
    encoding === 'gzip'
      ? await zip.gzip(plain, { level: 9 })
      : await zip.br(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } })
  finished.variants[encoding] = variantOf(finished, body, encoding)
}

function acceptable(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.trim().toLowerCase().split(';')
    return name?.trim() === encoding && !parameters.some((parameter) => /^\s*q=0(?:\.0*)?\s*$/.test(parameter))
  })
}

const understood = new Map<string, Encoding>()

/** The best encoding that a reader accepts. Browsers send a handful of different headers: those are remembered. */
export function encodingFor(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const known = understood.get(header)
  if (known) return known
  const encoding = acceptable(header, 'br') ? 'br' : acceptable(header, 'gzip') ? 'gzip' : 'identity'
  if (understood.size < 200 && header.length < 200) understood.set(header, encoding)
  return encoding
}

function isUnchanged(header: string, variant: Variant, finished: Finished): boolean {
  if (header === variant.etag) return true
  // A list, a weak form of a proxy, or the tag of another encoding of the same bytes.
  return header.trim() === '*' || header.includes(finished.hash)
}

/**
 * Writes a finished answer: HEAD without body, 304 when the reader has it already.
 * Gives false when the wanted encoding is not made yet.
 */
export function write(request: IncomingMessage, response: ServerResponse, finished: Finished): boolean {
  const headers = request.headers
  const variant = finished.variants[finished.compressible ? encodingFor(headers['accept-encoding']) : 'identity']
  if (variant === undefined) return false
  const known = headers['if-none-match']
  if (known !== undefined && finished.status === 200 && isUnchanged(known, variant, finished)) {
    beginAnswer(response, 304, variant.unchanged.text, variant.unchanged.headers)
    response.end()
    return true
  }
  beginAnswer(response, finished.status, variant.head.text, variant.head.headers)
  if (request.method === 'HEAD') response.end()
  else response.end(variant.body)
  return true
}
