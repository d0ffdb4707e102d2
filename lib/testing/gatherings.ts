// Gatherings and sign-ups for tests, made by the commands of the product.
import { createGathering } from '#lib/gatherings/commands.ts'
import { publishGathering } from '#lib/gatherings/commands-publish.ts'
import { signUp, type SignedUp } from '#lib/gatherings/commands-sign-ups.ts'
import type { GatheringFields } from '#lib/gatherings/schema.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { transact } from '#lib/platform/transact.ts'
import { must } from './factories.ts'

const hour = 3_600_000

/** A moment so many hours from now. */
export const inHours = (hours: number) => new Date(Date.now() + hours * hour)

/** The fields of a gathering in a month, of two hours, with ten places. Signing up closes when it starts. */
export function gatheringFields(fields: Partial<GatheringFields> = {}): GatheringFields {
  const startsAt = fields.startsAt ?? inHours(30 * 24)
  return {
    kind: 'meet_up',
    title: 'Meet-up over de klantreis',
    summary: 'We lopen samen door een klantreis.',
    description: fromBlocks(['Neem een verhaal mee.']),
    audiences: ['local_team'],
    format: 'on_site',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * hour),
    signUpClosesAt: startsAt,
    place: 'Buurthuis De Brug, zaal 2',
    roomUrl: '',
    minimum: undefined,
    maximum: 10,
    byInvitation: false,
    companionsAllowed: 0,
    isClosed: false,
    organiser: 'national',
    contact: '',
    reminderDays: [7, 1],
    ...fields,
  }
}

/** A gathering in the agenda, made and placed by a curator. */
export async function publishedGathering(
  organiser: Actor,
  fields: Partial<GatheringFields> = {},
): Promise<{ gatheringId: string; slug: string }> {
  const input = { formKey: crypto.randomUUID(), ...gatheringFields(fields) }
  const { gatheringId } = await must(transact((tx) => createGathering(tx, organiser, input)))
  const { slug } = await must(transact((tx) => publishGathering(tx, organiser, { gatheringId, version: 1 })))
  return { gatheringId, slug }
}

type SignUpOptions = Partial<Parameters<typeof signUp>[2]>

/** Signs somebody up, as the form without extra wishes does. */
export const signsUp = (actor: Actor, gatheringId: string, options: SignUpOptions = {}): Promise<SignedUp> =>
  must(
    transact((tx) =>
      signUp(tx, actor, {
        gatheringId,
        formKey: crypto.randomUUID(),
        companions: 0,
        diet: '',
        accessibility: '',
        shownToParticipants: false,
        answers: {},
        colleagues: [],
        ...options,
      }),
    ),
  )
