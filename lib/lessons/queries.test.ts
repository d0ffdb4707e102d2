import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { allSites } from '#lib/sites/queries.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { collectNotes } from '#lib/platform/answer.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  draftLesson,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
} from '#lib/testing/factories.ts'
import { publishLesson } from './commands-review.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { lessonAddresses } from './queries-addresses.ts'
import { feedFacets, feedPage } from './queries-feed.ts'
import { countLessons, latestLessons, lessonAtAddress, lessonsOf, vocabulary } from './queries.ts'
import { relatedLessons } from './queries-related.ts'
import { lessonAddressTag, lessonTag } from './tags.ts'
import { everythingChecked } from './values-checklist.ts'
import { withdrawalReasons } from './values.ts'

testDatabase()

let author: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
})
const everything = { q: '', vanaf: '' }

describe('What stands at the address of a lesson', () => {
  test.each([1, 2, 4])('a placed lesson with %i themes is shown whole', async (count) => {
    const themes = ['klantreis', 'monitoring', 'zorg-en-straf', 'netwerkdossier'].slice(0, count)
    const content = completeContent({ themes, title: `Met ${count} themas`, audiences: ['veilig_thuis', 'local_team'] })
    const { slug, lessonId, fileIds } = await publishedLesson(author, reader, { content, files: [{ name: 'draaiboek.pdf' }] })
    const found = await lessonAtAddress(slug)
    expect(found).toMatchObject({
      state: 'published',
      lesson: {
        lessonId,
        slug,
        content,
        siteName: 'Friesland',
        siteSlug: 'friesland',
        regionName: null,
        principle: { slug: 'gezinsgericht', name: 'Gezinsgericht' },
        tip: { number: 1 },
        audienceNames: ['Lokale teams', 'Veilig Thuis'],
        changes: [],
        documents: [{ id: fileIds[0], name: 'draaiboek.pdf' }],
      },
    })
    expect(found?.state === 'published' && found.lesson.themes.map((theme) => theme.slug).sort()).toEqual([...themes].sort())
  })
  test('an address that never was one is not known', async () => {
    for (const slug of ['bestaat-niet', '', "'", '%', 'x'.repeat(5_000), '../etc', 'null\u0000byte'])
      await expect(lessonAtAddress(slug), JSON.stringify(slug)).resolves.toBeUndefined()
  })
  test('an older address leads to the newest one', async () => {
    const { lessonId, version, slug } = await publishedLesson(author, reader, { content: { title: 'Oude titel van toen' } })
    const revisionId = await submitAgain(
      author,
      lessonId,
      await saveContent(author, lessonId, version, completeContent({ title: 'Nieuwe titel van nu' })),
    )
    await must(
      transact((tx) =>
        publishLesson(tx, reader, { lessonId, revisionId, message: '', changeNote: 'Titel aangepast.', ...everythingChecked }),
      ),
    )
    expect(await lessonAtAddress(slug)).toEqual({ state: 'moved', slug: 'nieuwe-titel-van-nu' })
    expect(await lessonAtAddress('nieuwe-titel-van-nu')).toMatchObject({
      state: 'published',
      lesson: { changes: [{ note: 'Titel aangepast.', isMinor: false }] },
    })
  })
  test.each(withdrawalReasons)('a lesson that was withdrawn because it is "%s" says so, and nothing of its text', async (reason) => {
    const { lessonId, slug } = await publishedLesson(author, reader, { content: { title: `Weg om ${reason}` } })
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId, reason, message: 'De uitleg.' })))
    const found = await lessonAtAddress(slug)
    // Who was recognisable must not become more so by the explanation.
    expect(found).toEqual({
      state: 'withdrawn',
      reason,
      message: reason === 'recognisable' ? '' : 'De uitleg.',
      at: expect.any(Date),
      isUnconfirmed: false,
      newer: null,
    })
  })
  test('drafts and lessons on the desk have no address', async () => {
    await draftLesson(author, { content: { title: 'Nog niet af' } })
    await submittedLesson(author, { content: { title: 'Op de tafel' } })
    expect(await lessonAtAddress('nog-niet-af')).toBeUndefined()
    expect(await lessonAtAddress('op-de-tafel')).toBeUndefined()
  })
  test('the answer notes what it depends on, also where there is no lesson yet', async () => {
    const notesOf = async (slug: string) => {
      const notes = { requestNumber: '1', tags: new Set<string>() }
      await collectNotes(notes, () => lessonAtAddress(slug).catch(() => undefined))
      return notes.tags
    }
    const { slug, lessonId } = await publishedLesson(author, reader)
    expect(await notesOf(slug)).toEqual(new Set([lessonAddressTag(slug), lessonTag(lessonId)]))
    expect(await notesOf('komt-nog')).toEqual(new Set([lessonAddressTag('komt-nog')]))
  })
})

describe('A lesson whose site is hidden', () => {
  test('shows neither site nor region in any public answer', async () => {
    const writers = [await person({ sites: ['flevoland'] }), await person({ sites: [], regions: ['JZ19'] })]
    for (const writer of writers) {
      const { slug, lessonId } = await publishedLesson(writer, reader, { content: { siteShown: false, title: `Verborgen ${writer.name}` } })
      const others = await publishedLesson(author, reader)
      const answers = [
        (await feedPage(everything)).lessons.filter((card) => card.lessonId === lessonId),
        (await latestLessons(100)).filter((card) => card.slug === slug),
        (await feedPage({ ...everything, q: 'verborgen' })).lessons.filter((card) => card.lessonId === lessonId),
        (await relatedLessons({ lessonId: others.lessonId, themes: [{ slug: 'klantreis' }] })).filter((card) => card.slug === slug),
      ]
      for (const cards of answers.slice(0, 3)) expect(cards).toHaveLength(1)
      expect(JSON.stringify(answers)).not.toMatch(/flevoland|JZ08|JZ19|utrecht/i)
      const listed = [
        await lessonsOf({ site: 'flevoland' }, 100),
        await lessonsOf({ regions: ['JZ19', 'JZ08'], sites: ['flevoland'] }, 100),
        (await feedPage({ ...everything, proeftuin: 'flevoland' })).lessons,
        (await feedPage({ ...everything, regio: 'flevoland' })).lessons,
      ]
      expect(listed).toEqual([[], [], [], []])
      const facets = await feedFacets(everything)
      expect(facets.proeftuin.map((value) => value.slug)).not.toContain('flevoland')
      expect(facets.regio.map((value) => value.slug)).not.toContain('flevoland')
      expect((await allSites()).find((site) => site.slug === 'flevoland')?.lessonCount).toBe(0)
    }
  })
  test('does not show it on its own page either', async () => {
    const writer = await person({ sites: ['flevoland'] })
    const { slug } = await publishedLesson(writer, reader, { content: { siteShown: false, title: 'Ook op de pagina verborgen' } })
    const found = await lessonAtAddress(slug)
    expect(found).toMatchObject({ state: 'published', lesson: { siteName: null, siteSlug: null, regionName: null, regionSlug: null } })
    expect(JSON.stringify(found)).not.toMatch(/flevoland|JZ08/i)
  })
})

describe('Lists of lessons', () => {
  test('hold placed lessons only, newest first', async () => {
    await draftLesson(author, { content: { title: 'Alleen voor mij' } })
    const newest = await publishedLesson(author, reader)
    const latest = await latestLessons(3)
    expect(latest[0]?.slug).toBe(newest.slug)
    expect(latest).toHaveLength(3)
    expect((await lessonAddresses(2)).map((address) => address.slug)).toContain(newest.slug)
    const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from lessons where status = 'published'`)
    expect(await countLessons()).toBe(row?.count)
    expect(await feedPage({ ...everything, q: 'alleen voor mij' })).toMatchObject({ lessons: [], next: null })
  })
  test('of a region hold its own lessons and those of its sites', async () => {
    const regional = await publishedLesson(await person({ sites: [], regions: ['JZ30'] }), reader)
    const ofSite = await publishedLesson(await person({ sites: ['gelderland-zuid'] }), reader)
    const found = await lessonsOf({ regions: ['JZ30'], sites: ['gelderland-zuid'] }, 10)
    expect(found.map((card) => card.slug)).toEqual([ofSite.slug, regional.slug])
    expect(found.map((card) => card.regionName ?? card.siteName)).toEqual(['Gelderland-Zuid', expect.any(String)])
    expect(await lessonsOf({ regions: [], sites: [] }, 10)).toEqual([])
  })
  test('related ones share themes, the most first, and never the lesson itself', async () => {
    const [one, two] = [['gezinsadvocaat'], ['gezinsadvocaat', 'bestaanszekerheid']]
    const both = await publishedLesson(author, reader, { content: { themes: two } })
    const single = await publishedLesson(author, reader, { content: { themes: one } })
    const own = await publishedLesson(author, reader, {
      content: { themes: two, title: 'Iets heel anders', coreSentence: 'Zonder gelijke.' },
    })
    const names = [
      { slug: 'gezinsadvocaat', name: 'Gezinsadvocaat' },
      { slug: 'bestaanszekerheid', name: 'Bestaanszekerheid' },
    ]
    const related = await relatedLessons({ lessonId: own.lessonId, themes: names })
    expect(related.map((card) => card.slug)).toEqual([both.slug, single.slug])
    expect(related.map((card) => card.why).sort()).toEqual(['Zelfde thema: Gezinsadvocaat', expect.stringMatching(/^Zelfde thema’s: /)])
    expect(await relatedLessons({ lessonId: own.lessonId, themes: [] })).toEqual([])
  })
  test('related ones may share a telling word instead, and say which', async () => {
    const about = (title: string, theme: string) =>
      publishedLesson(author, reader, { content: { title, coreSentence: 'Kort.', themes: [theme], situation: fromBlocks(['Toen.']) } })
    const other = await about('Tolken aan de telefoon', 'monitoring')
    const own = await about('Een tolk erbij vragen', 'zorg-en-straf')
    const related = await relatedLessons({ lessonId: own.lessonId, themes: [{ slug: 'zorg-en-straf' }] })
    expect(related.find((card) => card.slug === other.slug)?.why).toMatch(/^Gaat ook over .*‘tolk/)
  })
  test('a retired word is no longer offered, and stays on what carries it', async () => {
    const { slug } = await publishedLesson(author, reader, { content: { themes: ['multi-expertteam'], situation: fromBlocks(['Toen.']) } })
    await db.execute(sql`update themes set retired_at = now() where slug = 'multi-expertteam'`)
    expect((await vocabulary()).themes.map((theme) => theme.slug)).not.toContain('multi-expertteam')
    expect((await lessonAtAddress(slug))?.state).toBe('published')
    expect((await latestLessons(1))[0]?.themeNames).toEqual(['Multi-expertteam'])
  })
})
