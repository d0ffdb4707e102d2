'use client'

import { useActionState } from 'react'
import styles from '#components/lessons/writing/own-lessons.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { startLessonAction } from '#lib/lessons/actions.ts'

/** Begins a lesson: at once for who belongs to one place, else after the choice for which place it is. */
export function StartLesson({ homes }: { homes: readonly { value: string; name: string }[] }) {
  const [state, start] = useActionState(startLessonAction, { ok: true })
  const [only, ...others] = homes
  if (!only) {
    return (
      <div className={styles.start}>
        <p>
          Wil je zelf een les schrijven? Daarvoor hoor je bij een proeftuin of regio. <a href="/contact">Laat weten bij welke je hoort</a>,
          dan regelt de redactie het.
        </p>
      </div>
    )
  }
  return (
    <form action={start} noValidate aria-label="Een les beginnen" className={styles.start}>
      <p>Een eerste versie kost tien minuten. Alles wat je schrijft, wordt vanzelf bewaard.</p>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      {others.length === 0 ? (
        <input type="hidden" name="home" value={only.value} />
      ) : (
        <RadioGroup
          name="home"
          label="Voor welke proeftuin of regio schrijf je?"
          error={state.errors?.home}
          choices={homes.map(({ value, name }) => ({ value, label: name }))}
          value={typeof state.values?.home === 'string' ? state.values.home : ''}
        />
      )}
      <Button icon="pencil">Schrijf een les</Button>
    </form>
  )
}
