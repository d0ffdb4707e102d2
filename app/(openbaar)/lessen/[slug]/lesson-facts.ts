import type { LessonFactsProps } from '#components/lessons/lesson-facts.tsx'
import type { PublicLesson } from '#lib/lessons/queries.ts'
import type { Uptake } from '#lib/lessons/queries-uptake.ts'

/** What stands beside the text: each fact leads to the lessons that share it. */
export function lessonFacts(lesson: PublicLesson, { observations }: Uptake): LessonFactsProps {
  const { content } = lesson
  return {
    nationalStatus: content.nationalStatus,
    sharedBy: sharedByLink(lesson),
    alsoSharedBy: lesson.mergedFrom,
    principle: { name: lesson.principle.name, href: `/lessen?principe=${lesson.principle.slug}` },
    tip: lesson.tip ? { name: lesson.tip.name, href: `/lessen?tip=${lesson.tip.number}` } : undefined,
    themes: lesson.themes.map((theme) => ({ name: theme.name, href: `/lessen?thema=${theme.slug}` })),
    audienceNames: lesson.audienceNames,
    experience: content.experience,
    level: content.level,
    certainty: lesson.certainty,
    evidenceBasis: content.evidenceBasis,
    supports: content.evidenceSupports || undefined,
    contradicts: content.evidenceContradicts || undefined,
    elsewhere: {
      also: observations.filter(({ kind }) => kind === 'also').length,
      not: observations.filter(({ kind }) => kind === 'not').length,
      applied: lesson.appliedRegions,
    },
    period: content.resultPeriod || undefined,
    numbers: content.resultNumbers || undefined,
  }
}

function sharedByLink(lesson: PublicLesson): LessonFactsProps['sharedBy'] {
  if (lesson.siteName && lesson.siteSlug) return { name: `Proeftuin ${lesson.siteName}`, href: `/proeftuinen/${lesson.siteSlug}` }
  if (lesson.regionName && lesson.regionSlug) return { name: `Regio ${lesson.regionName}`, href: `/regios/${lesson.regionSlug}` }
  return undefined
}

/** Where the journey of the lesson begins; a hidden site stays hidden. */
export const originOf = (lesson: PublicLesson): string => sharedByLink(lesson)?.name ?? 'Een proeftuin of regio uit het netwerk'
