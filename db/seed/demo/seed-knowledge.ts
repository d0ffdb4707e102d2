import { createHash } from 'node:crypto'
import { and, eq, gte, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { auditLog, instrumentOpenings, instruments, outbox, publishedLessons, regionSteps } from '#db/schema/index.ts'
import { describeBundle, offerBundle, placeBundle, startBundle } from '#lib/bundles/commands-bundles.ts'
import { placeInstrumentFile, saveInstrument } from '#lib/bundles/commands-instruments.ts'
import { addQuote, addThing } from '#lib/bundles/commands-items.ts'
import { setStep } from '#lib/bundles/commands-steps.ts'
import { instrumentInput, stepInput } from '#lib/bundles/schema.ts'
import { addThingInput } from '#lib/bundles/schema-bundles.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { storeFile } from '#lib/platform/storage.ts'
import { isoDay } from '#lib/platform/time.ts'
import { demoBundles, demoInstruments, demoSteps } from './knowledge.ts'
import { demoLessons } from './lessons.ts'
import { demoActors } from './seed-gatherings.ts'

const day = 24 * 60 * 60 * 1000

/** Fills the demo with instruments, steps of regions and bundles, through the commands of the screens. Once. */
export async function seedDemoKnowledge(tx: Tx, now = new Date()): Promise<void> {
  const [something] = await tx.select({ id: instruments.id }).from(instruments).limit(1)
  const actors = await demoActors(tx)
  if (something || !actors.has('redactie')) return
  const actor = (name: string) => {
    const found = actors.get(name)
    if (!found) throw new Error(`no demo account ${name}`)
    return found
  }
  for (const instrument of demoInstruments) await seedInstrument(tx, instrument, actor('redactie'), now)
  for (const step of demoSteps) await seedStep(tx, step, actor(step.account), now)
  for (const bundle of demoBundles) await seedBundle(tx, bundle, actor(bundle.account))
  // The mails and marks of this filling tell of deeds that nobody did.
  await tx.delete(outbox).where(gte(outbox.createdAt, sql`transaction_timestamp() - interval '1 millisecond'`))
  await tx.delete(auditLog).where(gte(auditLog.at, sql`transaction_timestamp() - interval '1 millisecond'`))
}

async function seedInstrument(tx: Tx, demo: (typeof demoInstruments)[number], keeper: Actor, now: Date) {
  const form = instrumentInput.parse({
    ...demo,
    validUntil: demo.validForDays === undefined ? '' : isoDay(new Date(now.getTime() + demo.validForDays * day)),
    tips: demo.tips.map(String),
  })
  const { instrumentId } = must(await saveInstrument(tx, keeper, form))
  if (demo.text) {
    const bytes = new TextEncoder().encode(demo.text)
    const file = {
      id: await storeFile(bytes),
      name: `${demo.title}.txt`.replace(/[:?]/g, ''),
      mediaType: 'text/plain; charset=utf-8',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
    must(await placeInstrumentFile(tx, keeper, instrumentId, file))
  }
  // Looked at the day before yesterday: the demo goes nowhere by itself for the days that somebody tries it.
  if (demo.state)
    await tx
      .update(instruments)
      .set({ linkState: demo.state, checkedAt: new Date(now.getTime() - 2 * day) })
      .where(eq(instruments.id, instrumentId))
  for (const [daysAgo, count] of Object.entries(demo.opened ?? {}))
    await tx.insert(instrumentOpenings).values({ instrumentId, day: isoDay(new Date(now.getTime() - Number(daysAgo) * day)), count })
}

async function seedStep(tx: Tx, step: (typeof demoSteps)[number], actor: Actor, now: Date) {
  const answered = and(eq(regionSteps.regionCode, step.region), eq(regionSteps.tipNumber, step.tip))
  const basedOn = await tx.$count(regionSteps, answered)
  must(await setStep(tx, actor, stepInput.parse({ ...step, basedOn })))
  await tx
    .update(regionSteps)
    .set({ setAt: new Date(now.getTime() - step.daysAgo * day) })
    .where(and(answered, eq(regionSteps.number, basedOn + 1)))
}

type Thing = (typeof demoBundles)[number]['things'][number]

async function seedBundle(tx: Tx, demo: (typeof demoBundles)[number], actor: Actor) {
  const kind = demo.state === 'placed' ? 'curated' : 'private'
  const { bundleId } = must(await startBundle(tx, actor, { title: demo.title, kind }))
  if (demo.intro) must(await describeBundle(tx, actor, { bundleId, version: 1, title: demo.title, intro: demo.intro }))
  for (const thing of demo.things) await seedThing(tx, actor, bundleId, thing)
  const version = demo.things.length + (demo.intro ? 2 : 1)
  if (demo.state === 'offered') must(await offerBundle(tx, actor, { bundleId }))
  if (demo.state !== 'placed') return
  must(await placeBundle(tx, actor, { bundleId, version, note: '' }))
  if (!demo.later) return
  await seedThing(tx, actor, bundleId, demo.later.thing)
  must(await placeBundle(tx, actor, { bundleId, version: version + 2, note: demo.later.note }))
}

async function seedThing(tx: Tx, actor: Actor, bundleId: string, { lesson, instrument, quote, by = '', why = '' }: Thing) {
  if (quote) {
    must(await addQuote(tx, actor, { bundleId, quote, quoteBy: by, annotation: why }))
    return
  }
  const address = lesson ? `/lessen/${await slugOfLesson(tx, lesson)}` : `/instrumenten#${await slugOfInstrument(tx, instrument ?? '')}`
  must(await addThing(tx, actor, addThingInput.parse({ bundleId, address, annotation: why })))
}

async function slugOfLesson(tx: Tx, name: string): Promise<string> {
  const title = demoLessons.find(({ slug }) => slug === name)?.title ?? name
  const [placed] = await tx.select({ slug: publishedLessons.slug }).from(publishedLessons).where(eq(publishedLessons.title, title))
  if (!placed) throw new Error(`demo lesson ${name} is not placed`)
  return placed.slug
}

async function slugOfInstrument(tx: Tx, title: string): Promise<string> {
  const [found] = await tx.select({ slug: instruments.slug }).from(instruments).where(eq(instruments.title, title))
  if (!found) throw new Error(`no demo instrument ${title}`)
  return found.slug
}

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`demo knowledge: ${result.reason}`)
  return result.value
}
