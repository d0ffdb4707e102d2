import type { ArticleSection } from '#components/lessons/lesson-article.tsx'
import { DocumentList } from '#components/lessons/review/document-list.tsx'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { sectionHeadings } from '#lib/lessons/copy.ts'
import type { PublicLesson } from '#lib/lessons/queries.ts'
import { sections } from '#lib/lessons/values.ts'
import { isEmpty } from '#lib/platform/rich-text/plain-text.ts'

const fileUrl = (file: string) => `/bestanden/${file}`

/** The sections that were filled in, in the order of the form, and the attachments below them. */
export function articleSections({ content, documents }: Pick<PublicLesson, 'content' | 'documents'>): ArticleSection[] {
  const written = sections
    .filter((section) => !isEmpty(content[section]))
    .map((section) => ({
      key: section,
      heading: sectionHeadings[section],
      body: <RichText document={content[section]} fileUrl={fileUrl} />,
    }))
  if (documents.length === 0) return written
  return [
    ...written,
    { key: 'bijlagen', heading: documents.length === 1 ? 'Bijlage' : 'Bijlagen', body: <DocumentList documents={documents} /> },
  ]
}
