import styles from '#components/questions/questions.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'
import { Meta } from '#components/ui/meta.tsx'
import { eventWords } from '#lib/questions/copy.ts'
import type { ThreadEvent, ThreadWords as Words } from '#lib/questions/queries.ts'
import { formatDayAndTime, isoMoment } from '#lib/platform/time.ts'

/** What was said, oldest first. Notes are there only for who may see them. A visitor fetches files by the link of the question. */
export function ThreadWords({ words, filesAt = '/bestanden' }: { words: readonly Words[]; filesAt?: string }) {
  return (
    <ol role="list" className={styles.words}>
      {words.map((said) => (
        <li key={said.id} className={joinClasses(styles.said, said.fromAsker && styles.asker, said.inner && styles.inner)}>
          <Meta>
            <strong>{said.inner ? `Interne notitie van ${said.author}` : said.author}</strong>
            <time dateTime={isoMoment(said.createdAt)}>{formatDayAndTime(said.createdAt)}</time>
          </Meta>
          <p className={styles.body}>{said.body}</p>
          {said.files.length > 0 && (
            <ul>
              {said.files.map((file) => (
                <li key={file.id}>
                  <a href={`${filesAt}/${file.id}`}>{file.name}</a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What happened with a question, for who answers it. */
export function ThreadHistory({ events }: { events: readonly ThreadEvent[] }) {
  return (
    <details>
      <summary>Wat er met deze vraag gebeurde</summary>
      <ol role="list" className={styles.history}>
        {events.map((event) => (
          <li key={event.id}>
            <Meta>
              <strong>{eventWords[event.kind] ?? event.kind}</strong>
              {event.actorName}
              <time dateTime={isoMoment(event.at)}>{formatDayAndTime(event.at)}</time>
            </Meta>
            {event.reason && <p className={styles.body}>{event.reason}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
