import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '../schema/index.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { seedFollows } from './demo/seed-follows.ts'
import { seedGatherings } from './demo/seed-gatherings.ts'
import { seedDemoKnowledge } from './demo/seed-knowledge.ts'
import regionEdition from './regions.json' with { type: 'json' }
import { reviewReasons } from './review-reasons.ts'
import { seedKnowledge } from './seed-knowledge.ts'
import { synonyms } from './synonyms.ts'
import siteList from './sites.json' with { type: 'json' }
import { audiences, principles, themes, tips } from './vocabulary.ts'

const slugOfName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/**
 * Fills what every portal begins with: words, regions and sites. Adds what is missing, never changes what is there.
 * With `demo` an empty portal also gets accounts and lessons that are invented.
 */
export async function seed(ownerUrl: string, options: { demo: boolean }): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const db = drizzle(sql, { schema })
  try {
    await db.transaction(async (tx) => {
      await tx.insert(schema.themes).values(themes).onConflictDoNothing()
      await tx.insert(schema.principles).values(principles).onConflictDoNothing()
      await tx.insert(schema.audiences).values(audiences).onConflictDoNothing()
      await tx.insert(schema.tips).values(tips).onConflictDoNothing()
      // Only where there are none: what curators changed or retired does not come back.
      if ((await tx.$count(schema.reviewReasons)) === 0)
        await tx.insert(schema.reviewReasons).values(reviewReasons.map((reason, position) => ({ ...reason, position })))
      if ((await tx.$count(schema.searchSynonyms)) === 0)
        await tx.insert(schema.searchSynonyms).values(synonyms.map((words) => ({ words: [...words] })))
      const regionRows = regionEdition.regions.map(({ code, name }) => ({
        code,
        name,
        slug: slugOfName(name),
        edition: regionEdition.edition,
      }))
      await tx.insert(schema.regions).values(regionRows).onConflictDoNothing()
      for (const [index, site] of siteList.sites.entries()) {
        const slug = slugOfName(site.name)
        const added = await tx
          .insert(schema.sites)
          .values({
            slug,
            name: site.name,
            motto: site.motto,
            tranche: site.tranche,
            assignments: site.assignments,
            subAreas: null,
            position: index + 1,
          })
          .onConflictDoNothing()
          .returning({ slug: schema.sites.slug })
        if (added.length > 0 && site.regions.length > 0) {
          await tx
            .insert(schema.siteRegions)
            .values(site.regions.map((regionCode) => ({ siteSlug: slug, regionCode })))
            .onConflictDoNothing()
        }
      }
    })
    await db.transaction((tx) => seedKnowledge(tx, options))
    if (options.demo) await db.transaction(seedDemo)
    if (options.demo) await db.transaction((tx) => seedGatherings(tx))
    if (options.demo) await db.transaction((tx) => seedDemoKnowledge(tx))
    if (options.demo) await db.transaction((tx) => seedFollows(tx))
  } finally {
    await sql.end({ timeout: 5 })
  }
}
