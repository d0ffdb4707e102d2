import { Notice } from '#components/ui/notice.tsx'
import type { AskedOpinion } from '#lib/lessons/queries-desk.ts'
import { formatDate } from '#lib/platform/time.ts'

/** On the own page: texts that somebody at the desk asks the reader to look at. Nothing asked gives nothing. */
export function AskedOpinions({ asked }: { asked: readonly AskedOpinion[] }) {
  if (asked.length === 0) return null
  return (
    <Notice title={asked.length === 1 ? 'Lees je mee met deze les?' : 'Lees je mee met deze lessen?'}>
      <ul>
        {asked.map((one) => (
          <li key={one.opinionId}>
            <a href={`/mijn/meelezen/${one.opinionId}`}>{one.title || 'Een les zonder titel'}</a>, graag uiterlijk{' '}
            <time dateTime={one.dueOn}>{formatDate(new Date(`${one.dueOn}T12:00:00Z`))}</time>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
