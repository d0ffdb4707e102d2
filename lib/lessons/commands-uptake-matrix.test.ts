import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { lessonApplicationAsks, lessonApplications, lessonApplicationSteps, lessonObservations } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, draftLesson, furnish, must, person, publishedLesson, submittedLesson } from '#lib/testing/factories.ts'
import { tryAll } from '#lib/testing/matrix.ts'
import * as applications from './commands-applications.ts'
import { removeAuthor } from './commands-authors.ts'
import * as certainty from './commands-certainty.ts'
import { mergeLessons } from './commands-merging.ts'
import * as observations from './commands-observations.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import type { ObservationInput } from './schema-uptake.ts'

// Everybody tries everything about a lesson in every state. What succeeds stands in one table; the rest is refused.
testDatabase()

const states = ['draft', 'submitted', 'published', 'withdrawn', 'merged'] as const
type State = (typeof states)[number]
const everyone = [
  'writer',
  'writer who left',
  'member of the region',
  'member of its site',
  'member of elsewhere',
  'who told',
  'curator',
  'curator who wrote',
  'regional team',
  'administrator',
] as const
type Who = (typeof everyone)[number]
type Case = { lessonId: string; slug: string; applicationId: string; observationId: string; placedObservationId: string; stepId: string }

const seen = {
  region: 'JZ02',
  kind: 'also',
  periodFrom: '2026-01-01',
  periodUntil: '2026-03-31',
  seen: 9,
  total: 14,
  unit: 'families',
} satisfies Partial<ObservationInput>
const because = { decision: 'refuse', reason: 'other_subject' } as const
const deeds: Record<string, (tx: Tx, actor: Actor, it: Case) => Promise<Result<unknown, string>>> = {
  observeLesson: (tx, actor, it) => observations.observeLesson(tx, actor, { ...seen, slug: it.slug, note: '' }),
  takeBackObservation: (tx, actor, it) => observations.takeBackObservation(tx, actor, it),
  'decideObservation: place': (tx, actor, it) => observations.decideObservation(tx, actor, { ...it, decision: 'place' }),
  'decideObservation: refuse': (tx, actor, it) => observations.decideObservation(tx, actor, { ...it, ...because }),
  'decideObservation: remove': (tx, actor, it) =>
    observations.decideObservation(tx, actor, { ...because, decision: 'remove', observationId: it.placedObservationId }),
  applyLesson: (tx, actor, it) => applications.applyLesson(tx, actor, { slug: it.slug, region: 'JZ02', state: 'taken_over', note: '' }),
  tellStep: (tx, actor, it) => applications.tellStep(tx, actor, { ...it, basedOn: 1, state: 'stopped', note: 'Te duur.' }),
  tellAsWriter: (tx, actor, it) => applications.tellAsWriter(tx, actor, { ...it, basedOn: 1, state: 'taken_over', note: '' }),
  'decideStep: place': (tx, actor, it) => applications.decideStep(tx, actor, { ...it, decision: 'place' }),
  'decideStep: refuse': (tx, actor, it) => applications.decideStep(tx, actor, { ...it, ...because }),
  moveCertainty: (tx, actor, it) =>
    certainty.moveCertainty(tx, actor, { ...it, from: 'seen_repeatedly', to: 'substantiated', reason: 'Drie regio’s telden het.' }),
}
// What other commands call under their own lock.
const notByAPerson = ['ownRegion', 'isStopped', 'tellTextWaits']

const had: State[] = ['published', 'withdrawn', 'merged']
// 'who told' belongs to another region, the one that the application and the observations are of.
const ofRegion: Who[] = ['member of the region', 'member of its site']
const allowed: Record<string, { who: readonly Who[]; from: readonly State[] }> = {
  observeLesson: { who: ofRegion, from: ['published'] },
  takeBackObservation: { who: ['who told'], from: had },
  'decideObservation: place': { who: ['curator'], from: ['published'] },
  'decideObservation: refuse': { who: ['curator'], from: had },
  'decideObservation: remove': { who: ['curator'], from: had },
  applyLesson: { who: ofRegion, from: ['published'] },
  tellStep: { who: ['who told'], from: had },
  tellAsWriter: { who: ['writer', 'curator who wrote'], from: had },
  'decideStep: place': { who: ['curator'], from: ['published'] },
  'decideStep: refuse': { who: ['curator'], from: had },
  moveCertainty: { who: ['curator'], from: ['published'] },
}

const people = {} as Record<Who, Actor>
const cases = {} as Record<State, Case>
beforeAll(async () => {
  await furnish()
  people.writer = await person({ sites: ['friesland'] })
  people['writer who left'] = await person({ sites: ['friesland'] })
  people['member of the region'] = await person({ sites: [], regions: ['JZ02'] })
  people['member of its site'] = await person({ sites: ['friesland'] })
  people['member of elsewhere'] = await person({ sites: ['gelderland-zuid'] })
  people['who told'] = await person({ sites: ['flevoland'] })
  people.curator = await curator()
  people['curator who wrote'] = await person({ roles: ['member', 'curator'], sites: ['friesland'] })
  people['regional team'] = await person({ roles: ['regional_team'], sites: [] })
  people.administrator = await person({ roles: ['administrator'], sites: [] })
  const before = await curator()
  const author = people.writer
  const coAuthors = [people['curator who wrote'], people['writer who left']]
  const nothing = {
    slug: 'bestaat-niet',
    applicationId: crypto.randomUUID(),
    observationId: crypto.randomUUID(),
    placedObservationId: crypto.randomUUID(),
    stepId: crypto.randomUUID(),
  }
  const leave = (lessonId: string) =>
    must(transact((tx) => removeAuthor(tx, people['writer who left'], { lessonId, userId: people['writer who left'].id })))
  const used = async (): Promise<Case> => {
    const { lessonId, slug } = await publishedLesson(author, before, { coAuthors })
    await leave(lessonId)
    const teller = people['who told']
    const { applicationId } = await must(
      transact((tx) => applications.applyLesson(tx, teller, { slug, region: 'JZ08', state: 'adapted', note: 'Met een belrooster.' })),
    )
    await db.insert(lessonApplicationAsks).values({ applicationId, side: 'writer', askedAt: new Date() })
    const [step] = await db.select().from(lessonApplicationSteps).where(eq(lessonApplicationSteps.applicationId, applicationId))
    const colleague = await person({ sites: ['flevoland'] })
    await must(transact((tx) => observations.observeLesson(tx, teller, { ...seen, region: 'JZ08', slug, note: 'Vooral op vrijdag.' })))
    await must(transact((tx) => observations.observeLesson(tx, colleague, { ...seen, region: 'JZ08', slug, note: '' })))
    const stored = await db.select().from(lessonObservations).where(eq(lessonObservations.lessonId, lessonId))
    return {
      lessonId,
      slug,
      applicationId,
      stepId: step?.id ?? '',
      observationId: stored.find(({ status }) => status === 'waiting')?.id ?? '',
      placedObservationId: stored.find(({ status }) => status === 'placed')?.id ?? '',
    }
  }
  const draft = await draftLesson(author, { coAuthors })
  await leave(draft.lessonId)
  cases.draft = { ...nothing, ...draft }
  const submitted = await submittedLesson(author, { coAuthors })
  await leave(submitted.lessonId)
  cases.submitted = { ...nothing, ...submitted }
  cases.published = await used()
  cases.withdrawn = await used()
  await must(transact((tx) => withdrawLesson(tx, before, { ...cases.withdrawn, reason: 'wrong', message: 'Daarom.' })))
  cases.merged = await used()
  const into = (await publishedLesson(await person(), before)).slug
  await must(transact((tx) => mergeLessons(tx, before, { ...cases.merged, into })))
})

describe('Who may say, use and weigh what', () => {
  test.each(Object.keys(deeds))('%s', async (deed) => {
    const { found, expected } = await tryAll({ states, everyone, people, cases, deeds, allowed }, deed)
    expect(found).toEqual(expected)
  })
  test('every deed is listed', async () => {
    const listed = new Set(Object.keys(deeds).map((deed) => deed.split(':')[0]))
    const exported = [observations, applications, certainty].flatMap((module) => Object.keys(module))
    expect(exported.filter((name) => !notByAPerson.includes(name)).toSorted()).toEqual([...listed].toSorted())
    expect(await db.$count(lessonApplications)).toBe(3)
  })
})
