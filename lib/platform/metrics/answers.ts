import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { countAnswer, metrics, type AnswerKind } from './state.ts'

const slow = 1_000

const isSecret = (part: string) => /^[\w-]{32,}$/.test(part) && !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(part)

/** A path as it may stand in the log: what is long and no word can be the secret of a link, and an address is somebody's. */
export function pathForLog(path: string): string {
  return path
    .split('/')
    .map((part) => (isSecret(part) || /@|%40/.test(part) ? '[weggelaten]' : part))
    .join('/')
    .slice(0, 300)
}

function kindOf(method: string | undefined, path: string): AnswerKind {
  if (path.startsWith('/_next/')) return 'static'
  if (method !== 'GET' && method !== 'HEAD') return 'form'
  return path.startsWith('/api/') ? 'api' : 'page'
}

/** Counts an answer when it has ended, and writes a line about it with the number of the request. */
export function watchAnswer(request: IncomingMessage, response: ServerResponse, number: string, log: Pick<Logger, 'info' | 'warn'>): void {
  // The front door makes the method and the path its own before the end.
  const { method = 'GET', url = '/' } = request
  const path = url.split('?', 1)[0] ?? '/'
  // A proxy asks every second whether this instance is ready: that is no reader.
  if (path === '/api/metrics' || path.startsWith('/api/health/')) return
  const kind = kindOf(method, path)
  const started = performance.now()
  metrics.open += 1
  response.once('close', () => {
    metrics.open -= 1
    const ms = performance.now() - started
    const status = response.writableFinished ? response.statusCode : 0
    countAnswer(kind, status, ms / 1000)
    if (kind === 'static') return
    const line = { request: number, method, path: pathForLog(path), status, ms: Math.round(ms) }
    // A page that is kept up to date is open for minutes on purpose.
    const streams = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
    if (ms > slow && !streams) log.warn(line, 'answered slowly')
    else log.info(line, 'answered')
  })
}
