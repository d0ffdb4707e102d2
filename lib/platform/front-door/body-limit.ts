import type { IncomingMessage, ServerResponse } from 'node:http'

const kilobyte = 1024
const limits: readonly { pattern: RegExp; bytes: number }[] = [
  { pattern: /^\/api\/bestanden(?:\/|$)/, bytes: 12 * 1024 * kilobyte },
  { pattern: /^\/api\/lessen\/[^/]+\/concept$/, bytes: 400 * kilobyte },
]
const otherwise = 1024 * kilobyte

/** How many bytes a request may carry to this path. */
export function bodyLimit(path: string): number {
  return limits.find(({ pattern }) => pattern.test(path))?.bytes ?? otherwise
}

function announce(request: IncomingMessage, bytes: number): void {
  request.headers['content-length'] = String(bytes)
  delete request.headers['transfer-encoding']
}

/**
 * Waits until it is certain that a body is within its limit. With a Content-Length that is at once; a chunked body is
 * held back and counted, so that nothing runs on half of it.
 * @returns true when the request may go on, with its whole body still to be read.
 */
export function bodyFits(request: IncomingMessage, limit: number): boolean | Promise<boolean> {
  const announced = request.headers['content-length']
  if (announced !== undefined) return Number(announced) <= limit
  if (request.headers['transfer-encoding'] === undefined) return true
  // What arrived before this was asked waits in the request, and counts.
  let bytes = request.readableLength
  if (request.complete) {
    announce(request, bytes)
    return bytes <= limit
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const push = request.push.bind(request)
    request.push = (chunk: unknown) => {
      if (chunk === null) {
        request.push = push
        announce(request, bytes)
        resolve(true)
        for (const held of chunks) push(held)
        return push(null)
      }
      const held = Buffer.from(chunk as Uint8Array)
      bytes += held.length
      if (bytes <= limit) chunks.push(held)
      else {
        // From here on nothing is kept; `discardBody` reads the rest away.
        chunks.length = 0
        request.push = push
        resolve(false)
      }
      return true
    }
    request.once('close', () => resolve(false))
  })
}

const longestDiscard = 3_000
const mostDiscarded = 32 * 1024 * kilobyte

/**
 * Ends an answer that was given before the body was read: reads the rest away for a moment, since a browser that is cut
 * off while sending never shows the answer, and then closes the connection.
 */
export function discardBody(request: IncomingMessage, response: ServerResponse): void {
  const end = () => {
    clearTimeout(timer)
    if (!response.writableEnded) response.end()
  }
  const timer = setTimeout(end, longestDiscard)
  timer.unref()
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostDiscarded) end()
  })
  request.once('end', end)
  request.once('close', end)
  request.once('error', end)
  if (request.complete && request.readableEnded) end()
  else request.resume()
}
