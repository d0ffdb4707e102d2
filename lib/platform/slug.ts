/** Whether a text can be a slug at all; whatever else stands in an address is nobody's. */
export const isSlug = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 100

/** Letters, digits and hyphens of a title, for an address: at most 80 characters, cut between words. Never empty. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > 80) break
    slug = longer
  }
  return slug || (words[0] ?? '').slice(0, 80) || 'les'
}
