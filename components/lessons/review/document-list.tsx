import { Icon } from '#components/ui/icon.tsx'
import styles from '#components/lessons/review/document-list.module.css'

type LessonDocument = { id: string; name: string; mediaType: string; bytes: number }

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.oasis.opendocument.text': 'odt',
  'text/plain; charset=utf-8': 'tekst',
}

/** '120 kB', '1,4 MB' */
function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}

/** Attachments to download, with what they are and how heavy. */
export function DocumentList({ documents }: { documents: readonly LessonDocument[] }) {
  return (
    <ul role="list" className={styles.documents}>
      {documents.map((document) => (
        <li key={document.id}>
          <a href={`/bestanden/${document.id}`}>
            <Icon name="download" />
            <span>
              {document.name}{' '}
              <span className={styles.kind}>({[kinds[document.mediaType], fileSize(document.bytes)].filter(Boolean).join(', ')})</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
