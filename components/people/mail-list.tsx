import styles from '#components/people/mail-list.module.css'
import type { ReceivedMail } from '#lib/platform/mailbox.ts'
import { formatDayAndTime } from '#lib/platform/time.ts'

/** The text of a mail with its addresses as links: what a mail program makes of them. */
function MailText({ text }: { text: string }) {
  const pieces = text.split(/(https?:\/\/[^\s]+)/)
  return (
    <div className={styles.text}>
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          <a key={index} href={piece}>
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </div>
  )
}

/** The mails of the demo's mailbox: the first one open. The text part is shown, never the HTML of a mail. */
export function MailList({ mails }: { mails: readonly ReceivedMail[] }) {
  if (mails.length === 0) return <p>Er is nog geen mail. Vraag iets aan en laad deze pagina opnieuw.</p>
  return (
    <ol role="list" className={styles.list}>
      {mails.map((mail, index) => (
        <li key={mail.id}>
          <details open={index === 0}>
            <summary>
              <strong>{mail.subject}</strong>{' '}
              <span className={styles.meta}>
                aan {mail.to}, <time dateTime={mail.at}>{formatDayAndTime(new Date(mail.at))}</time>
              </span>
            </summary>
            <MailText text={mail.text} />
            {mail.attachments.map(({ name, mediaType, base64 }) => (
              <p key={name}>
                <a href={`data:${mediaType.replaceAll(' ', '')};base64,${base64}`} download={name}>
                  Bewaar de bijlage {name}
                </a>
              </p>
            ))}
          </details>
        </li>
      ))}
    </ol>
  )
}
