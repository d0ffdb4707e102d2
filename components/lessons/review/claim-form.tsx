'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { takeOverLessonAction } from '#lib/lessons/actions-desk.ts'
import { claimLessonAction, releaseLessonAction } from '#lib/lessons/actions.ts'

type ClaimFormProps = {
  lessonId: string
  /** Who reads it now; null when nobody does. */
  claimedBy: { id: string; name: string; isMe: boolean; since: string } | null
}

/** Says who is reading, so that two do not read the same lesson. Deciding without it is allowed as long as nobody else reads. */
export function ClaimForm({ lessonId, claimedBy }: ClaimFormProps) {
  const [claimed, claim] = useActionState(claimLessonAction, { ok: true })
  const [released, release] = useActionState(releaseLessonAction, { ok: true })
  const [taken, takeOver] = useActionState(takeOverLessonAction, { ok: true })
  const refusal = [claimed, released, taken].find((state) => !state.ok)
  const byOther = claimedBy !== null && !claimedBy.isMe
  return (
    <section className={styles.claim} aria-label="Wie leest deze les?">
      {refusal && <ErrorSummary errors={refusal.errors} message={refusal.message} />}
      <p role="status">{reader(claimedBy)}</p>
      {byOther ? (
        <details className={styles.ask}>
          <summary>Neem deze les over</summary>
          <form action={takeOver}>
            <p>Overleg liefst eerst even met {claimedBy.name}. Neem je de les over? Dan krijgt je collega een mail.</p>
            <input type="hidden" name="lessonId" value={lessonId} />
            <input type="hidden" name="fromId" value={claimedBy.id} />
            <Button variant="line" small icon="eye">
              Ja, ik neem de les over
            </Button>
          </form>
        </details>
      ) : (
        <form action={claimedBy ? release : claim}>
          <input type="hidden" name="lessonId" value={lessonId} />
          <Button variant="line" small icon={claimedBy ? 'undo' : 'eye'} data-key={claimedBy ? undefined : 'claim'}>
            {claimedBy ? 'Leg terug in de rij' : 'Ik lees deze les'}
          </Button>
        </form>
      )}
    </section>
  )
}

function reader(claimedBy: ClaimFormProps['claimedBy']): string {
  if (!claimedBy) return 'Nog niemand leest deze les.'
  return claimedBy.isMe ? 'Jij leest deze les. Andere redacteuren zien dat.' : `${claimedBy.name} leest deze les, sinds ${claimedBy.since}.`
}
