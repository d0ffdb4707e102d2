import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatheringInvitations, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { SignUpStatus } from './status.ts'

/** Who comes: by account, or by name and address. */
export type Attendee = { userId: string | null; email: string | null; name: string | null; address: string }

/** Open accounts by address. */
export async function accountsOf(tx: Tx, addresses: readonly string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map()
  const rows = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(inArray(users.email, [...addresses]), isNull(users.closedAt)))
  return new Map(rows.map((row) => [row.email, row.id]))
}

/** Somebody by account when there is one that is open, else by name and address. */
export function attendeeOf(accounts: Map<string, string>, name: string, email: string): Attendee {
  const userId = accounts.get(email)
  return userId ? { userId, email: null, name: null, address: email } : { userId: null, email, name, address: email }
}

/** Everybody on a form: who filled it in first, then the colleagues. */
export function attendeesOf(
  accounts: Map<string, string>,
  actor: Actor,
  colleagues: readonly { name: string; email: string }[],
): [Attendee, ...Attendee[]] {
  const own: Attendee = { userId: actor.id, email: null, name: null, address: actor.email }
  return [own, ...colleagues.map(({ name, email }) => attendeeOf(accounts, name, email))]
}

/** Which of these addresses are invited. */
export async function invitedAddresses(tx: Tx, gatheringId: string, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ email: gatheringInvitations.email })
    .from(gatheringInvitations)
    .where(
      and(
        eq(gatheringInvitations.gatheringId, gatheringId),
        sql`${gatheringInvitations.email} = any(${sql.param([...addresses])}::text[])`,
        isNull(gatheringInvitations.withdrawnAt),
      ),
    )
  return new Set(rows.map((row) => row.email))
}

/** Notes that who was invited has come by. */
export async function markInvitationsUsed(tx: Tx, gatheringId: string, addresses: readonly string[], now: Date): Promise<void> {
  if (addresses.length === 0) return
  await tx
    .update(gatheringInvitations)
    .set({ usedAt: now })
    .where(
      and(
        eq(gatheringInvitations.gatheringId, gatheringId),
        inArray(gatheringInvitations.email, [...addresses]),
        isNull(gatheringInvitations.usedAt),
      ),
    )
}

/** A sign-up that a form made. */
export type FormRow = { id: string; formKey: string; status: SignUpStatus; signedUpById: string | null }
export type Before = {
  /** The sign-ups that these forms made before, of each form the own one first. */
  forms: FormRow[]
  /** Which of the people have a live sign-up: accounts by id, outsiders by address. */
  live: string[]
  someoneWaits: boolean
}

/** What new sign-ups have to know of the others, in one question. Ask it only while the gathering is taken. */
export async function signedUpBefore(
  tx: Tx,
  gatheringId: string,
  formKeys: readonly string[],
  people: readonly Pick<Attendee, 'userId' | 'address'>[],
): Promise<Before> {
  const userIds = sql.param(people.flatMap(({ userId }) => (userId ? [userId] : [])))
  const addresses = sql.param(people.map(({ address }) => address))
  const live = sql`status in ('unconfirmed', 'signed_up', 'waiting', 'offered')`
  const [row] = await tx.execute<Before>(sql`select
    (select coalesce(json_agg(json_build_object('id', id, 'formKey', form_key, 'status', status, 'signedUpById', signed_up_by_id) order by form_index), '[]')
      from sign_ups where gathering_id = ${gatheringId} and form_key = any(${sql.param([...formKeys])}::uuid[])) as forms,
    array(select user_id::text from sign_ups where gathering_id = ${gatheringId} and user_id = any(${userIds}::uuid[]) and ${live}
      union all select email from sign_ups where gathering_id = ${gatheringId} and email = any(${addresses}::text[]) and ${live}) as live,
    exists (select from sign_ups where gathering_id = ${gatheringId} and status = 'waiting') as "someoneWaits"`)
  if (!row) throw new Error('a question without an answer')
  return row
}
