import { desc, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { gatherings } from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isPublic } from './queries.ts'
import { agendaTag } from './tags.ts'

const mostAddresses = 5_000

/** Addresses of everything public with the moment it last changed, for the sitemap. */
export async function gatheringAddresses(): Promise<{ slug: string; changedAt: Date }[]> {
  dependsOn(agendaTag)
  const addresses = db
    .select({
      slug: gatherings.slug,
      changed: sql`date_part('epoch', greatest(${gatherings.publishedAt}, ${gatherings.changedAt}, ${gatherings.cancelledAt}))`.as(
        'changed',
      ),
    })
    .from(gatherings)
    .where(isPublic)
    .orderBy(desc(gatherings.startsAt))
    .limit(mostAddresses)
    .as('addresses')
  // Thousands of rows: as two values they cost a fifth of what they do one by one.
  const [all] = await db
    .select({
      slugs: sql<string[]>`coalesce(json_agg(slug), '[]')`,
      seconds: sql<number[]>`coalesce(json_agg(changed), '[]')`,
    })
    .from(addresses)
  const { slugs, seconds } = all ?? { slugs: [], seconds: [] }
  return slugs.map((slug, at) => ({ slug, changedAt: new Date(Math.round((seconds[at] ?? 0) * 1_000)) }))
}
