import { and, gt, inArray, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatherings } from '#db/schema/index.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { gatheringTags } from './commands-lock.ts'

// Longer than the time between two looks: a page that is dropped twice costs less than one that stays wrong.
const lookBack = 3 * 60_000

/**
 * Pages for everyone are kept, and say whether one can still sign up, or that it has begun. When such a moment passes
 * nobody writes anything, so the clock drops the pages. Leaves nothing to do: it always gives 0.
 */
export async function passMoments(tx: Tx, now: Date): Promise<number> {
  const since = new Date(now.getTime() - lookBack)
  const passed = await tx
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(
      and(
        inArray(gatherings.status, ['published', 'held', 'cancelled']),
        or(
          ...[gatherings.signUpClosesAt, gatherings.startsAt, gatherings.endsAt].map((moment) => and(gt(moment, since), lte(moment, now))),
        ),
      ),
    )
    .limit(100)
  await emptyTags(
    tx,
    passed.flatMap(({ id }) => gatheringTags({ id })),
  )
  return 0
}
