'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { showHiddenTextAction } from '#lib/lessons/actions-placing.ts'

/** In the place of a text by which somebody could be recognised. Looking at it is a step of its own. */
export function HiddenText({ lessonId, queue }: { lessonId: string; queue: string }) {
  const [state, action] = useActionState(showHiddenTextAction, { ok: true })
  return (
    <Notice tone="warning" title="De tekst is niet te zien">
      {!state.ok && <ErrorSummary message={state.message} />}
      <p>Deze les is weggehaald omdat iemand te herkennen was. Bekijk de tekst alleen als dat voor je werk nodig is.</p>
      <p>In het logboek komt te staan dat jij de tekst bekeek.</p>
      <form action={action}>
        <input type="hidden" name="lessonId" value={lessonId} />
        <input type="hidden" name="queue" value={queue} />
        <Button variant="line" icon="eye">
          Toon de tekst
        </Button>
      </form>
    </Notice>
  )
}
