import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { statusWords } from '#lib/gatherings/copy.ts'
import type { ManagedGathering } from '#lib/gatherings/queries-organise.ts'
import type { FormState } from '#lib/platform/form.ts'
import { formatDay, isoDay } from '#lib/platform/time.ts'

type SeriesListProps = {
  gatheringId: string
  gatherings: ManagedGathering['series']
  /** Only for who may put them in the agenda. */
  publish: ((previous: FormState, form: FormData) => Promise<FormState>) | undefined
}

/** The gatherings that belong together, with a way to put all drafts in the agenda at once. */
export function SeriesList({ gatheringId, gatherings, publish }: SeriesListProps) {
  const waiting = gatherings.filter((one) => one.status === 'draft' || one.status === 'proposed').length
  return (
    <>
      <h3>Deze reeks</h3>
      <ul>
        {gatherings.map((one) => (
          <li key={one.id}>
            {one.id === gatheringId ? (
              <strong>
                <time dateTime={isoDay(one.startsAt)}>{formatDay(one.startsAt)}</time>
              </strong>
            ) : (
              <a href={`/mijn/bijeenkomsten/${one.id}`}>
                <time dateTime={isoDay(one.startsAt)}>{formatDay(one.startsAt)}</time>
              </a>
            )}
            : {statusWords[one.status].label.toLowerCase()}
          </li>
        ))}
      </ul>
      {/* The form stays when nothing waits any more: it says what has just been done. */}
      {publish && (
        <ActionForm action={publish} fixed={{ gatheringId }} label="De reeks in de agenda zetten">
          {waiting > 0 && (
            <Button variant="line" icon="calendar">
              Zet de hele reeks in de agenda
            </Button>
          )}
        </ActionForm>
      )}
    </>
  )
}
