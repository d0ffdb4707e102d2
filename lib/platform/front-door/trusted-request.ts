import { randomFillSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Where the portal is, and what it may believe of a request. */
export type Place = {
  /** The portal's own address, e.g. https://leren.example. */
  appUrl: string
  /** Demo mode on loopback: the name in the address bar may be localhost or 127.0.0.1, with any port. */
  demo: boolean
  /** A proxy of ours stands in front: its X-Forwarded-For tells the reader's address. */
  trustProxy: boolean
}

// Without i, l, o and u: a number that someone reads out by phone is not misheard.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const pool = Buffer.alloc(4_096)
let used = pool.length

/** A request number such as `7K3M-QX90`: short enough to read out, random enough not to repeat. */
export function newRequestNumber(): string {
  if (used + 8 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let number = ''
  for (let index = 0; index < 8; index += 1) {
    number += alphabet[(pool[used + index] ?? 0) & 31]
    if (index === 3) number += '-'
  }
  used += 8
  return number
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i

/** The origin that the portal has for this request: never what a visitor claims, except a loopback name in demo mode. */
export function ownOrigin(request: IncomingMessage, place: Place): string {
  const host = request.headers.host
  if (place.demo && host !== undefined && loopback.test(host)) return `http://${host.toLowerCase()}`
  return new URL(place.appUrl).origin
}

/** Why a request that could change something is refused. */
export type OriginRefusal = 'no_origin' | 'other_origin' | 'cross_site'

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Only a page of the portal itself may change something. Next runs a server action without Origin and believes
 * X-Forwarded-Host, so this is decided before Next sees the request.
 */
export function originRefusal(request: IncomingMessage, origin: string): OriginRefusal | undefined {
  if (readingMethods.has(request.method ?? 'GET')) return undefined
  if (request.headers['sec-fetch-site'] === 'cross-site') return 'cross_site'
  const claimed = request.headers.origin
  if (claimed === undefined || claimed === 'null') return 'no_origin'
  return claimed === origin ? undefined : 'other_origin'
}

// 96 hexadecimal characters: a row and its signature, made here.
const oneClickPath = /^\/api\/volgen\/stop\/[0-9a-f]{96}$/

/**
 * A mail program that ends a series of mails for its reader (RFC 8058): it comes from its own servers, so without an
 * origin. The secret in the address is the permission, and it can do nothing else. What a browser would add of somebody
 * is taken off, so that this one exception leads nowhere but to that address.
 */
export function isOneClick(request: IncomingMessage, path: string): boolean {
  if (request.method !== 'POST' || !oneClickPath.test(path)) return false
  for (const name of ['cookie', 'authorization', 'next-action', 'rsc']) delete request.headers[name]
  return true
}

/** Replaces what a visitor could have made up by what is known: number, host, protocol and address of the reader. */
export function trustOnly(request: IncomingMessage, place: Place, origin: string, number: string): void {
  const headers = request.headers
  const claimed = headers['x-forwarded-for']
  // A proxy adds the address it saw at the end; what stands before it came from outside.
  const reported = place.trustProxy
    ? String(claimed ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip' || name === 'x-nonce') delete headers[name]
  }
  delete headers['content-security-policy']
  delete headers['content-security-policy-report-only']
  const own = new URL(origin)
  headers.host = own.host
  headers['x-forwarded-host'] = own.host
  headers['x-forwarded-proto'] = own.protocol.slice(0, -1)
  headers['x-forwarded-for'] = reported || request.socket.remoteAddress || ''
  headers['x-request-id'] = number
}

/** Whether an address is written as an address of this server: no other host, no backslash, no space. */
export function isPlainAddress(rawUrl: string): boolean {
  return rawUrl.startsWith('/') && !rawUrl.startsWith('//') && !/[\\\s]/.test(rawUrl)
}
