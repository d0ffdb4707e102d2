/** The list of instruments, and every page that names one. */
export const instrumentsTag = 'instruments'
/** Everything of the Inspiratiebundel. */
export const principlesTag = 'principle-elements'
/** The list of curated bundles, and every bundle. */
export const bundlesTag = 'bundles'
