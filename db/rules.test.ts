import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#db/client.ts'
import { everythingChecked, wholeChecklist } from '#lib/lessons/values-checklist.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { barrier } from '#lib/testing/races.ts'
import {
  curator,
  draftLesson,
  furnish,
  person,
  publishedLesson,
  submittedLesson,
  withdrawnLesson,
  type PublishedLesson,
  type SubmittedLesson,
} from '#lib/testing/factories.ts'

// The rules that hold without the application: everything here is raw SQL in the role of the web server.
const { url } = testDatabase()
const { sql } = connect(url, { max: 2 })
afterAll(() => sql.end())

let author: Actor
let reader: Actor
let submitted: SubmittedLesson
let placed: PublishedLesson
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
  submitted = await submittedLesson(author)
  placed = await publishedLesson(author, reader, { files: [{}] })
})

/** Tries a statement and takes it back; gives the code of the error, or 'accepted'. */
async function attempt(statement: string, ...values: postgres.ParameterOrJSON<never>[]): Promise<string> {
  let code = 'accepted'
  await sql
    .begin(async (tx) => {
      await tx.unsafe(statement, values).catch((error: unknown) => {
        if (!(error instanceof postgres.PostgresError)) throw error
        code = error.constraint_name ?? error.code
      })
      throw new Error('take it back')
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'take it back') throw error
    })
  return code
}
const forbidden = '42501'
/** A whole checklist, as SQL. */
const checked = `'${JSON.stringify(wholeChecklist(everythingChecked))}'::jsonb`
const refers = /fk|_by_decision|_on_revision|23503|_is_own/

describe('The web role', () => {
  test('owns no table, sequence, function or schema, and cannot log in or do more', async () => {
    expect((await sql`select current_user as name`)[0]?.name).toBe('portal_web')
    expect(await sql`select relname from pg_class where relowner = 'portal_web'::regrole`).toHaveLength(0)
    expect(await sql`select proname from pg_proc where proowner = 'portal_web'::regrole`).toHaveLength(0)
    expect(await sql`select nspname from pg_namespace where nspowner = 'portal_web'::regrole`).toHaveLength(0)
    expect(
      await sql`select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolcanlogin, rolreplication from pg_roles where rolname = 'portal_web'`,
    ).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, rolcanlogin: false, rolreplication: false },
    ])
  })
  test.each([
    'audit_log',
    'lesson_revisions',
    'lesson_revision_themes',
    'lesson_revision_audiences',
    'lesson_revision_files',
    'lesson_decisions',
  ])('cannot change, remove or empty %s', async (table) => {
    const [column] = await sql`select attname from pg_attribute where attrelid = ${table}::regclass and attnum = 1`
    expect(await attempt(`update ${table} set ${column?.attname} = ${column?.attname}`)).toBe(forbidden)
    expect(await attempt(`delete from ${table}`)).toBe(forbidden)
    expect(await attempt(`truncate ${table}`)).toBe(forbidden)
  })
  test.each(['lesson_authors', 'lesson_slugs', 'users'])('cannot remove rows of %s', async (table) => {
    expect(await attempt(`delete from ${table}`)).toBe(forbidden)
    expect(await attempt(`truncate ${table} cascade`)).toBe(forbidden)
  })
  test.each([
    'create table extra (id int)',
    'drop table outbox',
    'alter table lessons disable trigger all',
    'drop trigger lesson_decisions_four_eyes on lesson_decisions',
    'alter table lesson_decisions drop constraint lesson_decisions_say_why',
    "set session_replication_role = 'replica'",
    'create function f() returns int language sql as $$ select 1 $$',
    'create or replace function refuse_decision_by_author() returns trigger language plpgsql as $$ begin return new; end $$',
    "copy users to program 'cat'",
  ])('cannot go round the rules with: %s', async (statement) => {
    expect(['42501', '42809']).toContain(await attempt(statement))
  })
  test('cannot rewrite the number of an audit row or choose a moment for it', async () => {
    expect(await attempt("select setval('audit_log_id_seq', 1)")).toBe(forbidden)
  })
})

/** The same as the trigger has it, without taking the lesson first. */
const triggerWithoutLock = (definition: string) => definition.replace(/perform 1 from lessons[^;]*;/, '')

describe('Four eyes', () => {
  const decide = `insert into lesson_decisions (lesson_id, revision_id, kind, decided_by_id, message, checklist) values ($1, $2, $3::decision_kind, $4, $5, case when $3::decision_kind = 'publish' then ${checked} end)`

  test.each(['publish', 'return', 'decline'])('an author cannot %s the own lesson', async (kind) => {
    expect(await attempt(decide, submitted.lessonId, submitted.revisionId, kind, author.id, 'Bericht')).toBe('lesson_decisions_four_eyes')
    expect(await attempt(decide, submitted.lessonId, submitted.revisionId, kind, reader.id, 'Bericht')).toBe('accepted')
  })
  test('an author who left cannot decide either', async () => {
    const left = await curator()
    const { lessonId, revisionId } = await submittedLesson(author, { coAuthors: [left] })
    await sql`update lesson_authors set left_at = now() where user_id = ${left.id}`
    expect(await attempt(decide, lessonId, revisionId, 'publish', left.id, '')).toBe('lesson_decisions_four_eyes')
  })
  test('who decided cannot become an author afterwards', async () => {
    expect(
      await attempt('insert into lesson_authors (lesson_id, user_id, added_by_id) values ($1, $2, $2)', placed.lessonId, reader.id),
    ).toBe('lesson_authors_four_eyes')
  })
  test('the name of an author cannot be replaced by another, so that nobody is written out of a lesson', async () => {
    expect(await attempt('update lesson_authors set user_id = $1 where lesson_id = $2', reader.id, submitted.lessonId)).not.toBe('accepted')
    expect(await attempt('update lesson_authors set lesson_id = $1 where lesson_id = $2', placed.lessonId, submitted.lessonId)).not.toBe(
      'accepted',
    )
  })
  test('what an upsert does to a decided lesson is refused as well', async () => {
    const upsert =
      'insert into lesson_authors (lesson_id, user_id, added_by_id) values ($1, $2, $2) on conflict (lesson_id, user_id) do update set left_at = null'
    expect(await attempt(upsert, placed.lessonId, reader.id)).toBe('lesson_authors_four_eyes')
  })
})

describe('Four eyes, when a decision and a co-author come at the same moment', () => {
  const owner = postgres(url, { max: 1 })
  afterAll(() => owner.end())
  /** Both statements run before either is committed; gives how many of the two held. */
  async function together(): Promise<number> {
    const both = await curator()
    const { lessonId, revisionId } = await submittedLesson(author)
    const deeds = [
      (tx: postgres.TransactionSql) =>
        tx`insert into lesson_decisions (lesson_id, revision_id, kind, decided_by_id, checklist) values (${lessonId}, ${revisionId}, 'publish', ${both.id}, ${tx.unsafe(checked)})`,
      (tx: postgres.TransactionSql) =>
        tx`insert into lesson_authors (lesson_id, user_id, added_by_id) values (${lessonId}, ${both.id}, ${author.id})`,
    ]
    const open = barrier(2)
    const written = Promise.withResolvers<void>()
    let count = 0
    const outcomes = deeds.map((deed) =>
      sql.begin(async (tx) => {
        await tx`select 1`
        await open()
        await deed(tx)
        // Held open until the other has written too, or evidently waits for this one.
        if (++count === 2) written.resolve()
        await Promise.race([written.promise, new Promise((resolve) => setTimeout(resolve, 150))])
      }),
    )
    return (await Promise.allSettled(outcomes)).filter((outcome) => outcome.status === 'fulfilled').length
  }
  test('one of the two holds, never both', async () => {
    for (let round = 0; round < 4; round++) expect(await together()).toBe(1)
  })
  test('negative control: with the lock taken out of the triggers both would hold', async () => {
    const definitions =
      await owner`select pg_get_functiondef(p.oid) as text from pg_proc p where proname in ('refuse_decision_by_author', 'refuse_author_who_decided')`
    expect(definitions).toHaveLength(2)
    for (const { text } of definitions) await owner.unsafe(triggerWithoutLock(String(text)))
    try {
      expect(await together()).toBe(2)
    } finally {
      for (const { text } of definitions) await owner.unsafe(String(text))
    }
    expect(await together()).toBe(1)
  })
})

describe('The public feed', () => {
  const copy = (changes: Record<string, string>) => {
    const columns = [
      'lesson_id',
      'revision_id',
      'decision_id',
      'decision_kind',
      'slug',
      'kind',
      'title',
      'core_sentence',
      'site_slug',
      'region_code',
      'theme_slugs',
      'principle_slug',
      'tip_number',
      'national_status',
      'certainty',
      'minutes',
      'first_published_at',
      'published_at',
      'search',
    ]
    return `with gone as (delete from published_lessons where lesson_id = '${placed.lessonId}' returning *) insert into published_lessons (${columns.join(', ')}) select ${columns.map((column) => changes[column] ?? column).join(', ')} from gone`
  }
  test('holds nothing without a decision to place exactly that revision', async () => {
    expect(await attempt(copy({ decision_id: 'uuidv7()' }))).toMatch(refers)
    expect(await attempt(copy({ revision_id: `'${submitted.revisionId}'` }))).toMatch(refers)
    expect(await attempt(copy({ lesson_id: `'${submitted.lessonId}'`, revision_id: `'${submitted.revisionId}'` }))).toMatch(refers)
  })
  test('holds nothing on another decision than to place', async () => {
    const gone = await withdrawnLesson(author, reader)
    const [decision] = await sql`select id from lesson_decisions where lesson_id = ${gone.lessonId} and kind = 'withdraw'`
    const row = {
      lesson_id: `'${gone.lessonId}'`,
      revision_id: `'${gone.revisionId}'`,
      decision_id: `'${decision?.id}'`,
      slug: `'${gone.slug}'`,
    }
    expect(await attempt(copy({ ...row, decision_kind: "'withdraw'" }))).toBe('published_lessons_only_placed')
    expect(await attempt(copy(row))).toMatch(refers)
  })
  test('holds no address that was not claimed, and no unknown site, principle or tip', async () => {
    expect(await attempt(copy({ slug: "'nooit-gevraagd'" }))).toBe('published_lessons_own_address')
    expect(await attempt(copy({ site_slug: "'bestaat-niet'" }))).toMatch(refers)
    expect(await attempt(copy({ principle_slug: "'bestaat-niet'" }))).toMatch(refers)
    expect(await attempt(copy({ tip_number: '99' }))).toMatch(refers)
  })
  test('holds no address that belongs to another lesson', async () => {
    const other = await publishedLesson(author, reader, { content: { title: 'Van een ander' } })
    await sql`delete from published_lessons where lesson_id = ${other.lessonId}`
    expect(await attempt(`update published_lessons set slug = $1 where lesson_id = $2`, other.slug, placed.lessonId)).not.toBe('accepted')
  })
})

describe('Lessons', () => {
  test.each([
    ['lessons_site_or_region', 'update lessons set site_slug = null, region_code = null where id = $1'],
    ['lessons_site_or_region', "update lessons set region_code = 'JZ02' where id = $1"],
    ['lessons_submitted_has_revision', 'update lessons set current_revision_id = null where id = $1'],
    ['lessons_submitted_has_revision', 'update lessons set submitted_at = null where id = $1'],
    ['lessons_claimed_whole', 'update lessons set claimed_at = now() where id = $1'],
  ])('%s holds against: %s', async (constraint, statement) => {
    expect(await attempt(statement, submitted.lessonId)).toBe(constraint)
  })
  test('a claim exists only in review', async () => {
    expect(await attempt('update lessons set claimed_by_id = $1, claimed_at = now() where id = $2', reader.id, placed.lessonId)).toBe(
      'lessons_claimed_only_in_review',
    )
  })
  test('the revision on the desk is one of the lesson itself', async () => {
    expect(await attempt('update lessons set current_revision_id = $1 where id = $2', placed.revisionId, submitted.lessonId)).toBe(
      'lessons_current_revision_is_own',
    )
  })
  test('a lesson with authors, a text or files cannot be deleted', async () => {
    for (const { lessonId } of [submitted, placed, await draftLesson(author)])
      expect(await attempt('delete from lessons where id = $1', lessonId)).toMatch(refers)
  })
  test('a revision has a number of its own, a title and a sentence of the right length', async () => {
    const copy = (changes: Record<string, string>) => {
      const columns = [
        'lesson_id',
        'number',
        'draft_version',
        'created_by_id',
        'kind',
        'title',
        'core_sentence',
        'content',
        'principle_slug',
        'tip_number',
        'level',
        'national_status',
        'certainty',
        'evidence_basis',
        'experience',
        'site_shown',
      ]
      return `insert into lesson_revisions (${columns.join(', ')}) select ${columns.map((column) => changes[column] ?? column).join(', ')} from lesson_revisions where id = '${placed.revisionId}'`
    }
    expect(await attempt(copy({ number: '2' }))).toBe('accepted')
    expect(await attempt(copy({}))).toBe('lesson_revisions_number')
    expect(await attempt(copy({ number: '2', title: "'   '" }))).toBe('lesson_revisions_title_has_length')
    expect(await attempt(copy({ number: '2', title: "repeat('x', 121)" }))).toBe('lesson_revisions_title_has_length')
    expect(await attempt(copy({ number: '2', core_sentence: "repeat('x', 241)" }))).toBe('lesson_revisions_core_sentence_has_length')
    expect(await attempt(copy({ number: '2', kind: "'poem'" }))).toBe('22P02')
  })
  test('placing asks for the whole checklist, each question answered with a known word, and no other decision has one', async () => {
    const whole = wholeChecklist(everythingChecked)
    const decide = (kind: string, checklist: string | null) =>
      attempt(
        `insert into lesson_decisions (lesson_id, revision_id, kind, decided_by_id, message, checklist) values ($1, $2, $3::decision_kind, $4, 'Bericht', $5::text::jsonb)`,
        submitted.lessonId,
        submitted.revisionId,
        kind,
        reader.id,
        checklist,
      )
    expect(await decide('publish', JSON.stringify(whole))).toBe('accepted')
    expect(await decide('publish', JSON.stringify({ ...whole, quotes: 'absent' }))).toBe('accepted')
    for (const wrong of [
      null,
      '{}',
      '[]',
      '"fine"',
      'null',
      JSON.stringify({ ...whole, quotes: undefined }),
      JSON.stringify({ ...whole, quotes: 'maybe' }),
    ])
      expect(await decide('publish', wrong), String(wrong)).toBe('lesson_decisions_checklist')
    expect(await decide('return', JSON.stringify(whole))).toBe('lesson_decisions_checklist')
  })
  test('a revision is decided on once, with a message unless it is placed, and only for its own lesson', async () => {
    const decide = (kind: string, message: string, reason: string | null, revision: string, lesson: string) =>
      attempt(
        `insert into lesson_decisions (lesson_id, revision_id, kind, decided_by_id, message, withdrawal_reason, checklist) values ($1, $2, $3::decision_kind, $4, $5, $6, case when $3::decision_kind = 'publish' then ${checked} end)`,
        lesson,
        revision,
        kind,
        reader.id,
        message,
        reason,
      )
    expect(await decide('publish', '', null, placed.revisionId, placed.lessonId)).toBe('lesson_decisions_one_per_revision')
    expect(await decide('return', '  ', null, submitted.revisionId, submitted.lessonId)).toBe('lesson_decisions_say_why')
    expect(await decide('withdraw', 'Fout', null, placed.revisionId, placed.lessonId)).toBe('lesson_decisions_withdrawal_has_reason')
    expect(await decide('publish', '', 'wrong', submitted.revisionId, submitted.lessonId)).toBe('lesson_decisions_withdrawal_has_reason')
    expect(await decide('publish', '', null, submitted.revisionId, placed.lessonId)).toBe('lesson_decisions_on_revision')
    expect(await decide('withdraw', 'Fout', 'wrong', placed.revisionId, placed.lessonId)).toBe('accepted')
  })
  test('an address has the shape of one and belongs to one lesson', async () => {
    for (const slug of ['Hoofdletter', 'met spatie', '-begin', 'eind-', 'dubbel--streep', '../x', '', 'x'.repeat(101)]) {
      expect(await attempt('insert into lesson_slugs (slug, lesson_id) values ($1, $2)', slug, placed.lessonId), slug).toBe(
        'lesson_slugs_shape',
      )
    }
    expect(await attempt('insert into lesson_slugs (slug, lesson_id) values ($1, $2)', placed.slug, submitted.lessonId)).toBe(
      'lesson_slugs_pkey',
    )
  })
  test('a file is an image with a size, or a document without one', async () => {
    const insert =
      "insert into lesson_files (lesson_id, uploaded_by_id, kind, media_type, name, bytes, sha256, width, height) values ($1, $2, $3, 'x', 'x', 1, 'x', $4, $5)"
    expect(await attempt(insert, placed.lessonId, author.id, 'program', null, null)).toBe('lesson_files_kind')
    expect(await attempt(insert, placed.lessonId, author.id, 'image', null, 5)).toBe('lesson_files_image_has_size')
    expect(await attempt(insert, placed.lessonId, author.id, 'document', 5, 5)).toBe('lesson_files_image_has_size')
  })
})

describe('Mail', () => {
  const insert = "insert into outbox (key, recipient, subject, text, html) values (gen_random_uuid(), $1, $2, '', '')"
  test.each([['a\r\nBcc: x@test.example'], ['a\nb'], ['a\rb']])('a subject with a line break (%j) is refused', async (subject) => {
    expect(await attempt(insert, 'a@test.example', subject)).toBe('outbox_no_line_breaks_in_headers')
  })
  test.each([
    ['a@test.example\r\nBcc: b@test.example'],
    ['a@test.example,b@test.example'],
    ['a@test.example;b@test.example'],
    ['A <a@test.example>'],
    ['a b@test.example'],
  ])('a recipient that is not one bare address (%j) is refused', async (recipient) => {
    expect(await attempt(insert, recipient, 'Onderwerp')).toBe('outbox_no_line_breaks_in_headers')
  })
  test('an ordinary one is accepted, with letters, commas and colons in its subject', async () => {
    expect(await attempt(insert, 'voor.naam+les@test.example', 'Je les: ‘één’, en meer; 100 % zeker?')).toBe('accepted')
  })
})

describe('People', () => {
  test('an address is lower case, not too long, and belongs to one person; a name is not empty', async () => {
    const insert = 'insert into users (email, name) values ($1, $2)'
    expect(await attempt(insert, 'Hoofd@test.example', 'X')).toBe('users_email_is_lower_case')
    expect(await attempt(insert, `${'x'.repeat(250)}@test.example`, 'X')).toBe('users_email_is_lower_case')
    expect(await attempt(insert, author.email, 'X')).toBe('users_email_unique')
    expect(await attempt(insert, 'nieuw@test.example', '  ')).toBe('users_name_has_length')
  })
  test('a role or membership is open once, belongs to one place, and does not end before it began', async () => {
    expect(await attempt("insert into user_roles (user_id, role) values ($1, 'curator')", reader.id)).toBe('user_roles_one_open')
    expect(
      await attempt("insert into user_roles (user_id, role, valid_until) values ($1, 'curator', now() - interval '1 day')", reader.id),
    ).toBe('user_roles_dates_in_order')
    expect(await attempt("insert into user_roles (user_id, role) values ($1, 'king')", reader.id)).toBe('22P02')
    expect(await attempt("insert into memberships (user_id, site_slug) values ($1, 'friesland')", author.id)).toBe(
      'memberships_one_open_site',
    )
    expect(await attempt("insert into memberships (user_id, site_slug, region_code) values ($1, 'flevoland', 'JZ02')", author.id)).toBe(
      'memberships_site_or_region',
    )
    expect(await attempt('insert into memberships (user_id) values ($1)', author.id)).toBe('memberships_site_or_region')
    expect(await attempt("insert into memberships (user_id, site_slug) values ($1, 'bestaat-niet')", author.id)).toMatch(refers)
  })
  test('somebody asks for access once at a time, and a decision on it is whole', async () => {
    const ask = "insert into access_requests (email, name, organisation, motivation, decision) values ($1, 'X', 'Y', 'Z', $2)"
    await sql`insert into access_requests (email, name, organisation, motivation) values ('vraagt@test.example', 'X', 'Y', 'Z')`
    expect(await attempt(ask, 'vraagt@test.example', null)).toBe('access_requests_one_open')
    expect(await attempt(ask, 'Ander@test.example', null)).toBe('access_requests_email_is_lower_case')
    expect(await attempt(ask, 'ander@test.example', 'let_in')).toBe('access_requests_decided_whole')
  })
})
