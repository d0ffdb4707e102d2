import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '#db/client.ts'
import { lessonApplications, lessonApplicationSteps, lessonCertaintySteps, lessonObservations, regions } from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { lessonTag } from './tags.ts'
import type { ApplicationSide, ApplicationState, Certainty, CountedUnit, ObservationKind } from './values-uptake.ts'

export type Observation = {
  id: string
  kind: ObservationKind
  regionName: string
  periodFrom: string
  periodUntil: string
  seen: number
  total: number
  unit: CountedUnit
  note: string
  createdAt: Date
}
/** What was told at one moment; `note` is empty when there are no words, or none that a curator placed. */
export type ToldStep = { side: ApplicationSide; state: ApplicationState; note: string; toldAt: Date }
/** A region on the journey of a lesson, with everything that was told there, oldest first. */
export type JourneyStop = {
  applicationId: string
  regionName: string
  regionSlug: string
  state: ApplicationState
  startedAt: Date
  endedAt: Date | null
  steps: ToldStep[]
}
export type CertaintyStep = { from: Certainty; to: Certainty; reason: string; decidedAt: Date }
export type Uptake = {
  observations: Observation[]
  /** In the order in which the regions began. */
  journey: JourneyStop[]
  /** Newest first. */
  certaintySteps: CertaintyStep[]
}

const mostShown = 100

/** Whether a lesson is seen and used elsewhere, as everyone sees it. */
export async function uptakeOf(lessonId: string): Promise<Uptake> {
  dependsOn(lessonTag(lessonId))
  const [observations, journey, certaintySteps] = await Promise.all([
    placedObservations(db, lessonId),
    journeyOf(db, lessonId),
    certaintyStepsOf(db, lessonId),
  ])
  return { observations, journey, certaintySteps }
}

function placedObservations(reader: Reader, lessonId: string): Promise<Observation[]> {
  return reader
    .select({
      id: lessonObservations.id,
      kind: lessonObservations.kind,
      regionName: regions.name,
      periodFrom: lessonObservations.periodFrom,
      periodUntil: lessonObservations.periodUntil,
      seen: lessonObservations.seen,
      total: lessonObservations.total,
      unit: lessonObservations.unit,
      note: lessonObservations.note,
      createdAt: lessonObservations.createdAt,
    })
    .from(lessonObservations)
    .innerJoin(regions, eq(regions.code, lessonObservations.regionCode))
    .where(and(eq(lessonObservations.lessonId, lessonId), eq(lessonObservations.status, 'placed')))
    .orderBy(asc(lessonObservations.createdAt), asc(lessonObservations.id))
    .limit(mostShown)
}

/** The regions where a lesson went, in the order in which they began, with the words that a curator placed. */
export async function journeyOf(reader: Reader, lessonId: string): Promise<JourneyStop[]> {
  const stops = await reader
    .select({
      applicationId: lessonApplications.id,
      regionName: regions.name,
      regionSlug: regions.slug,
      state: lessonApplications.state,
      startedAt: lessonApplications.startedAt,
      endedAt: lessonApplications.endedAt,
    })
    .from(lessonApplications)
    .innerJoin(regions, eq(regions.code, lessonApplications.regionCode))
    .where(eq(lessonApplications.lessonId, lessonId))
    .orderBy(asc(lessonApplications.startedAt), asc(lessonApplications.id))
    .limit(mostShown)
  if (stops.length === 0) return []
  const ids = stops.map(({ applicationId }) => applicationId)
  const steps = await reader
    .select()
    .from(lessonApplicationSteps)
    .where(inArray(lessonApplicationSteps.applicationId, ids))
    .orderBy(asc(lessonApplicationSteps.number))
  return stops.map((stop) => ({
    ...stop,
    steps: steps
      .filter(({ applicationId }) => applicationId === stop.applicationId)
      .map(({ side, state, note, words, toldAt }) => ({ side, state, note: words === 'placed' ? note : '', toldAt })),
  }))
}

/** How the certainty of a lesson was changed, newest first. */
function certaintyStepsOf(reader: Reader, lessonId: string): Promise<CertaintyStep[]> {
  return reader
    .select({
      from: lessonCertaintySteps.fromCertainty,
      to: lessonCertaintySteps.toCertainty,
      reason: lessonCertaintySteps.reason,
      decidedAt: lessonCertaintySteps.decidedAt,
    })
    .from(lessonCertaintySteps)
    .where(eq(lessonCertaintySteps.lessonId, lessonId))
    .orderBy(desc(lessonCertaintySteps.number))
}
