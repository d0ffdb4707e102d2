import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { certaintyWords, kindWords, nationalStatusWords } from './copy.ts'
import type { FeedFilter } from './queries-feed-choices.ts'
import { totalsUnder, type Total } from './queries-totals.ts'

/** What can be chosen in a filter: its part of the address, its name, and the keys under which it is counted. */
type Choice = { slug: string; name: string; keys: string[] }
export type FacetNames = Record<FeedFilter, Choice[]>

const byName = new Intl.Collator('nl')

/** A choice as it is read, or (`in`) a site that is in a region. */
type Named = [filter: FeedFilter | 'in', slug: string, name: string, position: number, key: string]

/**
 * The names of all choices with the kept totals that stand beside them: one question to the database, which knows it
 * already. To ask, read and plan two of them costs more than the answer.
 */
export async function namesAndTotals(groups: Parameters<typeof totalsUnder>[0]): Promise<{ names: FacetNames; totals: Total[] }> {
  // Every combination of two filters or more would be a statement that the database remembers.
  const isCommon = groups.length > 0 && groups.length < 3
  const asked = db
    .select({
      totals: totalsUnder(groups),
      named: sql<Named[]>`(select json_agg(json_build_array(filter, slug, name, position, key)) from (
        select 'thema' as filter, slug, name, position::int, slug as key from themes
        union all select 'proeftuin', slug, name, position::int, 'site:' || slug from sites
        union all select 'regio', slug, name, 0, code from regions
        union all select 'in', region_code, site_slug, 0, '' from site_regions
        union all select 'principe', slug, name, position::int, slug from principles
        union all select 'tip', number::text, name, number::int, number::text from tips
      ) as named)`,
    })
    .from(sql`(values (1)) as once`)
  const [row] = await (isCommon ? asked.prepare('names_and_totals').execute() : asked)
  return { names: namesOf(row?.named ?? []), totals: row?.totals ?? [] }
}

function namesOf(named: readonly Named[]): FacetNames {
  const sorted = named.toSorted((one, other) => one[3] - other[3] || byName.compare(one[2], other[2]))
  const sitesIn = Map.groupBy(
    named.filter(([filter]) => filter === 'in'),
    ([, region]) => region,
  )
  const of = (filter: FeedFilter): Choice[] =>
    sorted.flatMap(([of, slug, name, , key]) => (of === filter ? [{ slug, name, keys: [key] }] : []))
  const fixed = (words: Record<string, { slug: string; label: string }>): Choice[] =>
    Object.entries(words).map(([key, word]) => ({ slug: word.slug, name: word.label, keys: [key] }))
  return {
    thema: of('thema'),
    proeftuin: of('proeftuin'),
    // A region has the lessons of its own and those of its sites.
    regio: of('regio').map(({ slug, name, keys: [code = ''] }) => ({
      slug,
      name,
      keys: [`region:${code}`, ...(sitesIn.get(code) ?? []).map(([, , site]) => `site:${site}`)],
    })),
    principe: of('principe'),
    tip: of('tip'),
    soort: fixed(kindWords),
    status: fixed(nationalStatusWords),
    zekerheid: fixed(certaintyWords),
    toegepast: [{ slug: 'ja', name: 'In een andere regio', keys: ['ja'] }],
  }
}
