// People and lessons for tests. They are made by the commands of the product: a state that the rules refuse cannot be
// in a test either.
import { sql } from 'drizzle-orm'
import { db, type Database } from '#db/client.ts'
import { audiences, memberships, principles, regions, siteRegions, sites, themes, tips, userRoles, users } from '#db/schema/index.ts'
import regionEdition from '#db/seed/regions.json' with { type: 'json' }
import * as words from '#db/seed/vocabulary.ts'
import { addCoAuthor } from '#lib/lessons/commands-authors.ts'
import { addLessonFile } from '#lib/lessons/commands-files.ts'
import { publishLesson } from '#lib/lessons/commands-review.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import { saveDraft, startLesson, submitLesson } from '#lib/lessons/commands.ts'
import { lessonContent, type LessonContent } from '#lib/lessons/schema.ts'
import { everythingChecked, wholeChecklist } from '#lib/lessons/values-checklist.ts'
import type { Actor, Role } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { transact } from '#lib/platform/transact.ts'

const address = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Sites of the test portal: two with a region of their own, one with two regions. */
export const testSites = [
  { slug: 'friesland', name: 'Friesland', regions: ['JZ02'] },
  { slug: 'flevoland', name: 'Flevoland', regions: ['JZ08'] },
  { slug: 'gelderland-zuid', name: 'Gelderland-Zuid', regions: ['JZ30', 'JZ32'] },
]

// Counted in each database from one, so that names are in the same order whichever file came before.
let people = 0

/** Fills an empty database with the vocabularies, the regions and three sites. */
export async function furnish(): Promise<void> {
  people = 0
  await db.insert(themes).values(words.themes)
  await db.insert(principles).values(words.principles)
  await db.insert(audiences).values(words.audiences)
  await db.insert(tips).values(words.tips)
  await db
    .insert(regions)
    .values(regionEdition.regions.map(({ code, name }) => ({ code, name, slug: address(name), edition: regionEdition.edition })))
  await db.insert(sites).values(testSites.map(({ slug, name }, index) => ({ slug, name, tranche: 1, position: index + 1 })))
  await db
    .insert(siteRegions)
    .values(testSites.flatMap(({ slug, regions: codes }) => codes.map((regionCode) => ({ siteSlug: slug, regionCode }))))
}

/** The value of a deed that has to succeed for the test to begin. */
export async function must<T>(result: Promise<Result<T, string>>): Promise<T> {
  const outcome = await result
  if (!outcome.ok) throw new Error(`refused while preparing a test: ${outcome.reason}`)
  return outcome.value
}

/** Somebody with an account; a member of Friesland when nothing else is said. */
export async function person(options: { name?: string; roles?: Role[]; sites?: string[]; regions?: string[] } = {}): Promise<Actor> {
  const number = ++people
  const { name = `Persoon ${number}`, roles = ['member'], sites: ofSites = ['friesland'], regions: ofRegions = [] } = options
  const email = `${address(name)}-${number}@test.example`
  const [user] = await db.insert(users).values({ email, name, emailVerifiedAt: new Date() }).returning({ id: users.id })
  if (!user) throw new Error('no person was made')
  const userId = user.id
  if (roles.length > 0) await db.insert(userRoles).values(roles.map((role) => ({ userId, role })))
  const places = [...ofSites.map((siteSlug) => ({ userId, siteSlug })), ...ofRegions.map((regionCode) => ({ userId, regionCode }))]
  if (places.length > 0) await db.insert(memberships).values(places)
  return { id: user.id, name, email, roles, sites: ofSites, regions: ofRegions }
}

/** A curator of the national team. */
export const curator = (name?: string) => person({ name, roles: ['curator'], sites: [] })

/** A lesson with everything that a review needs. */
export function completeContent(overrides: Partial<LessonContent> = {}): LessonContent {
  return lessonContent.parse({
    kind: 'lesson',
    title: 'Vraag eerst wie er mee aan tafel zit',
    coreSentence: 'Wie het gezin zelf laat kiezen wie er aanschuift, krijgt een beter gesprek.',
    situation: fromBlocks(['Er zaten vijf professionals aan tafel en het gezin wist niet waarom.']),
    approach: fromBlocks(['We vroegen vooraf wie het gezin erbij wilde hebben.', { list: ['een buurvrouw', 'een oom'] }]),
    results: fromBlocks(['De gesprekken duurden korter en de afspraken bleven staan.']),
    resultPeriod: 'januari tot en met juni',
    resultNumbers: '9 van de 14 gezinnen',
    failures: fromBlocks(['De eerste keren vroegen we het te laat.']),
    audiences: ['local_team'],
    experience: 'both',
    themes: ['klantreis'],
    principle: 'gezinsgericht',
    tip: 1,
    level: 'professional',
    nationalStatus: 'possible_now',
    certainty: 'seen_repeatedly',
    evidenceBasis: 'count',
    ...overrides,
  })
}

export type LessonOptions = { content?: Partial<LessonContent>; home?: string; coAuthors?: Actor[]; files?: Partial<TestFile>[] }
type TestFile = { id: string; kind: 'image' | 'document'; name: string }
export type StartedLesson = { lessonId: string; version: number; fileIds: string[] }

/** A complete draft, not sent in yet. */
export async function draftLesson(author: Actor, options: LessonOptions = {}): Promise<StartedLesson> {
  const home = options.home ?? (author.sites[0] ? `site:${author.sites[0]}` : `region:${author.regions[0]}`)
  const { lessonId } = await must(transact((tx) => startLesson(tx, author, { home })))
  for (const { email } of options.coAuthors ?? []) await must(transact((tx) => addCoAuthor(tx, author, { lessonId, email })))
  const fileIds: string[] = []
  for (const file of options.files ?? []) fileIds.push(await addFile(author, lessonId, file))
  const version = await saveContent(author, lessonId, 1, completeContent(options.content))
  return { lessonId, version, fileIds }
}

/** Adds a file to a lesson as an upload would. Gives its id. */
export async function addFile(author: Actor, lessonId: string, file: Partial<TestFile> = {}): Promise<string> {
  const { id = crypto.randomUUID(), kind = 'document', name = 'draaiboek.pdf' } = file
  const size = kind === 'image' ? { width: 80, height: 60, mediaType: 'image/webp' } : { mediaType: 'application/pdf' }
  await must(
    transact((tx) =>
      addLessonFile(tx, author, lessonId, { id, kind, name, bytes: 3, sha256: 'a'.repeat(64), text: 'Een draaiboek.', ...size }),
    ),
  )
  return id
}

/** Saves a text over the version that it was based on. Gives the new version. */
export async function saveContent(author: Actor, lessonId: string, basedOn: number, content: LessonContent): Promise<number> {
  const saved = await must(transact((tx) => saveDraft(tx, author, { lessonId, basedOn, saveKey: crypto.randomUUID(), content })))
  return saved.version
}

export type SubmittedLesson = StartedLesson & { revisionId: string }

/** A lesson that lies on the review desk. */
export async function submittedLesson(author: Actor, options: LessonOptions = {}): Promise<SubmittedLesson> {
  const draft = await draftLesson(author, options)
  return { ...draft, revisionId: await submitAgain(author, draft.lessonId, draft.version) }
}

/** Sends a version of the draft in. Gives the revision. */
export async function submitAgain(author: Actor, lessonId: string, version: number): Promise<string> {
  const { revisionId } = await must(transact((tx) => submitLesson(tx, author, { lessonId, version })))
  return revisionId
}

export type PublishedLesson = SubmittedLesson & { slug: string }

/** A lesson that everyone can read. */
export async function publishedLesson(author: Actor, decider: Actor, options: LessonOptions = {}): Promise<PublishedLesson> {
  const submitted = await submittedLesson(author, options)
  const { lessonId, revisionId } = submitted
  const { slug } = await must(transact((tx) => publishLesson(tx, decider, { lessonId, revisionId, message: '', ...everythingChecked })))
  return { ...submitted, slug }
}

/** A lesson that was taken out of the feed again. */
export async function withdrawnLesson(author: Actor, decider: Actor, options: LessonOptions = {}): Promise<PublishedLesson> {
  const published = await publishedLesson(author, decider, options)
  const { lessonId } = published
  await must(transact((tx) => withdrawLesson(tx, decider, { lessonId, reason: 'out_of_date', message: 'De wet is veranderd.' })))
  return published
}

const lessonTables = [
  'lessons',
  'lesson_authors',
  'lesson_drafts',
  'lesson_revisions',
  'lesson_revision_themes',
  'lesson_revision_audiences',
  'lesson_revision_files',
  'lesson_decisions',
  'lesson_slugs',
  'published_lessons',
  'lesson_files',
  'audit_log',
  'outbox',
]

/** A mark of everything that is stored about lessons, mails and the audit log. Two equal marks: nothing changed. */
export async function everythingStored(): Promise<Record<string, string>> {
  const marks = lessonTables.map(
    (table) =>
      sql`select ${table}::text as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as mark from ${sql.identifier(table)} t`,
  )
  const rows = await db.execute<{ name: string; mark: string }>(sql.join(marks, sql` union all `))
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]))
}

export type PlacedRow = {
  at?: Date
  title?: string
  core?: string
  site?: string | null
  region?: string | null
  themes?: string[]
  principle?: string
  tip?: number | null
  kind?: LessonContent['kind']
  status?: LessonContent['nationalStatus']
  certainty?: LessonContent['certainty']
  /** In how many regions it is applied. */
  applied?: number
}

/**
 * Places many lessons at once, with the moments and words that a test chooses. Here the commands would take minutes, so
 * the rows are written directly; the rules of the database hold for them all the same.
 */
export async function placeMany(author: Actor, decider: Actor, rows: PlacedRow[], database: Database = db): Promise<void> {
  const whole = rows.map((row, index) => ({
    id: crypto.randomUUID(),
    revision: crypto.randomUUID(),
    decision: crypto.randomUUID(),
    slug: `les-${crypto.randomUUID()}`,
    at: (row.at ?? new Date(Date.now() - index * 1_000)).toISOString(),
    title: row.title ?? `Les ${index}`,
    core: row.core ?? 'Eén zin.',
    site: row.site === undefined ? 'friesland' : row.site,
    region: row.region ?? null,
    themes: row.themes ?? ['klantreis'],
    principle: row.principle ?? 'gezinsgericht',
    tip: row.tip ?? null,
    kind: row.kind ?? 'lesson',
    status: row.status ?? 'possible_now',
    certainty: row.certainty ?? 'first_signal',
    applied: row.applied ?? 0,
  }))
  await database.transaction(async (tx) => {
    await tx.execute(
      // Many have one sentence, of which the words are looked up once.
      sql`create temporary table given on commit drop as
        with r as materialized (select * from jsonb_to_recordset(${JSON.stringify(whole)}::text::jsonb) as r(id uuid, revision uuid, decision uuid, slug text, at timestamptz, title text, core text, site text, region text, themes text[], principle text, tip smallint, kind lesson_kind, status national_status, certainty certainty, applied smallint)),
          said as materialized (select core, search_vector(core, 'A') as search, search_word_list(core) as words from (select distinct core from r) as different)
        select r.*, search_vector(title, 'A') || said.search as search, search_word_list(title) || said.words as words from r join said using (core)`,
    )
    // A hidden lesson still belongs somewhere; the public row does not say where.
    await tx.execute(
      sql`insert into lessons (id, site_slug, region_code, created_by_id) select id, case when region is null then coalesce(site, 'friesland') end, region, ${author.id} from given`,
    )
    await tx.execute(sql`insert into lesson_revisions (id, lesson_id, number, draft_version, created_by_id, kind, title, core_sentence, content, principle_slug, tip_number, level, national_status, certainty, evidence_basis, experience, site_shown)
      select revision, id, 1, 1, ${author.id}, kind, title, core, '{}', principle, tip, 'family', status, certainty, 'impression', 'both', num_nonnulls(site, region) > 0 from given`)
    await tx.execute(
      sql`update lessons set status = 'published', current_revision_id = given.revision, submitted_at = given.at from given where lessons.id = given.id`,
    )
    await tx.execute(
      sql`insert into lesson_decisions (id, lesson_id, revision_id, kind, decided_by_id, checklist) select decision, id, revision, 'publish', ${decider.id}, ${JSON.stringify(wholeChecklist(everythingChecked))}::text::jsonb from given`,
    )
    await tx.execute(sql`insert into lesson_slugs (slug, lesson_id) select slug, id from given`)
    await tx.execute(sql`insert into published_lessons (lesson_id, revision_id, decision_id, slug, kind, title, core_sentence, site_slug, region_code, theme_slugs, principle_slug, tip_number, national_status, certainty, applied_regions, minutes, first_published_at, published_at, search)
      select id, revision, decision, slug, kind, title, core, site, region, themes, principle, tip, status, certainty, applied, 1, at, at, search from given`)
    await tx.execute(sql`insert into search_documents (kind, document_id, address, title, summary, theme_slugs, at, search, words)
      select 'lesson', id::text, '/lessen/' || slug, title, core, themes, at, search, words from given`)
  })
}
