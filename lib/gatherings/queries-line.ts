import { sql } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { signUps } from '#db/schema/index.ts'

/** The order of the waiting list: who was given a place out of turn goes first, then who came first. */
export const lineOrder = [sql`${signUps.givenOutOfTurnById} is null`, signUps.position]

// Names are written out: in a query of one table the builder leaves the table's name away, and the inner one would win.
/** How many wait before a sign-up. The place in line is this plus one; it is never stored. */
export const waitingAhead = sql<number>`(select count(*)::int from sign_ups earlier where earlier.gathering_id = sign_ups.gathering_id
  and earlier.status = 'waiting' and earlier.id <> sign_ups.id
  and (earlier.given_out_of_turn_by_id is null, earlier.position) < (sign_ups.given_out_of_turn_by_id is null, sign_ups.position))`

/** The same for several of one gathering at once: the line is walked once, not once for each. */
export async function placesInLine(reader: Reader, signUpIds: readonly string[]): Promise<Map<string, number>> {
  const ids = sql.param([...signUpIds])
  const rows = await reader.execute<{ id: string; ahead: number }>(sql`select id, ahead from (
      select id, (row_number() over (order by given_out_of_turn_by_id is null, position))::int - 1 as ahead
      from sign_ups where status = 'waiting'
        and gathering_id = (select gathering_id from sign_ups where id = any(${ids}::uuid[]) limit 1)) line
    where id = any(${ids}::uuid[])`)
  return new Map([...rows].map(({ id, ahead }) => [id, ahead]))
}
