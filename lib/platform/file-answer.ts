type AnsweredFile = { sha256: string; isPublic: boolean; mediaType: string; bytes: number; kind: string; name: string }

/** What stands in the place of a file that is not there, or not for who asks. Nothing keeps this answer. */
export const noFile = () =>
  new Response('Dit bestand is er niet (meer).', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
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
  const stream = await read()
  if (!stream) return noFile()
  headers.set('Content-Type', file.mediaType)
  headers.set('Content-Length', String(file.bytes))
  const disposition = file.kind === 'image' ? 'inline' : 'attachment'
  headers.set('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  // A document that is opened anyway runs nothing.
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  return new Response(stream, { headers })
}
