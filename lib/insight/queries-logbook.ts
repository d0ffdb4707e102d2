import { and, desc, eq, gte, lt, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { auditChain, auditLog, lessonDecisions, lessonRevisions, lessons, publishedLessons, users } from '#db/schema/index.ts'
import { mayReview } from '#lib/lessons/policy.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { verifyAuditChain, type ChainReport } from '#lib/platform/audit-chain.ts'
import { mayReadLogbook } from './policy-logbook.ts'
import type { LogbookFilter } from './schema-logbook.ts'

const rowsPerPage = 50

export type LogbookRow = {
  id: number
  at: Date
  actorId: string | null
  actorName: string | null
  action: string
  objectKind: string
  objectId: string
  /** The title of a lesson or the name of a person, when the reader may see it. */
  objectName: string | null
  reason: string | null
  details: Record<string, string | number | boolean | null>
  /** Its place in the chain and the hash there. */
  position: number | null
  hash: string | null
}

const subjects = alias(users, 'subjects')
const isLesson = sql`${auditLog.objectKind} = 'lesson'`

/**
 * The title as the reader of the logbook may see it: a curator those that were sent in, another only those that everyone
 * can read; and of a lesson that made somebody recognisable no word is left.
 */
function lessonName(actor: Actor): SQL<string | null> {
  if (!mayReview(actor)) return sql<string | null>`${publishedLessons.title}`
  const lastWithdrawal = sql`(select d.withdrawal_reason from ${lessonDecisions} d where d.lesson_id = ${lessons.id} and d.kind = 'withdraw' order by d.decided_at desc limit 1)`
  return sql<
    string | null
  >`case when ${publishedLessons.lessonId} is null and ${lastWithdrawal} = 'recognisable' then null else ${lessonRevisions.title} end`
}

const startOf = (day: string) => sql`(${day}::date::timestamp at time zone 'Europe/Amsterdam')`

function conditions(filter: LogbookFilter): SQL | undefined {
  const [at = '', id = ''] = filter.vanaf?.split('_') ?? []
  return and(
    filter.les ? and(isLesson, eq(auditLog.objectId, filter.les)) : undefined,
    filter.persoon
      ? or(eq(auditLog.actorId, filter.persoon), and(eq(auditLog.objectKind, 'user'), eq(auditLog.objectId, filter.persoon)))
      : undefined,
    filter.wat ? eq(auditLog.action, filter.wat) : undefined,
    filter.van ? gte(auditLog.at, startOf(filter.van)) : undefined,
    filter.tot ? lt(auditLog.at, sql`${startOf(filter.tot)} + interval '1 day'`) : undefined,
    filter.vanaf ? sql`(${auditLog.at}, ${auditLog.id}) < (${at}::timestamptz, ${id}::bigint)` : undefined,
  )
}

// What is no key of a lesson or a person leads nowhere, and is never compared with a whole table of keys as text.
const keyOf = (kind: string, row: { objectKind: SQLWrapper; objectId: SQLWrapper }) =>
  sql`(case when ${row.objectKind} = ${kind} and ${row.objectId} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${row.objectId}::uuid end)`

function selectRows(actor: Actor, filter: LogbookFilter, limit: number): Promise<LogbookRow[]> {
  // First the rows of the page, then what they are about: joined the other way round every lesson is read.
  const page = db.select().from(auditLog).where(conditions(filter)).orderBy(desc(auditLog.at), desc(auditLog.id)).limit(limit).as('page')
  return db
    .select({
      id: page.id,
      at: page.at,
      actorId: page.actorId,
      actorName: users.name,
      action: page.action,
      objectKind: page.objectKind,
      objectId: page.objectId,
      objectName: sql<string | null>`coalesce(${subjects.name}, ${lessonName(actor)})`,
      reason: page.reason,
      details: page.details,
      position: auditChain.position,
      hash: auditChain.hash,
    })
    .from(page)
    .leftJoin(auditChain, eq(auditChain.auditId, page.id))
    .leftJoin(users, eq(users.id, page.actorId))
    .leftJoin(subjects, eq(subjects.id, keyOf('user', page)))
    .leftJoin(lessons, eq(lessons.id, keyOf('lesson', page)))
    .leftJoin(lessonRevisions, eq(lessonRevisions.id, lessons.currentRevisionId))
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessons.id))
    .orderBy(desc(page.at), desc(page.id))
}

const cursorOf = (row: LogbookRow) => `${row.at.toISOString()}_${row.id}`

/** One page of the logbook, newest first; `next` is where the page after it begins. Empty for who may not read it. */
export async function logbook(actor: Actor, filter: LogbookFilter): Promise<{ rows: LogbookRow[]; next: string | null }> {
  if (!mayReadLogbook(actor)) return { rows: [], next: null }
  const rows = await selectRows(actor, filter, rowsPerPage + 1)
  const shown = rows.slice(0, rowsPerPage)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > rowsPerPage && last ? cursorOf(last) : null }
}

/** As many rows as one file holds. */
const mostExported = 20_000

/** Everything that the filter finds, for a file; at most `mostExported` rows, newest first. */
export async function logbookExport(actor: Actor, filter: LogbookFilter): Promise<LogbookRow[]> {
  return mayReadLogbook(actor) ? selectRows(actor, { ...filter, vanaf: undefined }, mostExported) : []
}

/** What the filter is about, in a name: the title of the lesson or the name of the person. */
export async function logbookSubject(actor: Actor, filter: LogbookFilter): Promise<string | null> {
  if (!mayReadLogbook(actor)) return null
  if (filter.persoon) {
    const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, filter.persoon))
    return person?.name ?? null
  }
  if (!filter.les) return null
  const [lesson] = await db
    .select({ name: lessonName(actor) })
    .from(lessons)
    .leftJoin(lessonRevisions, eq(lessonRevisions.id, lessons.currentRevisionId))
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessons.id))
    .where(eq(lessons.id, filter.les))
  return lesson?.name ?? null
}

/** Whether the log is still what was written, in one look at the database; undefined for who may not read it. */
export async function logbookCheck(actor: Actor): Promise<ChainReport | undefined> {
  if (!mayReadLogbook(actor)) return undefined
  return db.transaction((tx) => verifyAuditChain(tx), { isolationLevel: 'repeatable read', accessMode: 'read only' })
}
