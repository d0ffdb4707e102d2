import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { wholeLesson } from '#app/api/v1/lesson-json.ts'
import { lessonAtAddress } from '#lib/lessons/queries.ts'

export const dynamic = 'force-dynamic'

/** One lesson as JSON. An older address redirects; of a withdrawn lesson nothing is told but that it is. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  const found = await lessonAtAddress(slug)
  if (!found) return Response.json({ error: 'not_found' }, { status: 404 })
  if (found.state === 'moved') return Response.redirect(absoluteUrl(`/api/v1/lessen/${found.slug}`), 308)
  if (found.state === 'withdrawn') return Response.json({ error: 'withdrawn', withdrawn_at: found.at.toISOString() }, { status: 410 })
  return Response.json({ data: wholeLesson(found.lesson) })
}
