import { ChangedText } from '#components/lessons/review/changed-text.tsx'
import { BesideText, ReviewedText } from '#components/lessons/review/reviewed-text.tsx'
import { Filters } from '#components/ui/filters.tsx'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'
import { homeOf } from './revision-head.tsx'
import { changedFacts, revisionFacts } from './revision-facts.ts'

type ReviewTextProps = { lesson: ReviewedLesson; words: Vocabulary; asked: Record<string, string | string[] | undefined> }

/** The text that is decided on, or what changed in it, with the facts that come with it. */
export function ReviewText({ lesson, words, asked }: ReviewTextProps) {
  const { content } = lesson.revision
  const facts = revisionFacts(lesson, words)
  const returned =
    lesson.previous !== null &&
    lesson.decisions.some((decision) => decision.kind === 'return' && decision.revisionNumber === lesson.previous?.number)
  const showChanges = lesson.previous !== null && (asked.wijzigingen === undefined ? returned : asked.wijzigingen === '1')
  return (
    <>
      {lesson.previous && (
        <Filters
          label="Wat je van de tekst ziet"
          tabs={[
            {
              label: `Wijzigingen sinds versie ${lesson.previous.number}`,
              href: `/redactie/${lesson.id}?wijzigingen=1`,
              current: showChanges,
            },
            { label: 'Hele tekst', href: `/redactie/${lesson.id}?wijzigingen=0`, current: !showChanges },
          ]}
        />
      )}
      {lesson.previous && showChanges ? (
        <ChangedText before={lesson.previous.content} after={content} facts={changedFacts(lesson.previous.content, content, words)} />
      ) : (
        <ReviewedText content={content} />
      )}
      {facts && <BesideText facts={facts} documents={lesson.documents} siteShown={content.siteShown} homeName={homeOf(lesson)} />}
    </>
  )
}
