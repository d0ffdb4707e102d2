import { randomBytes } from 'node:crypto'

/** Name and value in turn, as `writeHead` takes them fastest. */
export type HeaderList = readonly string[]

/** For documents without the framework's scripts: nothing inline, nothing from elsewhere. */
export const publicPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For what is no page: a file that someone opens by itself may load nothing. */
export const filePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A policy for one signed-in page, with the nonce that Next puts on its own scripts. */
export function privatePolicy(dev: boolean): { policy: string; nonce: string } {
  const nonce = randomBytes(16).toString('base64')
  const rest =
    "img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  // In development Next evaluates code, writes styles inline and listens on a socket.
  const policy = dev
    ? `default-src 'none'; script-src 'self' 'unsafe-eval' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; connect-src 'self' ws:; worker-src 'self' blob:; ${rest}`
    : `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self'; connect-src 'self'; ${rest}`
  return { policy, nonce }
}

// Only what could reach a person: features that a policy of our own scripts never asks for need no line.
const closedFeatures = ['browsing-topics', 'camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']

/** The headers on every answer, whatever it is. HSTS only where the portal itself is on https. */
export function commonHeaders(https: boolean): HeaderList {
  return [
    'X-Content-Type-Options',
    'nosniff',
    // Not no-referrer: that would turn the Origin of our own forms into null.
    'Referrer-Policy',
    'same-origin',
    'Permissions-Policy',
    closedFeatures.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Opener-Policy',
    'same-origin',
    ...(https ? ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] : []),
  ]
}
