import { formatDate, formatWaiting, isoMoment } from '#lib/platform/time.ts'

type TraySinceProps = { since: Date; placedAt: Date | null; now: Date }

/** How long it waits, or when it was placed: what is on the site waits no more. */
export function TraySince({ since, placedAt, now }: TraySinceProps) {
  return placedAt ? (
    <span>
      geplaatst op <time dateTime={isoMoment(placedAt)}>{formatDate(placedAt)}</time>
    </span>
  ) : (
    <time dateTime={isoMoment(since)}>{formatWaiting(since, now)}</time>
  )
}
