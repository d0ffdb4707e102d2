'use client'

import type { MouseEvent } from 'react'
import { stepFields, steps, stepTitles, type Step } from '#components/lessons/writing/lesson-fields.ts'
import styles from '#components/lessons/writing/writing.module.css'
import { Icon } from '#components/ui/icon.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import type { LessonField } from '#lib/lessons/schema.ts'

export type GoTo = (step: Step, field?: LessonField) => void

/** Goes without leaving the page, unless the reader wants another tab. */
export const onPlainClick = (go: () => void) => (event: MouseEvent<HTMLAnchorElement>) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go()
}

type StepsNavProps = { current: Step; missing: Partial<Record<LessonField, string>>; goTo: GoTo }

/** The steps of the form, with what is done. One may go to any of them at any time. */
export function StepsNav({ current, missing, goTo }: StepsNavProps) {
  return (
    <nav aria-label="Stappen van je les">
      <ol role="list" className={styles.steps}>
        {steps.map((step) => {
          const isDone = step !== 'nakijken' && stepFields[step].every((field) => missing[field] === undefined)
          return (
            <li key={step}>
              <a href={`?stap=${step}`} aria-current={step === current ? 'step' : undefined} onClick={onPlainClick(() => goTo(step))}>
                {isDone ? <Icon name="check" /> : step !== 'nakijken' && `${step}. `}
                {stepTitles[step]}
                {isDone && <VisuallyHidden>, klaar</VisuallyHidden>}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
