export type BundleStatus = 'private' | 'offered' | 'curated' | 'retired'
type BundleDeed = 'offer' | 'take_back' | 'accept' | 'return' | 'retire'

/** What each deed makes of a bundle; a state that is not named refuses it. */
const steps: Readonly<Record<BundleDeed, Partial<Record<BundleStatus, BundleStatus>>>> = {
  offer: { private: 'offered' },
  take_back: { offered: 'private' },
  accept: { offered: 'curated' },
  return: { offered: 'private' },
  retire: { private: 'retired', curated: 'retired' },
}

/** The state after a deed; undefined when it cannot be done now. */
export const bundleAfter = (status: BundleStatus, deed: BundleDeed): BundleStatus | undefined => steps[deed][status]
