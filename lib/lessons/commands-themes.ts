import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { themes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit, type AuditEntry } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { slugOf } from '#lib/platform/slug.ts'
import type { ThemeRefusal } from './copy-themes.ts'
import { mayKeepThemes } from './policy-themes.ts'
import type { ThemeStep } from './schema-themes.ts'
import { everyPageTag } from './tags.ts'

type Outcome = Promise<Result<null, ThemeRefusal>>

// Who changes the list holds this lock: two who move a theme at once cannot give two the same place.
const themesLock = 7_326_019

/** Adds a theme at the end of the list. Its address comes from its first name and stays. */
export async function addTheme(tx: Tx, actor: Actor, { name }: { name: string }): Outcome {
  if (!mayKeepThemes(actor)) return refuse('not_allowed')
  await lockThemes(tx)
  if (await isTaken(tx, name, '')) return refuse('name_taken')
  const slug = await freeSlug(tx, slugOf(name))
  await tx.insert(themes).values({ slug, name, position: sql`(select coalesce(max(position), 0) + 1 from themes)` })
  return written(tx, { actorId: actor.id, action: 'add_theme', objectKind: 'theme', objectId: slug })
}

/** Gives a theme another name everywhere; its address stays, so links and filters keep working. */
export async function renameTheme(tx: Tx, actor: Actor, { slug, name }: { slug: string; name: string }): Outcome {
  if (!mayKeepThemes(actor)) return refuse('not_allowed')
  await lockThemes(tx)
  const [theme] = await tx.select().from(themes).where(eq(themes.slug, slug))
  if (!theme) return refuse('unknown_theme')
  if (theme.name === name) return refuse('nothing_to_do')
  if (await isTaken(tx, name, slug)) return refuse('name_taken')
  await tx.update(themes).set({ name }).where(eq(themes.slug, slug))
  return written(tx, { actorId: actor.id, action: 'rename_theme', objectKind: 'theme', objectId: slug })
}

/**
 * Moves a theme one place, takes it out of use or brings it back. One out of use is offered no more and stays on all that
 * carries it; none is ever removed.
 */
export async function stepTheme(tx: Tx, actor: Actor, { slug, step }: { slug: string; step: ThemeStep }): Outcome {
  if (!mayKeepThemes(actor)) return refuse('not_allowed')
  await lockThemes(tx)
  const inUse = await tx
    .select({ slug: themes.slug })
    .from(themes)
    .where(isNull(themes.retiredAt))
    .orderBy(asc(themes.position), asc(themes.slug))
  const order = inUse.map((row) => row.slug)
  const place = order.indexOf(slug)
  if (step === 'bring_back') {
    if (place >= 0) return refuse('nothing_to_do')
    const [back] = await tx
      .update(themes)
      .set({ retiredAt: null, position: order.length + 1 })
      .where(eq(themes.slug, slug))
      .returning({ slug: themes.slug })
    return back
      ? written(tx, { actorId: actor.id, action: 'bring_theme_back', objectKind: 'theme', objectId: slug })
      : refuse('unknown_theme')
  }
  if (place < 0) return refuse((await tx.$count(themes, eq(themes.slug, slug))) > 0 ? 'nothing_to_do' : 'unknown_theme')
  if (step === 'retire') {
    if (order.length === 1) return refuse('last_theme')
    await tx
      .update(themes)
      .set({ retiredAt: sql`now()` })
      .where(eq(themes.slug, slug))
    return written(tx, { actorId: actor.id, action: 'retire_theme', objectKind: 'theme', objectId: slug })
  }
  const next = place + (step === 'up' ? -1 : 1)
  const other = order[next]
  if (other === undefined) return refuse('nothing_to_do')
  order[next] = slug
  order[place] = other
  // The whole order is written: places that were equal or had a gap are mended with it.
  await tx.execute(sql`update themes t set position = o.place from unnest(${sql.param(order)}::text[]) with ordinality as o(slug, place)
    where t.slug = o.slug`)
  return written(tx, { actorId: actor.id, action: 'move_theme', objectKind: 'theme', objectId: slug })
}

const lockThemes = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${themesLock})`)

// A theme that was renamed keeps the address of its first name.
async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const rows = await tx.select({ slug: themes.slug }).from(themes)
  const known = new Set(rows.map(({ slug }) => slug))
  for (let number = 2, slug = wanted; ; number += 1) {
    if (!known.has(slug)) return slug
    slug = `${wanted}-${number}`
  }
}

/** Whether another theme has the name, whatever its capitals. */
async function isTaken(tx: Tx, name: string, slug: string): Promise<boolean> {
  return (await tx.$count(themes, and(sql`lower(${themes.name}) = lower(${name})`, ne(themes.slug, slug)))) > 0
}

// The names stand on nearly every public page, and themes change a few times a year.
async function written(tx: Tx, entry: AuditEntry): Outcome {
  await audit(tx, entry)
  await emptyTags(tx, [everyPageTag])
  return done(null)
}
