'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { confirmWithdrawalAction, undoWithdrawalAction } from '#lib/lessons/actions-placing.ts'
import { lessonRefusals, withdrawalWords } from '#lib/lessons/copy.ts'
import { formatDayAndTime, isoMoment } from '#lib/platform/time.ts'

const reasons = ['recognisable', 'wrong', 'out_of_date'] as const

type WithdrawalAnswerProps = {
  withdrawal: { decisionId: string; withdrawnByName: string; withdrawnAt: Date; message: string }
  queue: string
  /** Who pressed the button does not look at it alone. */
  isOwn: boolean
  /** Putting it back is placing: not for who wrote along. */
  mayUndo: boolean
}

/** After the emergency button: a second curator says that the lesson stays away, or puts it back. */
export function WithdrawalAnswer({ withdrawal, queue, isOwn, mayUndo }: WithdrawalAnswerProps) {
  const [confirmed, confirm] = useActionState(confirmWithdrawalAction, { ok: true })
  const [undone, undo] = useActionState(undoWithdrawalAction, { ok: true })
  return (
    <section className={styles.box} aria-labelledby="met-spoed">
      <h3 id="met-spoed">Met spoed weggehaald</h3>
      <p>
        {withdrawal.withdrawnByName} haalde deze les weg op{' '}
        <time dateTime={isoMoment(withdrawal.withdrawnAt)}>{formatDayAndTime(withdrawal.withdrawnAt)}</time>.
      </p>
      <p>{withdrawal.message}</p>
      {isOwn ? (
        <Notice level={3}>
          <p>{lessonRefusals.second_person}</p>
        </Notice>
      ) : (
        <>
          <form action={confirm} noValidate>
            <ErrorSummary errors={confirmed.errors} message={confirmed.message} idOf={{ reason: 'weg-reden', message: 'weg-uitleg' }} />
            <input type="hidden" name="decisionId" value={withdrawal.decisionId} />
            <input type="hidden" name="queue" value={queue} />
            <RadioGroup
              name="reason"
              id="weg-reden"
              label="Blijft de les weg? Kies waarom."
              value={String(confirmed.values?.reason ?? 'recognisable')}
              error={confirmed.errors?.reason}
              choices={reasons.map((reason) => ({ value: reason, label: withdrawalWords[reason].label }))}
            />
            <TextArea
              name="message"
              id="weg-uitleg"
              label="Korte uitleg"
              hint="De schrijver leest dit. Is iemand te herkennen? Dan zien bezoekers het niet, anders wel."
              error={confirmed.errors?.message}
              rows={3}
              defaultValue={String(confirmed.values?.message ?? '')}
            />
            <Button variant="danger">Bevestig: de les blijft weg</Button>
          </form>
          {mayUndo && (
            <form action={undo}>
              {!undone.ok && <ErrorSummary message={undone.message} errors={undone.errors} />}
              <input type="hidden" name="decisionId" value={withdrawal.decisionId} />
              <input type="hidden" name="queue" value={queue} />
              <Button variant="line" icon="undo">
                Zet de les terug op de site
              </Button>
            </form>
          )}
        </>
      )}
    </section>
  )
}
