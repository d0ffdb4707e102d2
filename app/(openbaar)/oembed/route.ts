import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { sharedBy } from '#app/(openbaar)/lessen/shared-by.ts'
import { lessonAtAddress } from '#lib/lessons/queries.ts'
import { xmlText } from '#lib/platform/feeds.ts'

export const dynamic = 'force-dynamic'

/** The slug in an address of a lesson of this site. */
function slugIn(asked: string | null): string | undefined {
  if (asked === null || !URL.canParse(asked)) return undefined
  const url = new URL(asked)
  if (url.origin !== new URL(absoluteUrl('/')).origin) return undefined
  return /^\/lessen\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(url.pathname)?.[1]
}

/** What another site shows of a lesson that somebody links to (oembed.com): a quotation, no frame and no script. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  if ((searchParams.get('format') ?? 'json') !== 'json') return Response.json({ error: 'only_json' }, { status: 501 })
  const slug = slugIn(searchParams.get('url'))
  const found = slug && (await lessonAtAddress(slug))
  if (!found || found.state === 'withdrawn') return Response.json({ error: 'not_found' }, { status: 404 })
  if (found.state === 'moved') {
    const address = encodeURIComponent(absoluteUrl(`/lessen/${found.slug}`))
    return Response.redirect(absoluteUrl(`/oembed?url=${address}`), 308)
  }
  const { lesson } = found
  const url = absoluteUrl(`/lessen/${lesson.slug}`)
  const { title, coreSentence } = lesson.content
  return Response.json({
    version: '1.0',
    type: 'rich',
    title,
    author_name: sharedBy(lesson),
    provider_name: 'Proeftuin',
    provider_url: absoluteUrl('/'),
    cache_age: 3_600,
    width: null,
    height: null,
    html: `<blockquote><p>${xmlText(coreSentence)}</p><footer><a href="${xmlText(url)}">${xmlText(title)}</a></footer></blockquote>`,
  })
}
