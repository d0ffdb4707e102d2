import { Sheet } from '#components/layout/sections.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { withdrawalWords } from '#lib/lessons/copy.ts'
import type { WithdrawalReason } from '#lib/lessons/values.ts'
import { formatDay, isoDay } from '#lib/platform/time.ts'

type WithdrawnLessonProps = {
  reason: WithdrawalReason
  message: string
  at: Date
  isUnconfirmed: boolean
  newer: { slug: string; title: string } | null
}

/** In the place of a lesson that was taken back: that it was, when and why, and ways onwards. */
export function WithdrawnLesson({ reason, message, at, isUnconfirmed, newer }: WithdrawnLessonProps) {
  return (
    <Sheet>
      <h1>Deze les is teruggetrokken</h1>
      <Notice tone="warning">
        <p>{isUnconfirmed ? 'Deze les is weggehaald. De redactie kijkt ernaar.' : withdrawalWords[reason].sentence}</p>
        {message && <p>{message}</p>}
      </Notice>
      <p>
        De les is teruggetrokken op <time dateTime={isoDay(at)}>{formatDay(at)}</time>. In het{' '}
        <a href="/redactiestatuut">redactiestatuut</a> lees je hoe dat gaat.
      </p>
      {newer && (
        <p>
          Lees in plaats daarvan: <a href={`/lessen/${newer.slug}`}>{newer.title}</a>
        </p>
      )}
      <SearchForm action="/lessen" label="Zoek een andere les" />
      <p>
        <ArrowLink href="/lessen">Bekijk alle lessen</ArrowLink>
      </p>
    </Sheet>
  )
}
