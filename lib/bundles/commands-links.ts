import { and, asc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { instruments } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { reachLink, type Reached, type ReachLink } from '#lib/platform/reach-link.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import type { BundlesRefusal } from './copy.ts'
import { mayKeep } from './policy.ts'
import { instrumentsTag } from './tags.ts'

const minute = 60_000
const week = 7 * 24 * 60 * minute
// Looked at beside each other, so that a batch takes no longer than its slowest link.
const batch = 5

type LinkState = NonNullable<typeof instruments.$inferSelect.linkState>

/** One week without an answer is a doubt; two are the end of it. */
const stateAfter = (before: LinkState | null, reached: Reached): LinkState => {
  if (reached === 'works') return 'works'
  return reached === 'gone' || before === 'doubtful' || before === 'broken' ? 'broken' : 'doubtful'
}

/**
 * Looks at the links that were not looked at for a week, a few at a time. Gives how many. `reach` is what goes outside:
 * tests give one that may go to a server of their own.
 */
export const checkLinks =
  (reach: ReachLink = (url) => reachLink(url)) =>
  async (tx: Tx, now: Date): Promise<number> => {
    const isDue = or(isNull(instruments.checkedAt), lt(instruments.checkedAt, new Date(now.getTime() - week)))
    const due = await tx
      .select({ id: instruments.id, url: instruments.url, linkState: instruments.linkState })
      .from(instruments)
      .where(and(isNotNull(instruments.url), isNull(instruments.retiredAt), isDue))
      .orderBy(sql`${instruments.checkedAt} asc nulls first`, asc(instruments.id))
      .limit(batch)
    const looked = await Promise.all(due.map(async (link) => ({ ...link, reached: await reach(link.url ?? '') })))
    let changed = false
    for (const { id, url, linkState, reached } of looked) {
      const state = stateAfter(linkState, reached)
      changed ||= state !== linkState
      // A curator may have mended the link in the meantime: then this says nothing about it.
      await tx
        .update(instruments)
        .set({ linkState: state, checkedAt: now })
        .where(and(eq(instruments.id, id), eq(instruments.url, url ?? '')))
    }
    if (changed) await emptyTags(tx, [instrumentsTag])
    return looked.length
  }

/** Each link once a week; what a curator asks for within a minute. */
export const linkChecking: Job = { name: 'check links', every: minute, run: checkLinks() }

/** A curator wants all links to be looked at now. Gives how many there are; the clock does them within minutes. */
export async function askLinkChecks(tx: Tx, actor: Actor): Promise<Result<{ links: number }, BundlesRefusal>> {
  if (!mayKeep(actor)) return refuse('not_allowed')
  const asked = await tx
    .update(instruments)
    .set({ checkedAt: null })
    .where(and(isNotNull(instruments.url), isNull(instruments.retiredAt)))
    .returning({ id: instruments.id })
  await audit(tx, {
    actorId: actor.id,
    action: 'ask_link_checks',
    objectKind: 'instrument',
    objectId: 'all',
    details: { links: asked.length },
  })
  return done({ links: asked.length })
}
