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

/** As much of a bundle as permission depends on. */
export type BundleForPolicy = { readonly status: 'private' | 'offered' | 'curated' | 'retired'; readonly ownerId: string }

/** A private bundle is its owner's alone; a curated one belongs to all curators. */
export const mayChangeBundle = (actor: Actor, bundle: BundleForPolicy) =>
  bundle.status === 'curated' ? mayKeep(actor) : bundle.status === 'private' && bundle.ownerId === actor.id

/** Curators read what was offered to them. */
export const maySeeBundle = (actor: Actor, bundle: BundleForPolicy) =>
  bundle.status === 'private' ? bundle.ownerId === actor.id : mayKeep(actor) || bundle.ownerId === actor.id
