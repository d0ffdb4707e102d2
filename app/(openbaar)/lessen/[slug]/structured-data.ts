import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { sharedBy } from '#app/(openbaar)/lessen/shared-by.ts'
import { kindWords } from '#lib/lessons/copy.ts'
import type { PublicLesson } from '#lib/lessons/queries.ts'

/** The lesson in the words of schema.org, as text for a script element: without a < it cannot end that element. */
export function lessonStructuredData(lesson: PublicLesson): string {
  const url = absoluteUrl(`/lessen/${lesson.slug}`)
  const data = {
    '@context': 'https://schema.org',
    '@type': ['Article', 'LearningResource'],
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: lesson.content.title,
    description: lesson.content.coreSentence,
    inLanguage: 'nl',
    isAccessibleForFree: true,
    learningResourceType: kindWords[lesson.content.kind].label,
    timeRequired: `PT${lesson.minutes}M`,
    datePublished: lesson.firstPublishedAt.toISOString(),
    dateModified: lesson.publishedAt.toISOString(),
    keywords: lesson.themes.map((theme) => theme.name),
    audience: lesson.audienceNames.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    author: { '@type': 'Organization', name: sharedBy(lesson) },
    publisher: { '@type': 'Organization', name: 'Proeftuin', url: absoluteUrl('/') },
  }
  return JSON.stringify(data).replace(/</g, '\\u003c')
}
