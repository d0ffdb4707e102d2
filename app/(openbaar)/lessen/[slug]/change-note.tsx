import { Notice } from '#components/ui/notice.tsx'
import { formatDate, isoDay } from '#lib/platform/time.ts'

/** What the curator said about the newest version. */
export function ChangeNote({ note, at }: { note: string; at: Date }) {
  return (
    <Notice title="Deze les is aangepast">
      <p>
        Op <time dateTime={isoDay(at)}>{formatDate(at)}</time>: {note}
      </p>
    </Notice>
  )
}
