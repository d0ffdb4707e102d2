'use client'

import { useRef, useState } from 'react'
import { DialogField, EditorDialog } from '#components/rich-text/editor-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { completeHref } from '#lib/platform/rich-text/address.ts'
import { richTextLimits } from '#lib/platform/rich-text/limits.ts'
import { linkAdvice, linkFault } from '#lib/platform/rich-text/links.ts'

export type LinkChoice = { text: string; href: string }

type LinkDialogProps = {
  /** What the link is now: empty for a new one. */
  start: LinkChoice
  /** Whether the words can be changed here. Not when several paragraphs are chosen. */
  hasText: boolean
  onChoose: (choice: LinkChoice) => void
  onRemove: () => void
  onClose: () => void
}

type Errors = { text?: string; href?: string }

/** Asks for the words and the address of a link, and advises when the words say too little. */
export function LinkDialog({ start, hasText, onChoose, onRemove, onClose }: LinkDialogProps) {
  const [text, setText] = useState(start.text)
  const [address, setAddress] = useState(start.href)
  const [errors, setErrors] = useState<Errors>({})
  const textField = useRef<HTMLInputElement>(null)
  const addressField = useRef<HTMLInputElement>(null)
  const fault = hasText && text.trim() ? linkFault(text, completeHref(address) ?? '') : undefined

  function submit() {
    const href = completeHref(address)
    const found: Errors = {
      ...(hasText && !text.trim() ? { text: 'Vul de tekst van de link in.' } : {}),
      ...(href === null ? { href: addressError(address) } : {}),
    }
    setErrors(found)
    if (found.text) textField.current?.focus()
    else if (href === null) addressField.current?.focus()
    else onChoose({ text: text.trim(), href })
  }

  return (
    <EditorDialog
      title={start.href ? 'Link wijzigen' : 'Link toevoegen'}
      action={start.href ? 'Link wijzigen' : 'Link toevoegen'}
      onSubmit={submit}
      onClose={onClose}
      extra={
        start.href && (
          <Button type="button" variant="line" onClick={onRemove}>
            Link weghalen
          </Button>
        )
      }
    >
      {hasText && (
        <DialogField
          label="Tekst"
          hint="Schrijf wat iemand vindt achter de link. Bijvoorbeeld: afspraken over bereikbaarheid."
          error={errors.text}
          advice={fault && linkAdvice[fault]}
        >
          {({ id, describedBy, invalid, className }) => (
            <input
              ref={textField}
              id={id}
              className={className}
              type="text"
              value={text}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              autoComplete="off"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </DialogField>
      )}
      <DialogField label="Adres" hint="Een webadres, een e-mailadres, of een plek op deze site zoals /lessen." error={errors.href}>
        {({ id, describedBy, invalid, className }) => (
          <input
            ref={addressField}
            id={id}
            className={className}
            // Not type="url": the browser would refuse an e-mail address and a path on this site.
            type="text"
            inputMode="url"
            value={address}
            maxLength={richTextLimits.href}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </DialogField>
    </EditorDialog>
  )
}

function addressError(address: string): string {
  if (!address.trim()) return 'Vul het adres van de link in.'
  return 'Dit adres werkt niet. Vul een adres in dat begint met https://, een e-mailadres, of een plek op deze site zoals /lessen.'
}
