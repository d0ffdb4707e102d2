// The agenda with its sign-ups, and the questions with what was said: see fill.ts.
import type postgres from 'postgres'
import { type amounts, keys } from './sizes.ts'

type Amounts = ReturnType<typeof amounts>

/** Gatherings over seven years, a twentieth of them still to come, with a hundred sign-ups each. */
export async function fillGatherings(sql: postgres.Sql, { gatherings, signUps, people }: Amounts): Promise<void> {
  const perGathering = Math.ceil(signUps / gatherings)
  await sql.unsafe(`
    insert into gatherings (id, status, kind, slug, title, summary, description, format, starts_at, ends_at, place, maximum, sign_up_closes_at, site_slug, form_key, created_by_id, published_by_id, published_at, places_taken)
      select pg_temp.key(${keys.gathering}, n), case when starts < now() - interval '1 day' then 'held' else 'published' end::gathering_status,
        (array['meet_up', 'deep_dive'])[pg_temp.pick(n, 21, 2)]::gathering_kind, 'bijeenkomst-' || n, 'Bijeenkomst ' || n, 'Waar we samen terugkijken.',
        '{"type":"doc","content":[{"type":"paragraph"}]}', 'on_site', starts, starts + interval '2 hours', 'Utrecht', ${perGathering}, starts - interval '1 day',
        s.slug, uuidv7(), pg_temp.key(${keys.user}, 3 + pg_temp.pick(n, 22, ${people - 4})), pg_temp.key(${keys.user}, 1), starts - interval '40 days', 0
      from (select n, (now() - interval '2400 days' + n * (interval '2520 days' / ${gatherings}))::timestamptz(3) as starts from generate_series(1, ${gatherings}) as n) as planned
      join (select slug, row_number() over (order by position) as nr, count(*) over () as many from sites) as s on s.nr = 1 + n % s.many;
    insert into gathering_audiences (gathering_id, audience_slug) select id, 'local_team' from gatherings on conflict do nothing;
    insert into sign_ups (id, gathering_id, user_id, status, form_key, signed_up_by_id, signed_up_at)
      select pg_temp.key(${keys.signUp}, n), pg_temp.key(${keys.gathering}, 1 + (n - 1) / ${perGathering}), pg_temp.key(${keys.user}, 4 + (n::bigint * 7919) % ${people - 4}),
        case when n % 20 = 0 then 'waiting' else 'signed_up' end::sign_up_status, uuidv7(), pg_temp.key(${keys.user}, 4 + (n::bigint * 7919) % ${people - 4}), now()
      from generate_series(1, ${signUps}) as n where 1 + (n - 1) / ${perGathering} <= ${gatherings}
      on conflict do nothing;`)
}

/** Questions: nearly all of them closed long ago, some hundreds that somebody owes an answer. */
export async function fillThreads(sql: postgres.Sql, { threads, open, people }: Amounts): Promise<void> {
  await sql.unsafe(`
    insert into question_threads (id, kind, status, title, asker_id, region_code, theme_slug, owner_id, form_key, asked_at, due_at, first_answered_at, closed_at)
      select pg_temp.key(${keys.thread}, n), (array['question', 'question', 'question', 'legal', 'experience'])[pg_temp.pick(n, 31, 5)]::question_thread_kind, status, 'Vraag ' || n,
        pg_temp.key(${keys.user}, 3 + pg_temp.pick(n, 32, ${people - 4})), r.code, null, case when status <> 'new' then pg_temp.key(${keys.user}, 1 + pg_temp.pick(n, 33, 2)) end,
        uuidv7(), asked, case when status = 'new' then asked + interval '7 days' end, case when status in ('answered', 'closed') then asked + interval '2 days' end,
        case when status = 'closed' then asked + interval '20 days' end
      from (
        select n, (case when n > ${threads - open} then 'new' when n > ${threads - 2 * open} then 'answered' else 'closed' end)::question_thread_status as status,
          (now() - interval '1500 days' + n * (interval '1500 days' / ${threads}))::timestamptz(3) as asked
        from generate_series(1, ${threads}) as n
      ) as made
      left join (select code, row_number() over (order by code) as nr, count(*) over ()::int as many from regions where merged_into is null) as r on r.nr = pg_temp.pick(n, 34, r.many);
    insert into question_messages (id, thread_id, author_id, from_asker, body, form_key, created_at)
      select pg_temp.key(${keys.message}, t.n * 3 + m), pg_temp.key(${keys.thread}, t.n), pg_temp.key(${keys.user}, 1 + m), m = 0,
        'Wat is er gebeurd en wat kunnen wij nu doen? ' || t.n, uuidv7(), now()
      from generate_series(1, ${threads}) as t(n) cross join generate_series(0, 2) as m;`)
}
