import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatherings, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockGathering, type LockedGathering } from './commands-lock.ts'
import { accountsOf, attendeeOf } from './commands-attendees.ts'
import type { AttendanceRefusal } from './copy-attendance.ts'
import { attendanceIsOpen } from './policy-attendance.ts'
import { mayManage } from './policy.ts'
import type { exportInput, markAttendanceInput, walkInInput } from './schema-attendance.ts'
import { liveStatuses } from './status.ts'

type Outcome<T> = Promise<Result<T, AttendanceRefusal>>

/** The gathering, taken, when this person may note who is there now. */
async function atTheDoor(tx: Tx, actor: Actor, gatheringId: string, now: Date): Outcome<LockedGathering> {
  const gathering = await lockGathering(tx, gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  if (gathering.status === 'cancelled') return refuse('cancelled')
  return attendanceIsOpen(gathering, now) ? done(gathering) : refuse('not_open')
}

const note = (tx: Tx, actor: Actor, gatheringId: string, action: 'mark_present' | 'mark_absent' | 'add_walk_in', signUpId: string) =>
  audit(tx, { actorId: actor.id, action, objectKind: 'gathering', objectId: gatheringId, details: { signUp: signUpId } })

/**
 * Notes that somebody is there, or is not after all. Pressed twice it stays as it is. Who was added at the door and is
 * not there after all was added by mistake, and goes off the list.
 */
export async function markAttendance(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof markAttendanceInput>,
  now = new Date(),
): Outcome<{ isThere: boolean }> {
  const door = await atTheDoor(tx, actor, input.gatheringId, now)
  if (!door.ok) return door
  const { signUpId, isThere } = input.mark
  const [signUp] = await tx
    .select()
    .from(signUps)
    .where(and(eq(signUps.id, signUpId), eq(signUps.gatheringId, door.value.id)))
  if (!signUp) return refuse('unknown_sign_up')
  if (signUp.status !== 'signed_up') return refuse('not_signed_up')
  if ((signUp.attendedAt !== null) === isThere) return done({ isThere })
  const changes = isThere
    ? { attendedAt: now, attendanceById: actor.id }
    : {
        attendedAt: null,
        attendanceById: actor.id,
        ...(signUp.walkIn && { walkIn: false, status: 'cancelled' as const, endedAt: now }),
      }
  await tx.update(signUps).set(changes).where(eq(signUps.id, signUp.id))
  await note(tx, actor, door.value.id, isThere ? 'mark_present' : 'mark_absent', signUp.id)
  return done({ isThere })
}

/**
 * Adds somebody who came without a place. Who is on the list already is ticked off; who waited comes in. Takes no place
 * of the gathering: whether there is a chair is seen at the door.
 */
export async function addWalkIn(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof walkInInput>,
  now = new Date(),
): Outcome<{ signUpId: string; wasListed: boolean }> {
  const door = await atTheDoor(tx, actor, input.gatheringId, now)
  if (!door.ok) return door
  const gatheringId = door.value.id
  const here = { attendedAt: now, attendanceById: actor.id }
  const [known] = await tx
    .select({ id: signUps.id, status: signUps.status, attendedAt: signUps.attendedAt })
    .from(signUps)
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(
      and(
        eq(signUps.gatheringId, gatheringId),
        or(
          and(inArray(signUps.status, [...liveStatuses]), sql`coalesce(${signUps.email}, ${users.email}) = ${input.email}`),
          eq(signUps.formKey, input.formKey),
        ),
      ),
    )
  if (known?.status === 'signed_up' && known.attendedAt) return done({ signUpId: known.id, wasListed: true })
  if (known) {
    // A place that was offered is kept free, so it is taken; who waited has none.
    const hadPlace = known.status === 'signed_up' || known.status === 'offered'
    await tx
      .update(signUps)
      .set({ ...here, status: 'signed_up', endedAt: null, ...(!hadPlace && { walkIn: true }) })
      .where(eq(signUps.id, known.id))
    await note(tx, actor, gatheringId, hadPlace ? 'mark_present' : 'add_walk_in', known.id)
    return done({ signUpId: known.id, wasListed: true })
  }
  const { userId, email, name } = attendeeOf(await accountsOf(tx, [input.email]), input.name, input.email)
  const [added] = await tx
    .insert(signUps)
    .values({ gatheringId, userId, email, name, status: 'signed_up', walkIn: true, ...here, formKey: input.formKey, signedUpAt: now })
    .returning({ id: signUps.id })
  if (!added) throw new Error('nobody was added')
  await note(tx, actor, gatheringId, 'add_walk_in', added.id)
  return done({ signUpId: added.id, wasListed: false })
}

/** Writes down that somebody took the list of participants away: from there on the portal does not know who reads it. */
export async function recordExport(tx: Tx, actor: Actor, { gatheringId, as }: z.output<typeof exportInput>): Outcome<null> {
  const [gathering] = await tx
    .select({ createdById: gatherings.createdById, status: gatherings.status })
    .from(gatherings)
    .where(eq(gatherings.id, gatheringId))
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  await audit(tx, { actorId: actor.id, action: 'export_participants', objectKind: 'gathering', objectId: gatheringId, details: { as } })
  return done(null)
}
