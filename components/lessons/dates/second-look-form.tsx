'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { askSecondLookAction } from '#lib/lessons/actions-dates.ts'

/** Asks another curator to look at the text that was decided on. Folded away: changing the text is mostly the way. */
export function SecondLookForm({ lessonId }: { lessonId: string }) {
  const [state, action] = useActionState(askSecondLookAction, { ok: true })
  return (
    <details open={!state.ok}>
      <summary>Niet eens met het besluit?</summary>
      <form className={styles.form} action={action} noValidate aria-label="Tweede blik">
        <ErrorSummary errors={state.errors} message={state.message} idOf={{ why: 'tweede-blik-waarom' }} />
        <p>Een andere redacteur leest dan dezelfde tekst en besluit. Dat kan één keer per tekst.</p>
        <input type="hidden" name="lessonId" value={lessonId} />
        <TextArea
          name="why"
          id="tweede-blik-waarom"
          label="Waarom ben je het niet eens met het besluit?"
          rows={4}
          maxLength={2000}
          defaultValue={String(state.values?.why ?? '')}
          error={state.errors?.why}
        />
        <Button variant="line" icon="people">
          Vraag een tweede blik
        </Button>
      </form>
    </details>
  )
}
