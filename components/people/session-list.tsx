import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/people/rows.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { endSessionAction } from '#lib/people/actions.ts'
import type { OwnSession } from '#lib/platform/session/store.ts'
import { formatRecent, isoMoment } from '#lib/platform/time.ts'

/** Where somebody is signed in, with a button to end each of the others. */
export function SessionList({ sessions, now }: { sessions: readonly OwnSession[]; now: Date }) {
  return (
    <ActionForm action={endSessionAction} label="Plekken waar je bent ingelogd">
      <ul role="list" className={styles.rows}>
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              <strong>{session.device}</strong>
              {session.isThis && ' (hier)'}
              <br />
              laatst gezien: <time dateTime={isoMoment(session.lastSeenAt)}>{formatRecent(session.lastSeenAt, now)}</time>
            </span>
            {!session.isThis && (
              <Button variant="line" small icon="sign-out" name="sessionId" value={session.id}>
                Log daar uit
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ButtonRow>
          <Button variant="quiet" icon="sign-out" name="sessionId" value="others">
            Log uit op alle andere plekken
          </Button>
        </ButtonRow>
      )}
    </ActionForm>
  )
}
