import { hasRole, type Actor } from '#lib/platform/actor.ts'

/** Instruments, the Inspiratiebundel and curated bundles are kept by curators. */
export const mayKeep = (actor: Actor) => hasRole(actor, 'curator')

/** A region with the sites that it takes part in. */
export type RegionForPolicy = { readonly code: string; readonly siteSlugs: readonly string[] }

/** Whoever belongs to a region, or to a site in it, says how far the region is. */
export const maySetSteps = (actor: Actor, region: RegionForPolicy) =>
  actor.regions.includes(region.code) || region.siteSlugs.some((site) => actor.sites.includes(site))

/** The regional team reads along, so that it can help. */
export const maySeeSteps = (actor: Actor, region: RegionForPolicy) => hasRole(actor, 'regional_team') || maySetSteps(actor, region)

/** As much of a bundle as permission depends on; `authorIds` are who was asked to work along. */
export type BundleForPolicy = {
  readonly status: 'private' | 'offered' | 'curated' | 'retired'
  readonly ownerId: string
  readonly authorIds: readonly string[]
}

const worksAlong = (actor: Actor, bundle: BundleForPolicy) => bundle.authorIds.includes(actor.id)

/** A private bundle is its owner's; a curated one belongs to all curators. Who was asked to work along changes it too. */
export const mayChangeBundle = (actor: Actor, bundle: BundleForPolicy) =>
  bundle.status === 'curated'
    ? mayKeep(actor) || worksAlong(actor, bundle)
    : bundle.status === 'private' && (bundle.ownerId === actor.id || worksAlong(actor, bundle))

/** Whose bundle it is: who asks others to work along, and takes it away. */
export const mayLeadBundle = (actor: Actor, bundle: BundleForPolicy) =>
  bundle.status === 'curated' ? mayKeep(actor) : bundle.status === 'private' && bundle.ownerId === actor.id

/** Curators read what was offered to them; a private bundle only who works on it. */
export const maySeeBundle = (actor: Actor, bundle: BundleForPolicy) =>
  bundle.ownerId === actor.id || worksAlong(actor, bundle) || (bundle.status !== 'private' && mayKeep(actor))
