// The tables that grow, at a size; by plain rows and without triggers, because an older schema has no commands here.
import type postgres from 'postgres'

/** Fills every table that the newest migrations touch and that can become large. Gives their names. */
export async function fillLarge(sql: postgres.Sql, rows: number): Promise<string[]> {
  const spread = (values: readonly string[]) => `(array[${values.map((value) => `'${value}'`).join(', ')}])[1 + n % ${values.length}]`
  const enumOf = async (name: string) =>
    (
      await sql<{ label: string }[]>`
      select enumlabel as label from pg_enum where enumtypid = ${name}::regtype order by enumsortorder`
    ).map(({ label }) => label)
  const kinds = Object.fromEntries(
    await Promise.all(
      ['lesson_kind', 'national_status', 'certainty', 'gathering_kind', 'question_thread_kind'].map(
        async (name) => [name, `${spread(await enumOf(name))}::${name}`] as const,
      ),
    ),
  )
  const id = (seed: string) => `md5('${seed} ' || n)::uuid`
  const ago = `now() - make_interval(mins => n)`
  const many = `from generate_series(1, ${rows}) as n`
  // Some thirty words that no other row has; made of digits, because choosing them one by one takes minutes.
  const words = `translate(md5(n::text) || md5((-n)::text) || md5((7 * n)::text) || md5((11 * n)::text), '03a', '   ')`
  const tables: Record<string, string> = {
    users: `(id, email, name) select ${id('user')}, 'iemand.' || n || '@test.example', 'Iemand ' || n ${many}`,
    lessons: `(id, status, site_slug, created_by_id, created_at, submitted_at, current_revision_id)
      select ${id('lesson')}, (case when n % 5 = 0 then 'declined' else 'published' end)::lesson_status, 'site-' || n % 40, ${id('user')}, ${ago}, ${ago}, ${id('revision')} ${many}`,
    published_lessons: `(lesson_id, revision_id, decision_id, slug, kind, title, core_sentence, site_slug, region_code, theme_slugs, principle_slug,
        tip_number, national_status, certainty, minutes, first_published_at, published_at, search)
      select ${id('lesson')}, ${id('revision')}, ${id('decision')}, 'les-' || n, ${kinds.lesson_kind}, 'Een les met nummer ' || n, ${words}, 'site-' || n % 40, null,
        array['thema-' || n % 12, 'thema-' || 12 + n % 7], 'principe-' || n % 8, 1 + n % 10, ${kinds.national_status}, ${kinds.certainty}, 4, ${ago}, ${ago},
        to_tsvector('simple', ${words}) ${many}`,
    audit_log: `(at, actor_id, action, object_kind, object_id)
      select ${ago}, ${id('user')}, 'deed_' || n % 90, 'lesson', ${id('lesson')}::text ${many}`,
    outbox: `(key, recipient, subject, text, html, sent_at)
      select 'mail ' || n, 'iemand.' || n || '@test.example', 'Onderwerp', ${words}, repeat(md5(n::text), 60), now() ${many}`,
    question_threads: `(id, kind, status, title, asker_id, form_key, asked_at, closed_at)
      select ${id('thread')}, ${kinds.question_thread_kind}, (case when n % 4 = 0 then 'answered' else 'closed' end)::question_thread_status, 'Vraag ' || n,
        ${id('user')}, ${id('form')}, ${ago}, case when n % 4 = 0 then null else now() end ${many}`,
    gatherings: `(id, status, kind, slug, title, summary, description, format, starts_at, ends_at, maximum, by_invitation, sign_up_closes_at, form_key, form_index,
        created_by_id, published_by_id, published_at)
      select ${id('gathering')}, 'held', ${kinds.gathering_kind}, 'bijeenkomst-' || n, 'Bijeenkomst ' || n, 'Een bijeenkomst', '{}', 'online', ${ago},
        ${ago} + interval '30 seconds', 50, true, ${ago}, ${id('form')}, 0, ${id('user')}, ${id('user')}, ${ago} ${many}`,
    search_words: `(word, lexeme, documents) select md5(n::text), md5(n::text), 1 ${many}`,
  }
  // As the owner, who may do without triggers: they write chains, totals and documents that have nothing to do with locks.
  const names = Object.keys(tables)
  const indexes = await sql<{ name: string; made: string }[]>`
    select relname as name, pg_get_indexdef(indexrelid) as made from pg_index join pg_class on oid = indexrelid
    where indrelid = any(${names}::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    // Made at the end they take a tenth of the time.
    for (const { name } of indexes) await tx`drop index ${tx(name)}`
    for (const [table, rest] of Object.entries(tables)) await tx.unsafe(`insert into ${table} ${rest}`)
    for (const { made } of indexes) await tx.unsafe(made)
  })
  await sql`vacuum analyze`
  return names
}
