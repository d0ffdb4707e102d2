import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { auditAll } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { answersTo, questionsToAnswer, writeAnswers, type Answer, type LiveQuestion } from './commands-answers.ts'
import { accountsOf, attendeesOf, invitedAddresses, markInvitationsUsed, signedUpBefore, type Attendee } from './commands-attendees.ts'
import { offerFreePlaces } from './commands-line.ts'
import { gatheringTags, lockGathering, type LockedGathering } from './commands-lock.ts'
import type { SignUpRefusal } from './copy.ts'
import { mailSignUps } from './emails.ts'
import { mayManage, maySignUp } from './policy.ts'
import type { signUpInput } from './schema.ts'

type Outcome<T> = Promise<Result<T, SignUpRefusal>>
/** What became of a form: everybody on it has a place, or everybody stands in the line. */
export type SignedUp = { signUpId: string; status: 'signed_up' | 'waiting'; people: number }

/** Why nobody can sign up now; undefined when signing up is open. */
export function refuseSigningUp(gathering: LockedGathering, now: Date): SignUpRefusal | undefined {
  if (gathering.status === 'cancelled' && gathering.publishedAt) return 'cancelled'
  if (gathering.status === 'held' || (gathering.status === 'published' && gathering.startsAt <= now)) return 'has_started'
  if (gathering.status !== 'published') return 'unknown_gathering'
  return gathering.signUpClosesAt <= now ? 'closed' : undefined
}

/** A place when there are enough and nobody waits: also a place that the first in line finds too small is not for others. */
export const placeFor = (
  gathering: Pick<LockedGathering, 'placesTaken' | 'maximum'>,
  people: number,
  someoneWaits: boolean,
): 'signed_up' | 'waiting' => (someoneWaits || gathering.placesTaken + people > gathering.maximum ? 'waiting' : 'signed_up')

/** One form that somebody sent. */
export type Attempt = { actor: Actor; input: z.output<typeof signUpInput> }

/**
 * Signs up somebody with an account, and the colleagues on the same form: all of them get a place, or all of them stand
 * in the line, each in a place of their own, and are offered one by one. The same form sent twice counts once.
 */
export async function signUp(tx: Tx, actor: Actor, input: z.output<typeof signUpInput>, now = new Date()): Outcome<SignedUp> {
  const [result] = await signUpTogether(tx, input.gatheringId, [{ actor, input }], now)
  if (!result) throw new Error('a form without an answer')
  return result
}

/**
 * The same for forms for one gathering that came at the same moment, in the order in which they came, under one lock and
 * with one question of each kind: in a storm that is what takes the time. A form that is refused writes nothing, so it
 * does not stand in the way of the others. Gives a result per form.
 */
export async function signUpTogether(
  tx: Tx,
  gatheringId: string,
  attempts: readonly Attempt[],
  now = new Date(),
): Promise<Result<SignedUp, SignUpRefusal>[]> {
  // What no sign-up changes is read before the gathering is taken: the others wait for as little as can be.
  const accounts = await accountsOf(
    tx,
    attempts.flatMap(({ input }) => input.colleagues.map((colleague) => colleague.email)),
  )
  const forms = attempts.map((attempt) => ({ ...attempt, attendees: attendeesOf(accounts, attempt.actor, attempt.input.colleagues) }))
  const everybody = forms.flatMap(({ attendees }) => attendees)
  const [invited, questions] = await Promise.all([
    invitedAddresses(
      tx,
      gatheringId,
      everybody.map(({ address }) => address),
    ),
    questionsToAnswer(tx, gatheringId),
  ])

  const gathering = await lockGathering(tx, gatheringId)
  if (!gathering) return attempts.map(() => refuse('unknown_gathering'))
  const formKeys = attempts.map(({ input }) => input.formKey)
  const before = await signedUpBefore(tx, gatheringId, formKeys, everybody)
  const counter = new Counter(gathering, invited, questions, before, now)
  const decided = forms.map((form) => counter.decide(form))
  const placed = decided.flatMap((one) => (one.kind === 'place' && !one.again ? [one] : []))
  const ids = await write(tx, gathering, placed, now)
  await markInvitationsUsed(
    tx,
    gatheringId,
    placed.flatMap(({ attendees }) => attendees.flatMap(({ address }) => (invited.has(address) ? [address] : []))),
    now,
  )
  return decided.map((one) => {
    if (one.kind === 'refused') return refuse(one.reason)
    if (one.kind === 'known') return done(one.value)
    return done({ signUpId: ids.get(one.input.formKey) ?? '', status: one.status, people: one.attendees.length })
  })
}

type Form = Attempt & { attendees: [Attendee, ...Attendee[]] }
type Placed = Form & { kind: 'place'; status: SignedUp['status']; answers: Answer[] }
type Decided =
  | { kind: 'refused'; reason: SignUpRefusal }
  | { kind: 'known'; value: SignedUp }
  /** `again`: the same form was among the ones before it. */
  | (Placed & { again?: boolean })

/** Counts the places while it decides on one form after the other, as if each had come alone. */
class Counter {
  readonly #gathering: LockedGathering
  readonly #invited: Set<string>
  readonly #questions: readonly LiveQuestion[]
  readonly #now: Date
  readonly #known = new Map<string, SignedUp & { signedUpById: string | null }>()
  readonly #decided = new Map<string, Placed>()
  readonly #live: Set<string>
  #someoneWaits: boolean
  #placesTaken: number

  constructor(
    gathering: LockedGathering,
    invited: Set<string>,
    questions: readonly LiveQuestion[],
    before: Awaited<ReturnType<typeof signedUpBefore>>,
    now: Date,
  ) {
    this.#gathering = gathering
    this.#invited = invited
    this.#questions = questions
    this.#now = now
    this.#live = new Set(before.live)
    this.#someoneWaits = before.someoneWaits
    this.#placesTaken = gathering.placesTaken
    for (const { id, formKey, status, signedUpById } of before.forms) {
      const first = this.#known.get(formKey)
      const told = status === 'signed_up' ? 'signed_up' : 'waiting'
      if (first) first.people += 1
      else this.#known.set(formKey, { signUpId: id, status: told, people: 1, signedUpById })
    }
  }

  decide(form: Form): Decided {
    const { actor, input, attendees } = form
    const known = this.#known.get(input.formKey)
    if (known) {
      const { signedUpById, ...value } = known
      return signedUpById === actor.id ? { kind: 'known', value } : { kind: 'refused', reason: 'form_used' }
    }
    const same = this.#decided.get(input.formKey)
    if (same) return same.actor.id === actor.id ? { ...same, again: true } : { kind: 'refused', reason: 'form_used' }
    const reason = this.#refusal(form)
    if (reason) return { kind: 'refused', reason }
    const answers = answersTo(this.#questions, input.answers)
    if (!answers.ok) return { kind: 'refused', reason: answers.reason }

    const people = attendees.length + input.companions
    const places = { placesTaken: this.#placesTaken, maximum: this.#gathering.maximum }
    const status = placeFor(places, people, this.#someoneWaits)
    if (status === 'waiting') this.#someoneWaits = true
    else this.#placesTaken += people
    for (const { userId, address } of attendees) this.#live.add(userId ?? address)
    const placed: Placed = { ...form, kind: 'place', status, answers: answers.value }
    this.#decided.set(input.formKey, placed)
    return placed
  }

  #refusal({ actor, input, attendees }: Form): SignUpRefusal | undefined {
    const gathering = this.#gathering
    const refusal = refuseSigningUp(gathering, this.#now)
    if (refusal) return refusal
    if (input.companions > gathering.companionsAllowed) return 'too_many_companions'
    if (input.colleagues.some((colleague) => colleague.email === actor.email)) return 'colleague_is_you'
    if (!maySignUp(actor, { ...gathering, isInvited: this.#invited.has(actor.email) })) return 'by_invitation'
    const mayBringAnyone = !gathering.byInvitation || mayManage(actor, gathering)
    if (!mayBringAnyone && attendees.some(({ address }) => !this.#invited.has(address))) return 'colleague_not_invited'
    const isLive = ({ userId, address }: Attendee) => (userId !== null && this.#live.has(userId)) || this.#live.has(address)
    const [own, ...others] = attendees
    if (isLive(own)) return 'already_signed_up'
    if (others.some(isLive)) return 'colleague_signed_up'
    return attendees.length + input.companions > gathering.maximum ? 'group_too_large' : undefined
  }
}

/** Writes what was decided, in the order in which it was decided. Gives the own sign-up of each form by its key. */
async function write(tx: Tx, gathering: LockedGathering, placed: readonly Placed[], now: Date): Promise<Map<string, string>> {
  if (placed.length === 0) return new Map()
  const rows = await tx
    .insert(signUps)
    .values(placed.flatMap((form) => rowsOf(gathering.id, form, now)))
    .returning({ id: signUps.id, status: signUps.status, formKey: signUps.formKey, formIndex: signUps.formIndex })
  const ids = new Map(rows.flatMap((row) => (row.formIndex === 0 ? [[row.formKey, row.id]] : [])))
  const ownId = (form: Placed) => {
    const id = ids.get(form.input.formKey)
    if (!id) throw new Error('nobody was signed up')
    return id
  }
  await Promise.all([
    writeAnswers(
      tx,
      placed.map((form) => ({ ...form.input, answers: form.answers, signUpId: ownId(form) })),
    ),
    auditAll(
      tx,
      placed.map((form) => ({
        actorId: form.actor.id,
        action: 'sign_up',
        objectKind: 'gathering',
        objectId: gathering.id,
        details: { signUp: ownId(form), status: form.status, people: form.attendees.length + form.input.companions },
      })),
    ),
    emptyTags(tx, gatheringTags(gathering)),
  ])
  // A group that is too large for the places that are free waits as a whole; its first may be next in line at once.
  const groupWaits = placed.some(({ status, attendees }) => status === 'waiting' && attendees.length > 1)
  const offered = groupWaits ? await offerFreePlaces(tx, gathering, now) : []
  for (const status of ['signed_up', 'waiting'] as const)
    await mailSignUps(
      tx,
      status,
      rows.flatMap((row) => (row.status === status && !offered.includes(row.id) ? [row.id] : [])),
    )
  return ids
}

const rowsOf = (gatheringId: string, { actor, input, attendees, status }: Placed, now: Date) =>
  attendees.map(({ userId, email, name }, formIndex) => ({
    gatheringId,
    userId,
    email,
    name,
    status,
    companions: formIndex === 0 ? input.companions : 0,
    // Consent is personal: nobody gives it for a colleague.
    shownToParticipants: formIndex === 0 && input.shownToParticipants,
    groupId: attendees.length > 1 ? input.formKey : null,
    signedUpById: actor.id,
    formKey: input.formKey,
    formIndex,
    signedUpAt: now,
    confirmedAt: now,
  }))
