import { suggestionsFor } from '#lib/questions/queries-suggestions.ts'

export const dynamic = 'force-dynamic'

/** Lessons and legal answers that everybody may read and that fit the words of a question: `?q=`. */
export async function GET(request: Request): Promise<Response> {
  const words = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await suggestionsFor(words), { headers: { 'Cache-Control': 'private, no-store' } })
}
