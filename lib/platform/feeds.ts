/** One thing in a feed. `id` never changes, also when its address does. */
export type FeedEntry = {
  id: string
  url: string
  title: string
  summary: string
  author: string
  tags: readonly string[]
  publishedAt: Date
  updatedAt: Date
}

export type Feed = {
  id: string
  title: string
  description: string
  /** The page that shows the same. */
  pageUrl: string
  selfUrl: string
  /** The following part of the same feed (RFC 5005), or null on the last one. */
  nextUrl: string | null
  firstUrl: string
  language: string
  entries: readonly FeedEntry[]
}

// XML 1.0 has no way to write these characters, not even escaped: one of them makes the whole feed unreadable.
const unwritable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu
const halfCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as it may stand in XML, in an element or between quotes. */
export const xmlText = (text: string): string =>
  text
    .replace(unwritable, '')
    .replace(halfCharacter, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** A name that stays the same for ever (RFC 4151): of this host, since that day. */
export const tagUri = (origin: string, since: string, name: string): string => `tag:${new URL(origin).hostname},${since}:${name}`

const newest = (entries: readonly FeedEntry[]): Date =>
  // An empty feed was last changed at no moment that can be known; a fixed one keeps it the same byte for byte.
  entries.reduce((latest, entry) => (entry.updatedAt > latest ? entry.updatedAt : latest), new Date(0))

const element = (name: string, text: string) => `<${name}>${xmlText(text)}</${name}>`
const link = (rel: string, type: string, href: string) => `<link rel="${rel}" type="${type}" href="${xmlText(href)}"/>`

/** The feed as Atom (RFC 4287), paged as RFC 5005 says. */
export function atomFeed(feed: Feed): string {
  const entry = (item: FeedEntry) =>
    [
      '<entry>',
      element('id', item.id),
      element('title', item.title),
      link('alternate', 'text/html', item.url),
      element('published', item.publishedAt.toISOString()),
      element('updated', item.updatedAt.toISOString()),
      `<author>${element('name', item.author)}</author>`,
      ...item.tags.map((tag) => `<category term="${xmlText(tag)}"/>`),
      element('summary', item.summary),
      '</entry>',
    ].join('\n')
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.language)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', newest(feed.entries).toISOString()),
    link('self', 'application/atom+xml', feed.selfUrl),
    link('alternate', 'text/html', feed.pageUrl),
    link('first', 'application/atom+xml', feed.firstUrl),
    ...(feed.nextUrl ? [link('next', 'application/atom+xml', feed.nextUrl)] : []),
    ...feed.entries.map(entry),
    '</feed>',
    '',
  ].join('\n')
}

/** The feed as JSON Feed 1.1. */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    ...(feed.nextUrl ? { next_url: feed.nextUrl } : {}),
    language: feed.language,
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      content_text: entry.summary,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      authors: [{ name: entry.author }],
      tags: entry.tags,
      language: feed.language,
    })),
  })
}

/** A sitemap of addresses with the day of their last change, where that is known. */
export function sitemap(pages: readonly { url: string; changedAt?: Date }[]): string {
  const page = ({ url, changedAt }: { url: string; changedAt?: Date }) =>
    `<url>${element('loc', url)}${changedAt ? element('lastmod', changedAt.toISOString()) : ''}</url>`
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.map(page),
    '</urlset>',
    '',
  ].join('\n')
}
