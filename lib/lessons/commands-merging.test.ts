import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  everythingStored,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  type LessonOptions,
} from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { mergeLessons, undoMerge } from './commands-merging.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { submitLesson } from './commands.ts'
import { lessonAtAddress } from './queries.ts'
import { feedPage, readFeedQuery } from './queries-feed.ts'
import { fetchableFile } from './queries-files.ts'

const { url } = testDatabase()

let author: Actor
let elsewhere: Actor
let reader: Actor
let decider: Actor
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  elsewhere = await person({ name: 'Elders', sites: ['flevoland'] })
  reader = await curator()
  decider = await curator()
})
const placed = (writer: Actor, options?: LessonOptions) => publishedLesson(writer, reader, options)
const merge = (lessonId: string, into: string, actor = decider) => transact((tx) => mergeLessons(tx, actor, { lessonId, into }))
const undo = (lessonId: string, actor = decider) => transact((tx) => undoMerge(tx, actor, { lessonId }))
const rowOf = async (lessonId: string) => (await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId)))[0]

describe('Two lessons that say the same', () => {
  test('become one: the address of the one leads to the other, which says who else shared it; the feed and the files follow', async () => {
    const stays = await placed(author)
    const goes = await placed(elsewhere, { content: { title: `Dubbel woordenboekje ${crypto.randomUUID().slice(0, 8)}` }, files: [{}] })
    await must(merge(goes.lessonId, stays.slug))
    expect(await lessonAtAddress(goes.slug)).toEqual({ state: 'moved', slug: stays.slug })
    expect(await lessonAtAddress(stays.slug)).toMatchObject({
      state: 'published',
      lesson: { mergedFrom: [{ name: 'Proeftuin Flevoland', href: '/proeftuinen/flevoland' }] },
    })
    expect((await feedPage(readFeedQuery({ q: 'woordenboekje' }))).lessons).toEqual([])
    expect(await fetchableFile(null, goes.fileIds[0] ?? '')).toBeUndefined()
    const [mail] = await db
      .select()
      .from(outbox)
      .where(sql`${outbox.recipient} = ${elsewhere.email} and ${outbox.subject} like '%samengevoegd%'`)
    expect(mail?.text).toContain('ongedaan')
  })
  test('can be parted again, with the dates and the address they had', async () => {
    const stays = await placed(author)
    const goes = await placed(elsewhere)
    const before = await rowOf(goes.lessonId)
    await must(merge(goes.lessonId, stays.slug))
    expect(await undo(goes.lessonId, author)).toEqual({ ok: false, reason: 'unknown_lesson' })
    await must(undo(goes.lessonId))
    expect(await rowOf(goes.lessonId)).toEqual(before)
    expect((await lessonAtAddress(goes.slug))?.state).toBe('published')
    expect(await lessonAtAddress(stays.slug)).toMatchObject({ lesson: { mergedFrom: [] } })
    expect(await undo(goes.lessonId)).toEqual({ ok: false, reason: 'not_merged' })
    await must(merge(goes.lessonId, stays.slug))
  })
  test('a hidden site is not named with the other lesson', async () => {
    const stays = await placed(author)
    const goes = await placed(elsewhere, { content: { siteShown: false } })
    await must(merge(goes.lessonId, stays.slug))
    expect(await lessonAtAddress(stays.slug)).toMatchObject({ lesson: { mergedFrom: [] } })
  })
  test('a row of three leads to the last; when that one is taken away, its address is told nowhere', async () => {
    const [one, two, three] = [
      await placed(author),
      await placed(elsewhere),
      await placed(author, { content: { title: 'Herkenbaar dorp' } }),
    ]
    await must(merge(one.lessonId, two.slug))
    await must(merge(two.lessonId, three.slug))
    for (const { slug } of [one, two]) expect(await lessonAtAddress(slug)).toEqual({ state: 'moved', slug: three.slug })
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: three.lessonId, reason: 'recognisable', message: 'Herkend.' })))
    for (const { slug } of [one, two, three]) {
      const found = await lessonAtAddress(slug)
      expect(found).toMatchObject({ state: 'withdrawn', reason: 'recognisable', message: '' })
      expect(JSON.stringify(found)).not.toContain('herkenbaar-dorp')
    }
  })
  test('are joined by a curator who wrote neither, and only when both can be read and nothing waits on the desk', async () => {
    const stays = await placed(author)
    const goes = await placed(elsewhere)
    const writing = await person({ roles: ['member', 'curator'] })
    const own = await publishedLesson(writing, reader)
    const waits = await placed(author)
    await submitAgain(
      author,
      waits.lessonId,
      await saveContent(author, waits.lessonId, waits.version, completeContent({ coreSentence: 'Verder.' })),
    )
    const before = await everythingStored()
    expect(await merge(own.lessonId, stays.slug, writing)).toEqual({ ok: false, reason: 'four_eyes' })
    expect(await merge(stays.lessonId, own.slug, writing)).toEqual({ ok: false, reason: 'four_eyes' })
    expect(await merge(goes.lessonId, stays.slug, author)).toEqual({ ok: false, reason: 'unknown_lesson' })
    expect(await merge(goes.lessonId, goes.slug)).toEqual({ ok: false, reason: 'same_lesson' })
    expect(await merge(goes.lessonId, 'bestaat-niet')).toEqual({ ok: false, reason: 'not_found_there' })
    expect(await merge(waits.lessonId, stays.slug)).toEqual({ ok: false, reason: 'finish_desk_first' })
    expect(await everythingStored()).toEqual(before)
  })
  test('a merged lesson is not sent in again before it is parted', async () => {
    const stays = await placed(author)
    const goes = await placed(elsewhere)
    await must(merge(goes.lessonId, stays.slug))
    const version = await saveContent(elsewhere, goes.lessonId, goes.version, completeContent({ coreSentence: 'Toch nog iets.' }))
    expect(await transact((tx) => submitLesson(tx, elsewhere, { lessonId: goes.lessonId, version }))).toEqual({
      ok: false,
      reason: 'merged',
    })
  })
  test('merged both ways at once end as one, and nobody waits for ever', async () => {
    for (let round = 0; round < 4; round++) {
      const [one, two] = [await placed(author), await placed(elsewhere)]
      const finishes = await race<unknown>(url, 2, (tx, number) =>
        number === 0
          ? mergeLessons(tx, decider, { lessonId: one.lessonId, into: two.slug })
          : mergeLessons(tx, decider, { lessonId: two.lessonId, into: one.slug }),
      )
      expect(finishes.filter((finish) => finish.ok)).toHaveLength(1)
      expect([await rowOf(one.lessonId), await rowOf(two.lessonId)].filter(Boolean)).toHaveLength(1)
    }
  })
})
