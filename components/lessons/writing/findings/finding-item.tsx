'use client'

import { startTransition, useActionState, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import styles from '#components/lessons/writing/findings/findings.module.css'
import { ButtonRow } from '#components/ui/button.tsx'
import { ScriptButton } from '#components/ui/script-button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { answerFindingAction } from '#lib/lessons/actions-findings.ts'
import { findingDecisionWords, findingWords } from '#lib/lessons/copy-findings.ts'
import { type JudgedFinding, findingAnswers } from '#lib/lessons/status-findings.ts'

export type AnswerWords = {
  lessonId: string
  flush: () => Promise<number | undefined>
  /** Puts the focus somewhere that stays. */
  leave: () => void
  /** Undefined where the text itself cannot be changed. */
  replace: ((finding: JudgedFinding, others: string) => boolean) | undefined
}

/** One passage that is asked about. */
export function FindingItem({ finding, where, answer }: { finding: JudgedFinding; where: ReactNode; answer: AnswerWords }) {
  const asked = finding.history.at(-1)
  return (
    <li className={styles.item}>
      <p className={styles.words}>
        <strong>{findingWords[finding.kind]}:</strong> <mark>{finding.text}</mark>
        {finding.times > 1 && ` (${finding.times} keer)`}
      </p>
      <p className={styles.where}>{where}</p>
      <p>{finding.reason}</p>
      {asked?.decision === 'reopened' && (
        <p>
          De redactie vraagt dit opnieuw: <q>{asked.reason}</q>
        </p>
      )}
      {finding.field.startsWith('file:') && (
        <p>Verander dit in het bestand zelf, of in zijn naam. Haal de bijlage weg en voeg de nieuwe toe.</p>
      )}
      <Rewrites finding={finding} answer={answer} />
      {finding.severity === 'stop' ? (
        <p>
          <strong>Haal dit weg.</strong> Zolang dit er staat kun je de les niet insturen.
        </p>
      ) : (
        <MayStay finding={finding} answer={answer} />
      )}
    </li>
  )
}

function Rewrites({ finding, answer: { replace, leave } }: { finding: JudgedFinding; answer: AnswerWords }) {
  if (!replace || finding.suggestions.length === 0) return null
  return (
    <div role="group" aria-label={`Andere woorden voor ${finding.text}`}>
      <p>Maak ervan:</p>
      <ButtonRow>
        {finding.suggestions.map((words) => (
          <ScriptButton
            key={words}
            variant="line"
            small
            onClick={() => {
              if (replace(finding, words)) leave()
            }}
          >
            {words}
          </ScriptButton>
        ))}
      </ButtonRow>
    </div>
  )
}

const notSaved = 'Je laatste wijzigingen zijn nog niet opgeslagen. Kijk wat er boven de les staat en probeer het daarna opnieuw.'
const choices = findingAnswers.map((value) => ({ value, label: findingDecisionWords[value] }))

function MayStay({ finding, answer: { lessonId, flush, leave } }: { finding: JudgedFinding; answer: AnswerWords }) {
  const id = useId()
  const [state, send, isSending] = useActionState(answerFindingAction, { ok: true })
  const [problem, setProblem] = useState<string>()
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const seen = useRef(state)
  useEffect(() => {
    if (seen.current === state) return
    seen.current = state
    if (state.ok) leave()
  }, [state, leave])

  async function submit() {
    if (isSending) return
    setProblem(undefined)
    if ((await flush()) === undefined) return setProblem(notSaved)
    const form = new FormData()
    const fields = { lessonId, field: finding.field, kind: finding.kind, fragment: finding.text, decision, reason }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    startTransition(() => send(form))
  }

  const [why, because] = [`${id}-waarom`, `${id}-uitleg-zelf`]
  const errors = state.ok ? undefined : state.errors
  return (
    <details className={styles.stay} open={!state.ok || undefined}>
      <summary>Dit mag blijven staan, want …</summary>
      <div role="group" aria-label={`Waarom ${finding.text} mag blijven staan`} className={styles.form}>
        {(problem ?? !state.ok) && (
          <ErrorSummary
            errors={errors}
            message={problem ?? (state.ok ? undefined : state.message)}
            idOf={{ decision: why, reason: because }}
          />
        )}
        <SelectField
          id={why}
          name="decision"
          label="Waarom mag dit blijven staan?"
          choices={choices}
          error={errors?.decision}
          value={decision}
          onChange={(event) => setDecision(event.currentTarget.value)}
        />
        <TextField
          id={because}
          name="reason"
          label="Leg het kort uit"
          hint="De redactie leest dit mee. Noem hier geen nieuwe namen."
          optional={decision !== 'other'}
          autoComplete="off"
          error={errors?.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ScriptButton small variant="line" aria-disabled={isSending} onClick={() => void submit()}>
          Laat staan
        </ScriptButton>
      </div>
    </details>
  )
}
