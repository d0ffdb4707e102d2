import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonApplicationSteps, lessonObservations, publishedLessons } from '#db/schema/index.ts'
import { askHowItWent } from '#lib/lessons/commands-applications-asks.ts'
import { applyLesson, decideStep, tellAsWriter, tellStep } from '#lib/lessons/commands-applications.ts'
import { moveCertainty } from '#lib/lessons/commands-certainty.ts'
import { decideObservation, observeLesson } from '#lib/lessons/commands-observations.ts'
import type { ApplicationState, Certainty, CountedUnit, ObservationKind } from '#lib/lessons/values-uptake.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { isoDay } from '#lib/platform/time.ts'
import { demoLessons } from './lessons.ts'

const day = 24 * 60 * 60 * 1000
const ago = (days: number) => new Date(Date.now() - days * day)

type Told = { daysAgo: number; state: ApplicationState; note?: string; from?: string; waits?: true }
type Application = { lesson: string; from: string; region: string; steps: [Told, ...Told[]] }
type Seen = {
  lesson: string
  from: string
  region: string
  kind: ObservationKind
  counted: [seen: number, total: number, unit: CountedUnit]
  /** So many days ago the period began, ended, and it was told. */
  days: [from: number, until: number, told: number]
  note?: string
  waits?: true
}

const morning = 'bouwsteen-de-dag-begint-met-wie-er-belde'
const calling = 'terugbellen-voor-vier-uur'
const sheet = 'verklarende-analyse-op-een-vel'

const applications: Application[] = [
  { lesson: morning, from: 'lid.flevoland', region: 'JZ08', steps: [{ daysAgo: 240, state: 'taken_over' }] },
  {
    lesson: morning,
    from: 'lid.twente',
    region: 'JZ14',
    steps: [
      {
        daysAgo: 190,
        state: 'adapted',
        note: 'Wij doen het drie keer per week, omdat ons team op twee plekken zit. De telefoon ligt op tafel.',
      },
    ],
  },
  {
    lesson: morning,
    from: 'lid.friesland',
    region: 'JZ02',
    steps: [
      { daysAgo: 150, state: 'taken_over' },
      {
        daysAgo: 45,
        state: 'stopped',
        note: 'Met twintig mensen werd het toch weer een vergadering. We zoeken iets voor een groter team.',
      },
    ],
  },
  {
    lesson: morning,
    from: 'demo.amsterdam',
    region: 'JZ13',
    steps: [{ daysAgo: 60, state: 'adapted', note: 'Bij ons belt degene die de vraag aannam zelf terug. Dat scheelt een overdracht.' }],
  },
  { lesson: calling, from: 'lid.twente', region: 'JZ14', steps: [{ daysAgo: 70, state: 'taken_over' }] },
  {
    lesson: calling,
    from: 'demo.hartvanbrabant',
    region: 'JZ35',
    steps: [
      {
        daysAgo: 20,
        state: 'adapted',
        note: 'Wij beloven een antwoord voor het eind van de volgende ochtend. Dezelfde dag haalden we niet.',
        waits: true,
      },
    ],
  },
  { lesson: sheet, from: 'demo.zeeland', region: 'JZ38', steps: [{ daysAgo: 95, state: 'taken_over' }] },
]

const observations: Seen[] = [
  { lesson: morning, from: 'demo.zaanstreek', region: 'JZ09', kind: 'also', counted: [61, 74, 'conversations'], days: [200, 110, 100] },
  { lesson: morning, from: 'demo.drenthe', region: 'JZ04', kind: 'also', counted: [9, 12, 'professionals'], days: [160, 70, 62] },
  {
    lesson: morning,
    from: 'demo.rotterdam',
    region: 'JZ29',
    kind: 'not',
    counted: [4, 31, 'professionals'],
    days: [150, 60, 50],
    note: 'Ons team is te groot om samen te beginnen. De meesten hoorden pas later op de dag wie er belde.',
  },
  { lesson: sheet, from: 'demo.foodvalley', region: 'JZ21', kind: 'also', counted: [11, 16, 'families'], days: [140, 60, 52] },
  {
    lesson: sheet,
    from: 'demo.utrecht',
    region: 'JZ22',
    kind: 'also',
    counted: [14, 19, 'families'],
    days: [130, 50, 44],
    note: 'Ook hier gumde het gezin zelf. Het hielp dat er geen computer op tafel stond.',
  },
  {
    lesson: sheet,
    from: 'demo.gelderlandzuid',
    region: 'JZ32',
    kind: 'not',
    counted: [2, 7, 'families'],
    days: [90, 20, 6],
    note: 'Onze gezinnen wilden liever praten dan schrijven. Het vel bleef vaak leeg.',
    waits: true,
  },
]

const weighed: { lesson: string; by: string; daysAgo: number; from: Certainty; to: Certainty; reason: string } = {
  lesson: sheet,
  by: 'redactie',
  daysAgo: 40,
  from: 'seen_repeatedly',
  to: 'substantiated',
  reason: 'Twee andere regio’s telden los van elkaar hetzelfde. Of de analyse er inhoudelijk beter van wordt, weten we nog niet.',
}

/** Gives the demo regions that apply lessons, see the same or not, and one decision about how sure a lesson is. */
export async function seedUptake(tx: Tx, actor: (name: string) => Actor): Promise<void> {
  const lessons = new Map<string, { lessonId: string; slug: string }>()
  for (const lesson of new Set([...applications, ...observations].map((one) => one.lesson))) {
    const title = demoLessons.find(({ slug }) => slug === lesson)?.title ?? lesson
    const [placed] = await tx
      .select({ lessonId: publishedLessons.lessonId, slug: publishedLessons.slug })
      .from(publishedLessons)
      .where(eq(publishedLessons.title, title))
    if (!placed) throw new Error(`demo lesson ${lesson} is not placed`)
    lessons.set(lesson, placed)
  }
  const at = (lesson: string) => lessons.get(lesson) ?? { lessonId: '', slug: '' }
  const begun = new Map<Application, string>()
  for (const application of applications) {
    const [{ state, note = '', daysAgo, waits }] = application.steps
    const input = { slug: at(application.lesson).slug, region: application.region, state, note }
    const { applicationId } = must(await applyLesson(tx, actor(application.from), input))
    if (note && !waits) await placeWords(tx, actor('redactie2'), applicationId)
    await setBack(tx, ago(daysAgo))
    begun.set(application, applicationId)
  }
  for (const application of applications) {
    const applicationId = begun.get(application) ?? ''
    for (const [index, { state, note = '', daysAgo }] of application.steps.slice(1).entries()) {
      must(await tellStep(tx, actor(application.from), { applicationId, basedOn: index + 1, state, note }))
      if (note) await placeWords(tx, actor('redactie2'), applicationId)
      await setBack(tx, ago(daysAgo))
    }
  }
  for (const seen of observations) await seedObservation(tx, actor, seen, at(seen.lesson).slug)
  await seedAnswers(tx, actor, begun)
  const { by, daysAgo, lesson, ...decision } = weighed
  must(await moveCertainty(tx, actor(by), { lessonId: at(lesson).lessonId, ...decision }))
  await setBack(tx, ago(daysAgo))
}

async function seedObservation(tx: Tx, actor: (name: string) => Actor, seen: Seen, slug: string) {
  const { region, kind, counted, days, note = '' } = seen
  const [periodFrom, periodUntil] = [isoDay(ago(days[0])), isoDay(ago(days[1]))]
  const [many, total, unit] = counted
  must(await observeLesson(tx, actor(seen.from), { slug, region, kind, periodFrom, periodUntil, seen: many, total, unit, note }))
  const [stored] = note ? await tx.select().from(lessonObservations).where(eq(lessonObservations.note, note)) : []
  if (stored && !seen.waits)
    must(await decideObservation(tx, actor('redactie2'), { observationId: stored.id, decision: 'place', reason: undefined }))
  await setBack(tx, ago(days[2]))
}

/** What was answered after three months: one region and its writer did, the others still have to. */
async function seedAnswers(tx: Tx, actor: (name: string) => Actor, begun: Map<Application, string>) {
  await askHowItWent(tx, ago(3))
  await setBack(tx, ago(3))
  const [first] = begun.values()
  if (!first) return
  const note = 'Na een half jaar staan we er nog. Wie er parttime werkt, leest het bord en belt gewoon mee.'
  must(await tellStep(tx, actor('lid.flevoland'), { applicationId: first, basedOn: 1, state: 'taken_over', note }))
  await placeWords(tx, actor('redactie2'), first)
  must(await tellAsWriter(tx, actor('demo.westbrabant'), { applicationId: first, basedOn: 2, state: 'taken_over', note: '' }))
  await setBack(tx, ago(2))
}

async function placeWords(tx: Tx, curator: Actor, applicationId: string) {
  const waiting = await tx.select().from(lessonApplicationSteps).where(eq(lessonApplicationSteps.applicationId, applicationId))
  for (const { id, words } of waiting)
    if (words === 'waiting') must(await decideStep(tx, curator, { stepId: id, decision: 'place', reason: undefined }))
}

const moments = [
  ['lesson_applications', 'started_at'],
  ['lesson_applications', 'ended_at'],
  ['lesson_application_steps', 'told_at'],
  ['lesson_application_steps', 'decided_at'],
  ['lesson_observations', 'created_at'],
  ['lesson_observations', 'decided_at'],
  ['lesson_certainty_steps', 'decided_at'],
] as const
const logged = [
  'apply_lesson',
  'tell_step',
  'place_step_words',
  'observe_lesson',
  'place_observation',
  'ask_how_it_went',
  'raise_certainty',
]

/** Gives what was done just now the moment that it has in the story. */
async function setBack(tx: Tx, at: Date) {
  const then = sql`${at.toISOString()}::timestamptz`
  for (const [table, column] of moments)
    await tx.execute(
      sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${then} where ${sql.identifier(column)} > now() - interval '1 hour'`,
    )
  await tx.execute(sql`update audit_log set at = ${then} where at > now() - interval '1 hour' and action in ${logged}`)
}

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`demo uptake: ${result.reason}`)
  return result.value
}
