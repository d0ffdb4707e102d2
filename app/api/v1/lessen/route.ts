import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { listedLesson } from '#app/api/v1/lesson-json.ts'
import { feedAddress, feedPage, readFeedQuery } from '#lib/lessons/queries-feed.ts'

export const dynamic = 'force-dynamic'

const path = '/api/v1/lessen'

/** The feed as JSON, with the filters and the pages of the feed itself. */
export async function GET(request: Request): Promise<Response> {
  const query = readFeedQuery(Object.fromEntries(new URL(request.url).searchParams))
  const { lessons, next } = await feedPage(query)
  return Response.json({
    data: lessons.map(listedLesson),
    self: absoluteUrl(feedAddress(query, path)),
    next: next === null ? null : absoluteUrl(feedAddress({ ...query, vanaf: next }, path)),
  })
}
