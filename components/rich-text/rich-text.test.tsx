import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import type { RichTextDocument, RichTextInline } from '#lib/platform/rich-text/nodes.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { RichText } from '#components/rich-text/rich-text.tsx'

const render = (document: RichTextDocument) =>
  renderToStaticMarkup(<RichText document={document} fileUrl={(file) => `/bestanden/${file}`} />).replace(/ class="[^"]*"/g, '')
const paragraph = (...content: RichTextInline[]): RichTextDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content }],
})

describe('A text on the page', () => {
  test('shows words as words, whatever they look like', () => {
    expect(render(fromBlocks(['<img src=x onerror="alert(1)"> & <b>vet</b>']))).toBe(
      '<div><p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &lt;b&gt;vet&lt;/b&gt;</p></div>',
    )
  })

  test('has headings below those of the page', () => {
    expect(render(fromBlocks([{ heading: 'Stap voor stap' }]))).toBe('<div><h3>Stap voor stap</h3></div>')
  })

  test('leaves empty paragraphs out', () => {
    expect(render(fromBlocks(['a', '', 'b']))).toBe('<div><p>a</p><p>b</p></div>')
  })

  test('a link with a bold word in it is one link, and one to elsewhere tells nothing about this page', () => {
    const marks = [{ type: 'link' as const, attrs: { href: 'https://example.nl/' } }]
    const html = render(
      paragraph({ type: 'text', text: 'onze ', marks }, { type: 'text', text: 'afspraken', marks: [{ type: 'bold' }, ...marks] }),
    )
    expect(html).toBe('<div><p><a href="https://example.nl/" rel="noopener">onze <strong>afspraken</strong></a></p></div>')
  })

  test('a quote names who said it below the words', () => {
    expect(render(fromBlocks([{ quote: 'Eindelijk rust.', by: 'Een moeder' }]))).toBe(
      '<div><figure><blockquote><p>Eindelijk rust.</p></blockquote><figcaption>Een moeder</figcaption></figure></div>',
    )
  })

  test('a table can be reached and scrolled by keyboard, and its headings say what they head', () => {
    const html = render(
      fromBlocks([
        {
          table: [
            ['Wat', 'Wie'],
            ['bellen', 'team'],
          ],
        },
      ]),
    )
    expect(html).toContain('<div role="group" aria-label="Tabel: Wat, Wie" tabindex="0"><table><thead>')
    expect(html).toContain('<th scope="col">Wat</th>')
    expect(html).toContain('<tbody><tr><td>bellen</td><td>team</td></tr></tbody>')
  })

  test('who judges a text sees the words that stand for an image', () => {
    const attrs = { file: crypto.randomUUID(), alt: 'Een kaartje', width: 800, height: 600 }
    const document: RichTextDocument = { type: 'doc', content: [{ type: 'image', attrs }] }
    const html = renderToStaticMarkup(<RichText document={document} fileUrl={(file) => file} withDescriptions />)
    // The same words as in the plain text, so that a note about them finds its place.
    expect(html).toContain(`<figcaption>${plainText(document)}</figcaption>`)
  })

  test('an image keeps its place while it loads', () => {
    const file = '0198c5f0-1111-7abc-8def-001122334455'
    const html = render({ type: 'doc', content: [{ type: 'image', attrs: { file, alt: 'Een kaartje', width: 800, height: 600 } }] })
    // React moves a hint to load lazily nowhere: the element is as written.
    expect(html).toBe(
      `<div><img src="/bestanden/${file}" alt="Een kaartje" width="800" height="600" loading="lazy" decoding="async"/></div>`,
    )
  })

  test('has no style attributes, which the content security policy forbids', () => {
    expect(render(fromBlocks(['a', { table: [['b']] }, { list: ['c'] }]))).not.toContain('style=')
  })
})
