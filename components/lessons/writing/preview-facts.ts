import type { LessonFactsProps } from '#components/lessons/lesson-facts.tsx'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { OwnLesson } from '#lib/lessons/queries-writing.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { completeLesson } from '#lib/lessons/status-whole.ts'
import { sections } from '#lib/lessons/values.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'

type Home = Pick<OwnLesson, 'siteSlug' | 'homeName'>

// A word that is no longer offered is not in the vocabulary: then its key stands there, which is readable enough.
export const nameOf = (words: readonly { slug: string; name: string }[], slug: string) =>
  words.find((word) => word.slug === slug)?.name ?? slug

/** 'proeftuin Friesland', 'regio Twente' */
export const homeOf = ({ siteSlug, homeName }: Home) => `${siteSlug ? 'proeftuin' : 'regio'} ${homeName}`

/** What will stand beside the text. Undefined while something is missing. */
export function previewFacts(draft: LessonContent, home: Home, words: Vocabulary): LessonFactsProps | undefined {
  const content = completeLesson(draft)
  if (!content) return undefined
  const tip = words.tips.find((one) => one.number === content.tip)
  const sharedBy = {
    name: `${home.siteSlug ? 'Proeftuin' : 'Regio'} ${home.homeName}`,
    href: home.siteSlug ? `/proeftuinen/${home.siteSlug}` : '/regios',
  }
  return {
    nationalStatus: content.nationalStatus,
    sharedBy: content.siteShown ? sharedBy : undefined,
    principle: { name: nameOf(words.principles, content.principle), href: `/lessen?principe=${content.principle}` },
    tip: tip && { name: tip.name, href: `/lessen?tip=${tip.number}` },
    themes: content.themes.map((slug) => ({ name: nameOf(words.themes, slug), href: `/lessen?thema=${slug}` })),
    audienceNames: content.audiences.map((slug) => nameOf(words.audiences, slug)),
    experience: content.experience,
    level: content.level,
    certainty: content.certainty,
    evidenceBasis: content.evidenceBasis,
    supports: content.evidenceSupports || undefined,
    contradicts: content.evidenceContradicts || undefined,
    period: content.resultPeriod || undefined,
    numbers: content.resultNumbers || undefined,
  }
}

const wordsPerMinute = 200

/** Reading time in whole minutes, as the placed lesson will show it. */
export function previewMinutes(content: LessonContent): number {
  const words = sections.flatMap((section) => plainText(content[section]).split(/\s+/).filter(Boolean))
  return Math.max(1, Math.round(words.length / wordsPerMinute))
}
