import { asc, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons, themes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayKeepThemes } from './policy-themes.ts'

export type KeptTheme = { slug: string; name: string; lessons: number; isRetired: boolean }

/** Every theme in its order, with how many lessons in the feed carry it; those out of use come last. */
export async function keptThemes(actor: Actor): Promise<KeptTheme[]> {
  if (!mayKeepThemes(actor)) return []
  return db
    .select({
      slug: themes.slug,
      name: themes.name,
      lessons: sql<number>`(select count(*)::int from ${publishedLessons} where ${publishedLessons.themeSlugs} @> array["themes"."slug"])`,
      isRetired: sql<boolean>`${themes.retiredAt} is not null`,
    })
    .from(themes)
    .orderBy(sql`${themes.retiredAt} is not null`, asc(themes.position), asc(themes.slug))
}
