import { log } from './log.ts'
import { StorageAway } from './storage.ts'

type AnsweredFile = { sha256: string; isPublic: boolean; mediaType: string; bytes: number; kind: string; name: string }

/** What stands in the place of a file that is not there, or not for who asks. Nothing keeps this answer. */
export const noFile = () =>
  new Response('Dit bestand is er niet (meer).', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

/** The file may be had, but its place cannot be reached: the page around it stands, and asking later helps. */
const notNow = () =>
  new Response('Dit bestand is nu niet op te halen. Het is niet weg. Probeer het over een paar minuten opnieuw.', {
    status: 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '60' },
  })

/**
 * A file for who may have it at this moment. Nobody keeps it without asking again, and the mark of its bytes is only
 * compared after it was asked who may see it: a file that was taken away is gone at the next use.
 */
export async function fileAnswer(
  request: Request,
  file: AnsweredFile,
  read: () => Promise<ReadableStream<Uint8Array> | undefined>,
): Promise<Response> {
  const etag = `"${file.sha256.slice(0, 32)}"`
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': file.isPublic ? 'public, max-age=0, must-revalidate' : 'private, no-store',
    // Who is signed in may see other files: a cache in between keeps them apart.
    Vary: 'Cookie',
    'X-Content-Type-Options': 'nosniff',
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  let stream: ReadableStream<Uint8Array> | undefined
  try {
    stream = await read()
  } catch (error) {
    if (!(error instanceof StorageAway)) throw error
    log.warn({ cause: error.cause instanceof Error ? error.cause.message : error.message }, 'a file cannot be fetched')
    return notNow()
  }
  if (!stream) return noFile()
  headers.set('Content-Type', file.mediaType)
  headers.set('Content-Length', String(file.bytes))
  const disposition = file.kind === 'image' ? 'inline' : 'attachment'
  headers.set('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  // A document that is opened anyway runs nothing.
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  return new Response(stream, { headers })
}
