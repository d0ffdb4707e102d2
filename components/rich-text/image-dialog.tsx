'use client'

import { useRef, useState } from 'react'
import { DialogField, EditorDialog } from '#components/rich-text/editor-dialog.tsx'
import styles from '#components/rich-text/editor-dialog.module.css'
import { richTextLimits } from '#lib/platform/rich-text/limits.ts'

/** Puts an image on the server and says what it became there, or a sentence about why not. */
export type UploadImage = (file: File) => Promise<{ file: string; width: number; height: number; url: string } | { error: string }>

export type ImageChoice = { file: string; alt: string; width: number; height: number; url: string }

type ImageDialogProps = {
  /** The image whose words are changed; without it a new image is asked for. */
  existing?: { alt: string; url: string } | undefined
  onUpload: UploadImage
  onChoose: (choice: ImageChoice) => void
  onChangeAlt: (alt: string) => void
  onClose: () => void
}

type Errors = { file?: string; alt?: string }

/** Asks for an image and the words that stand for it. Without words there is no image. */
export function ImageDialog({ existing, onUpload, onChoose, onChangeAlt, onClose }: ImageDialogProps) {
  const [file, setFile] = useState<File>()
  const [alt, setAlt] = useState(existing?.alt ?? '')
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const fileField = useRef<HTMLInputElement>(null)
  const altField = useRef<HTMLTextAreaElement>(null)
  const closed = useRef(false)

  async function submit() {
    // A second press while the first is on its way would place the image twice.
    if (busy) return
    const words = alt.trim()
    const found: Errors = {
      ...(!existing && !file ? { file: 'Kies een afbeelding.' } : {}),
      ...(words ? {} : { alt: 'Beschrijf wat er op de afbeelding te zien is.' }),
    }
    setErrors(found)
    if (found.file) fileField.current?.focus()
    else if (found.alt) altField.current?.focus()
    else if (existing) onChangeAlt(words)
    else if (file) await upload(file, words)
  }

  async function upload(chosen: File, words: string) {
    setBusy(true)
    const result = await onUpload(chosen).catch(() => ({
      error: 'De afbeelding is niet aangekomen. Controleer je verbinding en probeer het opnieuw.',
    }))
    setBusy(false)
    if (closed.current) return
    if ('error' in result) {
      setErrors({ file: result.error })
      fileField.current?.focus()
      return
    }
    const { file: id, width, height, url } = result
    onChoose({ file: id, width, height, url, alt: words })
  }

  return (
    <EditorDialog
      title={existing ? 'Beschrijving wijzigen' : 'Afbeelding toevoegen'}
      action={existing ? 'Beschrijving wijzigen' : 'Afbeelding toevoegen'}
      onSubmit={() => void submit()}
      onClose={() => {
        closed.current = true
        onClose()
      }}
    >
      {existing ? (
        <img className={styles.preview} src={existing.url} alt="" />
      ) : (
        <DialogField
          label="Afbeelding"
          hint="Een foto of tekening (jpg, png of webp). Zet geen mensen in beeld die dat niet weten."
          error={errors.file}
          advice={busy ? 'De afbeelding wordt opgestuurd.' : undefined}
        >
          {({ id, describedBy, invalid, className }) => (
            <input
              ref={fileField}
              id={id}
              className={className}
              type="file"
              accept="image/jpeg,image/png,image/webp"
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </DialogField>
      )}
      <DialogField
        label="Beschrijving"
        hint="Wat zie je, en waarom staat het hier? Wie de afbeelding niet ziet, hoort deze woorden."
        error={errors.alt}
      >
        {({ id, describedBy, invalid, className }) => (
          <textarea
            ref={altField}
            id={id}
            className={className}
            rows={3}
            value={alt}
            maxLength={richTextLimits.alt}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onChange={(event) => setAlt(event.target.value)}
          />
        )}
      </DialogField>
    </EditorDialog>
  )
}
