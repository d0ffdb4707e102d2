'use client'

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import styles from '#components/rich-text/editor-dialog.module.css'

type EditorDialogProps = {
  title: string
  /** The words on the button that does it. */
  action: string
  onSubmit: () => void
  /** Runs when the dialog is gone, however it was closed. */
  onClose: () => void
  /** A third choice, such as taking a link away. */
  extra?: ReactNode
  children: ReactNode
}

/**
 * A native dialog with a form of its own. It stands outside the form in which the editor stands: forms
 * cannot nest, and Enter in a field here must not send the lesson.
 */
export function EditorDialog({ title, action, onSubmit, onClose, extra, children }: EditorDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])

  return createPortal(
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // React hands events on to the form around the editor, although the page does not.
          event.stopPropagation()
          onSubmit()
        }}
      >
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {children}
        <ButtonRow>
          <Button>{action}</Button>
          {extra}
          <Button type="button" variant="quiet" onClick={() => dialog.current?.close()}>
            Annuleren
          </Button>
        </ButtonRow>
      </form>
    </dialog>,
    document.body,
  )
}

type DialogFieldProps = {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Friendly advice that does not stop anything. */
  advice?: string | undefined
  children: (field: { id: string; describedBy: string; invalid: boolean; className: string | undefined }) => ReactNode
}

/** One question in a dialog with its explanation, advice and error. */
export function DialogField({ label, hint, error, advice, children }: DialogFieldProps) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, `${id}-advice`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
      {children({ id, describedBy, invalid: Boolean(error), className: styles.input })}
      {/* Stands there from the start, or screen readers miss the first advice. */}
      <p id={`${id}-advice`} className={styles.advice} role="status">
        {advice}
      </p>
    </div>
  )
}
