import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { SignUpDetail } from '#components/gatherings/sign-up/sign-up-detail.tsx'
import { fullTitle } from '#components/gatherings/gathering-view.ts'
import { Sheet } from '#components/layout/sections.tsx'
import { answerOwnOfferAction, cancelSignUpAction } from '#lib/gatherings/actions-sign-ups.ts'
import { participantView } from '#lib/gatherings/queries-participants.ts'
import { ownGroup, ownSignUp } from '#lib/gatherings/queries-sign-ups.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../portal-page.tsx'

export const metadata: Metadata = { title: 'Je aanmelding', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnSignUpPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(`/mijn/aanmeldingen/${id}`)
  const now = new Date()
  const signUp = z.uuid().safeParse(id).success ? await ownSignUp(actor, id, now) : undefined
  if (!signUp) notFound()
  const [group, participants, { gedaan }] = await Promise.all([
    ownGroup(actor, id),
    participantView(actor, signUp.gathering.id),
    searchParams,
  ])
  const fresh = gedaan === 'aangemeld' && (signUp.status === 'signed_up' || signUp.status === 'waiting')
  const title = !fresh ? fullTitle(signUp.gathering) : signUp.status === 'signed_up' ? 'Je bent aangemeld' : 'Je staat op de wachtlijst'
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Je aanmeldingen', href: '/mijn/aanmeldingen' },
        { label: signUp.gathering.title },
      ]}
    >
      <Sheet>
        <h1>{title}</h1>
        {fresh && <p>Je krijgt een mail met alles wat je nodig hebt, en een afspraak voor je agenda.</p>}
        <SignUpDetail
          signUp={signUp}
          group={group}
          participants={participants}
          now={now}
          actions={{ cancel: cancelSignUpAction, answer: answerOwnOfferAction }}
        />
      </Sheet>
    </PortalPage>
  )
}
