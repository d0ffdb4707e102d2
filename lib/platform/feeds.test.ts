import { describe, expect, it } from 'vitest'
import { atomFeed, jsonFeed, sitemap, tagUri, xmlText, type Feed } from './feeds.ts'

const feed: Feed = {
  id: 'tag:example.nl,2026:lessen',
  title: 'Lessen & vragen',
  description: 'Wat we leerden',
  pageUrl: 'https://example.nl/lessen?q=a&thema=b',
  selfUrl: 'https://example.nl/lessen/atom.xml?q=a&thema=b',
  firstUrl: 'https://example.nl/lessen/atom.xml?q=a&thema=b',
  nextUrl: null,
  language: 'nl',
  entries: [
    {
      id: 'tag:example.nl,2026:les/1',
      url: 'https://example.nl/lessen/een',
      title: 'Eén < twee \u0000\u000b& "drie"',
      summary: 'Kort ]]> en klein',
      author: 'Proeftuin Friesland',
      tags: ['Monitoring'],
      publishedAt: new Date('2026-01-02T03:04:05Z'),
      updatedAt: new Date('2026-02-02T03:04:05Z'),
    },
  ],
}

describe('a feed', () => {
  it('writes every character of a title so that XML can be read again', () => {
    expect(atomFeed(feed)).toContain('<title>Eén &lt; twee &amp; &quot;drie&quot;</title>')
  })
  it('leaves out half a character, which XML cannot hold', () => {
    expect(xmlText('a\ud83db\udca1c💡')).toBe('abc💡')
  })
  it('was changed when its newest entry was', () => {
    expect(atomFeed(feed)).toContain('</subtitle>\n<updated>2026-02-02T03:04:05.000Z</updated>')
  })
  it('names the next part only when there is one', () => {
    expect(atomFeed(feed)).not.toContain('rel="next"')
    expect(atomFeed({ ...feed, nextUrl: 'https://example.nl/n?a=1&b=2' })).toContain(
      'rel="next" type="application/atom+xml" href="https://example.nl/n?a=1&amp;b=2"',
    )
    expect(JSON.parse(jsonFeed({ ...feed, nextUrl: 'https://example.nl/n' }))).toMatchObject({ next_url: 'https://example.nl/n' })
  })
  it('is JSON Feed 1.1 with the same entries', () => {
    expect(JSON.parse(jsonFeed(feed))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: 'tag:example.nl,2026:les/1', date_published: '2026-01-02T03:04:05.000Z', authors: [{ name: 'Proeftuin Friesland' }] }],
    })
  })
  it('has a name that does not hang on a port', () => {
    expect(tagUri('http://localhost:3000', '2026', 'les/1')).toBe('tag:localhost,2026:les/1')
  })
})

describe('a sitemap', () => {
  it('lists addresses, with a change where it is known', () => {
    expect(sitemap([{ url: 'https://example.nl/?a&b' }, { url: 'https://example.nl/x', changedAt: new Date(0) }])).toContain(
      '<url><loc>https://example.nl/?a&amp;b</loc></url>\n<url><loc>https://example.nl/x</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod></url>',
    )
  })
})
