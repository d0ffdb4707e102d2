'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { Checklist } from '#components/lessons/review/checklist.tsx'
import styles from '#components/lessons/review/decision-form.module.css'
import { PlacingFields } from '#components/lessons/review/placing-fields.tsx'
import { ReasonLinks, type ReasonChoice } from '#components/lessons/review/reason-links.tsx'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { useKeptWords } from '#components/ui/use-kept-words.ts'
import { decideLessonAction } from '#lib/lessons/actions.ts'
import { lessonRefusals } from '#lib/lessons/copy.ts'

type DecisionFormProps = {
  lessonId: string
  /** The revision that lies on the screen: the one that is decided on. */
  revisionId: string
  /** The lesson can be read already: placing replaces its text. */
  isPublic: boolean
  /** Readers could read it before: placing it again tells them what changed. */
  wasPlaced: boolean
  /** Texts that are used again; `chosen` is put in the message to be edited. */
  reasons: readonly ReasonChoice[]
  chosen?: ReasonChoice
  /** The list that was read from, as '?soort=vraag': the way back leads there. */
  queue: string
  /** Whether there is something to decide now. When not, only a message that could not be sent is shown. */
  open: boolean
}

/** Place, give back or not place. */
export function DecisionForm({ lessonId, revisionId, isPublic, wasPlaced, reasons, chosen, queue, open }: DecisionFormProps) {
  const [state, action] = useActionState(decideLessonAction, { ok: true })
  const router = useRouter()
  const kept = useKeptWords(`besluit-${revisionId}`)
  const entered = String(state.values?.message ?? '')

  // The author was quicker: show the new text under the same, kept message.
  useEffect(() => {
    if (state.message === lessonRefusals.edited_meanwhile) router.refresh()
  }, [state, router])

  if (!open) return state.ok ? null : <UnsentMessage refusal={state.message} message={entered} />
  return (
    <section className={styles.box} aria-labelledby="jouw-besluit">
      <h3 id="jouw-besluit">Jouw besluit</h3>
      <form action={action} noValidate>
        <ErrorSummary errors={state.errors} message={state.message} />
        <input type="hidden" name="lessonId" value={lessonId} />
        <input type="hidden" name="revisionId" value={revisionId} />
        <input type="hidden" name="queue" value={queue} />
        <RadioGroup
          name="decision"
          label="Wat doe je met deze les?"
          value={String(state.values?.decision ?? chosen?.use ?? '')}
          error={state.errors?.decision}
          choices={[
            { value: 'publish', label: 'Plaatsen', hint: isPublic ? 'Deze tekst vervangt de oude op de site.' : 'Iedereen kan het lezen.' },
            { value: 'return', label: 'Terug naar de schrijver', hint: 'Met jouw vraag. De schrijver past het aan.' },
            { value: 'decline', label: 'Niet plaatsen', hint: 'De schrijver krijgt uitleg.' },
          ]}
        />
        <Checklist state={state} />
        <PlacingFields wasPlaced={wasPlaced} state={state} />
        <TextArea
          name="message"
          label="Bericht aan de schrijver"
          hint="Bij plaatsen mag dit leeg blijven."
          error={state.errors?.message}
          rows={3}
          {...kept}
          aria-required={undefined}
          defaultValue={state.values ? entered : (chosen?.text ?? '')}
        />
        <ReasonLinks lessonId={lessonId} reasons={reasons} queue={queue} />
        <div className={styles.send}>
          <Button>Verstuur besluit</Button>
        </div>
      </form>
    </section>
  )
}

/** Somebody else decided in the meantime. What was typed is not thrown away. */
function UnsentMessage({ refusal, message }: { refusal: string | undefined; message: string }) {
  return (
    <section className={styles.box} aria-label="Niet verstuurd besluit">
      <ErrorSummary message={refusal ?? lessonRefusals.wrong_state} />
      {message && <TextArea name="unsent" label="Je bericht is niet verstuurd" rows={4} readOnly optional defaultValue={message} />}
    </section>
  )
}
