import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { openQuestions, regions, sites, themes, users } from '#db/schema/index.ts'
import { hasRole, type Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { mayEndOpen, mayHideOpen, mayMakeOpenPublic, mayReadOpen } from './policy-open.ts'
import { openQuestionsTag } from './tags-open.ts'

const isId = (text: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

const place = sql<string | null>`coalesce('Proeftuin ' || ${sites.name}, 'Regio ' || ${regions.name})`
// A lesson that was taken off the site is no answer that can be read.
const answer = sql<{ slug: string; title: string } | null>`(select jsonb_build_object('slug', p.slug, 'title', p.title)
  from published_lessons p where p.lesson_id = ${openQuestions.answeredByLessonId})`

const columns = {
  id: openQuestions.id,
  state: openQuestions.state,
  title: openQuestions.title,
  explanation: openQuestions.explanation,
  place,
  themeSlug: openQuestions.themeSlug,
  themeName: themes.name,
  createdAt: openQuestions.createdAt,
  answer,
}

const rows = <More extends object>(more: More) =>
  db
    .select({ ...columns, ...more } as typeof columns & More)
    .from(openQuestions)
    .leftJoin(sites, eq(sites.slug, openQuestions.siteSlug))
    .leftJoin(regions, eq(regions.code, openQuestions.regionCode))
    .leftJoin(themes, eq(themes.slug, openQuestions.themeSlug))

export type PublicOpenQuestion = {
  id: string
  state: 'open' | 'answered' | 'closed'
  title: string
  explanation: string
  place: string | null
  themeSlug: string | null
  themeName: string | null
  createdAt: Date
  answer: { slug: string; title: string } | null
}

/** Open questions that a curator made public, the newest first; with those that a lesson answered since. */
export async function publicOpenQuestions(limit = 100): Promise<PublicOpenQuestion[]> {
  // Lessons too: an answer that is taken off the site is not named any more.
  dependsOn(openQuestionsTag, 'lessons')
  return rows({})
    .where(and(isNotNull(openQuestions.madePublicAt), ne(openQuestions.state, 'closed')))
    .orderBy(desc(sql`${openQuestions.state} = 'open'`), desc(openQuestions.createdAt), desc(openQuestions.id))
    .limit(limit)
}

export type OpenQuestionRow = PublicOpenQuestion & { isOwn: boolean; isPublic: boolean; wantsPublic: boolean }

/** Everything that is still asked, and the own ones that are not any more. For everybody who is signed in. */
export async function openQuestionsFor(actor: Actor): Promise<OpenQuestionRow[]> {
  if (!mayReadOpen(actor)) return []
  return rows({
    isOwn: sql<boolean>`${openQuestions.registeredById} = ${actor.id}`,
    isPublic: sql<boolean>`${openQuestions.madePublicAt} is not null`,
    wantsPublic: openQuestions.wantsPublic,
  })
    .where(sql`${openQuestions.state} = 'open' or ${openQuestions.registeredById} = ${actor.id}`)
    .orderBy(desc(sql`${openQuestions.state} = 'open'`), desc(openQuestions.createdAt), desc(openQuestions.id))
    .limit(200)
}

/** For a curator: what may go on the site when somebody has read it. */
export async function waitingForPublic(actor: Actor): Promise<PublicOpenQuestion[]> {
  if (!hasRole(actor, 'curator')) return []
  return rows({})
    .where(
      and(
        eq(openQuestions.state, 'open'),
        eq(openQuestions.wantsPublic, true),
        isNull(openQuestions.madePublicAt),
        ne(openQuestions.registeredById, actor.id),
      ),
    )
    .orderBy(openQuestions.createdAt)
    .limit(100)
}

export type FittingLesson = { lessonId: string; slug: string; title: string; isSaid: boolean }
export type OpenQuestionView = OpenQuestionRow & {
  askedBy: string
  mayEnd: boolean
  mayHide: boolean
  mayMakePublic: boolean
  lessons: FittingLesson[]
}

/** One open question with the lessons that may answer it, as far as they can be read now. */
export async function openQuestionById(actor: Actor, id: string): Promise<OpenQuestionView | undefined> {
  if (!mayReadOpen(actor) || !isId(id)) return undefined
  const [row] = await rows({
    isOwn: sql<boolean>`${openQuestions.registeredById} = ${actor.id}`,
    isPublic: sql<boolean>`${openQuestions.madePublicAt} is not null`,
    wantsPublic: openQuestions.wantsPublic,
    registeredById: openQuestions.registeredById,
    askedBy: users.name,
  })
    .innerJoin(users, eq(users.id, openQuestions.registeredById))
    .where(eq(openQuestions.id, id))
  if (!row) return undefined
  const lessons = await db.execute<FittingLesson>(sql`
    select p.lesson_id as "lessonId", p.slug, p.title, l.said_by_id is not null as "isSaid"
    from open_question_lessons l join published_lessons p on p.lesson_id = l.lesson_id
    where l.question_id = ${id} order by l.said_by_id is null, p.first_published_at desc limit 20`)
  const { registeredById, ...shown } = row
  const open = row.state === 'open'
  return {
    ...shown,
    mayEnd: open && mayEndOpen(actor, { registeredById }),
    mayHide: (row.isPublic || row.wantsPublic) && mayHideOpen(actor, { registeredById }),
    mayMakePublic: open && row.wantsPublic && !row.isPublic && mayMakeOpenPublic(actor, { registeredById }),
    lessons: [...lessons],
  }
}

export type WaitingQuestion = { id: string; title: string; place: string | null; isSaid: boolean }

/**
 * Who waits for a lesson like this one: open questions of its themes, and those of which was said that it answers them.
 * For who writes it and for curators.
 */
export async function whoWaitsFor(actor: Actor, lessonId: string): Promise<WaitingQuestion[]> {
  if (!mayReadOpen(actor) || !isId(lessonId)) return []
  const found = await db.execute<WaitingQuestion>(sql`
    select q.id, q.title, coalesce('Proeftuin ' || s.name, 'Regio ' || r.name) as place, l.said_by_id is not null as "isSaid"
    from open_questions q
    left join sites s on s.slug = q.site_slug left join regions r on r.code = q.region_code
    left join open_question_lessons l on l.question_id = q.id and l.lesson_id = ${lessonId}
    where q.state = 'open' and q.registered_by_id <> ${actor.id}
      and (exists (select from lesson_authors a where a.lesson_id = ${lessonId} and a.user_id = ${actor.id} and a.left_at is null)
        or ${hasRole(actor, 'curator')})
      and (l.said_by_id is not null or exists (select from lesson_drafts d
        where d.lesson_id = ${lessonId} and d.content -> 'themes' ? q.theme_slug))
    order by l.said_by_id is null, q.created_at limit 10`)
  return [...found]
}
