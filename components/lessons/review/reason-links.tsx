'use client'

import type { MouseEvent } from 'react'
import styles from '#components/lessons/review/decision-form.module.css'
import { reasonUseWords } from '#lib/lessons/copy-desk.ts'
import { type ReasonUse, reasonUses } from '#lib/lessons/values-desk.ts'
import { withQuery } from '#lib/platform/with-query.ts'

export type ReasonChoice = { id: string; use: ReasonUse; label: string; text: string }

/**
 * Texts that are used again. A press puts one in the message, behind what stands there already; without script the page
 * comes back with it filled in. Either way it is read and edited before it is sent.
 */
export function ReasonLinks({ lessonId, reasons, queue }: { lessonId: string; reasons: readonly ReasonChoice[]; queue: string }) {
  function use(event: MouseEvent<HTMLAnchorElement>, reason: ReasonChoice) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    const form = event.currentTarget.closest('form')
    const message = form?.elements.namedItem('message')
    if (!form || !(message instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    message.value = message.value.trim() === '' ? reason.text : `${message.value.trimEnd()}\n\n${reason.text}`
    const chosen = form.querySelector<HTMLInputElement>(`input[name="decision"][value="${reason.use}"]`)
    if (chosen && !form.querySelector('input[name="decision"]:checked')) chosen.checked = true
    message.focus()
  }
  return (
    <details className={styles.reasons}>
      <summary>Gebruik een standaardtekst</summary>
      {reasonUses.map((kind) => {
        const texts = reasons.filter((reason) => reason.use === kind)
        if (texts.length === 0) return null
        return (
          <div key={kind}>
            <p>{reasonUseWords[kind]}</p>
            <ul>
              {texts.map((reason) => (
                <li key={reason.id}>
                  <a href={withQuery(`/redactie/${lessonId}?reden=${reason.id}#message`, queue)} onClick={(event) => use(event, reason)}>
                    {reason.label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      <p>
        <a href={withQuery(`/redactie/redenen?les=${lessonId}`, queue)}>Standaardteksten aanpassen</a>
      </p>
    </details>
  )
}
