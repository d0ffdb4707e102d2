import { describe, expect, test } from 'vitest'
import { finish, type Finished } from './finished-bytes.ts'
import { KeptAnswers, TooBusy, type Filled } from './kept-answers.ts'

const answer = (text: string, tags: string[] = [], more: { status?: number; lifetime?: number } = {}): Finished =>
  finish({
    status: more.status ?? 200,
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(text),
    tags: new Set(tags),
    lifetime: more.lifetime ?? 60_000,
    cacheControl: 'public',
    headers: [],
  })

const text = (finished: Finished | undefined) => finished?.variants.identity?.body.toString()

/** A filling that ends when it is told to. */
function slowFilling(tags: string[] = []) {
  const { promise, resolve } = Promise.withResolvers<Filled>()
  let begun = 0
  return {
    fill: () => {
      begun += 1
      return promise
    },
    end: (content: string) => resolve({ finished: answer(content, tags), keep: true }),
    begun: () => begun,
  }
}

const fillWith =
  (content: string, tags: string[] = [], keep = true) =>
  async (): Promise<Filled> => ({ finished: answer(content, tags), keep })

describe('filling', () => {
  test('a page that was filled is there the next time, under every spelling of its address', async () => {
    const kept = new KeptAnswers()
    await kept.get('/lessen?q=a', '/lessen?utm=1&q=a', fillWith('een'))
    expect(text(kept.at('/lessen?q=a'))).toBe('een')
    expect(text(kept.at('/lessen?utm=1&q=a'))).toBe('een')
    expect(kept.at('/lessen?q=b')).toBeUndefined()
  })

  test('who asks while a page is being made waits for that one filling', async () => {
    const kept = new KeptAnswers()
    const slow = slowFilling()
    const all = [1, 2, 3, 4].map(() => kept.get('/', '/', slow.fill))
    slow.end('een keer')
    expect((await Promise.all(all)).map(text)).toEqual(['een keer', 'een keer', 'een keer', 'een keer'])
    expect(slow.begun()).toBe(1)
  })

  test('a filling that fails is not remembered', async () => {
    const kept = new KeptAnswers()
    await expect(kept.get('/', '/', () => Promise.reject(new Error('stuk')))).rejects.toThrow('stuk')
    expect(text(await kept.get('/', '/', fillWith('goed')))).toBe('goed')
  })

  test('an answer that may not be kept is given and forgotten', async () => {
    const kept = new KeptAnswers()
    expect(text(await kept.get('/', '/', fillWith('tijdelijk', [], false)))).toBe('tijdelijk')
    expect(kept.at('/')).toBeUndefined()
  })

  test('the sixty-fifth filling at once is refused instead of slowing the others', async () => {
    const kept = new KeptAnswers()
    const slow = slowFilling()
    const all = Array.from({ length: 64 }, (_, index) => kept.get(`/${index}`, `/${index}`, slow.fill))
    await expect(kept.get('/nog-een', '/nog-een', slow.fill)).rejects.toBeInstanceOf(TooBusy)
    slow.end('klaar')
    await Promise.all(all)
    expect(text(await kept.get('/nog-een', '/nog-een', fillWith('nu wel')))).toBe('nu wel')
  })
})

describe('emptying', () => {
  test('only what depends on the tag goes', async () => {
    const kept = new KeptAnswers()
    await kept.get('/lessen', '/lessen', fillWith('lijst', ['lessons']))
    await kept.get('/contact', '/contact', fillWith('contact', ['contact']))
    kept.empty(['lessons'])
    expect(kept.at('/lessen')).toBeUndefined()
    expect(text(kept.at('/contact'))).toBe('contact')
  })

  test('every spelling of an address goes with it', async () => {
    const kept = new KeptAnswers()
    await kept.get('/lessen', '/lessen?x=1', fillWith('lijst', ['lessons']))
    kept.empty(['lessons'])
    expect(kept.at('/lessen?x=1')).toBeUndefined()
    expect(kept.size).toEqual({ bytes: 0, addresses: 0 })
  })

  test('a filling that began before its tag was emptied is answered but not kept', async () => {
    const kept = new KeptAnswers()
    const slow = slowFilling(['lessons'])
    const asked = kept.get('/lessen', '/lessen', slow.fill)
    kept.empty(['lessons'])
    slow.end('oud')
    expect(text(await asked)).toBe('oud')
    expect(kept.at('/lessen')).toBeUndefined()
  })

  test('who asks after an emptying does not get a filling from before it', async () => {
    const kept = new KeptAnswers()
    const before = slowFilling(['lessons'])
    const first = kept.get('/lessen', '/lessen', before.fill)
    kept.empty(['lessons'])
    const second = await kept.get('/lessen', '/lessen', fillWith('nieuw', ['lessons']))
    before.end('oud')
    await first
    expect(text(second)).toBe('nieuw')
    expect(text(kept.at('/lessen'))).toBe('nieuw')
  })

  test('a filling without the emptied tag is kept', async () => {
    const kept = new KeptAnswers()
    const slow = slowFilling(['contact'])
    const asked = kept.get('/contact', '/contact', slow.fill)
    kept.empty(['lessons'])
    slow.end('contact')
    await asked
    expect(text(kept.at('/contact'))).toBe('contact')
  })

  test('the star empties everything, also what is being filled', async () => {
    const kept = new KeptAnswers()
    await kept.get('/', '/', fillWith('thuis'))
    const slow = slowFilling()
    const asked = kept.get('/contact', '/contact', slow.fill)
    kept.empty(['*'])
    slow.end('contact')
    await asked
    expect(kept.size).toEqual({ bytes: 0, addresses: 0 })
  })

  test('while the other instances cannot be heard nothing is kept, and afterwards it begins empty', async () => {
    const kept = new KeptAnswers()
    await kept.get('/', '/', fillWith('thuis'))
    kept.keeping = false
    expect(kept.at('/')).toBeUndefined()
    await kept.get('/', '/', fillWith('doof'))
    expect(kept.at('/')).toBeUndefined()
    kept.keeping = true
    await kept.get('/', '/', fillWith('hoort weer'))
    expect(text(kept.at('/'))).toBe('hoort weer')
  })
})

describe('bounds', () => {
  test('the bytes stay under the limit and what is read stays longest', async () => {
    const kept = new KeptAnswers({ bytes: 40_000 })
    const page = 'x'.repeat(3_000)
    await kept.get('/vaak', '/vaak', fillWith(page))
    for (let index = 0; index < 50; index += 1) {
      await kept.get(`/${index}`, `/${index}`, fillWith(page))
      kept.at('/vaak')
      expect(kept.size.bytes).toBeLessThanOrEqual(40_000)
    }
    expect(kept.at('/vaak')).toBeDefined()
    expect(kept.at('/0')).toBeUndefined()
  })

  test('one answer never fills more than a quarter', async () => {
    const kept = new KeptAnswers({ bytes: 20_000 })
    await kept.get('/groot', '/groot', fillWith('x'.repeat(6_000)))
    expect(kept.size.addresses).toBe(0)
  })

  test('addresses that are not found are remembered, but no more than two hundred', async () => {
    const kept = new KeptAnswers()
    for (let index = 0; index < 300; index += 1) {
      await kept.get(`/${index}`, `/${index}`, async () => ({ finished: answer('weg', [], { status: 404 }), keep: true }))
    }
    expect(kept.size.addresses).toBe(200)
  })

  test('an answer ends by itself', async () => {
    const kept = new KeptAnswers()
    await kept.get('/', '/', async () => ({ finished: answer('gisteren', [], { lifetime: -1 }), keep: true }))
    expect(kept.at('/')).toBeUndefined()
    expect(kept.size.addresses).toBe(0)
  })
})
