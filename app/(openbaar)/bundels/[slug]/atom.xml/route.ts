import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { publicBundle, type BundleThing, type PublicBundle } from '#lib/bundles/queries-bundles.ts'
import { env } from '#lib/platform/env.ts'
import { atomFeed, tagUri, type FeedEntry } from '#lib/platform/feeds.ts'

export const dynamic = 'force-dynamic'

// Part of names that must never change.
const since = '2026'

function words(thing: BundleThing): { path: string; title: string; summary: string } {
  switch (thing.kind) {
    case 'lesson':
      return { path: `/lessen/${thing.lesson.slug}`, title: thing.lesson.title, summary: thing.lesson.coreSentence }
    case 'gathering':
      return { path: `/bijeenkomsten/${thing.gathering.slug}`, title: thing.gathering.title, summary: thing.gathering.summary }
    case 'instrument':
      return { path: `/instrumenten#${thing.instrument.slug}`, title: thing.instrument.title, summary: thing.instrument.purpose }
    case 'quote':
      return { path: '', title: thing.quoteBy || 'Woorden om mee te nemen', summary: thing.quote }
  }
}

function entryOf(bundle: PublicBundle, thing: BundleThing): FeedEntry {
  const { path, title, summary } = words(thing)
  const placedAt = bundle.since[thing.key] ?? bundle.placedAt
  return {
    id: tagUri(env().APP_URL, since, `bundel/${bundle.id}/${thing.key}`),
    url: absoluteUrl(path || `/bundels/${bundle.slug}`),
    title,
    summary: [summary, thing.annotation].filter(Boolean).join(' '),
    author: 'Redactie van Proeftuin',
    tags: [bundle.title],
    publishedAt: placedAt,
    updatedAt: placedAt,
  }
}

/** What stands in a bundle as a feed, what came last first. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const bundle = await publicBundle((await params).slug)
  if (!bundle) return new Response('Deze bundel is er niet (meer).', { status: 404 })
  const path = `/bundels/${bundle.slug}`
  const entries = bundle.things.map((thing) => entryOf(bundle, thing))
  const feed = atomFeed({
    id: tagUri(env().APP_URL, since, `bundel/${bundle.id}`),
    title: `Proeftuin: ${bundle.title}`,
    description: bundle.intro || bundle.title,
    pageUrl: absoluteUrl(path),
    firstUrl: absoluteUrl(`${path}/atom.xml`),
    selfUrl: absoluteUrl(`${path}/atom.xml`),
    nextUrl: null,
    language: 'nl',
    entries: entries.toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime()),
  })
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } })
}
