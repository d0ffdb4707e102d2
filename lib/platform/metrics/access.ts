import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const hash = (text: string) => createHash('sha256').update(text).digest()
const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/**
 * Whether this request may read the figures: with the token of the operator when there is one, else only from this
 * machine itself. A request that a proxy passed on comes from outside, whatever its address says.
 */
export function mayReadMetrics(request: IncomingMessage, settings: { token: string | undefined; trustProxy: boolean }): boolean {
  const { token, trustProxy } = settings
  if (token) return timingSafeEqual(hash(request.headers.authorization ?? ''), hash(`Bearer ${token}`))
  if (trustProxy || forwarded.some((name) => request.headers[name] !== undefined)) return false
  return /^(?:127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
}
