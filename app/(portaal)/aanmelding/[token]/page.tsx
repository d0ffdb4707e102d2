import type { Metadata } from 'next'
import { LinkPage, UnknownLink } from '#app/(portaal)/link-page.tsx'
import { GatheringSummary } from '#components/gatherings/gathering-summary.tsx'
import { CompleteForm } from '#components/gatherings/sign-up/complete-form.tsx'
import { BoardToRead, Participants } from '#components/gatherings/sign-up/participants.tsx'
import { CancelForm } from '#components/gatherings/sign-up/cancel-form.tsx'
import { ConfirmByLink, OfferByLink } from '#components/gatherings/sign-up/link-answers.tsx'
import { RoomLink, standing } from '#components/gatherings/sign-up/own-sign-ups.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice, type NoticeTone } from '#components/ui/notice.tsx'
import { answerOfferAction, cancelByLinkAction, completeSignUpAction, confirmSignUpAction } from '#lib/gatherings/actions-sign-ups.ts'
import { signUpRefusals, signUpWords } from '#lib/gatherings/copy.ts'
import { participantByLink } from '#lib/gatherings/queries-participants.ts'
import { signUpByLink, type OwnSignUp } from '#lib/gatherings/queries-sign-ups.ts'
import { isLive, type SignUpStatus } from '#lib/gatherings/status.ts'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

// The address of this page holds a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Je aanmelding', robots: { index: false }, referrer: 'same-origin' }

const tones: Partial<Record<SignUpStatus, NoticeTone>> = { signed_up: 'good', offered: 'warning', unconfirmed: 'warning' }

/** Where the link of a mail leads. Only looks: mail scanners open links too, and must not answer for somebody. */
export default async function SignUpLinkPage({ params, searchParams }: Props) {
  const { token } = await params
  const now = new Date()
  const [signUp, participant, { gedaan }] = await Promise.all([signUpByLink(token, now), participantByLink(token), searchParams])
  if (!signUp) return <UnknownLink sentence={signUpRefusals.unknown_link} />
  const { gathering } = signUp
  const coming = gathering.status === 'published' && gathering.startsAt > now
  // What the line behind an offer did since is not known to the row until the clock has looked.
  const open = signUp.status !== 'offered' || (signUp.offerExpiresAt !== null && signUp.offerExpiresAt > now)
  return (
    <LinkPage title="Je aanmelding">
      <GatheringSummary gathering={gathering} withLink />
      <State signUp={signUp} name={signUp.name} coming={coming} open={open} now={now} />
      {coming && signUp.status === 'unconfirmed' && <ConfirmByLink token={token} action={confirmSignUpAction} />}
      {coming && signUp.status === 'offered' && open && (
        <OfferByLink token={token} action={answerOfferAction} until={signUp.offerExpiresAt} />
      )}
      {signUp.status === 'signed_up' && gathering.endsAt > now && gathering.status === 'published' && <RoomLink signUp={signUp} />}
      {gedaan === 'ingevuld' && <Notice tone="good" title="Je antwoorden zijn bewaard" />}
      {coming && isLive(signUp.status) && signUp.asks && (
        <CompleteForm token={token} action={completeSignUpAction} onSite={gathering.format !== 'online'} {...signUp.asks} />
      )}
      {participant && <Participants participants={participant} fileHref={(id) => `/aanmelding/${token}/bestand/${id}`} />}
      {participant?.hasBoard &&
        (participant.hasAccount ? (
          <p>
            <ArrowLink href={`/mijn/bijeenkomsten/${gathering.id}/reflectie`}>Samen terugkijken op het bord</ArrowLink>
          </p>
        ) : (
          <BoardToRead notes={participant.notes} />
        ))}
      {coming && isLive(signUp.status) && signUp.status !== 'offered' && (
        <CancelForm action={cancelByLinkAction} fixed={{ token }} label="Afmelden" waiting={signUp.status === 'waiting'} />
      )}
    </LinkPage>
  )
}

function State({ signUp, name, coming, open, now }: { signUp: OwnSignUp; name: string; coming: boolean; open: boolean; now: Date }) {
  const { gathering, status } = signUp
  if (gathering.status === 'cancelled')
    return (
      <Notice tone="error" title="Deze bijeenkomst gaat niet door">
        <p>{gathering.cancelReason}</p>
      </Notice>
    )
  if (!open)
    return (
      <Notice tone="warning" title={signUpWords.expired.label}>
        <p>{signUpWords.expired.next}</p>
      </Notice>
    )
  return (
    <Notice tone={tones[status] ?? 'info'} title={`${name}: ${lower(standing(signUp, now))}`}>
      <p>{coming ? signUpWords[status].next : 'Deze bijeenkomst is al begonnen of geweest. Je kunt hier niets meer veranderen.'}</p>
    </Notice>
  )
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
