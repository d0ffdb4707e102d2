import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { certaintyWords, kindWords, nationalStatusWords, sectionHeadings } from '#lib/lessons/copy.ts'
import type { FeedCard, PublicLesson } from '#lib/lessons/queries.ts'
import { sections } from '#lib/lessons/values.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'

const addressOf = (slug: string) => ({
  url: absoluteUrl(`/lessen/${slug}`),
  api_url: absoluteUrl(`/api/v1/lessen/${slug}`),
})

/** A lesson as it stands in a list. */
export function listedLesson(lesson: FeedCard) {
  return {
    id: lesson.lessonId,
    ...addressOf(lesson.slug),
    kind: kindWords[lesson.kind].slug,
    title: lesson.title,
    core_sentence: lesson.coreSentence,
    site: lesson.siteName,
    region: lesson.regionName,
    themes: lesson.themeNames,
    minutes: lesson.minutes,
    published_at: lesson.publishedAt.toISOString(),
    updated_at: lesson.updatedAt.toISOString(),
    applied_regions: lesson.appliedRegions,
  }
}

/** A whole lesson. Its text is plain: the page has the markup. */
export function wholeLesson(lesson: PublicLesson) {
  const { content } = lesson
  return {
    id: lesson.lessonId,
    ...addressOf(lesson.slug),
    kind: kindWords[content.kind].slug,
    title: content.title,
    core_sentence: content.coreSentence,
    site: lesson.siteName,
    region: lesson.regionName,
    themes: lesson.themes.map((theme) => theme.name),
    minutes: lesson.minutes,
    published_at: lesson.firstPublishedAt.toISOString(),
    updated_at: lesson.publishedAt.toISOString(),
    applied_regions: lesson.appliedRegions,
    principle: lesson.principle.name,
    tip: lesson.tip?.number ?? null,
    audiences: lesson.audienceNames,
    national_status: nationalStatusWords[content.nationalStatus].slug,
    certainty: certaintyWords[lesson.certainty].slug,
    result_period: content.resultPeriod,
    result_numbers: content.resultNumbers,
    evidence_supports: content.evidenceSupports,
    evidence_contradicts: content.evidenceContradicts,
    sections: sections.flatMap((section) => {
      const text = plainText(content[section]).trim()
      return text === '' ? [] : [{ name: section, heading: sectionHeadings[section], text }]
    }),
  }
}
