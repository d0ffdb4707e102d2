// Which rows an id in a form can point at, so that what belongs to somebody else is really tried.
import type postgres from 'postgres'

/** Tables by the name of a field; more than one where two domains use the same name. */
const tablesOf: Readonly<Record<string, readonly string[]>> = {
  answerId: ['legal_answers', 'lesson_reaction_answers'],
  applicationId: ['lesson_applications'],
  bundleId: ['bundles'],
  cannedId: ['canned_answers'],
  conversationId: ['conversations'],
  coupledId: ['organisation_accounts'],
  decisionId: ['lesson_decisions'],
  elementId: ['principle_elements'],
  fileId: ['gathering_files', 'lesson_files'],
  followId: ['follows'],
  fromId: ['users'],
  gatheringId: ['gatherings'],
  instrumentId: ['instruments'],
  into: ['lessons', 'question_threads'],
  invitationId: ['conversation_invitations', 'gathering_invitations'],
  itemId: ['bundle_items'],
  lessonId: ['lessons'],
  linkId: ['gathering_links'],
  noteId: ['lesson_notes', 'reflection_notes'],
  'notes[]': ['reflection_notes'],
  observationId: ['lesson_observations'],
  opinionId: ['lesson_opinions'],
  personId: ['users'],
  questionId: ['open_questions', 'gathering_questions'],
  reactionId: ['lesson_reactions'],
  reasonId: ['review_reasons'],
  reportId: ['lesson_reports'],
  requestId: ['access_requests'],
  revisionId: ['lesson_revisions'],
  routeId: ['question_routes'],
  same: ['question_threads'],
  sessionId: ['sessions'],
  signUpId: ['sign_ups'],
  stepId: ['lesson_application_steps'],
  suggestionId: ['lesson_suggestions'],
  synonymId: ['search_synonyms'],
  threadId: ['question_threads'],
  userId: ['users'],
  webhookId: ['webhooks'],
}

/** Whether a field of this name points at something. */
export const isObject = (name: string): boolean => Object.hasOwn(tablesOf, name)

/** Fields that make a deed once, not ids of something that has to be there. */
export const keysOfForms = ['formKey', 'saveKey']

/** What the object of a form is first, then what belongs to it. */
const mainOnes = ['lessonId', 'gatheringId', 'threadId', 'bundleId', 'conversationId', 'routeId']

type Row = Record<string, unknown> & { id: string }
type Columns = ReadonlyMap<string, ReadonlySet<string>>

/** The columns of every table. */
export async function columnsOf(sql: postgres.Sql): Promise<Columns> {
  const rows = await sql<{ name: string; columns: string[] }[]>`
    select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
    where table_schema = 'public' group by table_name`
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]))
}

/** One row for each state that there is, or two rows where there are no states. */
export async function examples(sql: postgres.Sql, columns: Columns, table: string): Promise<Row[]> {
  if (columns.get(table)?.has('status')) return sql<Row[]>`select distinct on (status) * from ${sql(table)} order by status, ctid`
  // Not the newest: those may be of the trial itself.
  return sql<Row[]>`select * from ${sql(table)} order by ctid limit 2`
}

/**
 * Fillings in which the ids of a form point at rows that are there and belong together; ids of which there is no row
 * stay as they were.
 * @param fields the names of the fields that hold an id
 */
export async function fillingsOf(sql: postgres.Sql, columns: Columns, fields: readonly string[]): Promise<Record<string, string>[]> {
  const main = mainOnes.find((name) => fields.includes(name)) ?? fields.find((name) => name in tablesOf)
  if (!main) return []
  const fillings: Record<string, string>[] = []
  for (const table of tablesOf[main] ?? []) {
    for (const row of await examples(sql, columns, table)) {
      const filling: Record<string, string> = { [main]: row.id }
      const pointer = main.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      for (const field of fields.filter((name) => name !== main)) {
        for (const other of tablesOf[field] ?? []) {
          const belongs = columns.get(other)?.has(pointer)
          const [found] = belongs
            ? await sql<Row[]>`select id from ${sql(other)} where ${sql(pointer)} = ${row.id} limit 1`
            : await sql<Row[]>`select id from ${sql(other)} limit 1`
          if (found) filling[field] ??= found.id
        }
      }
      fillings.push(filling)
    }
  }
  return fillings
}

/** Names in the map that no table of the database has: a renamed table may not go unnoticed. */
export const missingTables = (columns: Columns): string[] =>
  [...new Set(Object.values(tablesOf).flat())].filter((table) => !columns.has(table))

// Counters of limits and of use of a session change by being asked anything at all; totals, search and news are written beside, by the clock.
const restless = new Set([
  'limit_counters',
  'sessions',
  'lesson_totals',
  'search_documents',
  'search_words',
  'digest_items',
  'digest_claims',
])

/** A short text that is another one when any row of any table was added, changed or removed. */
export async function fingerprint(sql: postgres.Sql, columns: Columns): Promise<Map<string, string>> {
  const tables = [...columns.keys()].filter((table) => !restless.has(table))
  const rows = await sql.unsafe<{ name: string; print: string }[]>(
    tables
      .map((table) => `select '${table}' as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as print from "${table}"`)
      .join(' union all '),
  )
  return new Map(rows.map(({ name, print }) => [name, print]))
}

/** The tables in which two fingerprints differ. */
export const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name)
