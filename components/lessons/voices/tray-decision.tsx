'use client'

import { useId } from 'react'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { refusalWords } from '#lib/lessons/copy-voices.ts'
import type { FormState } from '#lib/platform/form.ts'

const reasons = Object.entries(refusalWords).map(([value, words]) => ({ value, label: words.label }))

/** What the privacy scan asks about in a text that waits for a curator. Nothing found shows nothing: it is no promise. */
export function TrayFindings({ findings }: { findings: readonly { text: string; reason: string }[] }) {
  if (findings.length === 0) return null
  return (
    <Notice tone="warning" title="Let op: wie is te herkennen?" level={3}>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>
            ‘{finding.text}’: {finding.reason}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

type TrayDecisionProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  fixed: Readonly<Record<string, string>>
  /** Waits for a decision; otherwise it shows on the site and can be taken away. */
  isWaiting: boolean
  /** 'Reactie 2': keeps the forms of a list apart for who hears them. */
  subject: string
  /** The words of the button that places it. */
  place: string
  /** Who reads the reason. */
  hint: string
}

/** Placing what somebody wrote, leaving it out, or taking it off the site again. */
export function TrayDecision({ action, fixed, isWaiting, subject, place, hint }: TrayDecisionProps) {
  const reason = useId()
  return (
    <>
      {isWaiting && (
        <ActionForm action={action} fixed={{ ...fixed, decision: 'place' }} label={`${subject} plaatsen`}>
          <Button icon="check">{place}</Button>
        </ActionForm>
      )}
      <details>
        <summary>{isWaiting ? 'Niet plaatsen' : 'Van de site halen'}</summary>
        <ActionForm
          action={action}
          fixed={{ ...fixed, decision: isWaiting ? 'refuse' : 'remove' }}
          idOf={{ reason }}
          label={isWaiting ? `${subject} niet plaatsen` : `${subject} weghalen`}
        >
          <SelectField name="reason" id={reason} label="Waarom?" hint={isWaiting ? hint : undefined} choices={reasons} />
          <ButtonRow>
            <Button variant="danger">{isWaiting ? 'Plaats niet' : 'Haal van de site'}</Button>
          </ButtonRow>
        </ActionForm>
      </details>
    </>
  )
}
