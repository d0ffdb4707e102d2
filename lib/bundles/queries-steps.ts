import { asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { regions, regionSteps, siteRegions, tips, users } from '#db/schema/index.ts'
import { hasRole, type Actor } from '#lib/platform/actor.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { isoDay } from '#lib/platform/time.ts'
import { maySeeSteps, maySetSteps } from './policy.ts'
import type { StepState } from './values.ts'

export type StepsRegion = { slug: string; name: string; inPlace: number; busy: number; changedAt: Date | null }

/** The regions whose steps this person may see, each with how far it is: the own ones, or all for the regional team. */
export async function stepRegions(actor: Actor): Promise<StepsRegion[]> {
  const ofSites = actor.sites.length > 0 ? inArray(siteRegions.siteSlug, [...actor.sites]) : undefined
  const own = or(
    actor.regions.length > 0 ? inArray(regions.code, [...actor.regions]) : undefined,
    ofSites && sql`exists (select from ${siteRegions} where ${siteRegions.regionCode} = ${regions.code} and ${ofSites})`,
  )
  if (!own && !hasRole(actor, 'regional_team')) return []
  const latest = (state: StepState) =>
    sql<number>`(select count(*)::int from (
      select distinct on (s.tip_number) s.state from region_steps s where s.region_code = ${regions.code} order by s.tip_number, s.number desc
    ) newest where newest.state = ${state})`
  return db
    .select({
      slug: regions.slug,
      name: regions.name,
      inPlace: latest('in_place'),
      busy: latest('busy'),
      changedAt: sql<Date | null>`(select max(s.set_at) from region_steps s where s.region_code = ${regions.code})`.mapWith(
        (at: string | null) => (at ? new Date(at) : null),
      ),
    })
    .from(regions)
    .where(sql`${hasRole(actor, 'regional_team') ? sql`true` : own} and ${isNull(regions.mergedInto)}`)
    .orderBy(asc(regions.name))
}

export type TipStep = {
  number: number
  slug: string
  name: string
  state: StepState
  note: string
  /** The number of the answer, for who changes it; 0 when there is none. */
  answer: number
  setAt: Date | null
  setByName: string | null
}
export type MonthOfSteps = { month: string; not_begun: number; busy: number; in_place: number }
export type RegionChecklist = { code: string; name: string; mayChange: boolean; steps: TipStep[]; months: MonthOfSteps[] }

/** The checklist of a region for who belongs to it, and for the regional team; for anybody else it does not exist. */
export async function regionChecklist(actor: Actor, slug: string, now = new Date()): Promise<RegionChecklist | undefined> {
  if (!isSlug(slug)) return undefined
  const [region] = await db.select({ code: regions.code, name: regions.name }).from(regions).where(eq(regions.slug, slug))
  if (!region) return undefined
  const sites = await db.select({ slug: siteRegions.siteSlug }).from(siteRegions).where(eq(siteRegions.regionCode, region.code))
  const place = { code: region.code, siteSlugs: sites.map((site) => site.slug) }
  if (!maySeeSteps(actor, place)) return undefined
  const [allTips, answers] = await Promise.all([
    db.select().from(tips).orderBy(asc(tips.number)),
    db
      .select({
        tip: regionSteps.tipNumber,
        number: regionSteps.number,
        state: regionSteps.state,
        note: regionSteps.note,
        setAt: regionSteps.setAt,
        setByName: users.name,
      })
      .from(regionSteps)
      .innerJoin(users, eq(users.id, regionSteps.setById))
      .where(eq(regionSteps.regionCode, region.code))
      .orderBy(asc(regionSteps.setAt), asc(regionSteps.number)),
  ])
  const steps = allTips.map(({ number, slug: tipSlug, name }) => {
    const last = answers.findLast(({ tip }) => tip === number)
    return {
      number,
      slug: tipSlug,
      name,
      state: last?.state ?? ('not_begun' as const),
      note: last?.note ?? '',
      answer: last?.number ?? 0,
      setAt: last?.setAt ?? null,
      setByName: last?.setByName ?? null,
    }
  })
  return { ...region, mayChange: maySetSteps(actor, place), steps, months: monthsOf(answers, allTips.length, now) }
}

const mostMonths = 12

/** How many tips stood how far at the end of each month, from the first answer on; the last twelve. */
function monthsOf(answers: readonly { tip: number; state: StepState; setAt: Date }[], tipCount: number, now: Date): MonthOfSteps[] {
  const [first] = answers
  if (!first) return []
  const last = isoDay(now).slice(0, 7)
  const months: MonthOfSteps[] = []
  const standing = new Map<number, StepState>()
  let next = 0
  for (let month = isoDay(first.setAt).slice(0, 7); month <= last; month = monthAfter(month)) {
    for (let answer = answers[next]; answer && isoDay(answer.setAt).slice(0, 7) <= month; answer = answers[++next])
      standing.set(answer.tip, answer.state)
    const counted = (state: StepState) => [...standing.values()].filter((one) => one === state).length
    const busy = counted('busy')
    const inPlace = counted('in_place')
    months.push({ month, busy, in_place: inPlace, not_begun: tipCount - busy - inPlace })
  }
  return months.slice(-mostMonths)
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** The address part of a region. */
export async function regionSlugOf(code: string): Promise<string> {
  const [region] = await db.select({ slug: regions.slug }).from(regions).where(eq(regions.code, code))
  return region?.slug ?? ''
}
