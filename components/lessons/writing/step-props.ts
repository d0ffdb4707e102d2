import type { WriterFindings } from '#components/lessons/writing/findings/use-findings.ts'
import type { LessonContent, LessonField } from '#lib/lessons/schema.ts'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { UploadImage } from '#components/rich-text/image-dialog.tsx'

/** What every step of the form gets. */
export type StepProps = {
  content: LessonContent
  edition: number
  change: (patch: Partial<LessonContent>) => void
  /** The sentence per field that is not right yet. */
  errors: Partial<Record<LessonField, string>>
  words: Vocabulary
  onUploadImage: UploadImage
  /** What can be recognised in the text, a moment after it was typed. */
  findings: WriterFindings
}
