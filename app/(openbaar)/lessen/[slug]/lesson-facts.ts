import type { LessonFactsProps } from '#components/lessons/lesson-facts.tsx'
import type { PublicLesson } from '#lib/lessons/queries.ts'

/** What stands beside the text: each fact leads to the lessons that share it. */
export function lessonFacts(lesson: PublicLesson): LessonFactsProps {
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
    certainty: content.certainty,
    evidenceBasis: content.evidenceBasis,
    supports: content.evidenceSupports || undefined,
    contradicts: content.evidenceContradicts || undefined,
    period: content.resultPeriod || undefined,
    numbers: content.resultNumbers || undefined,
  }
}

function sharedByLink(lesson: PublicLesson): LessonFactsProps['sharedBy'] {
  if (lesson.siteName && lesson.siteSlug) return { name: `Proeftuin ${lesson.siteName}`, href: `/proeftuinen/${lesson.siteSlug}` }
  if (lesson.regionName && lesson.regionSlug) return { name: `Regio ${lesson.regionName}`, href: `/regios/${lesson.regionSlug}` }
  return undefined
}
