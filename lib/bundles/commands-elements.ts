import { and, eq, isNull, like, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { principleElements, principles } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { putDocument, takeDocument } from '#lib/platform/search/documents.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import type { BundlesRefusal } from './copy.ts'
import { mayKeep } from './policy.ts'
import type { elementIdInput, elementInput } from './schema-elements.ts'
import { principlesTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, BundlesRefusal>>

/** Adds a part of a principle, or changes one. A part keeps its address and its principle. */
export async function saveElement(tx: Tx, actor: Actor, input: z.output<typeof elementInput>): Outcome<{ elementId: string }> {
  if (!mayKeep(actor)) return refuse('not_allowed')
  const { elementId, principle, ...text } = input
  if (scan(`${text.title}\n${text.body}`).some((finding) => finding.severity === 'stop')) return refuse('hard_stop')
  const [kept] = await tx
    .select({ slug: principles.slug })
    .from(principles)
    .where(and(eq(principles.slug, principle), eq(principles.family, 'bundle')))
    .for('no key update')
  if (!kept) return refuse('unknown_word')
  const row = { ...text, changedById: actor.id, changedAt: new Date() }
  const [saved] = elementId
    ? await tx
        .update(principleElements)
        .set(row)
        .where(
          and(eq(principleElements.id, elementId), eq(principleElements.principleSlug, principle), isNull(principleElements.retiredAt)),
        )
        .returning()
    : await tx
        .insert(principleElements)
        .values({ ...row, principleSlug: principle, slug: await freeSlug(tx, principle, text.title) })
        .returning()
  if (!saved) return refuse('unknown_element')
  await audit(tx, { actorId: actor.id, action: 'save_element', objectKind: 'principle_element', objectId: saved.id })
  await showElement(tx, saved)
  return done({ elementId: saved.id })
}

/** Takes a part off the site. */
export async function retireElement(tx: Tx, actor: Actor, input: z.output<typeof elementIdInput>): Outcome {
  if (!mayKeep(actor)) return refuse('not_allowed')
  const [retired] = await tx
    .update(principleElements)
    .set({ retiredAt: new Date(), changedById: actor.id, changedAt: new Date() })
    .where(and(eq(principleElements.id, input.elementId), isNull(principleElements.retiredAt)))
    .returning({ id: principleElements.id })
  if (!retired) return refuse('unknown_element')
  await audit(tx, { actorId: actor.id, action: 'retire_element', objectKind: 'principle_element', objectId: retired.id })
  await takeDocument(tx, 'principle', retired.id)
  await emptyTags(tx, [principlesTag])
  return done(null)
}

/** Pages and search show a part as it is now. Also for what the portal begins with. */
export async function showElement(tx: Tx, element: typeof principleElements.$inferSelect): Promise<void> {
  await putDocument(tx, {
    kind: 'principle',
    id: element.id,
    address: `/inspiratiebundel/${element.principleSlug}/${element.slug}`,
    title: element.title,
    body: element.body,
    at: element.changedAt,
  })
  await emptyTags(tx, [principlesTag])
}

// Whoever adds a part holds its principle, so two with one title follow each other.
async function freeSlug(tx: Tx, principle: string, title: string): Promise<string> {
  const slug = slugOf(title)
  const taken = await tx
    .select({ slug: principleElements.slug })
    .from(principleElements)
    .where(
      and(
        eq(principleElements.principleSlug, principle),
        or(eq(principleElements.slug, slug), like(principleElements.slug, sql`${slug} || '-%'`)),
      ),
    )
  const names = new Set(taken.map((row) => row.slug))
  for (let number = 1; ; number++) {
    const free = number === 1 ? slug : `${slug}-${number}`
    if (!names.has(free)) return free
  }
}
