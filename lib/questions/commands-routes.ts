import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import {
  cannedAnswers,
  questionRoutePeople,
  questionRouteRegions,
  questionRoutes,
  questionThreads,
  regions,
  themes,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { answersFor } from './commands-routing.ts'
import type { RouteRefusal } from './copy-routes.ts'
import { mayManageRoutes, mayWriteCanned } from './policy.ts'
import type { absenceInput, cannedInput, retireCannedInput, routeInput, routePersonInput, SaveRouteInput } from './schema-routes.ts'
import { openStatuses } from './status.ts'
import { routesTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, RouteRefusal>>

async function lockRoute(tx: Tx, routeId: string) {
  const [route] = await tx.select().from(questionRoutes).where(eq(questionRoutes.id, routeId)).for('update')
  return route && !route.retiredAt ? route : undefined
}

/** Makes or changes a route: for which regions and theme, the term, and how the function is reached. */
export async function saveRoute(tx: Tx, actor: Actor, input: SaveRouteInput): Outcome<{ routeId: string }> {
  if (!mayManageRoutes(actor)) return refuse('not_allowed')
  const codes = [...new Set(input.regions)]
  if (codes.length > 0 && (await tx.$count(regions, and(inArray(regions.code, codes), isNull(regions.mergedInto)))) < codes.length)
    return refuse('unknown_region')
  if (input.theme && (await tx.$count(themes, eq(themes.slug, input.theme))) === 0) return refuse('unknown_theme')
  // Of a function, never of a person: whoever leaves would take the questions along.
  if (input.mailbox && (await isPersonal(tx, input.mailbox, input.function))) return refuse('personal_mailbox')
  const known = input.routeId ? await lockRoute(tx, input.routeId) : undefined
  if (input.routeId && !known) return refuse('unknown_route')
  if (known && known.function !== input.function) return refuse('function_stays')
  const { name, dueWorkingDays, phone, mailbox } = input
  const values = { function: input.function, name, themeSlug: input.theme ?? null, dueWorkingDays, phone, mailbox }
  const [route] = known
    ? await tx.update(questionRoutes).set(values).where(eq(questionRoutes.id, known.id)).returning({ id: questionRoutes.id })
    : await tx.insert(questionRoutes).values(values).returning({ id: questionRoutes.id })
  if (!route) throw new Error('no route was saved')
  await tx.delete(questionRouteRegions).where(eq(questionRouteRegions.routeId, route.id))
  if (codes.length > 0) await tx.insert(questionRouteRegions).values(codes.map((regionCode) => ({ routeId: route.id, regionCode })))
  await audit(tx, {
    actorId: actor.id,
    action: 'save_question_route',
    objectKind: 'question_route',
    objectId: route.id,
    details: { regions: codes.length, days: dueWorkingDays },
  })
  await emptyTags(tx, [routesTag])
  return done({ routeId: route.id })
}

// The account of a function may have the mailbox of the function; anybody else's address is a person's.
async function isPersonal(tx: Tx, mailbox: string, routeFunction: SaveRouteInput['function']): Promise<boolean> {
  const [holder] = await tx.select({ id: users.id }).from(users).where(eq(users.email, mailbox))
  return holder !== undefined && !(await answersFor(tx, holder.id, routeFunction))
}

/** Takes a route away. Not while questions lie there. */
export async function retireRoute(tx: Tx, actor: Actor, input: z.output<typeof routeInput>): Outcome {
  if (!mayManageRoutes(actor)) return refuse('not_allowed')
  const route = await lockRoute(tx, input.routeId)
  if (!route) return refuse('unknown_route')
  // Counts what this person may not read too: whether something lies there is no secret.
  await rowsFor(tx, 'clock')
  const open = await tx.$count(
    questionThreads,
    and(eq(questionThreads.routeId, route.id), inArray(questionThreads.status, [...openStatuses])),
  )
  if (open > 0) return refuse('still_questions')
  await tx
    .update(questionRoutes)
    .set({ retiredAt: sql`clock_timestamp()` })
    .where(eq(questionRoutes.id, route.id))
  await audit(tx, { actorId: actor.id, action: 'retire_question_route', objectKind: 'question_route', objectId: route.id })
  await emptyTags(tx, [routesTag])
  return done(null)
}

/** Puts somebody behind a function who has its role. Who is there already stays there. */
export async function addRoutePerson(tx: Tx, actor: Actor, input: z.output<typeof routePersonInput>): Outcome {
  if (!mayManageRoutes(actor)) return refuse('not_allowed')
  const route = await lockRoute(tx, input.routeId)
  if (!route) return refuse('unknown_route')
  if (!(await answersFor(tx, input.userId, route.function))) return refuse('unknown_person')
  await tx.insert(questionRoutePeople).values({ routeId: route.id, userId: input.userId }).onConflictDoNothing()
  await audit(tx, {
    actorId: actor.id,
    action: 'add_route_person',
    objectKind: 'question_route',
    objectId: route.id,
    details: { person: input.userId },
  })
  return done(null)
}

/** Takes somebody from behind a function. What they had in hand stays theirs until it is handed over. */
export async function removeRoutePerson(tx: Tx, actor: Actor, input: z.output<typeof routePersonInput>): Outcome {
  if (!mayManageRoutes(actor)) return refuse('not_allowed')
  const route = await lockRoute(tx, input.routeId)
  if (!route) return refuse('unknown_route')
  const left = await tx
    .update(questionRoutePeople)
    .set({ leftAt: sql`clock_timestamp()` })
    .where(and(eq(questionRoutePeople.routeId, route.id), eq(questionRoutePeople.userId, input.userId), isNull(questionRoutePeople.leftAt)))
    .returning({ userId: questionRoutePeople.userId })
  // Who was not there is not there now: nothing happened that the log should tell.
  if (left.length === 0) return done(null)
  await audit(tx, {
    actorId: actor.id,
    action: 'remove_route_person',
    objectKind: 'question_route',
    objectId: route.id,
    details: { person: input.userId },
  })
  return done(null)
}

/** Says from when until when somebody is away, and who answers then. By that person, or by who manages routes. */
export async function setAbsence(tx: Tx, actor: Actor, input: z.output<typeof absenceInput>): Outcome {
  const [person] = await tx
    .select()
    .from(questionRoutePeople)
    .where(and(eq(questionRoutePeople.id, input.personId), isNull(questionRoutePeople.leftAt)))
    .for('update')
  if (!person) return refuse('unknown_person')
  if (person.userId !== actor.id && !mayManageRoutes(actor)) return refuse('not_allowed')
  const [route] = await tx.select({ function: questionRoutes.function }).from(questionRoutes).where(eq(questionRoutes.id, person.routeId))
  if (input.standIn === person.userId) return refuse('same_person')
  if (input.standIn && !(await answersFor(tx, input.standIn, route?.function ?? null))) return refuse('unknown_person')
  await tx
    .update(questionRoutePeople)
    .set({ absentFrom: input.from ?? null, absentUntil: input.until ?? null, standInId: input.from ? (input.standIn ?? null) : null })
    .where(eq(questionRoutePeople.id, person.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'set_route_absence',
    objectKind: 'question_route',
    objectId: person.routeId,
    details: {
      person: person.userId,
      from: input.from ?? null,
      until: input.until ?? null,
    },
  })
  return done(null)
}

/** Makes or changes a text to begin an answer with. */
export async function saveCanned(tx: Tx, actor: Actor, input: z.output<typeof cannedInput>): Outcome {
  if (!mayWriteCanned(actor)) return refuse('not_allowed')
  const values = { function: input.function ?? null, label: input.label, text: input.text, changedById: actor.id, changedAt: new Date() }
  const [saved] = input.cannedId
    ? await tx
        .update(cannedAnswers)
        .set(values)
        .where(and(eq(cannedAnswers.id, input.cannedId), isNull(cannedAnswers.retiredAt)))
        .returning({ id: cannedAnswers.id })
    : await tx.insert(cannedAnswers).values(values).returning({ id: cannedAnswers.id })
  if (!saved) return refuse('unknown_route')
  await audit(tx, { actorId: actor.id, action: 'save_canned_answer', objectKind: 'canned_answer', objectId: saved.id })
  return done(null)
}

/** A text that is no longer offered. */
export async function retireCanned(tx: Tx, actor: Actor, input: z.output<typeof retireCannedInput>): Outcome {
  if (!mayWriteCanned(actor)) return refuse('not_allowed')
  const retired = await tx
    .update(cannedAnswers)
    .set({ retiredAt: new Date() })
    .where(and(eq(cannedAnswers.id, input.cannedId), isNull(cannedAnswers.retiredAt)))
    .returning({ id: cannedAnswers.id })
  if (retired.length === 0) return refuse('unknown_canned')
  await audit(tx, { actorId: actor.id, action: 'retire_canned_answer', objectKind: 'canned_answer', objectId: input.cannedId })
  return done(null)
}
