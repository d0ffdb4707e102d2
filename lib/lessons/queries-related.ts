import { inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons } from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { selectCards, type LessonCardData } from './queries.ts'
import { totalsOf } from './queries-totals.ts'
import { lessonFeedTag } from './tags.ts'

export type RelatedLessonCard = LessonCardData & {
  /** Why it is near, in a word: 'Zelfde thema: Klantreis'. */
  why: string
}

const shown = 3
// Of the newest that share a theme or a telling word, as many are compared.
const compared = 200
const tellingWords = 12
const newest = 2_000
const gatheredThemes = 1_000
const mostRead = 2_000

type Near = { id: string; themes: string[]; words: string[] }

/**
 * Up to three lessons that are about the same: they share themes, or words that few lessons have. What stands in the title
 * or the sentence under it tells what a lesson is about; the rest of the text does not.
 */
export async function relatedLessons(lesson: {
  lessonId: string
  themes: { slug: string; name?: string }[]
}): Promise<RelatedLessonCard[]> {
  dependsOn(lessonFeedTag)
  const slugs = lesson.themes.map((theme) => theme.slug)
  const themes = JSON.stringify(slugs)
  const totals = await totalsOf('thema')
  // Of a theme that many lessons have the newest few thousand are looked through; those of a rare one are gathered.
  const rare = JSON.stringify(slugs.filter((slug) => (totals.get(slug) ?? 0) <= gatheredThemes))
  const near = await db.execute<Near>(sql`
    with own_themes as (select coalesce(array_agg(slug), '{}') as slugs from jsonb_array_elements_text(${themes}::text::jsonb) as t(slug)),
    size as (select greatest(count(*), 1)::float8 as documents from (select from search_documents limit 2000) as few),
    telling as (
      select w.lexeme, min(w.word) as word, max(w.documents) as documents, ln(size.documents / greatest(max(w.documents), 1)) as weight
      from search_documents d
        cross join lateral unnest(search_vector(d.title, d.summary, '')) as l
        join search_words w on w.lexeme = l.lexeme, size
      where d.kind = 'lesson' and d.document_id = ${lesson.lessonId} and length(w.word) > 3 and w.word = any(d.words)
      group by w.lexeme, size.documents
      having max(w.documents) <= greatest(3, size.documents / 4)
      order by weight desc, w.lexeme limit ${tellingWords}
    ),
    -- Every text with one of these words is read, so the rarest first, and no more than there is time for.
    asked as (
      select string_agg(quote_literal(lexeme) || ':AB', ' | ')::tsquery as query
      from (select lexeme, sum(documents) over (order by weight desc, lexeme) as read from telling) as t where read <= ${mostRead}
    ),
    candidates as (
      (select lesson_id from (select lesson_id, theme_slugs, first_published_at from published_lessons order by first_published_at desc, lesson_id desc limit ${newest}) as p, own_themes
        where p.theme_slugs && own_themes.slugs order by p.first_published_at desc limit ${compared})
      union
      (select lesson_id from published_lessons p
        where ctid = any(array(select ctid from published_lessons where theme_slugs && array(select jsonb_array_elements_text(${rare}::text::jsonb))))
        order by first_published_at desc limit ${compared})
      union
      (select lesson_id from published_lessons p
        where ctid = any(array(select c.ctid from published_lessons c, asked where c.search @@ asked.query))
        order by first_published_at desc limit ${compared})
    )
    select p.lesson_id as id,
      array(select unnest(p.theme_slugs) intersect select unnest(own_themes.slugs)) as themes,
      array(select word from telling where p.search @@ (quote_literal(lexeme) || ':AB')::tsquery order by weight desc, word limit 2) as words
    from candidates join published_lessons p using (lesson_id), own_themes
    where p.lesson_id <> ${lesson.lessonId}::uuid
    order by
      cardinality(array(select unnest(p.theme_slugs) intersect select unnest(own_themes.slugs)))
        + coalesce((select sum(weight) / (select ln(documents + 1) from size) from telling where p.search @@ (quote_literal(lexeme) || ':AB')::tsquery), 0) desc,
      p.first_published_at desc
    limit ${shown}`)
  if (near.length === 0) return []
  const cards = await selectCards(
    db,
    inArray(
      publishedLessons.lessonId,
      near.map(({ id }) => id),
    ),
    shown,
  )
  const nameOf = new Map(lesson.themes.map((theme) => [theme.slug, theme.name ?? theme.slug]))
  return near.flatMap(({ id, themes: shared, words }) =>
    cards
      .filter((card) => card.lessonId === id)
      .map((card) => ({
        ...card,
        why: whyNear(
          shared.map((slug) => nameOf.get(slug) ?? slug),
          words,
        ),
      })),
  )
}

function whyNear(themes: readonly string[], words: readonly string[]): string {
  if (themes.length > 0) return `${themes.length === 1 ? 'Zelfde thema' : 'Zelfde thema’s'}: ${themes.slice(0, 2).join(' en ')}`
  return `Gaat ook over ${words.map((word) => `‘${word}’`).join(' en ')}`
}
