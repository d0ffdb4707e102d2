import { sql } from 'drizzle-orm'
import { signUps } from '#db/schema/index.ts'

/** The order of the waiting list: who was given a place out of turn goes first, then who came first. */
export const lineOrder = [sql`${signUps.givenOutOfTurnById} is null`, signUps.position]

// Names are written out: in a query of one table the builder leaves the table's name away, and the inner one would win.
/** How many wait before a sign-up. The place in line is this plus one; it is never stored. */
export const waitingAhead = sql<number>`(select count(*)::int from sign_ups earlier where earlier.gathering_id = sign_ups.gathering_id
  and earlier.status = 'waiting' and earlier.id <> sign_ups.id
  and (earlier.given_out_of_turn_by_id is null, earlier.position) < (sign_ups.given_out_of_turn_by_id is null, sign_ups.position))`
