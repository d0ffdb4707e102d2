import { lessonFeed } from '#app/(openbaar)/lessen/lesson-feed.ts'
import { atomFeed } from '#lib/platform/feeds.ts'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const feed = await lessonFeed(request, '/lessen/atom.xml')
  return new Response(atomFeed(feed), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } })
}
