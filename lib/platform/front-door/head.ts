import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { HeaderList } from './security-headers.ts'

/** How long an idle connection is kept, in seconds: longer than the usual minute of a proxy, so that the proxy closes first. */
export const keepAliveSeconds = 65

/** The head of an answer as text, but for the lines that change: those come when it is sent. */
export function headText(status: number, headers: HeaderList): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`
  for (let index = 0; index + 1 < headers.length; index += 2) head += `${headers[index]}: ${headers[index + 1]}\r\n`
  return head
}

let second = 0
let changing = ''

function changingLines(): string {
  const now = Math.floor(Date.now() / 1_000)
  if (now !== second) {
    second = now
    changing = `Date: ${new Date(now * 1_000).toUTCString()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}\r\n\r\n`
  }
  return changing
}

type WithHead = { _header: string | null | undefined }

/**
 * Begins an answer with a head that was made before. `writeHead` would check and join a dozen headers again for every
 * reader, which costs a fifth of the whole answer. It sets what Node itself sets, and steps back to `writeHead` whenever
 * the connection is anything but an ordinary one that stays open; a test compares both, byte for byte.
 */
export function beginAnswer(response: ServerResponse, status: number, head: string, headers: HeaderList): void {
  const inner = response as unknown as WithHead
  if (response.shouldKeepAlive && response.req.httpVersionMinor === 1 && inner._header === null) {
    response.statusCode = status
    inner._header = head + changingLines()
  } else response.writeHead(status, headers as string[])
}
