import type { LessonFactsProps } from '#components/lessons/lesson-facts.tsx'
import type { ChangedFact } from '#components/lessons/review/changed-text.tsx'
import { certaintyWords, evidenceBasisWords, experienceWords, kindWords, levelWords, nationalStatusWords } from '#lib/lessons/copy.ts'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'
import { completeLesson, type LessonContent } from '#lib/lessons/schema.ts'

// A word that is no longer offered is not in the vocabulary: then its key stands there, which is readable enough.
const nameOf = (words: readonly { slug: string; name: string }[], slug: string) => words.find((word) => word.slug === slug)?.name ?? slug

/** The facts beside a revision, as readers will see them. */
export function revisionFacts({ revision, siteSlug, homeName }: ReviewedLesson, words: Vocabulary): LessonFactsProps | undefined {
  const content = completeLesson(revision.content)
  if (!content) return undefined
  const tip = words.tips.find((one) => one.number === content.tip)
  return {
    nationalStatus: content.nationalStatus,
    sharedBy: content.siteShown
      ? { name: `${siteSlug ? 'Proeftuin' : 'Regio'} ${homeName}`, href: siteSlug ? `/proeftuinen/${siteSlug}` : '/regios' }
      : undefined,
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

/** Which facts differ between two revisions, in words. */
export function changedFacts(before: LessonContent, after: LessonContent, words: Vocabulary): ChangedFact[] {
  const [was, is] = [factsInWords(before, words), factsInWords(after, words)]
  return Object.entries(is).flatMap(([term, now]) => {
    const then = was[term] ?? ''
    return then === now ? [] : [{ term, before: then, after: now }]
  })
}

function factsInWords(content: LessonContent, words: Vocabulary): Record<string, string> {
  const tip = words.tips.find((one) => one.number === content.tip)
  return {
    Soort: kindWords[content.kind].label,
    'Kunnen wij dit ook?': content.nationalStatus ? nationalStatusWords[content.nationalStatus].label : '',
    'Proeftuin of regio': content.siteShown ? 'Te zien voor bezoekers' : 'Verborgen',
    'Voor wie': content.audiences.map((slug) => nameOf(words.audiences, slug)).join(', '),
    Ervaring: content.experience ? experienceWords[content.experience].label : '',
    Thema: content.themes.map((slug) => nameOf(words.themes, slug)).join(', '),
    Basisprincipe: content.principle ? nameOf(words.principles, content.principle) : '',
    Tip: tip?.name ?? '',
    'Gaat over': content.level ? levelWords[content.level].label : '',
    'Hoe zeker weten we dit?': content.certainty ? certaintyWords[content.certainty].label : '',
    'Waarop steunt dat?': content.evidenceBasis ? evidenceBasisWords[content.evidenceBasis].label : '',
    'Wat ondersteunt het?': content.evidenceSupports,
    'Wat spreekt het tegen?': content.evidenceContradicts,
    Periode: content.resultPeriod,
    Aantallen: content.resultNumbers,
  }
}
