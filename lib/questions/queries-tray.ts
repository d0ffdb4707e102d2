import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { questionRoutes, questionThreads, regions, themes } from '#db/schema/index.ts'
import { hasRole, type Actor } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { mayOpenTray } from './policy.ts'
import { owedStatuses, type ThreadKind, type ThreadStatus } from './status.ts'

const trayViews = ['open', 'van-mij', 'gezamenlijk', 'wacht', 'beantwoord', 'gesloten'] as const
export type TrayView = (typeof trayViews)[number]
export type TrayQuery = { view: TrayView; region: string; theme: string; kind: string }

/** Reads the address of the tray; what it does not know is left out. */
export function readTrayQuery(params: Record<string, string | string[] | undefined>): TrayQuery {
  const first = (name: string) => [params[name] ?? ''].flat()[0] ?? ''
  const view = trayViews.find((one) => one === first('bak')) ?? 'open'
  const region = /^[A-Z0-9]{2,8}$/.test(first('regio')) ? first('regio') : ''
  const theme = isSlug(first('onderwerp')) ? first('onderwerp') : ''
  const kind = ['question', 'legal', 'experience', 'other'].includes(first('soort')) ? first('soort') : ''
  return { view, region, theme, kind }
}

export type TrayRow = {
  id: string
  title: string
  kind: ThreadKind
  status: ThreadStatus
  askedAt: Date
  dueAt: Date | null
  isLate: boolean
  regionName: string | null
  themeName: string | null
  routeName: string | null
  ownerName: string | null
}
/** What is closed is not counted: it grows for ever, and nobody has to do anything with it. */
export type Tray = { rows: TrayRow[]; counts: Record<Exclude<TrayView, 'gesloten'>, number>; late: number }

/** The threads of a tray: of the own functions, and never one's own questions. The same as `mayAnswer`, for many at once. */
export function inTray(actor: Actor): SQL {
  const parts: SQL[] = []
  if (hasRole(actor, 'legal_helpdesk')) parts.push(sql`${questionThreads.kind} = 'legal'`)
  if (hasRole(actor, 'regional_team')) parts.push(sql`not ${questionThreads.kind} = 'legal'`)
  else if (hasRole(actor, 'curator')) {
    parts.push(
      sql`(not ${questionThreads.kind} = 'legal' and (${questionThreads.routeId} is null or ${questionThreads.routeId} in (select id from question_routes where function = 'curators')))`,
    )
  }
  if (parts.length === 0) return sql`false`
  return sql`((${sql.join(parts, sql` or `)}) and ${questionThreads.askerId} is distinct from ${actor.id}::uuid and not ${questionThreads.status} = 'unconfirmed' and ${questionThreads.mergedIntoId} is null and ${questionThreads.forgottenAt} is null)`
}

// As the index says it, so that it is used whatever the values are.
const alive = sql`not ${questionThreads.status} = 'closed'`
const owed = inArray(questionThreads.status, [...owedStatuses])
const views = (actor: Actor): Record<TrayView, SQL | undefined> => ({
  open: owed,
  'van-mij': eq(questionThreads.ownerId, actor.id),
  gezamenlijk: isNull(questionThreads.routeId),
  wacht: eq(questionThreads.status, 'waiting'),
  beantwoord: eq(questionThreads.status, 'answered'),
  gesloten: sql`${questionThreads.status} = 'closed'`,
})

async function countsOf(tx: Tx, actor: Actor, now: Date) {
  const conditions = views(actor)
  const count = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition ?? sql`true`})::int`
  const [row] = await tx
    .select({
      open: count(conditions.open),
      'van-mij': count(conditions['van-mij']),
      gezamenlijk: count(conditions.gezamenlijk),
      wacht: count(conditions.wacht),
      beantwoord: count(conditions.beantwoord),
      late: count(and(owed, sql`${questionThreads.dueAt} < ${now.toISOString()}::timestamptz`)),
    })
    .from(questionThreads)
    .where(and(inTray(actor), alive))
  if (!row) throw new Error('a count gave no row')
  return row
}

/** What lies in the tray of somebody's functions: what is late first, then what is due first. */
export async function tray(actor: Actor, query: TrayQuery, now: Date): Promise<Tray> {
  if (!mayOpenTray(actor)) throw new Error('no tray')
  return readFor(actor, async (tx) => {
    const { late, ...counts } = await countsOf(tx, actor, now)
    const rows = await tx
      .select({
        id: questionThreads.id,
        title: questionThreads.title,
        kind: questionThreads.kind,
        status: questionThreads.status,
        askedAt: questionThreads.askedAt,
        dueAt: questionThreads.dueAt,
        isLate: sql<boolean>`coalesce(${owed} and ${questionThreads.dueAt} < ${now.toISOString()}::timestamptz, false)`,
        regionName: regions.name,
        themeName: themes.name,
        routeName: questionRoutes.name,
        ownerName: sql<string | null>`(select u.name from users u where u.id = ${questionThreads.ownerId})`,
      })
      .from(questionThreads)
      .leftJoin(regions, eq(regions.code, questionThreads.regionCode))
      .leftJoin(themes, eq(themes.slug, questionThreads.themeSlug))
      .leftJoin(questionRoutes, eq(questionRoutes.id, questionThreads.routeId))
      .where(
        and(
          inTray(actor),
          views(actor)[query.view],
          query.view === 'gesloten' ? undefined : alive,
          query.region ? eq(questionThreads.regionCode, query.region) : undefined,
          query.theme ? eq(questionThreads.themeSlug, query.theme) : undefined,
          query.kind ? sql`${questionThreads.kind}::text = ${query.kind}` : undefined,
        ),
      )
      .orderBy(
        ...(query.view === 'gesloten'
          ? [sql`${questionThreads.closedAt} desc nulls first`]
          : [sql`${questionThreads.dueAt} asc nulls last`, asc(questionThreads.askedAt)]),
        asc(questionThreads.id),
      )
      .limit(200)
    return { rows, counts, late }
  })
}
