/** Everything that lists lessons: home, feed, sites, feeds, sitemap. */
export const lessonFeedTag = 'lessons'
/** One lesson and its pages. */
export const lessonTag = (lessonId: string) => `lesson:${lessonId}`
/** Addresses of lessons that nobody has yet: emptied when one is placed. */
export const lessonAddressTag = (slug: string) => `lesson-address:${slug}`
/** What a change of the feed makes out of date. */
export const feedTags = (lessonId: string, slug?: string) => [lessonFeedTag, lessonTag(lessonId), ...(slug ? [lessonAddressTag(slug)] : [])]
/** Every public page there is: for what stands on nearly all of them. */
export const everyPageTag = '*'
