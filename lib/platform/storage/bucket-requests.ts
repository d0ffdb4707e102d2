import { createHash } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { StorageAway, type FileSource } from './store.ts'

export type BucketSettings = {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  pathStyle: boolean
}

/** In milliseconds. */
export type Patience = {
  /** How long the other side may say nothing, while connecting, answering or in the middle of a file. */
  silence: number
  /** No new attempt is begun after this long: somebody waits for the page. */
  whole: number
  attempts: number
  /** Before the second attempt; four times as long before the next. */
  pause: number
}
const usual: Patience = { silence: 5_000, whole: 8_000, attempts: 3, pause: 100 }

/** So many silences in a row belong to a reader who is gone. */
const mostStalls = 24

type Question = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Below the bucket, without a slash in front; empty is the bucket itself. */
  path: string
  query?: Record<string, string>
  headers?: Record<string, string>
  source?: FileSource
}

/** The bytes could not be read on our side: asking again does not help. */
export class SourceFault extends Error {}

/** An answer whose body still has to be read or destroyed. */
export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: http.IncomingMessage }
export type Ask = (question: Question) => Promise<Answer>

const passes = (status: number) => status >= 500 && status !== 501 && status !== 507
const mayPass = (status: number) => passes(status) || status === 429 || status === 408
const nothing = createHash('sha256').digest('hex')

/** The body of an answer as text: errors and lists, never a file. */
export async function textOf({ body }: Answer): Promise<string> {
  const parts: Buffer[] = []
  try {
    for await (const part of body) parts.push(part as Buffer)
  } catch (fault) {
    throw new StorageAway('the answer broke off', { cause: fault })
  }
  return Buffer.concat(parts).toString()
}

function addressOf({ endpoint, bucket, pathStyle }: BucketSettings, { path, query = {} }: Question): URL {
  const address = new URL(endpoint)
  if (!pathStyle) address.hostname = `${bucket}.${address.hostname}`
  const base = address.pathname.replace(/\/$/, '')
  address.pathname = pathStyle ? `${base}/${bucket}${path && `/${path}`}` : `${base}/${path}`
  // Written as it is signed: a space or plus would be read differently on both sides.
  address.search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
  return address
}

/**
 * What to do when nothing moved for a while: in the middle of a file too it breaks off instead of hanging, unless bytes wait
 * for a reader who is slower than the storage. One who never comes back for them does not hold the line for ever.
 */
function breakingOff(answered: () => http.IncomingMessage | undefined, silence: number) {
  let stalls = 0
  let seen = 0
  return (request: http.ClientRequest) => {
    const body = answered()
    const { socket } = request
    const read = socket?.bytesRead ?? 0
    stalls = read === seen ? stalls + 1 : 0
    seen = read
    if (body && body.readableLength > 0 && stalls < mostStalls) return void socket?.setTimeout(silence)
    const fault = new Error(`said nothing for ${silence} ms`)
    if (body) body.destroy(fault)
    else request.destroy(fault)
  }
}

/** One attempt. Bytes of a file go out as fast as the other side takes them, and come in as fast as they are read. */
async function once(settings: BucketSettings, agent: http.Agent, question: Question, silence: number): Promise<Answer> {
  const { method, source } = question
  const address = addressOf(settings, question)
  const { accessKeyId, secretAccessKey, region } = settings
  const { headers } = await new AwsV4Signer({
    method,
    url: address.href,
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    headers: { ...question.headers, 'x-amz-content-sha256': source?.sha256 ?? nothing },
  }).sign()
  const { request: begin } = address.protocol === 'https:' ? https : http
  return new Promise<Answer>((resolve, reject) => {
    const request = begin(address, {
      method,
      agent,
      timeout: silence,
      headers: { ...Object.fromEntries(headers), ...(source && { 'content-length': String(source.bytes) }) },
    })
    let answered: http.IncomingMessage | undefined
    const breakOff = breakingOff(() => answered, silence)
    request.on('timeout', () => breakOff(request))
    request.on('error', reject)
    request.on('response', (body) => {
      answered = body
      resolve({ status: body.statusCode ?? 0, headers: body.headers, body })
    })
    if (!source) return void request.end()
    const content = Readable.from(source.open(), { objectMode: false })
    content.on('error', (fault) => {
      reject(new SourceFault('the source of a file broke off', { cause: fault }))
      request.destroy()
    })
    request.on('close', () => content.destroy())
    content.pipe(request)
  })
}

/**
 * Asks an S3-compatible server, signed, and again with growing pauses while it is away or too busy.
 * @throws StorageAway when it stays so
 */
export function bucketRequests(settings: BucketSettings, patience: Partial<Patience> = {}): Ask {
  const { silence, whole, attempts, pause } = { ...usual, ...patience }
  const Agent = new URL(settings.endpoint).protocol === 'https:' ? https.Agent : http.Agent
  const agent = new Agent({ keepAlive: true, maxSockets: 64, maxFreeSockets: 8 })
  return async (question) => {
    const started = performance.now()
    let last: unknown
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (attempt > 0) {
        const wait = pause * 4 ** (attempt - 1) * (0.5 + Math.random())
        if (performance.now() - started + wait > whole) break
        await sleep(wait)
      }
      try {
        const answer = await once(settings, agent, question, silence)
        if (!mayPass(answer.status)) return answer
        last = new Error(`answered ${answer.status}: ${(await textOf(answer)).slice(0, 200)}`)
      } catch (fault) {
        if (fault instanceof SourceFault) throw fault
        last = fault
      }
    }
    throw new StorageAway('the storage of files cannot be reached', { cause: last })
  }
}
