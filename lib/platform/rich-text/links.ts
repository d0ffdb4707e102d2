import type { RichTextDocument } from '#lib/platform/rich-text/nodes.ts'
import { blocksIn, inlineText, linkRuns } from '#lib/platform/rich-text/walk.ts'

export type LinkFault = 'vague' | 'bare_address'
export type LinkFinding = { text: string; href: string; fault: LinkFault; advice: string }

/** What the author reads about a link text that says too little. */
export const linkAdvice: Record<LinkFault, string> = {
  vague: 'Deze linktekst zegt niet waar je uitkomt. Schrijf wat iemand vindt achter de link.',
  bare_address: 'Dit is een webadres. Schrijf liever wat iemand vindt achter de link.',
}

// Who listens to a list of links on a page hears only these words.
const vagueTexts = new Set([
  'hier',
  'klik hier',
  'klik',
  'hierop',
  'link',
  'deze link',
  'via deze link',
  'lees meer',
  'lees verder',
  'lees hier meer',
  'meer',
  'meer lezen',
  'meer info',
  'meer informatie',
  'bekijk',
  'download',
  'website',
])

/** What is wrong with a link text, if anything. */
export function linkFault(text: string, href: string): LinkFault | undefined {
  const plain = text.trim().toLowerCase()
  if (vagueTexts.has(plain.replace(/[\p{P}\p{S}\s]+/gu, ' ').trim())) return 'vague'
  const bare = (address: string) =>
    address
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/$/, '')
  if (/^(https?:\/\/|www\.)\S+$/.test(plain)) return 'bare_address'
  if (/^https?:/.test(href) && bare(plain) === bare(href)) return 'bare_address'
  return undefined
}

/** The links whose text says too little, in reading order: advice for the author, never a refusal. */
export function lintLinks(document: RichTextDocument): LinkFinding[] {
  return linksIn(document).flatMap(({ text, href }) => {
    const fault = linkFault(text, href)
    return fault ? [{ text, href, fault, advice: linkAdvice[fault] }] : []
  })
}

/** Every link of a text with the words it stands under, in reading order. */
function linksIn(document: RichTextDocument): { text: string; href: string }[] {
  const links: { text: string; href: string }[] = []
  for (const block of blocksIn(document)) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    for (const { href, nodes } of linkRuns(block.content ?? [])) {
      if (href !== null) links.push({ text: inlineText(nodes).replaceAll('\n', ' ').trim(), href })
    }
  }
  return links
}
