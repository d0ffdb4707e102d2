/** Everything that lists gatherings: home, agenda, calendar, sitemap. */
export const agendaTag = 'gatherings'
/** One gathering and its pages. */
export const gatheringTag = (gatheringId: string) => `gathering:${gatheringId}`
/** Addresses of gatherings that nobody has yet: emptied when one is published. */
export const gatheringAddressTag = (slug: string) => `gathering-address:${slug}`
