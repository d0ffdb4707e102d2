import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { publishedCalendar } from '#lib/platform/calendar.ts'
import { csvFile } from '#lib/platform/csv.ts'
import { atomFeed } from '#lib/platform/feeds.ts'
import { renderMail } from '#lib/platform/mail-layout.ts'
import { parseRichText } from '#lib/platform/rich-text/document.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { hostileAddresses, hostileWords } from '#lib/testing/hostile.ts'

const now = new Date('2026-11-22T10:00:00Z')

/** Every form in which words leave the portal, as far as it is made without a page. */
const forms: Record<string, (words: string) => string> = {
  text: (words) =>
    renderToStaticMarkup(
      <RichText
        document={fromBlocks([words, { list: [words] }, { quote: words }, { table: [[words, words]] }])}
        fileUrl={(file) => file}
      />,
    ),
  mail: (words) =>
    renderMail({
      subject: words,
      paragraphs: [words],
      button: { label: words, url: 'https://voorbeeld.example/' },
      sections: [{ title: words, items: [{ words, url: 'https://voorbeeld.example/', note: words }] }],
      footnotes: [words],
    }).html,
  feed: (words) => {
    const address = 'https://voorbeeld.example/'
    const entry = {
      id: 'tag:x',
      url: address,
      title: words,
      summary: words,
      author: words,
      tags: [words],
      publishedAt: now,
      updatedAt: now,
    }
    return atomFeed({
      id: 'tag:y',
      title: words,
      description: words,
      pageUrl: address,
      selfUrl: address,
      nextUrl: null,
      firstUrl: address,
      language: 'nl',
      entries: [entry],
    })
  },
}

/** The elements and attributes of markup, without any words: what hostile words must leave as harmless ones do. */
const skeleton = (markup: string) => (markup.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '=""')).join('')

describe('Hostile words', () => {
  test.each(Object.keys(forms))('add no element and no attribute to a %s', (name) => {
    const form = forms[name] ?? (() => '')
    const harmless = skeleton(form('Gewoon'))
    expect(harmless.length).toBeGreaterThan(20)
    for (const words of hostileWords) expect(skeleton(form(words)), words).toBe(harmless)
  })
  test('add no line to a calendar, no cell to a table, no header to a mail', () => {
    const calendar = (words: string) =>
      publishedCalendar(words, [
        {
          uid: 'x@voorbeeld.example',
          sequence: 0,
          title: words,
          startsAt: now,
          endsAt: now,
          place: words,
          description: words,
          changedAt: now,
        },
      ])
    const names = (text: string) =>
      text
        .replace(/\r\n[ \t]/g, '')
        .split('\r\n')
        .map((line) => line.split(/[:;]/)[0])
    for (const words of hostileWords) {
      expect(names(calendar(words)), words).toEqual(names(calendar('Gewoon')))
      const [, row = ''] = /\r\n([\s\S]*)\r\n$/.exec(csvFile(['kop'], [[words]])) ?? []
      // One field: plain, or between quotes with every quote doubled; never the beginning of a formula.
      expect(row, words).toMatch(/^(?:[^";\r\n]*|"(?:[^"]|"")*")$/)
      expect(row.replace(/^"/, ''), words).not.toMatch(/^\s*[=+@|%-]/)
      expect(renderMail({ subject: words, paragraphs: [] }).subject, words).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    }
  })
  test.each(hostileAddresses)('never become the address of a link: %j', (href) => {
    const link = { type: 'text', text: 'klik', marks: [{ type: 'link', attrs: { href } }] }
    expect(parseRichText({ type: 'doc', content: [{ type: 'paragraph', content: [link] }] }).ok).toBe(false)
  })
})
