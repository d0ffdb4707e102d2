import { AnswerForms } from '#components/questions/conversations/conversation-forms.tsx'
import styles from '#components/questions/conversations/conversations.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { conversationWords } from '#lib/questions/copy-conversations.ts'
import type { ConversationRow, InvitationRow } from '#lib/questions/queries-conversations.ts'
import { formatDate, formatDay, formatWaiting, isoDay } from '#lib/platform/time.ts'

/** What one is asked for, with yes and no beside it; and to whom one said yes. */
export function InvitationList({ invitations }: { invitations: readonly InvitationRow[] }) {
  return (
    <ul role="list" className={styles.list}>
      {invitations.map((row) => (
        <li key={row.id}>
          <h3>
            <a href={`/gesprekken/${row.conversationId}`}>{row.askerName} wil je spreken</a>
          </h3>
          <Meta>
            {row.about}
            {row.answer ? 'Je zei ja' : `Antwoord graag voor ${formatDay(row.dueAt)}`}
          </Meta>
          {!row.answer && (
            <>
              <p className={styles.said}>{row.purpose}</p>
              <AnswerForms invitationId={row.id} from={row.askerName} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Requests, the own ones or those of everybody for the regional team. */
export function ConversationList({ rows, now, forTeam }: { rows: readonly ConversationRow[]; now?: Date; forTeam?: boolean }) {
  return (
    <ul role="list" className={styles.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <h3>
            <a href={`/gesprekken/${row.id}`}>{forTeam ? `${row.askerName}: ${row.about}` : row.about}</a>
          </h3>
          <Meta>
            {forTeam ? teamWords(row) : conversationWords[row.status]}
            {row.personName && `${row.status === 'accepted' ? 'met' : 'gevraagd aan'} ${row.personName}`}
            {forTeam && now ? formatWaiting(row.askedAt, now) : <time dateTime={isoDay(row.askedAt)}>{formatDate(row.askedAt)}</time>}
          </Meta>
        </li>
      ))}
    </ul>
  )
}

const teamWords = ({ status }: ConversationRow) =>
  status === 'with_team' ? 'voor het regioteam' : status === 'asked' ? 'wacht op antwoord' : 'de vrager kiest iemand anders'
