'use client'

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import styles from '#components/ui/dialog.module.css'

type DialogProps = {
  title: string
  open: boolean
  /** Also called by Escape and by a press beside the dialog. */
  onClose: () => void
  children: ReactNode
}

/** The browser's own dialog: it keeps the focus inside and gives it back. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        // The dialog itself is only hit outside its content.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.content}>
        <h2 id={heading}>{title}</h2>
        {children}
        <div className={styles.close}>
          <Button type="button" variant="quiet" small icon="close" onClick={onClose}>
            Sluit
          </Button>
        </div>
      </div>
    </dialog>
  )
}
