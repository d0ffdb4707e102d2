import fs from 'node:fs'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { lessonOpinions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { isoDay } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  draftLesson,
  furnish,
  must,
  person,
  saveContent,
  submitAgain,
  submittedLesson,
} from '#lib/testing/factories.ts'
import { tryAll } from '#lib/testing/matrix.ts'
import { scheduleLesson } from './commands-placing.ts'
import * as claims from './commands-review-claims.ts'
import * as notes from './commands-review-notes.ts'
import * as opinions from './commands-review-opinions.ts'
import * as reasons from './commands-review-reasons.ts'
import * as review from './commands-review.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { reviewReasonsFor } from './queries-desk.ts'
import { after, type LessonStatus, type LessonVerb } from './status.ts'
import { everythingChecked } from './values-checklist.ts'

// Everybody tries everything in every state. What succeeds follows from the table of states and one list of who may;
// whatever is not in it is refused, and a command that nobody tries here fails the last test.
testDatabase()

const statusOf = {
  draft: 'draft',
  submitted: 'submitted',
  'read by another': 'submitted',
  planned: 'submitted',
  returned: 'returned',
  declined: 'declined',
  published: 'published',
  'next version': 'submitted',
  withdrawn: 'withdrawn',
} as const satisfies Record<string, LessonStatus>
type State = keyof typeof statusOf
const states = Object.keys(statusOf) as State[]
const everyone = ['writer', 'curator', 'curator who wrote', 'who was asked', 'regional team', 'administrator', 'legal helpdesk'] as const
type Who = (typeof everyone)[number]
type Case = { lessonId: string; revisionId: string; noteId: string; opinionId: string; linkId: string; version: number }

const people = {} as Record<Who, Actor>
const cases = {} as Record<State, Case>
let holder: Actor
let reasonId = ''

const today = () => isoDay(new Date())
const said = { message: 'Daarom.' }
const question = { kind: 'fact_check', capacity: 'colleague', name: 'Meelezer', question: 'Klopt dit?' } as const
const reason = { use: 'return', label: 'Vraag door', text: 'Kun je een voorbeeld geven?' } as const
const deeds: Record<string, (tx: Tx, actor: Actor, it: Case) => Promise<Result<unknown, string>>> = {
  claimLesson: (tx, actor, it) => review.claimLesson(tx, actor, it),
  releaseLesson: (tx, actor, it) => review.releaseLesson(tx, actor, it),
  publishLesson: (tx, actor, it) => review.publishLesson(tx, actor, { ...it, ...said, ...everythingChecked, changeNote: 'Beter gezegd.' }),
  returnLesson: (tx, actor, it) => review.returnLesson(tx, actor, { ...it, ...said }),
  declineLesson: (tx, actor, it) => review.declineLesson(tx, actor, { ...it, ...said }),
  takeOverLesson: (tx, actor, it) => claims.takeOverLesson(tx, actor, { ...it, fromId: holder.id }),
  chooseExpectedDay: (tx, actor, it) => claims.chooseExpectedDay(tx, actor, { ...it, expectedOn: today() }),
  writeNote: (tx, actor, it) => notes.writeNote(tx, actor, { ...it, field: 'title', quote: '', before: '', after: '', body: 'Waarom?' }),
  replyToNote: (tx, actor, it) => notes.replyToNote(tx, actor, { ...it, body: 'Daarom.' }),
  resolveNote: (tx, actor, it) => notes.resolveNote(tx, actor, it),
  reopenNote: (tx, actor, it) => notes.reopenNote(tx, actor, it),
  askOpinion: (tx, actor, it) => opinions.askOpinion(tx, actor, { ...it, ...question, email: 'nieuw@elders.example', dueOn: today() }),
  revokeOpinion: (tx, actor, it) => opinions.revokeOpinion(tx, actor, it),
  answerOpinion: (tx, actor, it) => opinions.answerOpinion(tx, actor, { ...it, answer: 'Ja.' }),
  answerOpinionByLink: (tx, _actor, it) => opinions.answerOpinionByLink(tx, { token: opinions.opinionToken(it.linkId), answer: 'Ja.' }),
  saveReason: (tx, actor) => reasons.saveReason(tx, actor, { ...reason, reasonId }),
  retireReason: (tx, actor) => reasons.retireReason(tx, actor, { reasonId }),
}
// Not deeds of a person: what other commands call under their own lock, a way to a link, and the clock.
const notByAPerson = ['refusePlacing', 'opinionToken', 'remindOpinions', 'opinionReminding']

/** The states from which a verb leads somewhere, while nobody else reads the lesson and the clock waits for nothing. */
const free = (verb: LessonVerb) =>
  states.filter((state) => after(statusOf[state], verb) !== undefined && state !== 'planned' && state !== 'read by another')
const lying = states.filter((state) => statusOf[state] === 'submitted')
const sentIn = states.filter((state) => state !== 'draft')
const curators: Who[] = ['curator', 'curator who wrote']
const allowed: Record<string, { who: readonly Who[]; from: State[] }> = {
  claimLesson: { who: ['curator'], from: free('claim') },
  // Where nobody reads it there is nothing to put back, and nothing happens.
  releaseLesson: { who: curators, from: states },
  publishLesson: { who: ['curator'], from: free('publish') },
  returnLesson: { who: ['curator'], from: free('return') },
  declineLesson: { who: ['curator'], from: free('decline') },
  takeOverLesson: { who: ['curator'], from: ['read by another'] },
  chooseExpectedDay: { who: curators, from: lying },
  writeNote: { who: ['curator'], from: [...lying, 'returned'] },
  replyToNote: { who: ['writer', ...curators], from: sentIn },
  resolveNote: { who: ['curator'], from: sentIn },
  reopenNote: { who: ['curator'], from: sentIn },
  askOpinion: { who: ['curator'], from: lying },
  revokeOpinion: { who: curators, from: sentIn },
  answerOpinion: { who: ['who was asked'], from: sentIn },
  answerOpinionByLink: { who: everyone, from: sentIn },
  saveReason: { who: curators, from: states },
  retireReason: { who: curators, from: states },
}

beforeAll(async () => {
  await furnish()
  people.writer = await person()
  people['curator who wrote'] = await person({ roles: ['member', 'curator'] })
  people.curator = await curator()
  people['who was asked'] = await person({ sites: ['flevoland'] })
  people['regional team'] = await person({ roles: ['regional_team'], sites: [] })
  people.administrator = await person({ roles: ['administrator'] })
  people['legal helpdesk'] = await person({ roles: ['legal_helpdesk'] })
  const before = await curator()
  holder = await curator()
  const author = people.writer
  const options = { coAuthors: [people['curator who wrote']] }

  /** With a note, a question to somebody with an account and one to somebody outside. */
  const talkedAbout = async (lesson: { lessonId: string; revisionId: string; version: number }): Promise<Case> => {
    const { noteId } = await must(
      transact((tx) => notes.writeNote(tx, before, { ...lesson, field: 'title', quote: '', before: '', after: '', body: 'Waarom?' })),
    )
    for (const email of [people['who was asked'].email, `meelezer-${lesson.lessonId}@elders.example`])
      await must(transact((tx) => opinions.askOpinion(tx, before, { ...lesson, ...question, email, dueOn: today() })))
    const asked = async (byLink: boolean) => {
      const known = byLink ? isNotNull(lessonOpinions.tokenHash) : isNull(lessonOpinions.tokenHash)
      const [row] = await db
        .select()
        .from(lessonOpinions)
        .where(and(eq(lessonOpinions.lessonId, lesson.lessonId), known))
      return row?.id ?? ''
    }
    return { ...lesson, noteId, opinionId: await asked(false), linkId: await asked(true) }
  }
  const onDesk = async () => talkedAbout(await submittedLesson(author, options))
  const placed = async () => {
    const it = await onDesk()
    await must(transact((tx) => review.publishLesson(tx, before, { ...it, ...said, ...everythingChecked })))
    return it
  }
  const nothing = { noteId: crypto.randomUUID(), opinionId: crypto.randomUUID(), linkId: crypto.randomUUID() }
  cases.draft = { ...(await draftLesson(author, options)), ...nothing, revisionId: crypto.randomUUID() }
  cases.submitted = await onDesk()
  cases['read by another'] = await onDesk()
  await must(transact((tx) => review.claimLesson(tx, holder, cases['read by another'])))
  cases.planned = await onDesk()
  const soon = new Date(Date.now() + 3_600_000)
  await must(transact((tx) => scheduleLesson(tx, before, { ...cases.planned, ...said, ...everythingChecked, placeAt: soon })))
  cases.returned = await onDesk()
  await must(transact((tx) => review.returnLesson(tx, before, { ...cases.returned, ...said })))
  cases.declined = await onDesk()
  await must(transact((tx) => review.declineLesson(tx, before, { ...cases.declined, ...said })))
  cases.published = await placed()
  const first = await placed()
  const version = await saveContent(author, first.lessonId, first.version, completeContent({ title: 'De volgende' }))
  cases['next version'] = { ...first, version, revisionId: await submitAgain(author, first.lessonId, version) }
  cases.withdrawn = await placed()
  await must(transact((tx) => withdrawLesson(tx, before, { ...cases.withdrawn, ...said, reason: 'wrong' })))
  await must(transact((tx) => reasons.saveReason(tx, before, reason)))
  reasonId = (await reviewReasonsFor(before))[0]?.id ?? ''
})

describe('Who may do what at the desk from which state', () => {
  test.each(Object.keys(deeds))('%s', async (deed) => {
    const { found, expected } = await tryAll({ states, everyone, people, cases, deeds, allowed }, deed)
    expect(found).toEqual(expected)
  })
  test('every command of the desk is listed, also one in a new file', async () => {
    const names = fs.readdirSync(import.meta.dirname).flatMap((file) => /^commands-review([a-z-]*)\.ts$/.exec(file)?.[1] ?? [])
    const modules = await Promise.all(names.map(async (name) => (await import(`./commands-review${name}.ts`)) as Record<string, unknown>))
    const exported = modules.flatMap((module) => Object.keys(module))
    expect(exported.filter((name) => !notByAPerson.includes(name)).toSorted()).toEqual(Object.keys(deeds).toSorted())
    expect(Object.keys(allowed).toSorted()).toEqual(Object.keys(deeds).toSorted())
  })
})
