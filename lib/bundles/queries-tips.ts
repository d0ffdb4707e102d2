import { asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons, tips } from '#db/schema/index.ts'
import { selectCards, type LessonCardData } from '#lib/lessons/queries.ts'
import { totalsOf } from '#lib/lessons/queries-totals.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { tipTexts, type TipText } from './copy-tips.ts'

const lessonsTag = 'lessons'

export type TipRow = { number: number; slug: string; name: string; text: TipText | undefined; lessonCount: number }

/** The tips in their order, each with its text and how many lessons fit. */
export async function allTips(): Promise<TipRow[]> {
  dependsOn(lessonsTag)
  const [rows, counts] = await Promise.all([
    db.select({ number: tips.number, slug: tips.slug, name: tips.name }).from(tips).orderBy(asc(tips.number)),
    totalsOf('tip'),
  ])
  return rows.map((row) => ({ ...row, lessonCount: counts.get(String(row.number)) ?? 0, text: tipTexts[row.number] }))
}

export type TipPage = TipRow & { before: TipRow | undefined; after: TipRow | undefined; lessons: LessonCardData[] }

/** One tip with its newest lessons, and the tips beside it. */
export async function tipAt(slug: string): Promise<TipPage | undefined> {
  if (!isSlug(slug)) return undefined
  const all = await allTips()
  const index = all.findIndex((tip) => tip.slug === slug)
  const tip = all[index]
  if (!tip) return undefined
  const lessons = await selectCards(db, eq(publishedLessons.tipNumber, tip.number), 4)
  return { ...tip, before: all[index - 1], after: all[index + 1], lessons }
}
