import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { legalAnswers, questionThreads, regions, themes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { addDays } from '#lib/platform/days.ts'
import type { Result } from '#lib/platform/result.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { isoDay } from '#lib/platform/time.ts'
import { decideLegalAnswer, saveLegalAnswer } from '#lib/questions/commands-legal.ts'
import { addRoutePerson, saveCanned, saveRoute } from '#lib/questions/commands-routes.ts'
import { linkSame, mergeThreads } from '#lib/questions/commands-doubles.ts'
import { answerThread, closeThread, pickUp } from '#lib/questions/commands-threads.ts'
import { ask, askFromOutside, askOn, confirmQuestion } from '#lib/questions/commands.ts'
import { visitorLink } from '#lib/questions/queries-links.ts'
import { demoLegal, type DemoLegal } from './legal-answers.ts'
import { demoCanned, demoQuestions, demoRoutes, type DemoQuestion } from './questions.ts'

const day = 24 * 3_600_000
const ago = (days: number) => new Date(Date.now() - days * day)

/** Gives the demo functions that answer, questions in every state and general legal answers, through the commands of the screens. */
export async function seedQuestions(tx: Tx, actor: (name: string) => Actor): Promise<void> {
  const manager = actor('beheer')
  const known = new Set((await tx.select({ code: regions.code }).from(regions)).map(({ code }) => code))
  for (const { people, regions: codes, ...route } of demoRoutes) {
    const input = { ...route, regions: codes.filter((code) => known.has(code)), dueWorkingDays: 5 }
    const { routeId } = must(await saveRoute(tx, manager, input))
    for (const name of people) must(await addRoutePerson(tx, manager, { routeId, userId: actor(name).id }))
  }
  for (const canned of demoCanned) must(await saveCanned(tx, actor('regioteam'), canned))
  const ofTheme = new Set((await tx.select({ slug: themes.slug }).from(themes)).map(({ slug }) => slug))
  const first = new Map<string, string>()
  const ofTitle = new Map<string, string>()
  for (const question of demoQuestions) {
    const theme = question.theme && ofTheme.has(question.theme) ? question.theme : undefined
    const region = question.region && known.has(question.region) ? question.region : undefined
    const threadId = await seedQuestion(tx, { ...question, theme, region }, actor)
    const asker = typeof question.asker === 'string' ? question.asker : question.asker.email
    if (question.end === 'merged')
      must(await mergeThreads(tx, actor(question.answerer ?? 'regioteam'), { threadId, into: first.get(asker) ?? threadId }))
    if (!first.has(asker)) first.set(asker, threadId)
    ofTitle.set(question.title, threadId)
    const same = question.sameAs && ofTitle.get(question.sameAs)
    if (same) must(await linkSame(tx, actor('regioteam'), { threadId, same }))
  }
  for (const answer of demoLegal) await seedLegal(tx, answer, actor)
}

async function seedQuestion(tx: Tx, question: DemoQuestion, actor: (name: string) => Actor): Promise<string> {
  const { kind, title, body, region, theme, daysAgo } = question
  const input = { kind, title, body, region, theme, formKey: randomUUID() }
  const at = ago(daysAgo)
  if (typeof question.asker !== 'string') {
    must(await askFromOutside(tx, { ...input, ...question.asker }, at))
    const threadId = await byKey(tx, input.formKey)
    must(await confirmQuestion(tx, { token: visitorLink(threadId).split('/').at(-1) ?? '' }, at))
    return threadId
  }
  const asker = actor(question.asker)
  const { threadId } = must(await ask(tx, asker, input, at))
  const answerer = actor(question.answerer ?? 'regioteam')
  if (question.pickedUp) must(await pickUp(tx, answerer, { threadId }, at))
  for (const said of question.words ?? []) {
    const words = { threadId, body: said.body, formKey: randomUUID() }
    if (said.from === 'asker') must(await askOn(tx, asker, words, ago(said.daysAgo)))
    else must(await answerThread(tx, answerer, { ...words, meaning: said.meaning ?? 'answer' }, ago(said.daysAgo)))
  }
  if (question.end === 'closed' || question.end === 'reopened') {
    await rowsFor(tx, asker)
    const [row] = await tx.select({ version: questionThreads.version }).from(questionThreads).where(eq(questionThreads.id, threadId))
    must(await closeThread(tx, answerer, { threadId, version: row?.version ?? 1 }, ago(daysAgo / 2)))
  }
  if (question.end === 'reopened')
    must(
      await askOn(
        tx,
        asker,
        { threadId, body: 'We probeerden het en lopen vast op de vakanties. Hoe doen anderen dat?', formKey: randomUUID() },
        ago(1),
      ),
    )
  return threadId
}

async function byKey(tx: Tx, formKey: string): Promise<string> {
  const [row] = await tx.select({ id: questionThreads.id }).from(questionThreads).where(eq(questionThreads.formKey, formKey))
  if (!row) throw new Error('a demo question is gone')
  return row.id
}

/** A general answer with a story of its own: in the demo it begins without a question behind it. */
async function seedLegal(tx: Tx, { question, answer, subject, sources, state }: DemoLegal, actor: (name: string) => Actor) {
  const jurist = actor('jurist')
  const validUntil = addDays(isoDay(new Date()), 300)
  const [row] = await tx
    .insert(legalAnswers)
    .values({
      slug: slugOf(question).slice(0, 80).replace(/-+$/, ''),
      question,
      answer,
      subject,
      sources,
      validUntil,
      madeById: jurist.id,
      writerIds: [jurist.id],
    })
    .returning({ id: legalAnswers.id })
  if (!row || state === 'draft') return
  const words = { question, answer, subject, sources, validUntil, privacyChecked: true, meaning: 'propose' as const }
  must(await saveLegalAnswer(tx, jurist, { answerId: row.id, version: 1, ...words }))
  if (state === 'published')
    must(await decideLegalAnswer(tx, actor('redactie'), { answerId: row.id, version: 2, decision: 'approve', reason: '' }))
}

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`demo question: ${result.reason}`)
  return result.value
}
