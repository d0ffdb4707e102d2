import type { Metadata } from 'next'
import { ImportForm, InviteForm } from '#components/gatherings/organise/invitation-forms.tsx'
import { InvitationList } from '#components/gatherings/organise/invitation-list.tsx'
import { Sheet, Stack } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { importInvitationsAction, inviteAction, withdrawInvitationAction } from '#lib/gatherings/actions-invitations.ts'
import { PortalPage } from '../../../portal-page.tsx'
import { crumbs, readManaged } from '../managed.ts'

export const metadata: Metadata = { title: 'Mensen uitnodigen', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function InvitePage({ params }: Props) {
  const { gathering } = await readManaged(params)
  const open = gathering.status === 'published' && gathering.startsAt > new Date()
  return (
    <PortalPage breadcrumb={crumbs(gathering, 'Uitnodigen')}>
      <Sheet>
        <h1>Nodig mensen uit</h1>
        {open ? (
          <Stack gap="wide">
            <section aria-labelledby="een">
              <Stack>
                <h2 id="een">Eén persoon</h2>
                <InviteForm action={inviteAction} gatheringId={gathering.id} />
              </Stack>
            </section>
            <section aria-labelledby="veel">
              <Stack>
                <h2 id="veel">Een hele lijst</h2>
                <ImportForm action={importInvitationsAction} gatheringId={gathering.id} />
              </Stack>
            </section>
          </Stack>
        ) : (
          <Notice>
            <p>Uitnodigen kan als de bijeenkomst in de agenda staat en nog niet is begonnen.</p>
          </Notice>
        )}
        <section aria-labelledby="uitgenodigd">
          <Stack>
            <h2 id="uitgenodigd">Wie is uitgenodigd</h2>
            <InvitationList gatheringId={gathering.id} invitations={gathering.invitations} withdraw={withdrawInvitationAction} />
          </Stack>
        </section>
      </Sheet>
    </PortalPage>
  )
}
