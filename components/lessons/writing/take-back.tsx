'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/writing/writing.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { takeBackLessonAction } from '#lib/lessons/actions.ts'

/** Takes the lesson back from the desk. What came of it is read out, also when the button is gone. */
export function TakeBack({ lessonId, possible }: { lessonId: string; possible: boolean }) {
  const [state, takeBack] = useActionState(takeBackLessonAction, { ok: true })
  return (
    <div className={styles.takeBack}>
      {!state.ok && <ErrorSummary message={state.message} />}
      <div role="status">{!possible && state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      {possible && (
        <form action={takeBack} noValidate aria-label="Terugnemen">
          <input type="hidden" name="lessonId" value={lessonId} />
          <Button variant="line" small icon="undo">
            Neem de les terug
          </Button>
        </form>
      )}
    </div>
  )
}
