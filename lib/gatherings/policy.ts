import { hasRole, type Actor } from '#lib/platform/actor.ts'
import type { GatheringStatus } from './status.ts'

/** As much of a gathering as permission depends on. */
export type GatheringForPolicy = { readonly createdById: string; readonly status: GatheringStatus }
export type Organiser = { site?: string; region?: string }

/** The regional team and curators organise, for every site, region and the whole country. */
export const mayOrganise = (actor: Actor) => hasRole(actor, 'curator', 'regional_team')

/** A member proposes for the own site or region. */
export const mayStartGathering = (actor: Actor, organiser: Organiser) =>
  mayOrganise(actor) ||
  (organiser.site !== undefined && actor.sites.includes(organiser.site)) ||
  (organiser.region !== undefined && actor.regions.includes(organiser.region))

/** Fields, sign-ups, invitations, attendance, cancelling: who made it, and the teams that organise. */
export const mayManage = (actor: Actor, gathering: GatheringForPolicy) => mayOrganise(actor) || gathering.createdById === actor.id

/** A curator places every gathering, the regional team its own. A member never does: a curator approves. */
export const mayPublish = (actor: Actor, gathering: GatheringForPolicy) =>
  hasRole(actor, 'curator') || (hasRole(actor, 'regional_team') && gathering.createdById === actor.id)

/** With an open gathering everybody with an account; with one by invitation who was invited, and who organises. */
export const maySignUp = (actor: Actor, gathering: GatheringForPolicy & { byInvitation: boolean; isInvited: boolean }) =>
  !gathering.byInvitation || gathering.isInvited || mayManage(actor, gathering)

/** How long before the start the online room opens, in milliseconds. */
export const roomOpens = 86_400_000
type RoomTimes = { status: GatheringStatus; startsAt: Date; endsAt: Date }

/** Whether the online room is open: from a day before the start until it is over. */
export const isRoomOpen = (gathering: RoomTimes, now: Date) =>
  gathering.status === 'published' && gathering.startsAt.getTime() - now.getTime() <= roomOpens && now <= gathering.endsAt

/** An open room is for who is signed up. */
export const mayEnterRoom = (signUp: { status: string }, gathering: RoomTimes, now: Date) =>
  signUp.status === 'signed_up' && isRoomOpen(gathering, now)

/** Whether somebody may begin a gathering for anybody. */
export const mayStartAny = (actor: Actor) => mayOrganise(actor) || actor.sites.length + actor.regions.length > 0
