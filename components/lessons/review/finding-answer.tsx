'use client'

import { useActionState, useEffect, useId, useRef } from 'react'
import styles from '#components/lessons/review/findings.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { answerFindingAction } from '#lib/lessons/actions-findings.ts'
import type { LessonFinding } from '#lib/lessons/status-findings.ts'

type FindingAnswerProps = { lessonId: string; isOpen: boolean; finding: Pick<LessonFinding, 'field' | 'kind' | 'text'> }

/** A curator says why a passage may stay, or asks the writer again. */
export function FindingAnswer({ lessonId, isOpen, finding }: FindingAnswerProps) {
  const id = useId()
  const [state, send] = useActionState(answerFindingAction, { ok: true })
  const details = useRef<HTMLDetailsElement>(null)
  const seen = useRef(state)
  useEffect(() => {
    if (seen.current === state) return
    seen.current = state
    if (!state.ok || !details.current) return
    // The other question stands here now, and begins closed.
    details.current.open = false
    details.current.querySelector('summary')?.focus()
  }, [state])
  const fixed = { lessonId, field: finding.field, kind: finding.kind, fragment: finding.text, decision: isOpen ? 'other' : 'reopened' }
  const errors = state.ok ? undefined : state.errors
  return (
    <details ref={details} className={styles.answer} open={!state.ok || undefined}>
      <summary>{isOpen ? 'Dit mag blijven staan, want …' : 'Vraag dit opnieuw'}</summary>
      <form
        action={send}
        noValidate
        className={styles.form}
        aria-label={`${isOpen ? 'Waarom dit mag blijven staan' : 'Opnieuw vragen'}: ${finding.text}`}
      >
        {!state.ok && <ErrorSummary errors={errors} message={state.message} idOf={{ reason: id }} />}
        {Object.entries(fixed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          id={id}
          name="reason"
          label={isOpen ? 'Waarom mag dit blijven staan?' : 'Wat wil je dat de schrijver hieraan doet?'}
          hint="De schrijver leest dit mee. Noem hier geen nieuwe namen."
          autoComplete="off"
          error={errors?.reason}
        />
        <ButtonRow>
          <Button small variant="line">
            {isOpen ? 'Laat staan' : 'Vraag opnieuw'}
          </Button>
        </ButtonRow>
      </form>
    </details>
  )
}
