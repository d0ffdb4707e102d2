'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { claimLessonAction, releaseLessonAction } from '#lib/lessons/actions.ts'

type ClaimFormProps = {
  lessonId: string
  /** Who reads it now; null when nobody does. */
  claimedByName: string | null
  claimedByMe: boolean
}

/** Says who is reading, so that two do not read the same lesson. Deciding without it is allowed as long as nobody else reads. */
export function ClaimForm({ lessonId, claimedByName, claimedByMe }: ClaimFormProps) {
  const [claimed, claim] = useActionState(claimLessonAction, { ok: true })
  const [released, release] = useActionState(releaseLessonAction, { ok: true })
  const refusal = claimed.ok ? released : claimed
  return (
    <section className={styles.claim} aria-label="Wie leest deze les?">
      {!refusal.ok && <ErrorSummary errors={refusal.errors} message={refusal.message} />}
      <p role="status">{reader(claimedByName, claimedByMe)}</p>
      <form action={claimedByName ? release : claim}>
        <input type="hidden" name="lessonId" value={lessonId} />
        <Button variant="line" small icon={claimedByName ? 'undo' : 'eye'}>
          {claimedByName ? 'Leg terug in de rij' : 'Ik lees deze les'}
        </Button>
      </form>
    </section>
  )
}

function reader(name: string | null, me: boolean): string {
  if (!name) return 'Nog niemand leest deze les.'
  return me
    ? 'Jij leest deze les. Andere redacteuren zien dat.'
    : `${name} leest deze les. Overleg even voordat je hem terug in de rij legt.`
}
