import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { openQuestionsTag } from './tags-open.ts'

/** A region that still wants to know something, as everybody may read it. */
export type WaitingRegion = { id: string; title: string; place: string | null }

const most = 3

const columns = sql`q.id, q.title, coalesce('Proeftuin ' || s.name, 'Regio ' || r.name) as place
  from open_questions q
  left join sites s on s.slug = q.site_slug left join regions r on r.code = q.region_code
  where q.state = 'open' and q.made_public_at is not null`

/** Public open questions that fit a lesson: of which was said that it answers them, and those of its themes. */
export async function waitingBesideLesson(lesson: { lessonId: string; themes: readonly { slug: string }[] }): Promise<WaitingRegion[]> {
  dependsOn(openQuestionsTag)
  const themes = lesson.themes.map(({ slug }) => slug)
  const said = sql`exists (select from open_question_lessons l
    where l.question_id = q.id and l.lesson_id = ${lesson.lessonId} and l.said_by_id is not null)`
  const found = await db.execute<WaitingRegion>(sql`select ${columns}
    and (${said} or q.theme_slug in (select jsonb_array_elements_text(${JSON.stringify(themes)}::jsonb)))
    order by ${said} desc, q.made_public_at desc, q.id limit ${most}`)
  return [...found]
}

/** Public open questions whose words are most like what somebody looks for; none when nothing is alike. */
export async function waitingAround(words: string): Promise<WaitingRegion[]> {
  dependsOn(openQuestionsTag)
  const likeness = sql`word_similarity(search_clean(${words.slice(0, 100)}), search_clean(q.title || ' ' || q.explanation || ' ' || coalesce((select t.name from themes t where t.slug = q.theme_slug), '')))`
  const found = await db.execute<WaitingRegion>(sql`select ${columns} and ${likeness} > 0.4
    order by ${likeness} desc, q.made_public_at desc, q.id limit ${most}`)
  return [...found]
}
