import { documentKindWords } from '#lib/insight/copy-search.ts'
import { suggestDocuments } from '#lib/platform/search/find.ts'

export const dynamic = 'force-dynamic'

/** What may be meant by what was typed so far: for public/site.js. */
export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const found = await suggestDocuments(typed)
  return Response.json(found.map(({ kind, title, address }) => ({ kind: documentKindWords[kind].one, title, address })))
}
