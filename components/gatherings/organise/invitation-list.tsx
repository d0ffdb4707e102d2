import styles from './organise.module.css'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { Meta } from '#components/ui/meta.tsx'
import type { InvitationRow } from '#lib/gatherings/queries-organise.ts'
import type { FormState } from '#lib/platform/form.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

type InvitationListProps = {
  gatheringId: string
  invitations: readonly InvitationRow[]
  withdraw: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Who was invited, and whether they came by it. An invitation can be taken back; who signed up stays signed up. */
export function InvitationList({ gatheringId, invitations, withdraw }: InvitationListProps) {
  const open = invitations.filter((invitation) => invitation.withdrawnAt === null)
  if (open.length === 0) return <p>Er is nog niemand uitgenodigd.</p>
  return (
    <ul role="list" className={styles.rows}>
      {open.map((invitation) => (
        <li key={invitation.id}>
          <div className={styles.address}>
            <strong>{invitation.email}</strong>
            <Meta>
              {invitation.usedAt ? 'Heeft zich aangemeld' : 'Nog geen antwoord'}
              <>
                uitgenodigd op <time dateTime={isoDay(invitation.invitedAt)}>{formatDate(invitation.invitedAt)}</time>
              </>
            </Meta>
          </div>
          {!invitation.usedAt && (
            <ActionForm action={withdraw} fixed={{ gatheringId, invitationId: invitation.id }} label={`Intrekken: ${invitation.email}`}>
              <Button variant="line" small>
                Trek in<VisuallyHidden> de uitnodiging van {invitation.email}</VisuallyHidden>
              </Button>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}
