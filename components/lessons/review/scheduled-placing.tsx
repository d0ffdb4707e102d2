'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { cancelPlacingAction } from '#lib/lessons/actions-placing.ts'
import { formatDayAndTime, isoMoment } from '#lib/platform/time.ts'

type ScheduledPlacingProps = { lessonId: string; scheduled: { placeAt: Date; byName: string } | null }

/** That the clock will place this lesson, and the button that takes it back. What came of it is read out. */
export function ScheduledPlacing({ lessonId, scheduled }: ScheduledPlacingProps) {
  const [state, action] = useActionState(cancelPlacingAction, { ok: true })
  return (
    <>
      {!state.ok && <ErrorSummary message={state.message} />}
      <div role="status">{!scheduled && state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      {scheduled && (
        <Notice title="Wordt vanzelf geplaatst" level={3}>
          <p>
            Op <time dateTime={isoMoment(scheduled.placeAt)}>{formatDayAndTime(scheduled.placeAt)}</time>. Gepland door {scheduled.byName}.
          </p>
          <p>Neemt de schrijver de les terug of stuurt die iets nieuws in? Dan vervalt de planning.</p>
          <form action={action}>
            <input type="hidden" name="lessonId" value={lessonId} />
            <Button variant="line" small icon="undo">
              Haal de planning weg
            </Button>
          </form>
        </Notice>
      )}
    </>
  )
}
