import type { Actor } from '#lib/platform/actor.ts'
import { mayManage, type GatheringForPolicy } from './policy.ts'
import type { SignUpStatus } from './status.ts'

const day = 86_400_000
/** Days after the gathering that a board closes by itself, and that its notes vanish. The board itself says so. */
export const boardDays = { closes: 7, vanish: 90, opensUntil: 30 } as const

export type Board = { readonly openedAt: Date; readonly closedAt: Date | null; readonly wipedAt: Date | null }
type Times = { readonly startsAt: Date; readonly endsAt: Date }
export type BoardState = 'none' | 'open' | 'closed' | 'wiped'

/** When a board closes by itself and when its notes vanish; counted from its opening when that came later. */
export function boardMoments(board: Pick<Board, 'openedAt'>, gathering: Pick<Times, 'endsAt'>): { closesAt: Date; vanishAt: Date } {
  const from = Math.max(board.openedAt.getTime(), gathering.endsAt.getTime())
  return { closesAt: new Date(from + boardDays.closes * day), vanishAt: new Date(from + boardDays.vanish * day) }
}

/** How the board stands now. One that was not closed by hand closes by the clock, without anybody doing anything. */
export function boardState(board: Board | undefined, gathering: Pick<Times, 'endsAt'>, now: Date): BoardState {
  if (!board) return 'none'
  if (board.wipedAt) return 'wiped'
  return board.closedAt || now >= boardMoments(board, gathering).closesAt ? 'closed' : 'open'
}

/** A board opens from a day before the start until 30 days after the end: later nobody remembers. */
export const boardWindow = (gathering: Times, now: Date): 'too_early' | 'in_time' | 'too_late' => {
  if (now.getTime() < gathering.startsAt.getTime() - day) return 'too_early'
  return now.getTime() > gathering.endsAt.getTime() + boardDays.opensUntil * day ? 'too_late' : 'in_time'
}

/** The facilitator is who organises. */
export const mayFacilitate = mayManage

/** Reading and writing notes: who has a place or came in at the door, and the facilitator. Not who waits for a place. */
export const mayReflect = (actor: Actor, gathering: GatheringForPolicy, signUp: { status: SignUpStatus } | undefined) =>
  gathering.status !== 'cancelled' && (signUp?.status === 'signed_up' || mayManage(actor, gathering))
