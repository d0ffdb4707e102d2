'use client'

import styles from '#components/lessons/writing/writing.module.css'
import { RichTextEditor, type RichTextEditorProps } from '#components/rich-text/rich-text-editor.tsx'
import type { UploadImage } from '#components/rich-text/image-dialog.tsx'
import { describedBy, FieldError, FieldHint } from '#components/ui/field.tsx'
import fieldStyles from '#components/ui/field.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'
import { limits } from '#lib/lessons/values.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/document.ts'

type RichTextFieldProps = {
  name: string
  label: string
  hint: string
  error?: string
  optional: boolean
  value: RichTextDocument
  /** Another number puts another text in the editor. */
  edition: number
  onChange: (value: RichTextDocument) => void
  onUploadImage: UploadImage
  marked: readonly string[]
  onReplacer: RichTextEditorProps['onReplacer']
}

/** A question that is answered at length. */
export function RichTextField({
  name,
  label,
  hint,
  error,
  optional,
  value,
  edition,
  onChange,
  onUploadImage,
  marked,
  onReplacer,
}: RichTextFieldProps) {
  const question = `${name}-vraag`
  return (
    <div className={joinClasses(fieldStyles.field, styles.wide, error !== undefined && fieldStyles.wrong)}>
      <p id={question} className={fieldStyles.label}>
        {label}
        {optional && <span className={fieldStyles.optional}> (niet verplicht)</span>}
      </p>
      <FieldHint id={name} hint={hint} />
      <FieldError id={name} error={error} />
      <RichTextEditor
        key={edition}
        id={name}
        name={name}
        label={label}
        labelId={question}
        describedBy={describedBy(name, hint, error)}
        invalid={error !== undefined}
        value={value}
        onChange={onChange}
        onUploadImage={onUploadImage}
        fileUrl={(file) => `/bestanden/${file}`}
        maxLength={limits.section}
        marked={marked}
        onReplacer={onReplacer}
      />
    </div>
  )
}
