import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { publishedLessons, questionThreads, regions, themes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { maySeeQuestionFigures } from './policy.ts'
import { inTray } from './queries-tray.ts'
import { openStatuses } from './status.ts'

export type Figure = { name: string; count: number }
/** In days; null while nothing was answered or closed. */
export type Duration = { median: number | null; p90: number | null; count: number }
export type QuestionFigures = {
  open: number
  byAge: Figure[]
  byOwner: Figure[]
  byRegion: Figure[]
  byTheme: Figure[]
  toFirstAnswer: Duration
  toClose: Duration
  silentRegions: string[]
  /** Themes that people ask about and that no placed lesson has. */
  themesWithoutLesson: Figure[]
}

const ages = ['0 tot en met 2 dagen', '3 tot en met 7 dagen', '8 tot en met 14 dagen', 'langer dan 14 dagen'] as const

/** How the questions go that this person may see: of legal ones only jurists have figures. */
export async function questionFigures(actor: Actor, now: Date): Promise<QuestionFigures> {
  if (!maySeeQuestionFigures(actor)) throw new Error('no figures')
  const mine = inTray(actor)
  const isOpen = and(mine, inArray(questionThreads.status, [...openStatuses]))
  return readFor(actor, async (tx) => {
    const age = sql<number>`case when age < 3 then 0 when age < 8 then 1 when age < 15 then 2 else 3 end`
    const byAge = await tx.execute<{ step: number; count: number }>(
      sql`select ${age} as step, count(*)::int as count from (select extract(epoch from ${now.toISOString()}::timestamptz - ${questionThreads.askedAt}) / 86400 as age from ${questionThreads} where ${isOpen}) a group by 1`,
    )
    return {
      open: await tx.$count(questionThreads, isOpen),
      byAge: ages.map((name, step) => ({ name, count: byAge.find((row) => row.step === step)?.count ?? 0 })),
      byOwner: await grouped(
        tx,
        isOpen,
        sql`coalesce((select u.name from users u where u.id = ${questionThreads.ownerId}), 'nog niemand')`,
      ),
      byRegion: await grouped(
        tx,
        isOpen,
        sql`coalesce((select r.name from regions r where r.code = ${questionThreads.regionCode}), 'geen of meer regio’s')`,
      ),
      byTheme: await grouped(
        tx,
        isOpen,
        sql`coalesce((select t.name from themes t where t.slug = ${questionThreads.themeSlug}), 'geen onderwerp')`,
      ),
      toFirstAnswer: await duration(tx, mine, sql`${questionThreads.firstAnsweredAt}`),
      toClose: await duration(tx, mine, sql`${questionThreads.closedAt}`),
      silentRegions: await silentRegions(tx, mine),
      themesWithoutLesson: await themesWithoutLesson(tx, mine),
    }
  })
}

async function grouped(tx: Tx, where: SQL | undefined, name: SQL): Promise<Figure[]> {
  return tx
    .select({ name: sql<string>`${name}`, count: sql<number>`count(*)::int` })
    .from(questionThreads)
    .where(where)
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`)
}

async function duration(tx: Tx, where: SQL, until: SQL): Promise<Duration> {
  const days = sql`extract(epoch from ${until} - ${questionThreads.askedAt}) / 86400`
  const at = (part: number) =>
    sql<number | null>`round((percentile_cont(${sql.raw(String(part))}) within group (order by ${days}))::numeric, 1)::float`
  const [row] = await tx
    .select({ median: at(0.5), p90: at(0.9), count: sql<number>`count(*)::int` })
    .from(questionThreads)
    .where(and(where, sql`${until} is not null`))
  return row ?? { median: null, p90: null, count: 0 }
}

async function silentRegions(tx: Tx, mine: SQL): Promise<string[]> {
  const rows = await tx
    .select({ name: regions.name })
    .from(regions)
    .where(
      and(
        sql`${regions.mergedInto} is null`,
        sql`${regions.code} not in (select ${questionThreads.regionCode} from ${questionThreads} where ${mine} and ${questionThreads.regionCode} is not null)`,
      ),
    )
    .orderBy(regions.name)
  return rows.map(({ name }) => name)
}

async function themesWithoutLesson(tx: Tx, mine: SQL): Promise<Figure[]> {
  return tx
    .select({ name: themes.name, count: sql<number>`count(*)::int` })
    .from(questionThreads)
    .innerJoin(themes, eq(themes.slug, questionThreads.themeSlug))
    .where(and(mine, sql`not exists (select from ${publishedLessons} p where p.theme_slugs @> array[${themes.slug}])`))
    .groupBy(themes.name)
    .orderBy(sql`2 desc, 1`)
}
