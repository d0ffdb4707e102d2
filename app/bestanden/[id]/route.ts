import { z } from 'zod'
import { fetchableGatheringFile } from '#lib/gatherings/queries-files.ts'
import { fetchableFile } from '#lib/lessons/queries-files.ts'
import { currentActor } from '#lib/platform/session.ts'
import { readFileStream } from '#lib/platform/storage.ts'

const gone = () =>
  new Response('Dit bestand is er niet (meer).', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

/** An image or document of a lesson or a gathering, for who may see it at this moment. Asked again at every use: a withdrawn one is gone at once. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id)
  const actor = await currentActor()
  const file = id.success ? ((await fetchableFile(actor, id.data)) ?? (await fetchableGatheringFile(actor, id.data))) : undefined
  if (!file) return gone()
  const etag = `"${file.sha256.slice(0, 32)}"`
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': `${file.isPublic ? 'public' : 'private'}, max-age=0, must-revalidate`,
    'X-Content-Type-Options': 'nosniff',
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const stream = await readFileStream(file.id)
  if (!stream) return gone()
  headers.set('Content-Type', file.mediaType)
  headers.set('Content-Length', String(file.bytes))
  const disposition = file.kind === 'image' ? 'inline' : 'attachment'
  headers.set('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  // A document that is opened anyway runs nothing.
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  return new Response(stream, { headers })
}
