import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { answerStatus } from '#lib/platform/answer.ts'
import { htmlType, nextPage, openDoor } from '#lib/platform/front-door/front-door.fixture.ts'
import { KeptAnswers } from '#lib/platform/front-door/kept-answers.ts'
import { listenForTags } from '#lib/platform/front-door/tag-listener.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson } from '#lib/testing/factories.ts'
import { mergeLessons } from './commands-merging.ts'
import { undoWithdrawal, withdrawAtOnce } from './commands-withdrawing.ts'
import { lessonAtAddress } from './queries.ts'
import { lessonAddresses } from './queries-addresses.ts'
import { feedFacets, feedPage, readFeedQuery } from './queries-feed.ts'
import { unconfirmedWithdrawals } from './queries-placing.ts'

// Two instances of the front door on one database, each with its own finished bytes and its own ear for the others. The
// command runs in neither: only the notice of its transaction reaches them.
const { url } = testDatabase()

/** Answers as the public pages do, from the same queries. */
const pages: RequestListener = (request, response) => {
  void answer(request.url ?? '/').then(({ status, body, location }) => {
    response.writeHead(status, location ? { location } : htmlType)
    response.end(location ? undefined : nextPage(body))
  })
}
async function answer(address: string): Promise<{ status: number; body: string; location?: string }> {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  const slug = /^\/lessen\/([a-z0-9-]+)$/.exec(pathname)?.[1]
  if (slug) {
    const found = await lessonAtAddress(slug)
    if (found?.state === 'moved') return { status: 308, body: '', location: `/lessen/${found.slug}` }
    if (found?.state === 'withdrawn') {
      answerStatus(410)
      return { status: 410, body: JSON.stringify(found) }
    }
    return { status: found ? 200 : 404, body: JSON.stringify(found ?? null) }
  }
  if (pathname === '/sitemap.xml') return { status: 200, body: JSON.stringify(await lessonAddresses(1_000)) }
  const query = readFeedQuery(Object.fromEntries(searchParams))
  return { status: 200, body: JSON.stringify([await feedPage(query), await feedFacets(query)]) }
}

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
async function instance() {
  const kept = new KeptAnswers()
  const hearing = Promise.withResolvers<void>()
  const { stop } = listenForTags({
    url,
    onTags: (tags) => kept.empty(tags),
    onHearing: (hears) => {
      kept.keeping = hears
      if (hears) hearing.resolve()
    },
    log: quiet,
  })
  const { ask, close } = await openDoor(pages, { kept })
  await hearing.promise
  return { kept, ask, close: async () => void (await Promise.all([stop(), close()])) }
}

let instances: Awaited<ReturnType<typeof instance>>[]
let author: Actor
let reader: Actor
let second: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
  second = await curator()
  instances = [await instance(), await instance()]
})
afterAll(() => Promise.all(instances.map(({ close }) => close())))

const everywhere = [
  '/',
  '/lessen',
  '/lessen?q=zonderling',
  '/lessen?thema=klantreis',
  '/lessen/atom.xml',
  '/lessen/feed.json',
  '/sitemap.xml',
]
const word = /zonderling/i

/** What every instance answers at every address, once without any word of the lesson, within the two seconds that are promised. */
async function untilGone(addresses: string[]): Promise<void> {
  const end = Date.now() + 2_000
  for (;;) {
    const answers = await Promise.all(instances.flatMap(({ ask }) => addresses.map((address) => ask(address))))
    const left = answers.filter(({ text, headers }) => word.test(text) || word.test(headers.location ?? ''))
    if (left.length === 0) return
    if (Date.now() > end) throw new Error(`still told after two seconds: ${left.map(({ status, text }) => `${status} ${text}`).join('\n')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
/** Every instance keeps every answer. The notice of what was placed just before may still come in, and empties some again. */
async function fill(addresses: string[]) {
  for (const { ask, kept } of instances) {
    const missing = async () => {
      for (const address of addresses) if (!kept.at(address)) await ask(address)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return addresses.filter((address) => !kept.at(address))
    }
    await expect.poll(missing).toEqual([])
  }
}

describe('Over two instances, with every answer kept', () => {
  test('an emergency withdrawal empties page, feeds, search, filters, sitemap and older addresses', async () => {
    const { lessonId, slug } = await publishedLesson(author, reader, {
      content: { title: 'Zonderling voorval', coreSentence: 'Zonderling.' },
    })
    const addresses = [...everywhere, `/lessen/${slug}`]
    await fill(addresses)
    expect((await instances[1]?.ask(`/lessen/${slug}`))?.text).toMatch(word)
    await must(transact((tx) => withdrawAtOnce(tx, author, { lessonId, message: 'Zonderling herkend.' })))
    await untilGone(addresses)
    for (const { ask } of instances) expect((await ask(`/lessen/${slug}`)).status).toBe(410)
    // What was kept while it was gone is emptied too when it comes back.
    const waiting = (await unconfirmedWithdrawals(second)).find((row) => row.lessonId === lessonId)
    await must(transact((tx) => undoWithdrawal(tx, second, { decisionId: waiting?.decisionId ?? '' })))
    await expect.poll(async () => (await instances[0]?.ask(`/lessen/${slug}`))?.status).toBe(200)
    await must(transact((tx) => withdrawAtOnce(tx, author, { lessonId, message: '' })))
    await untilGone(addresses)
  })
  test('a reader who holds the page gets no "unchanged" for it', async () => {
    const { lessonId, slug } = await publishedLesson(author, reader, {
      content: { title: 'Zonderling bewaard', coreSentence: 'Zonderling.' },
    })
    const before = await instances[0]?.ask(`/lessen/${slug}`)
    const headers = { 'if-none-match': String(before?.headers.etag) }
    expect((await instances[0]?.ask(`/lessen/${slug}`, { headers }))?.status).toBe(304)
    await must(transact((tx) => withdrawAtOnce(tx, author, { lessonId, message: '' })))
    await untilGone([`/lessen/${slug}`])
    for (const { ask } of instances) expect((await ask(`/lessen/${slug}`, { headers })).status).toBe(410)
  })
  test('a merged lesson that is taken away is told at neither address', async () => {
    const stays = await publishedLesson(author, reader, { content: { title: 'Zonderling dat blijft', coreSentence: 'Zonderling.' } })
    const goes = await publishedLesson(author, reader, { content: { title: 'Gewone dubbele', coreSentence: 'Gewoon.' } })
    await must(transact((tx) => mergeLessons(tx, second, { lessonId: goes.lessonId, into: stays.slug })))
    await expect.poll(async () => (await instances[0]?.ask(`/lessen/${goes.slug}`))?.status).toBe(308)
    await instances[1]?.ask(`/lessen/${goes.slug}`)
    await must(transact((tx) => withdrawAtOnce(tx, author, { lessonId: stays.lessonId, message: '' })))
    await untilGone([`/lessen/${goes.slug}`, `/lessen/${stays.slug}`, ...everywhere])
    for (const { ask } of instances) expect((await ask(`/lessen/${goes.slug}`)).status).toBe(410)
  })
})
