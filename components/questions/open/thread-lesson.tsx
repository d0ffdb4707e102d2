'use client'

import { useActionState } from 'react'
import styles from '#components/questions/conversations/conversations.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import { makeLessonOfThreadAction } from '#lib/questions/actions-open.ts'

type ThreadLessonFormProps = { threadId: string; homes: readonly Choice[]; tips: readonly Choice[] }

/** Makes a draft of a question and its answer. Only who writes sees it, until it is sent in. */
export function ThreadLessonForm({ threadId, homes, tips }: ThreadLessonFormProps) {
  const [state, send] = useActionState(makeLessonOfThreadAction, { ok: true })
  const kept = (name: string, otherwise = '') => String(state.values?.[name] ?? otherwise)
  const [only] = homes
  return (
    <form action={send} noValidate className={styles.form} aria-label="Maak er een les van">
      {!state.ok && (
        <ErrorSummary errors={state.errors} message={state.message} idOf={{ kind: 'les-soort', home: 'les-plek', tip: 'les-tip' }} />
      )}
      <input type="hidden" name="threadId" value={threadId} />
      <RadioGroup
        name="kind"
        id="les-soort"
        label="Wat wordt het?"
        choices={[
          { value: 'lesson', label: 'Een les' },
          { value: 'instrument', label: 'Een instrument', hint: 'Iets wat een ander zo kan gebruiken, zoals een lijst of een werkvorm.' },
          { value: 'tip', label: 'Een aanvulling op een tip', hint: 'Kies hieronder de tip. De les komt bij die tip te staan.' },
        ]}
        value={kept('kind', 'lesson')}
        error={state.errors?.kind}
      />
      {homes.length === 1 && only ? (
        <input type="hidden" name="home" value={only.value} />
      ) : (
        <SelectField
          name="home"
          id="les-plek"
          label="Voor welke proeftuin of regio?"
          choices={homes}
          defaultValue={kept('home')}
          error={state.errors?.home}
        />
      )}
      <SelectField
        name="tip"
        id="les-tip"
        label="Bij welke tip hoort het?"
        optional
        empty="Geen tip"
        choices={tips}
        defaultValue={kept('tip')}
        error={state.errors?.tip}
      />
      <Button variant="line" icon="pencil">
        Maak er een concept van
      </Button>
    </form>
  )
}
