import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringFiles, gatheringLinks } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { addGatheringFile, type GatheringFile } from './commands-afterwards.ts'
import { gatheringTags, lockGathering, type LockedGathering } from './commands-lock.ts'
import type { MaterialRefusal } from './copy-afterwards.ts'
import { mayManage } from './policy.ts'
import type { addLinkInput, fileInput, fileVisibilityInput, linkInput } from './schema-afterwards.ts'
import { materialLimits } from './values.ts'

type Outcome = Promise<Result<null, MaterialRefusal>>

async function managed(tx: Tx, actor: Actor, gatheringId: string): Promise<Result<LockedGathering, MaterialRefusal>> {
  const gathering = await lockGathering(tx, gatheringId)
  return gathering && mayManage(actor, gathering) ? done(gathering) : refuse('unknown_gathering')
}

async function changed(
  tx: Tx,
  actor: Actor,
  gathering: LockedGathering,
  action: 'show_gathering_file' | 'remove_gathering_file' | 'add_gathering_link' | 'remove_gathering_link',
  details: Record<string, string | boolean>,
) {
  await audit(tx, { actorId: actor.id, action, objectKind: 'gathering', objectId: gathering.id, details })
  await emptyTags(tx, gatheringTags(gathering))
  return done(null)
}

/** Adds an uploaded file, as long as there is room for it. */
export async function addMaterial(tx: Tx, actor: Actor, gatheringId: string, file: GatheringFile): Outcome {
  const own = await managed(tx, actor, gatheringId)
  if (!own.ok) return own
  const held = await tx.$count(gatheringFiles, and(eq(gatheringFiles.gatheringId, gatheringId), isNull(gatheringFiles.removedAt)))
  if (held >= materialLimits.files) return refuse('too_many_files')
  const added = await addGatheringFile(tx, actor, gatheringId, file)
  if (added.ok) return added
  return refuse(added.reason === 'wrong_state' ? 'wrong_state' : 'unknown_gathering')
}

const ownFile = (input: { gatheringId: string; fileId: string }) =>
  and(eq(gatheringFiles.id, input.fileId), eq(gatheringFiles.gatheringId, input.gatheringId), isNull(gatheringFiles.removedAt))

/** Says who may fetch a file: everybody, or only who took part. */
export async function showMaterial(tx: Tx, actor: Actor, input: z.output<typeof fileVisibilityInput>): Outcome {
  const own = await managed(tx, actor, input.gatheringId)
  if (!own.ok) return own
  const [file] = await tx
    .update(gatheringFiles)
    .set({ isPublic: input.isPublic })
    .where(ownFile(input))
    .returning({ id: gatheringFiles.id })
  if (!file) return refuse('unknown_material')
  return changed(tx, actor, own.value, 'show_gathering_file', { file: file.id, isPublic: input.isPublic })
}

/** Takes a file away: from this moment nobody can fetch it. */
export async function removeMaterial(tx: Tx, actor: Actor, input: z.output<typeof fileInput>): Outcome {
  const own = await managed(tx, actor, input.gatheringId)
  if (!own.ok) return own
  const [file] = await tx.update(gatheringFiles).set({ removedAt: new Date() }).where(ownFile(input)).returning({ id: gatheringFiles.id })
  if (!file) return refuse('unknown_material')
  return changed(tx, actor, own.value, 'remove_gathering_file', { file: file.id })
}

/** Adds the address of material that is somewhere else. */
export async function addLink(tx: Tx, actor: Actor, input: z.output<typeof addLinkInput>): Outcome {
  const own = await managed(tx, actor, input.gatheringId)
  if (!own.ok) return own
  if (own.value.status === 'cancelled') return refuse('wrong_state')
  const links = await tx.select({ url: gatheringLinks.url }).from(gatheringLinks).where(eq(gatheringLinks.gatheringId, input.gatheringId))
  if (links.some((link) => link.url === input.url)) return refuse('same_link')
  if (links.length >= materialLimits.links) return refuse('too_many_links')
  await tx.insert(gatheringLinks).values({ ...input, addedById: actor.id })
  return changed(tx, actor, own.value, 'add_gathering_link', { isPublic: input.isPublic })
}

/** Takes such an address away. */
export async function removeLink(tx: Tx, actor: Actor, input: z.output<typeof linkInput>): Outcome {
  const own = await managed(tx, actor, input.gatheringId)
  if (!own.ok) return own
  const [link] = await tx
    .delete(gatheringLinks)
    .where(and(eq(gatheringLinks.id, input.linkId), eq(gatheringLinks.gatheringId, input.gatheringId)))
    .returning({ id: gatheringLinks.id })
  if (!link) return refuse('unknown_material')
  return changed(tx, actor, own.value, 'remove_gathering_link', { link: link.id })
}
