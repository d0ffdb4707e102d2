import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringInvitations } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockGathering, type LockedGathering } from './commands-lock.ts'
import type { GatheringRefusal } from './copy.ts'
import { mailInvitations } from './emails.ts'
import { mayManage } from './policy.ts'
import { importedEmail, type importInvitationsInput, type inviteInput, type withdrawInvitationInput } from './schema.ts'
import { limits } from './values.ts'

type Outcome<T> = Promise<Result<T, GatheringRefusal>>

/** What became of one line of an import. */
export type ImportLine = { line: number; text: string; outcome: 'invited' | 'already_invited' | 'twice_in_list' | 'not_an_address' }

/** Why nobody can be invited now; undefined when inviting is open. */
function refuseInviting(actor: Actor, gathering: LockedGathering | undefined, now: Date): GatheringRefusal | undefined {
  if (!gathering || !mayManage(actor, gathering)) return 'unknown_gathering'
  if (gathering.status !== 'published') return 'wrong_state'
  return gathering.startsAt <= now ? 'has_started' : undefined
}

/** Invites one address by mail. */
export async function invite(tx: Tx, actor: Actor, input: z.output<typeof inviteInput>, now = new Date()): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  const refusal = refuseInviting(actor, gathering, now)
  if (!gathering || refusal) return refuse(refusal ?? 'unknown_gathering')
  const invited = await inviteAddresses(tx, actor, gathering.id, [input.email], now)
  return invited.size > 0 ? done(null) : refuse('already_invited')
}

/**
 * Invites many at once: an address on each line, as they come from a spreadsheet or an address book. What cannot be
 * invited is reported by line and stops nobody else.
 */
export async function importInvitations(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof importInvitationsInput>,
  now = new Date(),
): Outcome<{ lines: ImportLine[] }> {
  const gathering = await lockGathering(tx, input.gatheringId)
  const refusal = refuseInviting(actor, gathering, now)
  if (!gathering || refusal) return refuse(refusal ?? 'unknown_gathering')
  const read = readAddresses(input.addresses)
  if (read.length > limits.invitations) return refuse('too_many_invitations')
  const first = new Map<string, number>()
  for (const { line, email } of read) if (email && !first.has(email)) first.set(email, line)
  const invited = await inviteAddresses(tx, actor, gathering.id, [...first.keys()], now)
  const lines = read.map(({ line, text, email }): ImportLine => {
    if (!email) return { line, text, outcome: 'not_an_address' }
    if (first.get(email) !== line) return { line, text, outcome: 'twice_in_list' }
    return { line, text, outcome: invited.has(email) ? 'invited' : 'already_invited' }
  })
  return done({ lines })
}

const longestShown = 120

/** The addresses of a pasted list: 'naam@organisatie.nl', or 'Naam <naam@organisatie.nl>'. Empty lines are left out. */
export function readAddresses(pasted: string): { line: number; text: string; email: string | undefined }[] {
  return pasted.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const text = raw.replace(/[,;\s]+$/, '').trim()
    if (text === '') return []
    const between = /<([^<>]*)>$/.exec(text)?.[1] ?? text
    const parsed = importedEmail.safeParse(between)
    return [{ line: index + 1, text: text.slice(0, longestShown), email: parsed.success ? parsed.data : undefined }]
  })
}

/** Writes and mails the invitations that are new, or were withdrawn before. Gives the addresses that are invited now. */
async function inviteAddresses(tx: Tx, actor: Actor, gatheringId: string, emails: readonly string[], now: Date): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  // Withdrawn and invited again: a new row, so that the old link stays dead. Who came by the old one keeps it.
  await tx
    .delete(gatheringInvitations)
    .where(
      and(
        eq(gatheringInvitations.gatheringId, gatheringId),
        inArray(gatheringInvitations.email, [...emails]),
        isNotNull(gatheringInvitations.withdrawnAt),
        sql`not exists (select from sign_ups where invitation_id = gathering_invitations.id)`,
      ),
    )
  const reopened = await tx
    .update(gatheringInvitations)
    .set({ withdrawnAt: null, invitedById: actor.id, invitedAt: now })
    .where(
      and(
        eq(gatheringInvitations.gatheringId, gatheringId),
        inArray(gatheringInvitations.email, [...emails]),
        isNotNull(gatheringInvitations.withdrawnAt),
      ),
    )
    .returning({ id: gatheringInvitations.id, email: gatheringInvitations.email })
  const fresh = await tx
    .insert(gatheringInvitations)
    .values(emails.map((email) => ({ gatheringId, email, invitedById: actor.id, invitedAt: now })))
    .onConflictDoNothing({ target: [gatheringInvitations.gatheringId, gatheringInvitations.email] })
    .returning({ id: gatheringInvitations.id, email: gatheringInvitations.email })
  const rows = [...reopened, ...fresh]
  await mailInvitations(
    tx,
    rows.map((row) => row.id),
  )
  if (rows.length > 0)
    await audit(tx, {
      actorId: actor.id,
      action: 'invite',
      objectKind: 'gathering',
      objectId: gatheringId,
      details: { count: rows.length },
    })
  return new Set(rows.map((row) => row.email))
}

/** Takes an invitation back. Who signed up with it stays signed up. */
export async function withdrawInvitation(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof withdrawInvitationInput>,
  now = new Date(),
): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  const [row] = await tx
    .update(gatheringInvitations)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(gatheringInvitations.id, input.invitationId),
        eq(gatheringInvitations.gatheringId, gathering.id),
        isNull(gatheringInvitations.withdrawnAt),
      ),
    )
    .returning({ id: gatheringInvitations.id })
  if (!row) return refuse('unknown_invitation')
  await audit(tx, { actorId: actor.id, action: 'withdraw_invitation', objectKind: 'gathering', objectId: gathering.id })
  return done(null)
}
