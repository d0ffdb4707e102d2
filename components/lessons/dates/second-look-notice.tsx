import { Notice } from '#components/ui/notice.tsx'
import { lessonRefusals } from '#lib/lessons/copy.ts'
import type { SecondLook } from '#lib/lessons/queries-dates.ts'

/** Above the text on the desk: a writer asked for another look, and why. */
export function SecondLookNotice({ look, readerId }: { look: SecondLook | undefined; readerId: string }) {
  if (!look) return null
  return (
    <Notice tone="warning" title="Tweede blik gevraagd" level={3}>
      <p>
        {look.firstDeciderName} besloot eerst. {look.askedByName} schrijft: ‘{look.why}’
      </p>
      {look.firstDeciderId === readerId && <p>{lessonRefusals.first_decider}</p>}
    </Notice>
  )
}
