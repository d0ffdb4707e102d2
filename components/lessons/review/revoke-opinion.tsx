'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { revokeOpinionAction } from '#lib/lessons/actions-desk.ts'

/** Takes a question back; its link is then dead. */
export function RevokeOpinion({ opinionId, name }: { opinionId: string; name: string }) {
  const [state, action] = useActionState(revokeOpinionAction, { ok: true })
  return (
    <form action={action}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="opinionId" value={opinionId} />
      <Button variant="quiet" small icon="trash">
        Trek de vraag in <VisuallyHidden>aan {name}</VisuallyHidden>
      </Button>
    </form>
  )
}
