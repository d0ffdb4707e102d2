import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, draftLesson, furnish, must, person, publishedLesson, testSites } from '#lib/testing/factories.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import { allRegions, allSites, homesOf, regionBySlug, siteBySlug } from './queries.ts'

testDatabase()
beforeAll(furnish)

describe('Sites', () => {
  test('stand in their fixed order, with the number of lessons that can be read now', async () => {
    const author = await person()
    const reader = await curator()
    expect((await allSites()).map((site) => [site.slug, site.lessonCount])).toEqual(testSites.map((site) => [site.slug, 0]))
    await draftLesson(author)
    await publishedLesson(author, reader, { content: { siteShown: false } })
    const { lessonId } = await publishedLesson(author, reader)
    await publishedLesson(author, reader)
    expect((await allSites())[0]).toMatchObject({ name: 'Friesland', lessonCount: 2 })
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    expect((await allSites())[0]).toMatchObject({ lessonCount: 1 })
  })
  test('a site has its regions by name; an unknown one is not there', async () => {
    expect(await siteBySlug('gelderland-zuid')).toMatchObject({
      name: 'Gelderland-Zuid',
      regions: [
        { code: 'JZ32', name: 'Rijk van Nijmegen' },
        { code: 'JZ30', name: 'Rivierenland' },
      ],
    })
    for (const slug of ['bestaat-niet', '', "'", 'x\u0000']) await expect(siteBySlug(slug), JSON.stringify(slug)).resolves.toBeUndefined()
  })
})

describe('Regions', () => {
  test('all 42 of the edition are there, those of a site with its name', async () => {
    const regions = await allRegions()
    expect(regions).toHaveLength(42)
    expect(regions.find((region) => region.code === 'JZ02')).toMatchObject({ siteSlug: 'friesland', siteName: 'Friesland' })
    expect(regions.find((region) => region.code === 'JZ14')).toMatchObject({ siteSlug: null })
    expect(regions.map((region) => region.name)).toEqual(regions.map((region) => region.name).sort((a, b) => a.localeCompare(b, 'nl')))
  })
  test('a merged region is no longer listed and points at its successor', async () => {
    const [from, to] = await db.execute<{ code: string; slug: string }>(
      sql`select code, slug from regions where code in ('JZ41', 'JZ42') order by code desc`,
    )
    await db.execute(sql`update regions set merged_into = ${to?.code} where code = ${from?.code}`)
    expect((await allRegions()).map((region) => region.code)).not.toContain(from?.code)
    expect(await regionBySlug(from?.slug ?? '')).toMatchObject({ code: from?.code, successor: { slug: to?.slug } })
  })
  test('a region knows its sites; an unknown one is not there', async () => {
    expect(await regionBySlug('flevoland')).toMatchObject({ code: 'JZ08', sites: [{ slug: 'flevoland' }], successor: null })
    for (const slug of ['bestaat-niet', 'x\u0000']) await expect(regionBySlug(slug), JSON.stringify(slug)).resolves.toBeUndefined()
  })
})

test('where one may write for: own sites and regions by name, and nothing for who belongs nowhere', async () => {
  expect(await homesOf({ sites: ['friesland'], regions: ['JZ08'] })).toEqual([
    { value: 'site:friesland', name: 'Proeftuin Friesland' },
    { value: 'region:JZ08', name: 'Regio Flevoland' },
  ])
  expect(await homesOf({ sites: [], regions: [] })).toEqual([])
  expect(await homesOf({ sites: ['bestaat-niet'], regions: ['XX'] })).toEqual([])
})
