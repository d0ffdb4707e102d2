import { and, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { regions, regionSteps, siteRegions, tips } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import type { BundlesRefusal } from './copy.ts'
import { maySetSteps } from './policy.ts'
import type { stepInput } from './schema.ts'

/** Somebody of a region says how far the region is with a tip. Every answer is kept: together they show how it went. */
export async function setStep(tx: Tx, actor: Actor, input: z.output<typeof stepInput>): Promise<Result<null, BundlesRefusal>> {
  // Nothing else of the region waits for this: its key stays as it is.
  const [region] = await tx.select({ code: regions.code }).from(regions).where(eq(regions.code, input.region)).for('no key update')
  if (!region) return refuse('unknown_region')
  const sites = await tx.select({ slug: siteRegions.siteSlug }).from(siteRegions).where(eq(siteRegions.regionCode, region.code))
  if (!maySetSteps(actor, { code: region.code, siteSlugs: sites.map(({ slug }) => slug) })) return refuse('unknown_region')
  const [tip] = await tx.select({ number: tips.number }).from(tips).where(eq(tips.number, input.tip))
  if (!tip) return refuse('unknown_word')
  if (scan(input.note).some((finding) => finding.severity === 'stop')) return refuse('hard_stop')
  const [last] = await tx
    .select()
    .from(regionSteps)
    .where(and(eq(regionSteps.regionCode, region.code), eq(regionSteps.tipNumber, tip.number)))
    .orderBy(desc(regionSteps.number))
    .limit(1)
  // Somebody else of the region answered while this form was open.
  if ((last?.number ?? 0) !== input.basedOn) return refuse('changed_meanwhile')
  if (last?.state === input.state && last.note === input.note) return refuse('nothing_changed')
  await tx.insert(regionSteps).values({
    regionCode: region.code,
    tipNumber: tip.number,
    number: input.basedOn + 1,
    state: input.state,
    note: input.note,
    setById: actor.id,
  })
  await audit(tx, {
    actorId: actor.id,
    action: 'set_step',
    objectKind: 'region',
    objectId: region.code,
    details: { tip: tip.number, state: input.state },
  })
  return done(null)
}
