import { and, asc, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringAudiences, gatheringQuestions, gatheringRooms, gatherings } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { addDays, daysBetween, sameWeekdayInMonth } from '#lib/platform/days.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { parseRichText } from '#lib/platform/rich-text/document.ts'
import { amsterdamMoment, clockOf, isoDay } from '#lib/platform/time.ts'
import { lockGathering, type LockedGathering } from './commands-lock.ts'
import { insertGathering } from './commands.ts'
import type { GatheringRefusal } from './copy.ts'
import { mayManage, mayStartGathering } from './policy.ts'
import type { copyGatheringInput, GatheringFields, seriesInput } from './schema.ts'
import { type Rhythm, limits } from './values.ts'

type Outcome<T> = Promise<Result<T, GatheringRefusal>>

/** Makes a draft like an earlier gathering on another day: the fields, the questions and the room, none of the people. */
export async function copyGathering(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof copyGatheringInput>,
  now = new Date(),
): Outcome<{ gatheringId: string }> {
  const source = await lockGathering(tx, input.gatheringId)
  const refusal = refuseCopying(actor, source)
  if (!source || refusal) return refuse(refusal ?? 'unknown_gathering')
  const fields = await fieldsOn(tx, source, input.date)
  if (!fields) return refuse('unknown_date')
  if (fields.startsAt <= now) return refuse('in_the_past')
  const gatheringId = await copyTo(tx, actor, source, fields, { formKey: input.formKey, formIndex: 0, copiedFromId: source.id })
  return done({ gatheringId })
}

/**
 * Lets a gathering come back: every week, every other week, or every month on the same day of the week (every first
 * Thursday). Each is a draft of its own, with its own sign-ups. Gives their ids, in order.
 */
export async function makeSeries(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof seriesInput>,
  now = new Date(),
): Outcome<{ gatheringIds: string[] }> {
  const source = await lockGathering(tx, input.gatheringId)
  const refusal = refuseCopying(actor, source)
  if (!source || refusal) return refuse(refusal ?? 'unknown_gathering')
  const seriesId = source.seriesId ?? source.id
  const gatheringIds: string[] = []
  for (const [index, day] of seriesDays(isoDay(source.startsAt), input.rhythm, input.times).entries()) {
    const fields = await fieldsOn(tx, source, day)
    if (!fields) return refuse('unknown_date')
    if (fields.startsAt <= now) return refuse('in_the_past')
    const origin = { formKey: input.formKey, formIndex: index, seriesId, copiedFromId: source.id }
    gatheringIds.push(await copyTo(tx, actor, source, fields, origin))
  }
  await tx.update(gatherings).set({ seriesId }).where(eq(gatherings.id, source.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'make_series',
    objectKind: 'gathering',
    objectId: source.id,
    details: { rhythm: input.rhythm, times: input.times },
  })
  return done({ gatheringIds })
}

/** The days on which a series comes back after the first. */
export function seriesDays(first: string, rhythm: Rhythm, times: number): string[] {
  return Array.from({ length: times }, (_, index) => {
    const nth = index + 1
    return rhythm === 'monthly' ? sameWeekdayInMonth(first, nth) : addDays(first, nth * (rhythm === 'weekly' ? 7 : 14))
  })
}

function refuseCopying(actor: Actor, source: LockedGathering | undefined): GatheringRefusal | undefined {
  if (!source || !mayManage(actor, source)) return 'unknown_gathering'
  const organiser = { site: source.siteSlug ?? undefined, region: source.regionCode ?? undefined }
  return mayStartGathering(actor, organiser) ? undefined : 'not_a_member'
}

/** The fields of a gathering on another day: the same wall times, and signing up closes as many days before. */
async function fieldsOn(tx: Tx, source: LockedGathering, day: string): Promise<GatheringFields | undefined> {
  const startsAt = amsterdamMoment(day, clockOf(source.startsAt))
  const endsAt = amsterdamMoment(day, clockOf(source.endsAt))
  const daysBefore = startsAt ? daysBetween(isoDay(source.signUpClosesAt), isoDay(source.startsAt)) : 0
  const signUpClosesAt = startsAt && amsterdamMoment(addDays(day, -daysBefore), clockOf(source.signUpClosesAt))
  if (!startsAt || !endsAt || !signUpClosesAt) return undefined
  const [text] = await tx.select({ description: gatherings.description }).from(gatherings).where(eq(gatherings.id, source.id))
  const description = parseRichText(text?.description, limits.description)
  if (!description.ok) throw new Error(`gathering ${source.id} has a description that cannot be read`)
  const audiences = await tx.select().from(gatheringAudiences).where(eq(gatheringAudiences.gatheringId, source.id))
  const [room] = await tx.select().from(gatheringRooms).where(eq(gatheringRooms.gatheringId, source.id))
  return {
    kind: source.kind,
    title: source.title,
    summary: source.summary,
    description: description.value,
    audiences: audiences.map((audience) => audience.audienceSlug),
    format: source.format,
    startsAt,
    endsAt,
    signUpClosesAt,
    place: source.place,
    roomUrl: room?.url ?? '',
    minimum: source.minimum ?? undefined,
    maximum: source.maximum,
    byInvitation: source.byInvitation,
    companionsAllowed: source.companionsAllowed,
    isClosed: source.isClosed,
    organiser: source.siteSlug ? `site:${source.siteSlug}` : source.regionCode ? `region:${source.regionCode}` : 'national',
    contact: source.contact,
    reminderDays: source.reminderDays,
  }
}

async function copyTo(
  tx: Tx,
  actor: Actor,
  source: LockedGathering,
  fields: GatheringFields,
  origin: Parameters<typeof insertGathering>[3],
): Promise<string> {
  const gatheringId = await insertGathering(tx, actor, fields, origin)
  const [there] = await tx.select().from(gatheringQuestions).where(eq(gatheringQuestions.gatheringId, gatheringId)).limit(1)
  // The form was sent before: its copies have their questions already.
  if (there) return gatheringId
  const questions = await tx
    .select()
    .from(gatheringQuestions)
    .where(and(eq(gatheringQuestions.gatheringId, source.id), isNull(gatheringQuestions.retiredAt)))
    .orderBy(asc(gatheringQuestions.position))
  if (questions.length > 0) {
    await tx.insert(gatheringQuestions).values(
      questions.map(({ kind, label, options, compulsory, keepDays }, position) => ({
        gatheringId,
        position,
        kind,
        label,
        options,
        compulsory,
        keepDays,
      })),
    )
  }
  return gatheringId
}
