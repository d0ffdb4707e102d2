// A big portal in seconds: every table of the public side, the desk, the agenda and the threads, filled by SQL over whole
// sets and not by the commands, which would take hours. The same size gives the same rows each time.
import postgres from 'postgres'
import { lessonContent } from '#lib/lessons/schema.ts'
import { everythingChecked, wholeChecklist } from '#lib/lessons/values-checklist.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { fillGatherings, fillThreads } from './fill-around.ts'
import { amounts, keys } from './sizes.ts'
import { vocabularyOf } from './words.ts'

/** Chance from 0 to 1 that hangs on a number and a salt only. */
const chance = `
  create or replace function pg_temp.chance(nr bigint, salt bigint) returns float8 language sql immutable as
    'select (hashint8extended(nr, salt) & 2147483647) / 2147483648.0';
  create or replace function pg_temp.pick(nr bigint, salt bigint, many int) returns int language sql immutable as
    'select 1 + floor(((hashint8extended(nr, salt) & 2147483647) / 2147483648.0) * many)::int';
  -- The low numbers often and the high ones seldom, as words are used.
  create or replace function pg_temp.zipf(nr bigint, salt bigint, many int) returns int language sql immutable as
    'select least(many, floor(power(many::float8, (hashint8extended(nr, salt) & 2147483647) / 2147483648.0))::int)';
  create or replace function pg_temp.key(kind int, nr bigint) returns uuid language sql immutable as
    'select (lpad(to_hex(kind), 8, ''0'') || ''-0000-7000-8000-'' || lpad(to_hex(nr), 12, ''0''))::uuid';`

/** So many lessons at a time: what is made of them stays in memory, and one sees how far it is. */
const batch = 25_000
/** The tables that grow with the portal. */
const big = ['lessons', 'lesson_authors', 'lesson_drafts', 'lesson_revisions', 'lesson_revision_themes', 'lesson_revision_audiences']
  .concat(['lesson_decisions', 'lesson_slugs', 'lesson_reactions', 'audit_log', 'published_lessons', 'search_documents', 'search_words'])
  .concat(['gatherings', 'sign_ups', 'question_threads', 'question_messages'])

/** Fills a migrated and seeded database. Works as its owner, without the checks per row: the rows are many, not strange. */
export async function fill(url: string, size: number, say: (line: string) => void = () => {}): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    onnotice: () => {},
    connection: { session_replication_role: 'replica', jit: 'off' },
  })
  const step = async (name: string, run: () => Promise<unknown>) => {
    const started = performance.now()
    await run()
    say(`${size} lessen: ${name} ${((performance.now() - started) / 1_000).toFixed(1)} s`)
  }
  try {
    await sql.unsafe(
      `set work_mem = '256MB'; set temp_buffers = '512MB'; set synchronous_commit = off; set maintenance_work_mem = '1GB';
       set max_parallel_workers_per_gather = 0; set max_parallel_maintenance_workers = 0; ${chance}`,
    )
    const many = amounts(size)
    await step('woorden', () => makeTexts(sql, size))
    await step('mensen', () => fillPeople(sql, many.people))
    // An index is made in one go many times faster than row by row. What is unique keeps watch.
    const late = await sql<{ name: string; definition: string }[]>`
      select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
      where not i.indisunique and i.indrelid = any(${big}::regclass[])`
    for (const { name } of late) await sql`drop index ${sql(name)}`
    await prepareLessons(sql, many)
    for (let from = 1; from <= many.all; from += batch) {
      const to = Math.min(many.all, from + batch - 1)
      await step(`lessen tot ${to}`, () => fillLessons(sql, many, { from, to }))
    }
    await step('bijeenkomsten', () => fillGatherings(sql, many))
    await step('gesprekken', () => fillThreads(sql, many))
    for (const { name, definition } of late) await step(`index ${name}`, () => sql.unsafe(definition))
    await step('woordenlijst', () => fillWords(sql, size))
    await step('totalen', () => sql`select lesson_totals_recount()`)
    await step('afmaken', () => sql.unsafe('vacuum analyze'))
  } finally {
    await sql.end()
  }
}

/** Pieces of text with their vectors, so that a lesson is put together and not read word by word. */
async function makeTexts(sql: postgres.Sql, size: number): Promise<void> {
  const words = vocabularyOf(Math.min(30_000, 2_000 + size))
  const pieces = Math.min(2_000, Math.max(200, Math.ceil(size / 50)))
  await sql`create temp table word as
    select nr::int, word from jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb) with ordinality as w(word, nr)`
  await sql.unsafe(`
    create unique index on word (nr);
    create temp table piece as
      with drawn as materialized (
        select nr, place, pg_temp.zipf(nr * 200 + place, 1, ${words.length}) as drawn
        from generate_series(1, ${pieces}) as nr cross join generate_series(1, 86) as place
      ), said as (
        select p.nr, array_agg(w.word order by p.place) as words
        from drawn p join word w on w.nr = p.drawn group by p.nr
      ), text as (
        select nr, left(array_to_string(words[1:3], ' '), 55) as title, left(array_to_string(words[4:14], ' '), 230) as sentence,
          array_to_string(words[15:50], ' ') || '.' as paragraph, array_to_string(words[51:86], ' ') || '.' as other
        from said
      )
      select *, search_vector(title, 'A') as title_vector, search_vector(sentence, 'B') as sentence_vector,
        search_vector(paragraph || ' ' || other, 'C') as text_vector, search_word_list(title || ' ' || sentence || ' ' || paragraph || ' ' || other) as words
      from text;
    create unique index on piece (nr);
    analyze piece;`)
}

async function fillPeople(sql: postgres.Sql, people: number): Promise<void> {
  // The first is a curator, the second a jurist, the third of a regional team; the others are members.
  await sql.unsafe(`
    insert into users (id, email, name, email_verified_at)
      select pg_temp.key(${keys.user}, n), 'lid.' || n || '@schaal.example', 'Lid ' || n, now() from generate_series(1, ${people}) as n;
    insert into user_roles (user_id, role)
      select pg_temp.key(${keys.user}, n), (case n when 1 then 'curator' when 2 then 'legal_helpdesk' when 3 then 'regional_team' else 'member' end)::role
      from generate_series(1, ${people}) as n;
    insert into memberships (user_id, site_slug)
      select pg_temp.key(${keys.user}, n), s.slug from generate_series(4, ${people}) as n
      join (select slug, row_number() over (order by position) as nr, count(*) over () as many from sites) as s on s.nr = 1 + n % s.many;`)
}

/** What every batch of lessons draws from. */
async function prepareLessons(sql: postgres.Sql, { all }: ReturnType<typeof amounts>): Promise<void> {
  await sql.unsafe(`
    -- A word that ten lessons have and no other: names of methods, places, laws.
    create temp table rare as
      select nr, word, search_lexeme(word) as lexeme
      from (select nr, 'k' || translate(nr::text, '0123456789', 'bdfgklmnpr') || 'o' as word from generate_series(0, ${Math.ceil(all / 10)}) as nr) as made;
    create unique index on rare (nr);
    analyze rare;
    -- What is thrown away again is not worth compressing.
    create temp table made (n int, id uuid, revision uuid, decision uuid, status lesson_status, at timestamptz(3), author uuid, site text, region text, hidden boolean,
      kind lesson_kind, national national_status, certainty certainty, tip smallint, principle text, themes text[], title text, core text,
      first text storage external, second text storage external, third text storage external, fourth text storage external,
      search tsvector storage external, words text[] storage external);`)
}

/** Lessons from 2017 on, some of them still on the desk: those between two numbers. */
async function fillLessons(sql: postgres.Sql, many: ReturnType<typeof amounts>, { from, to }: { from: number; to: number }): Promise<void> {
  const { lessons, submitted, returned, people } = many
  const sample = lessonContent.parse({
    kind: 'lesson',
    audiences: ['local_team'],
    experience: 'both',
    level: 'professional',
    evidenceBasis: 'impression',
  })
  const rich = (text: string) =>
    `jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', ${text})))))`
  if (JSON.stringify(fromBlocks(['x'])) !== '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}')
    throw new Error('rich text looks different now: mend the generator')
  const [counts] = await sql<Record<'sites' | 'regions' | 'principles' | 'themes' | 'tips' | 'pieces', number>[]>`
    select (select count(*)::int from sites) as sites, (select count(*)::int from regions where merged_into is null) as regions, (select count(*)::int from principles) as principles,
      (select count(*)::int from themes) as themes, (select count(*)::int from tips) as tips, (select count(*)::int from piece) as pieces`
  if (!counts) throw new Error('a count gave no row')
  await sql.unsafe(`
    truncate made;
    -- Drawn first and then joined by what was drawn.
    insert into made
      with drawn as materialized (
        select n, pg_temp.chance(n, 3) < 0.05 as hidden,
          case when pg_temp.chance(n, 10) < 0.8 then pg_temp.zipf(n, 11, ${counts.sites}) end as site,
          case when pg_temp.chance(n, 10) >= 0.8 then pg_temp.zipf(n, 12, ${counts.regions}) end as region,
          pg_temp.zipf(n, 13, ${counts.principles}) as principle, pg_temp.zipf(n, 14, ${counts.themes}) as theme,
          case when pg_temp.chance(n, 9) < 0.5 then pg_temp.pick(n, 15, ${counts.themes}) end as other_theme,
          case when pg_temp.chance(n, 7) < 0.8 then pg_temp.pick(n, 8, ${counts.tips})::smallint end as tip,
          pg_temp.pick(n, 16, ${counts.pieces}) as a, pg_temp.pick(n, 17, ${counts.pieces}) as b, pg_temp.pick(n, 18, ${counts.pieces}) as c
        from generate_series(${from}, ${to}) as n
      )
      select n, pg_temp.key(${keys.lesson}, n) as id, pg_temp.key(${keys.revision}, n) as revision, pg_temp.key(${keys.decision}, n) as decision,
        (case when n <= ${lessons} then 'published' when n <= ${lessons + submitted} then 'submitted' when n <= ${lessons + submitted + returned} then 'returned' else 'draft' end)::lesson_status as status,
        -- What waits is new; what was placed is spread over nine years.
        case when n <= ${lessons} then timestamptz '2017-11-01' + n * (interval '3300 days' / ${lessons}) else timestamptz '2026-11-20' - (n - ${lessons}) * interval '1 minute' end::timestamptz(3) as at,
        pg_temp.key(${keys.user}, 3 + pg_temp.pick(n, 2, ${people - 4})) as author,
        s.slug as site, r.code as region, hidden,
        (array['lesson', 'lesson', 'lesson', 'lesson', 'story', 'story', 'question', 'exercise', 'instrument', 'building_block'])[pg_temp.pick(n, 4, 10)]::lesson_kind as kind,
        (array['possible_now', 'possible_now', 'being_tried', 'under_discussion'])[pg_temp.pick(n, 5, 4)]::national_status as national,
        (array['first_signal', 'first_signal', 'seen_repeatedly', 'substantiated'])[pg_temp.pick(n, 6, 4)]::certainty as certainty,
        drawn.tip, p.slug as principle, array_remove(array[t1.slug, nullif(t2.slug, t1.slug)], null) as themes,
        a.title || ' ' || b.title as title, c.sentence as core,
        a.paragraph as first, a.other as second, b.paragraph as third, b.other as fourth,
        a.title_vector || b.title_vector || c.sentence_vector || a.text_vector || b.text_vector || ('''' || rare.lexeme || ''':1C')::tsvector as search,
        a.words || b.words || c.words || rare.word as words
      from drawn
      left join (select slug, row_number() over (order by position) as nr from sites) as s on s.nr = drawn.site
      left join (select code, row_number() over (order by code) as nr from regions where merged_into is null) as r on r.nr = drawn.region
      join (select slug, row_number() over (order by position) as nr from principles) as p on p.nr = drawn.principle
      join (select slug, row_number() over (order by position) as nr from themes) as t1 on t1.nr = drawn.theme
      left join (select slug, row_number() over (order by position) as nr from themes) as t2 on t2.nr = drawn.other_theme
      join piece a on a.nr = drawn.a join piece b on b.nr = drawn.b join piece c on c.nr = drawn.c
      join rare on rare.nr = n / 10;
    insert into lessons (id, status, site_slug, region_code, created_by_id, created_at, current_revision_id, submitted_at)
      select id, status, site, region, author, at - interval '20 days', case when status <> 'draft' then revision end, case when status <> 'draft' then at - interval '6 days' end from made;
    insert into lesson_authors (lesson_id, user_id, added_by_id) select id, author, author from made;
    insert into lesson_drafts (lesson_id, content, saved_by_id, saved_at) select id, jsonb_build_object('title', title, 'themes', themes), author, at from made;
    insert into lesson_revisions (id, lesson_id, number, draft_version, created_by_id, created_at, kind, title, core_sentence, content, principle_slug, tip_number, level, national_status, certainty, evidence_basis, experience, site_shown)
      select revision, id, 1, 1, author, at - interval '6 days', kind, title, core,
        '${JSON.stringify(sample)}'::jsonb || jsonb_build_object('kind', kind, 'title', title, 'coreSentence', core, 'situation', ${rich('first')},
          'approach', ${rich('second')}, 'results', ${rich('third')}, 'failures', ${rich('fourth')}, 'themes', themes, 'principle', principle,
          'tip', tip, 'nationalStatus', national, 'certainty', certainty, 'siteShown', not hidden),
        principle, tip, 'professional', national, certainty, 'impression', 'both', not hidden
      from made where status <> 'draft';
    insert into lesson_revision_themes (revision_id, theme_slug) select revision, unnest(themes) from made where status <> 'draft';
    insert into lesson_revision_audiences (revision_id, audience_slug) select revision, 'local_team' from made where status <> 'draft';
    insert into lesson_decisions (id, lesson_id, revision_id, kind, decided_by_id, decided_at, message, checklist)
      select decision, id, revision, case when status = 'returned' then 'return' else 'publish' end::decision_kind, pg_temp.key(${keys.user}, 1), at,
        case when status = 'returned' then 'Maak het korter.' else '' end,
        case when status = 'published' then '${JSON.stringify(wholeChecklist(everythingChecked))}'::jsonb end
      from made where status in ('published', 'returned');
    insert into lesson_slugs (slug, lesson_id) select 'les-' || n, id from made where status = 'published';
    insert into audit_log (at, actor_id, action, object_kind, object_id)
      select at, pg_temp.key(${keys.user}, 1), 'lesson.published', 'lesson', id::text from made where status = 'published' order by at;
    insert into lesson_reactions (lesson_id, status, kind, body, user_id, created_at, confirmed_at, decided_by_id, decided_at)
      select id, 'placed', 'addition', core, author, at, at, pg_temp.key(${keys.user}, 1), at from made where status = 'published' and n % 5 = 0;
    insert into published_lessons (lesson_id, revision_id, decision_id, slug, kind, title, core_sentence, site_slug, region_code, theme_slugs, principle_slug, tip_number, national_status, certainty, minutes, first_published_at, published_at, search)
      select id, revision, decision, 'les-' || n, kind, title, core, case when not hidden then site end, case when not hidden then region end, themes, principle, tip, national, certainty, 2, at, at, search
      from made where status = 'published' order by at;
    insert into search_documents (kind, document_id, address, title, summary, body, theme_slugs, at, search, words)
      select 'lesson', id::text, '/lessen/les-' || n, title, core, first || E'\n' || second || E'\n' || third || E'\n' || fourth, themes, at, search, words
      from made where status = 'published' order by at;`)
}

/** The vocabulary of what the public can find. */
async function fillWords(sql: postgres.Sql, size: number): Promise<void> {
  await sql.unsafe(`
    insert into search_words (word, lexeme, documents)
      select word, search_lexeme(word), 1 from (select distinct unnest(words) as word from piece) as said
      where search_lexeme(word) is not null on conflict do nothing;
    insert into search_words (word, lexeme, documents) select word, lexeme, 10 from rare on conflict do nothing;
    update search_words w set documents = greatest(1, counted.ndoc * ${Math.max(1, size / 20_000)})
      from ts_stat('select search from search_documents order by document_id limit 20000') as counted where counted.word = w.lexeme;
    drop table made, rare;`)
}
