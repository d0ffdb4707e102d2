import type { LiveRefusal } from '#lib/platform/live.ts'

const noStore = { 'Cache-Control': 'private, no-store, no-transform' }
const refused: Readonly<Record<LiveRefusal, number>> = { draining: 503, too_many: 429 }

/** A line of server-sent events as an answer, or why there is none. */
export function liveAnswer(line: ReadableStream<Uint8Array> | LiveRefusal | 401 | 404): Response {
  if (typeof line === 'number') return new Response(null, { status: line, headers: noStore })
  if (typeof line === 'string') return new Response(null, { status: refused[line], headers: { ...noStore, 'Retry-After': '2' } })
  return new Response(line, { headers: { ...noStore, 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' } })
}
