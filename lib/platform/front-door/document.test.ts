import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { publicDocument, withoutRemarks } from './document.ts'
import { nextPage } from './front-door.fixture.ts'

test('the scripts, preloads and payload of the framework are gone', () => {
  const { html, unfinished } = publicDocument(nextPage('<h1>Les</h1>'))
  expect(html).toBe(
    '<!DOCTYPE html><html lang="nl"><head><meta charSet="utf-8"/><title>Les</title><script type="module" src="/site.js"></script></head><body><main><h1>Les</h1></main></body></html>',
  )
  expect(unfinished).toEqual([])
})

test('structured data stays', () => {
  const data = '<script type="application/ld+json">{"@type":"Article"}</script>'
  expect(publicDocument(nextPage(data)).html).toContain(data)
})

test('a script from another server goes, even when its address begins like ours', () => {
  const { html } = publicDocument(
    nextPage('<script src="//elders.example/site.js"></script><script src="https://elders.example/a.js"></script>'),
  )
  expect(html).not.toContain('elders')
})

test('what people wrote about scripts stays as they wrote it', () => {
  const text = '<p>&lt;script&gt;alert(1)&lt;/script&gt; en <!-- -->vijf</p>'
  expect(publicDocument(nextPage(text)).html).toContain('<p>&lt;script&gt;alert(1)&lt;/script&gt; en vijf</p>')
})

test('styles and font preloads stay', () => {
  const links = '<link rel="preload" href="/a.woff2" as="font" crossorigin=""/><link rel="stylesheet" href="/_next/static/a.css"/>'
  expect(publicDocument(nextPage(links)).html).toContain(links)
})

test.each([
  ['a waiting boundary', '<!--$?--><template id="B:0"></template>Bezig<!--/$-->', ['waiting boundary', 'placeholder']],
  ['a piece that a script should have moved', '<div hidden id="S:0"><p>Later</p></div>', ['segment']],
  ['a boundary that failed', '<!--$!--><template></template>Mis<!--/$-->', ['failed boundary']],
])('%s is reported', (_name, piece, names) => {
  expect(publicDocument(nextPage(piece)).unfinished).toEqual(names)
})

test('a boundary that arrived in time leaves no trace', () => {
  const { html, unfinished } = publicDocument(nextPage('<!--$--><p>Er</p><!--/$--><!--&--><!--/&-->'))
  expect(html).toContain('<main><p>Er</p></main>')
  expect(unfinished).toEqual([])
})

test('our own scripts lose the lines that explain them, and nothing else', () => {
  expect(withoutRemarks("// What it is\n/** Says it. */\nfunction a() {\n  // why\n  return 'http://x' // stays\n}\n")).toBe(
    "function a() {\nreturn 'http://x' // stays\n}\n",
  )
  for (const name of ['site.js', 'wandeling.js']) {
    const script = readFileSync(path.resolve('public', name), 'utf8')
    // A text over several lines could hold what looks like a remark.
    expect(
      script.split('\n').filter((line) => (line.match(/`/g)?.length ?? 0) % 2 !== 0),
      name,
    ).toEqual([])
    const light = withoutRemarks(script)
    expect(() => new Script(light), name).not.toThrow()
    expect(light).not.toMatch(/^\s*\/[/*]/m)
    expect(light.length).toBeLessThan(script.length)
  }
})
