import { formatDay, isoMoment } from '#lib/platform/time.ts'
import { formatHours } from '#lib/platform/wall-clock.ts'

/** 'donderdag 3 december 2026, van 13.30 tot 15.30 uur' */
export function GatheringWhen({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  return (
    <>
      <time dateTime={isoMoment(startsAt)}>{formatDay(startsAt)}</time>, {formatHours(startsAt, endsAt)}
    </>
  )
}
