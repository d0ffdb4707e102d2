'use client'

import type { SelectionBookmark } from '@tiptap/pm/state'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { EditorToolbar } from '#components/rich-text/editor-toolbar.tsx'
import { placeGroups, textGroups } from '#components/rich-text/editor-tools.ts'
import { richTextExtensions } from '#components/rich-text/extensions.ts'
import { ImageDialog, type ImageChoice, type UploadImage } from '#components/rich-text/image-dialog.tsx'
import { goOnAfterImage } from '#components/rich-text/image-node.ts'
import { LinkDialog } from '#components/rich-text/link-dialog.tsx'
import { applyLink, linkAtCursor, removeLink } from '#components/rich-text/link-at-cursor.ts'
import { markWords, replaceWords, type ReplaceWords } from '#components/rich-text/marked-words.ts'
import styles from '#components/rich-text/rich-text-editor.module.css'
import { canonicalDocument, canonicalJson } from '#lib/platform/rich-text/canonical.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/nodes.ts'
import { textLength } from '#lib/platform/rich-text/plain-text.ts'

export type RichTextEditorProps = {
  id: string
  /** The field under which a form sends the text, as JSON. */
  name: string
  /** What the text is about: names the buttons, and the text itself when there is no `labelId`. */
  label: string
  labelId?: string
  describedBy?: string
  invalid?: boolean
  /**
   * The text to begin with. Later values are not taken over, because an answer of the server that is a
   * second old would wipe out what was typed since. To put another text in, give the editor another `key`.
   */
  value: RichTextDocument
  /** Receives the canonical text after each change. */
  onChange?: (document: RichTextDocument) => void
  /** Without it the editor offers no images. */
  onUploadImage?: UploadImage
  /** The address of an uploaded image. */
  fileUrl: (file: string) => string
  /** The number of characters there is room for: told in time, never cut off. */
  maxLength?: number
  /** Words that get a mark wherever they stand; what they mean is told elsewhere on the page. */
  marked?: readonly string[]
  /** Receives what puts other words in the place of these, with undo; nothing once the editor is gone. */
  onReplacer?: (replace: ReplaceWords | undefined) => void
}

type OpenDialog =
  | { kind: 'link'; text: string; href: string; hasText: boolean }
  | { kind: 'image'; existing: { alt: string; url: string } | undefined }

/** Writes rich text. Everything works by keyboard: Alt + F10 to the buttons, Escape back, Tab leaves. */
export function RichTextEditor(props: RichTextEditorProps) {
  const {
    id,
    name,
    label,
    labelId,
    describedBy,
    invalid = false,
    value,
    onChange,
    onUploadImage,
    fileUrl,
    maxLength,
    marked,
    onReplacer,
  } = props
  const [json, setJson] = useState(() => canonicalJson(value))
  const [length, setLength] = useState(() => textLength(value))
  const [notice, setNotice] = useState('')
  const [dialog, setDialog] = useState<OpenDialog>()
  const toolbar = useRef<HTMLDivElement>(null)
  // A fresh upload is shown from the address that came back; its own may not be open to this reader yet.
  const uploads = useRef(new Map<string, string>())

  // Where the cursor was. When a dialog closes the browser puts it somewhere near, which can be beside an image.
  const place = useRef<SelectionBookmark>(undefined)

  const [extensions] = useState(() =>
    richTextExtensions({
      fileUrl: (file) => uploads.current.get(file) ?? fileUrl(file),
      onNotice: setNotice,
      onToolbar: () => toolbar.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus(),
    }),
  )
  const editorProps = useMemo(
    () => ({ attributes: textboxAttributes({ id, label, labelId, describedBy, invalid, hintId: `${id}-keys` }) }),
    [id, label, labelId, describedBy, invalid],
  )
  const [content] = useState(value)
  const editor = useEditor({
    extensions,
    editorProps,
    content,
    // On the server there is no document to draw in, and its styles would need unsafe-inline.
    immediatelyRender: false,
    injectCSS: false,
    onUpdate: ({ editor: current, transaction }) => {
      const written = canonicalDocument(current.getJSON() as RichTextDocument)
      const next = JSON.stringify(written)
      // An empty line at the end, or a table put right: nothing to save.
      if (next === json) return
      setJson(next)
      setLength(textLength(written))
      // A notice about a paste stays until the author goes on.
      if (!transaction.getMeta('paste')) setNotice('')
      onChange?.(written)
    },
  })

  useEffect(() => {
    if (editor && marked) markWords(editor, marked)
  }, [editor, marked])
  useEffect(() => {
    if (!editor || !onReplacer) return
    onReplacer((words, others) => replaceWords(editor, words, others))
    return () => onReplacer(undefined)
  }, [editor, onReplacer])

  // A label names a div, but does not lead to it when pressed, as it does for other fields.
  useEffect(() => {
    const words = labelId ? document.getElementById(labelId) : null
    const focus = () => void editor?.commands.focus()
    words?.addEventListener('click', focus)
    return () => words?.removeEventListener('click', focus)
  }, [editor, labelId])

  function openDialog(next: OpenDialog) {
    place.current = editor?.state.selection.getBookmark()
    setDialog(next)
  }

  function openImage() {
    const { file, alt } = editor?.isActive('image') ? editor.getAttributes('image') : {}
    const existing = typeof file === 'string' ? { alt: String(alt), url: uploads.current.get(file) ?? fileUrl(file) } : undefined
    openDialog({ kind: 'image', existing })
  }

  function placeImage({ url, ...attrs }: ImageChoice) {
    uploads.current.set(attrs.file, url)
    editor
      ?.chain()
      .insertContent({ type: 'image', attrs })
      .command(({ tr }) => {
        goOnAfterImage(tr)
        return true
      })
      .run()
  }

  /** Closes the dialog with the cursor where it was, or where `change` left it. */
  function close(change?: () => void) {
    // Gone at once: while it is there nothing behind it takes the focus, and after an upload it would still be there.
    flushSync(() => setDialog(undefined))
    if (!editor) return
    if (change) {
      change()
      place.current = editor.state.selection.getBookmark()
    }
    // After the browser has given the focus back, or it would have the last word.
    requestAnimationFrame(() => {
      if (editor.isDestroyed) return
      const { tr } = editor.state
      if (place.current) editor.view.dispatch(tr.setSelection(place.current.resolve(tr.doc)))
      editor.view.focus()
    })
  }

  return (
    <div className={styles.editor} data-invalid={invalid || undefined}>
      <input type="hidden" name={name} value={json} />
      {editor && (
        <EditorToolbar
          editor={editor}
          label={`Opmaak: ${label}`}
          controls={id}
          toolbar={toolbar}
          className={styles.toolbar}
          groups={(current) =>
            textGroups(current, {
              onLink: () => openDialog({ kind: 'link', ...linkAtCursor(current) }),
              onImage: onUploadImage && openImage,
            })
          }
        />
      )}
      {editor ? <EditorContent editor={editor} /> : <p className={styles.waiting}>De tekst wordt geladen.</p>}
      {editor && (
        // Below the text, so that the text does not jump when the cursor enters a table.
        <EditorToolbar
          editor={editor}
          label={`Lijst of tabel: ${label}`}
          controls={id}
          className={styles.placeToolbar}
          groups={placeGroups}
        />
      )}
      <p id={`${id}-keys`} className={styles.keys}>
        Naar de knoppen: Alt + F10. Terug naar de tekst: Escape.
      </p>
      <p className={styles.notice} role="status">
        {notice}
      </p>
      {maxLength !== undefined && <Room length={length} maxLength={maxLength} />}
      {editor && dialog?.kind === 'link' && (
        <LinkDialog
          start={dialog}
          hasText={dialog.hasText}
          onChoose={(choice) => close(() => applyLink(editor, dialog, choice))}
          onRemove={() => close(() => removeLink(editor))}
          onClose={() => close()}
        />
      )}
      {editor && dialog?.kind === 'image' && onUploadImage && (
        <ImageDialog
          existing={dialog.existing}
          onUpload={onUploadImage}
          onChoose={(choice) => close(() => placeImage(choice))}
          onChangeAlt={(alt) => close(() => editor.commands.updateAttributes('image', { alt }))}
          onClose={() => close()}
        />
      )}
    </div>
  )
}

/** How much room is left, once it matters. Not announced at every letter. */
function Room({ length, maxLength }: { length: number; maxLength: number }) {
  const left = maxLength - length
  if (left > maxLength * 0.2) return null
  return (
    <p className={left < 0 ? styles.over : styles.room}>
      {left < 0 ? `${count(-left)} te veel. Maak de tekst korter.` : `Nog ruimte voor ${count(left)}.`}
    </p>
  )
}

const numbers = new Intl.NumberFormat('nl-NL')

function count(characters: number): string {
  return characters === 1 ? '1 teken' : `${numbers.format(characters)} tekens`
}

type Textbox = Pick<RichTextEditorProps, 'id' | 'label' | 'labelId' | 'describedBy' | 'invalid'> & { hintId: string }

function textboxAttributes({ id, label, labelId, describedBy, invalid, hintId }: Textbox): Record<string, string> {
  return {
    id,
    role: 'textbox',
    'aria-multiline': 'true',
    ...(labelId ? { 'aria-labelledby': labelId } : { 'aria-label': label }),
    'aria-describedby': [describedBy, hintId].filter(Boolean).join(' '),
    ...(invalid ? { 'aria-invalid': 'true' } : {}),
    lang: 'nl',
    spellcheck: 'true',
    ...(styles.content ? { class: styles.content } : {}),
  }
}
