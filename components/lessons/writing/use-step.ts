'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { fieldsInOrder, readStep, stepOf, type Step } from '#components/lessons/writing/lesson-fields.ts'
import type { GoTo } from '#components/lessons/writing/steps-nav.tsx'
import type { LessonField } from '#lib/lessons/schema.ts'

/** An editor is drawn a little later than its field. */
const patience = 1_500

/** The step in the address. Going to one keeps the page, moves the focus, and the browser's back button works. */
export function useStep(): { step: Step; goTo: GoTo; heading: RefObject<HTMLHeadingElement | null> } {
  const asked = useSearchParams().get('stap')
  const [step, setStep] = useState(() => readStep(asked))
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  const wanted = useRef<LessonField>(undefined)

  const goTo = useCallback<GoTo>((next, field) => {
    wanted.current = field
    if (next === shown.current) return focusOn(field, heading.current)
    history.pushState(null, '', addressOf(next, field))
    setStep(next)
  }, [])

  // The address decides, also after the back button or an answer of the server. It is read here and not taken from
  // Next, which does not hear of a step that is taken in the first moments of a page.
  useEffect(() => {
    const read = () => setStep(readStep(new URLSearchParams(location.search).get('stap')))
    read()
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [asked])

  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    focusOn(wanted.current, heading.current)
    wanted.current = undefined
  }, [step])

  // A link of the error summary leads to '#title', which may stand on another step.
  useEffect(() => {
    const follow = () => {
      const field = fieldsInOrder.find((one) => `#${one}` === location.hash)
      if (!field) return
      if (stepOf(field) === shown.current) return focusOn(field, heading.current)
      wanted.current = field
      history.replaceState(null, '', addressOf(stepOf(field), field))
      setStep(stepOf(field))
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])

  return { step, goTo, heading }
}

const addressOf = (step: Step, field?: LessonField) => `?stap=${step}${field ? `#${field}` : ''}`

function focusOn(field: LessonField | undefined, heading: HTMLElement | null): void {
  if (!field) {
    heading?.focus()
    return
  }
  const until = performance.now() + patience
  const look = () => {
    const element = document.getElementById(field)
    if (element) element.focus()
    else if (performance.now() < until) requestAnimationFrame(look)
    else heading?.focus()
  }
  look()
}
