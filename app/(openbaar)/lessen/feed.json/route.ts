import { lessonFeed } from '#app/(openbaar)/lessen/lesson-feed.ts'
import { jsonFeed } from '#lib/platform/feeds.ts'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const feed = await lessonFeed(request, '/lessen/feed.json')
  return new Response(jsonFeed(feed), { headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } })
}
