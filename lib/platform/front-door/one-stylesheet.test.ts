import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { htmlType, openDoor } from './front-door.fixture.ts'
import { iconsOf, withIcons } from './icons-in-document.ts'
import { isStylesheetAddress, OneStylesheet } from './one-stylesheet.ts'

const build: Record<string, string> = {
  '/_next/static/chunks/a.css': '@layer base,component;@layer base{h1{margin:0}}@layer component{.card{color:red}.lead{color:blue}}',
  '/_next/static/chunks/b.css': '@layer component{.list{color:green}.list :is(a,.far){color:black}@media print{.list{color:grey}}}',
  '/_next/static/chunks/c.css': '@layer component{.other{color:pink}}',
}
const files = Object.keys(build)
const styles = (of = build) => new OneStylesheet(Object.keys(of), async (address) => of[address] ?? '')
const link = (name: string) => `<link rel="stylesheet" href="/_next/static/chunks/${name}.css" data-precedence="next"/>`
const page = (names: string[], body: string) => `<html><head>${names.map(link).join('')}</head><body>${body}</body></html>`
const addressIn = (html: string) => /<link rel="stylesheet" href="([^"]+)"\/>/.exec(html)?.[1] ?? ''

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

describe('a document has one stylesheet', () => {
  test('with the rules in their order, without those for classes that stand nowhere on it', async () => {
    const html = await styles().inDocument(page(['a', 'b'], '<p class="x card">'))
    expect(html.match(/<link/g)).toHaveLength(1)
    const { text, exact } = await styles().at(addressIn(html))
    expect(exact).toBe(true)
    expect(text).toBe('@layer base,component;@layer base{h1{margin:0}}@layer component{.card{color:red}}')
    const more = await styles().at(addressIn(await styles().inDocument(page(['b', 'a'], '<ul class="list lead">'))))
    expect(more.text).toBe(
      '@layer component;@layer component{.list{color:green}.list :is(a,.far){color:black}@media print{.list{color:grey}}}' +
        '@layer base,component;@layer base{h1{margin:0}}@layer component{.lead{color:blue}}',
    )
  })

  test('that pages of the same shape share, whatever they say', async () => {
    const one = addressIn(await styles().inDocument(page(['a', 'b'], '<p class="card">een</p><p class="card">')))
    const other = addressIn(await styles().inDocument(page(['a', 'b'], '<p class="unknown card">twee</p>')))
    expect(one).toBe(other)
    expect(isStylesheetAddress(one)).toBe(true)
    expect(addressIn(await styles().inDocument(page(['a', 'b'], '<p class="card lead">')))).not.toBe(one)
  })

  test('that an instance of another build answers with all its styles, never with those of other rules', async () => {
    const address = addressIn(await styles().inDocument(page(['a', 'b'], '<p class="card list">')))
    const newer = { ...build, '/_next/static/chunks/a.css': '@layer component{.card{color:purple}}' }
    const others: Record<string, string>[] = [newer, { '/_next/static/chunks/0.css': 'h2{margin:0}', ...newer }, {}]
    for (const other of others) {
      const { text, exact } = await styles(other).at(address)
      expect(exact).toBe(false)
      for (const sheet of Object.values(other)) expect(text).toContain(/[.\w]+\{[^{}]+\}/.exec(sheet)?.[0] ?? 'no rule')
    }
    // A build in which only what this page does not use changed makes the same bytes.
    const elsewhere = { ...build, '/_next/static/chunks/c.css': '.other{color:orange}' }
    expect((await styles(elsewhere).at(address)).exact).toBe(true)
  })

  test('and keeps its own when it names one that is not of this build', async () => {
    const html = page(['a', 'unknown'], '<p class="card">')
    expect(await styles().inDocument(html)).toBe(html)
    expect(await styles().inDocument('<p>zonder</p>')).toBe('<p>zonder</p>')
  })
})

describe('the front door', () => {
  async function door(sheets: Record<string, string> = build) {
    const asked: string[] = []
    const opened = await openDoor(
      (request, response) => {
        const address = request.url ?? ''
        asked.push(address)
        const sheet = sheets[address]
        if (sheet !== undefined) response.writeHead(200, { 'content-type': 'text/css' }).end(sheet)
        else if (address === '/icons.svg')
          response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg><symbol id="menu"><path/></symbol></svg>')
        else response.writeHead(200, htmlType).end(page(['a', 'b'], '<p class="card"><svg><use href="/icons.svg#menu"></use></svg>'))
      },
      { stylesheets: files, iconSheets: ['/icons.svg'], publicFiles: new Set(['/icons.svg']) },
    )
    open.push(opened.close)
    return { ...opened, asked }
  }

  test('answers the stylesheet for ever, compressed, also on an instance that never made the page', async () => {
    const [one, two] = [await door(), await door()]
    const address = addressIn((await one.ask('/lessen')).text)
    const reply = await two.ask(address)
    expect([reply.status, reply.headers['content-type'], reply.headers['cache-control']]).toEqual([
      200,
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ])
    expect(reply.text).toContain('.card{color:red}')
    expect(two.asked).not.toContain('/lessen')
    const again = await two.ask(address, { headers: { 'if-none-match': reply.headers.etag ?? '' } })
    expect(again.status).toBe(304)
  })

  test('gives an address of another build an answer for now, and does not keep what anyone can make up', async () => {
    const { ask, door: opened } = await door()
    const before = opened.kept.size.addresses
    for (const made of [
      '/stijl/AAAAAAAAAAAAAAAA.AgAAAAEA.css',
      `/stijl/AAAAAAAAAAAAAAAA.${'_'.repeat(1_000)}.css`,
      '/stijl/BBBBBBBBBBBBBBBB.AA.css',
    ]) {
      const reply = await ask(made)
      expect([reply.status, reply.headers['cache-control']], made).toEqual([200, 'public, max-age=0, must-revalidate'])
      expect(reply.text).toContain('.other{color:pink}')
    }
    expect(opened.kept.size.addresses).toBe(before)
  })

  test('gives a page with styles that cannot be read as it came, and says so in the log', async () => {
    const { ask, lines } = await door({ ...build, '/_next/static/chunks/b.css': '.list{color:red' })
    const reply = await ask('/lessen')
    expect(reply.status).toBe(200)
    expect(reply.text.match(/rel="stylesheet"/g)).toHaveLength(2)
    expect(lines.map(({ message }) => message)).toContain('a page could not be made lighter')
  })

  test('puts the icons that a page shows inside it', async () => {
    const { ask } = await door()
    const { text } = await ask('/lessen')
    expect(text).toContain('<use href="#teken-menu">')
    expect(text).toContain('<symbol id="teken-menu"><path/></symbol>')
    expect(text).not.toContain('/icons.svg')
  })
})

test('an icon that is in no sheet, and a sheet with what could mean something elsewhere, stay where they are', () => {
  const html = '<body><use href="/icons.svg#menu"></use><use href="#own"></use></body>'
  expect(withIcons(html, new Map())).toBe(html)
  expect(iconsOf('/icons.svg', '<symbol id="menu"><path id="x"/></symbol>')).toEqual([])
  const sheets = ['icons.svg', 'icons-work.svg'].map((name) => readFileSync(path.resolve('public', name), 'utf8'))
  for (const sheet of sheets) expect(iconsOf('/x.svg', sheet).length).toBe(sheet.match(/<symbol /g)?.length)
})

test('no script of a document sets a class, so that every class it needs stands on the page', () => {
  const folder = path.resolve('public')
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  expect(scripts).toContain('site.js')
  for (const name of scripts)
    expect(readFileSync(path.join(folder, name), 'utf8'), name).not.toMatch(/class(?:List|Name)|['"`]class['"`]|setHTML|innerHTML/)
})
