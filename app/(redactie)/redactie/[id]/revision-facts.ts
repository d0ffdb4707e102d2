import type { LessonFactsProps } from '#components/lessons/lesson-facts.tsx'
import type { ChangedFact } from '#components/lessons/review/changed-text.tsx'
import { nameOf, previewFacts } from '#components/lessons/writing/preview-facts.ts'
import { certaintyWords, evidenceBasisWords, experienceWords, kindWords, levelWords, nationalStatusWords } from '#lib/lessons/copy.ts'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'

/** The facts beside a revision, as readers will see them. */
export const revisionFacts = ({ revision, siteSlug, homeName }: ReviewedLesson, words: Vocabulary): LessonFactsProps | undefined =>
  previewFacts(revision.content, { siteSlug, homeName }, words)

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
