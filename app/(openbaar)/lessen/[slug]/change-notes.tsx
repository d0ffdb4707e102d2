import { Notice } from '#components/ui/notice.tsx'
import type { LessonChange } from '#lib/lessons/queries-placing.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

/** What changed since the lesson was first placed: the newest news above, all of it behind one press. */
export function ChangeNotes({ changes }: { changes: readonly LessonChange[] }) {
  const news = changes.find((change) => !change.isMinor)
  if (changes.length === 0) return null
  const others = changes.filter((change) => change !== news)
  return (
    <Notice title={news ? 'Deze les is gewijzigd' : undefined}>
      {news && <Change change={news} />}
      {others.length > 0 && (
        <details>
          <summary>{news ? 'Eerdere en kleine wijzigingen' : 'Kleine wijzigingen'}</summary>
          <ul>
            {others.map((change) => (
              <li key={change.at.getTime()}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  )
}

function Change({ change: { note, at } }: { change: LessonChange }) {
  return (
    <p>
      Gewijzigd op <time dateTime={isoDay(at)}>{formatDate(at)}</time>: {note}
    </p>
  )
}
