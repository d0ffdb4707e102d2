import { sql, type SQL } from 'drizzle-orm'
import type { FollowOutcome } from './copy-follows.ts'

/**
 * Something a digest can tell of. `rows` gives what everybody can read now, as object_id, title, address, at (since when),
 * held_at (when it takes place, or null) and topics ('theme:monitoring'): what one follows to hear of it.
 * What is taken off the site is not among the rows any more, and so in no digest that is still to be made.
 */
type Source = { name: string; outcome: FollowOutcome; rows: (since: string) => SQL }

/** Where digests find their news. A new outcome is one more entry. */
const sources: readonly Source[] = [
  {
    name: 'lesson',
    outcome: 'placed',
    // The region of a site too: its page shows the lessons of the site. A hidden site is not in this table.
    rows: (since) => sql`select p.lesson_id::text as object_id, p.title, '/lessen/' || p.slug as address, p.first_published_at as at,
      null::timestamptz as held_at,
      array(select 'theme:' || word from unnest(p.theme_slugs) word)
        || array_remove(array['tip:' || p.tip_number, 'site:' || p.site_slug, 'region:' || p.region_code], null)
        || array(select 'region:' || s.region_code from site_regions s where s.site_slug = p.site_slug) as topics
      from published_lessons p where p.first_published_at > ${since}::timestamptz`,
  },
  {
    name: 'application',
    outcome: 'applied',
    // For who follows the region that applies it, or something of the lesson.
    rows: (since) => sql`select a.id::text, p.title || ' (in ' || r.name || ')', '/lessen/' || p.slug, a.started_at, null::timestamptz,
      array(select 'theme:' || word from unnest(p.theme_slugs) word)
        || array_remove(array['tip:' || p.tip_number, 'site:' || p.site_slug, 'region:' || p.region_code, 'region:' || a.region_code], null)
      from lesson_applications a join published_lessons p on p.lesson_id = a.lesson_id join regions r on r.code = a.region_code
      where a.ended_at is null and a.started_at > ${since}::timestamptz`,
  },
  {
    name: 'instrument',
    outcome: 'placed',
    rows: (since) => sql`select i.id::text, i.title, '/instrumenten#' || i.slug, i.created_at, null::timestamptz,
      array(select 'theme:' || word from unnest(i.theme_slugs) word) || array(select 'tip:' || number from unnest(i.tip_numbers) number)
      from instruments i where i.retired_at is null and i.created_at > ${since}::timestamptz`,
  },
  {
    name: 'bundle',
    outcome: 'placed',
    rows: (since) => sql`select v.id::text, v.title, '/bundels/' || b.slug, v.placed_at, null::timestamptz, array['bundle:' || b.id]
      from bundle_versions v join bundles b on b.id = v.bundle_id and b.status = 'curated'
      where v.placed_at > ${since}::timestamptz
        and not exists (select from bundle_versions newer where newer.bundle_id = v.bundle_id and newer.number > v.number)`,
  },
  {
    name: 'legal_answer',
    outcome: 'answered',
    rows: (since) => sql`select a.id::text, a.question, '/juridisch/' || a.slug, a.approved_at, null::timestamptz,
      array(select 'tip:' || number from tips where slug = 'juridische-vragen')
      from legal_answers a where a.state = 'published' and a.approved_at > ${since}::timestamptz`,
  },
  {
    name: 'open_question',
    outcome: 'answered',
    rows: (since) => sql`select q.id::text, q.title, '/open-vragen#vraag-' || q.id, q.ended_at, null::timestamptz,
      array_remove(array['open_question:' || q.id, 'theme:' || q.theme_slug, 'site:' || q.site_slug, 'region:' || q.region_code], null)
      from open_questions q join published_lessons p on p.lesson_id = q.answered_by_lesson_id
      where q.state = 'answered' and q.made_public_at is not null and q.ended_at > ${since}::timestamptz`,
  },
  {
    name: 'gathering',
    outcome: 'coming',
    // By invitation is for who was invited; a digest would make others look for a door that is closed.
    rows: (since) => sql`select g.id::text, g.title, '/bijeenkomsten/' || g.slug, g.published_at, g.starts_at,
      array_remove(array['site:' || g.site_slug, 'region:' || g.region_code], null)
        || array(select 'region:' || s.region_code from site_regions s where s.site_slug = g.site_slug)
      from gatherings g where g.status = 'published' and not g.by_invitation and g.starts_at > now() and g.published_at > ${since}::timestamptz`,
  },
]

/** What can be told of now, from all sources: source, outcome, object_id, title, address, at, held_at, topics. */
export const liveItems = (since: Date): SQL =>
  sql.join(
    sources.map(
      ({ name, outcome, rows }) =>
        sql`select ${sql.raw(`'${name}'`)} as source, ${sql.raw(`'${outcome}'`)} as outcome, news.* from (${rows(since.toISOString())})
          as news (object_id, title, address, at, held_at, topics)`,
    ),
    sql` union all `,
  )
