'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { mergeLessonsAction, undoMergeAction } from '#lib/lessons/actions-placing.ts'
import { formatDate, isoMoment } from '#lib/platform/time.ts'

/** Leads readers of a double to the lesson that stays. Folded away, as it is rarely needed. */
export function MergeForm({ lessonId, queue }: { lessonId: string; queue: string }) {
  const [state, action] = useActionState(mergeLessonsAction, { ok: true })
  return (
    <details className={styles.quiet} open={!state.ok}>
      <summary>Samenvoegen met een andere les</summary>
      <form action={action} noValidate>
        <ErrorSummary errors={state.errors} message={state.message} idOf={{ into: 'samenvoegen-met' }} />
        <p>Staat hetzelfde al in een andere les? Wie deze les opent, komt dan bij die andere. Je kunt dit ongedaan maken.</p>
        <input type="hidden" name="lessonId" value={lessonId} />
        <input type="hidden" name="queue" value={queue} />
        <TextField
          name="into"
          id="samenvoegen-met"
          label="Adres van de les die blijft"
          hint="Bijvoorbeeld /lessen/naam-van-de-les"
          error={state.errors?.into}
          defaultValue={String(state.values?.into ?? '')}
        />
        <Button variant="line">Voeg samen</Button>
      </form>
    </details>
  )
}

type MergedLessonProps = {
  lessonId: string
  queue: string
  merged: { intoSlug: string | null; byName: string; at: Date }
  mayUndo: boolean
}

/** That readers of this lesson come to another one, and the way back. */
export function MergedLesson({ lessonId, queue, merged, mayUndo }: MergedLessonProps) {
  const [state, action] = useActionState(undoMergeAction, { ok: true })
  return (
    <Notice title="Samengevoegd" level={3}>
      {!state.ok && <ErrorSummary message={state.message} />}
      <p>
        Wie deze les opent, komt bij{' '}
        {merged.intoSlug ? <a href={`/lessen/${merged.intoSlug}`}>de les die bleef</a> : 'een les die nu niet op de site staat'}.{' '}
        {merged.byName}, <time dateTime={isoMoment(merged.at)}>{formatDate(merged.at)}</time>.
      </p>
      {mayUndo && (
        <form action={action}>
          <input type="hidden" name="lessonId" value={lessonId} />
          <input type="hidden" name="queue" value={queue} />
          <Button variant="line" small icon="undo">
            Maak het samenvoegen ongedaan
          </Button>
        </form>
      )}
    </Notice>
  )
}
