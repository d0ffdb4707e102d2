import { describe, expect, test } from 'vitest'
import { isPossible, readCss, UnreadableCss, waysOf, withWholeAddresses, type CssRule } from './css-rules.ts'

const possible = (selector: string, ...present: string[]) => isPossible(waysOf(selector), (name) => present.includes(name))
const again = (rules: readonly CssRule[]): string =>
  rules.map((rule) => (rule.kind === 'group' ? `${rule.prelude}{${again(rule.rules)}}` : rule.text)).join('')

describe('a stylesheet is read into its rules', () => {
  test('and put together again it is the same, whatever stands in strings, addresses, comments and escapes', () => {
    const texts = [
      '@layer reset,base;@layer base{:root{--a:1}}',
      ".a{content:\"} .b{\"}.c{content:'\\'}'}",
      '.a{background:url(data:image/svg+xml;utf8,<svg/*{>)}.b{color:red}',
      '.a{background:url( "x}y" )}[data-x="}{"]{color:red}',
      '.a\\:b{color:red}.c\\{d{color:red}',
      '@media print{@layer component{.a,.b:is(.c,.d){color:red}}}',
      '@supports (selector(:has(a))){.a:has(>.b){color:red}}',
      '@font-face{font-family:x;src:url(x.woff2)}@view-transition{navigation:auto}@page{margin:1cm}',
      '@keyframes k{from{opacity:0}to{opacity:1}}',
      '.a{color:red;& .b{color:blue}@media print{color:black}}',
      '@media (48rem<=width<76rem){.a{--x:{a:b};color:red}}',
    ]
    for (const text of texts) expect(again(readCss(text)), text).toBe(text)
  })

  test('and what is not well formed, or only means something at the beginning of a file, is refused', () => {
    for (const text of [
      '.a{color:red',
      '.a{content:"x}',
      '.a{}}',
      '/* .a{}',
      '.a{color:red)}',
      '@import "x.css";.a{}',
      '@charset "utf-8";',
      'a;',
    ])
      expect(() => readCss(text), text).toThrow(UnreadableCss)
  })

  test('and its addresses stand on their own', () => {
    const file = '/_next/static/chunks/a.css'
    expect(withWholeAddresses('.a{src:url(../media/x.woff2);b:url("y.svg?z#q")}', file)).toBe(
      '.a{src:url("/_next/static/media/x.woff2");b:url("/_next/static/chunks/y.svg?z#q")}',
    )
    for (const text of ['url(/x.svg)', 'url(#x)', 'url(data:image/png;base64,AA)', 'url("https://x.nl/y")'])
      expect(withWholeAddresses(text, file)).toBe(text)
  })
})

describe('a rule is possible', () => {
  test('when every class that it asks for is there, in one of its selectors', () => {
    expect(possible('.a .b>.c', 'a', 'b', 'c')).toBe(true)
    expect(possible('.a .b>.c', 'a', 'b')).toBe(false)
    expect(possible('.x,.a', 'a')).toBe(true)
    expect(possible('h1,.a')).toBe(true)
    expect(possible('.a:hover::before', 'a')).toBe(true)
    expect(possible('._1a-b', '_1a-b')).toBe(true)
  })

  test('when only states, attributes or other elements would have to change', () => {
    for (const selector of ['[data-x] a', 'html[data-script] li', ':target', 'input:checked+label', '[class~="x"]', 'a[href=".b"]', '*'])
      expect(possible(selector), selector).toBe(true)
  })

  test('when something must not be there, and when one of a list is', () => {
    expect(possible('.a:not(.b)', 'a')).toBe(true)
    expect(possible('.a:is(.b,.c)', 'a', 'c')).toBe(true)
    expect(possible('.a:is(.b,.c)', 'a')).toBe(false)
    expect(possible('.a:has(>.b)', 'a')).toBe(false)
    expect(possible('.a:has(:is(.b,h2))', 'a')).toBe(true)
    expect(possible(':where(.a):where(.b)', 'a')).toBe(false)
    expect(possible(':nth-child(2n of .b)')).toBe(true)
    expect(possible('.a:is(:not(.b))', 'a')).toBe(true)
  })

  test('when its class is written in a way that is not read here', () => {
    expect(possible('.md\\:b')).toBe(true)
  })
})
