import type { Metadata } from 'next'
import { LinkPage, UnknownLink } from '#app/(portaal)/link-page.tsx'
import { GatheringSummary } from '#components/gatherings/gathering-summary.tsx'
import { availabilityWords, fullTitle, signUpState } from '#components/gatherings/gathering-view.ts'
import { OutsiderForm } from '#components/gatherings/sign-up/outsider-form.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { outsiderSignUpAction } from '#lib/gatherings/actions-sign-ups.ts'
import { signUpRefusals } from '#lib/gatherings/copy.ts'
import { invitationByLink, type InvitationView } from '#lib/gatherings/queries-sign-ups.ts'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

// The address of this page holds a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Je uitnodiging', robots: { index: false }, referrer: 'same-origin' }

const outcomes: Readonly<Record<string, { title: string; text: string }>> = {
  bevestig: {
    title: 'Kijk in je mail',
    text: 'Je gebruikte een ander adres dan dat van je uitnodiging. Daarom stuurden we een mail naar dat adres. Bevestig daarmee je aanmelding. Tot dan houden we geen plaats voor je vrij.',
  },
  aangemeld: {
    title: 'Je bent aangemeld',
    text: 'Je hebt een plaats. Je krijgt een mail met alles wat je nodig hebt, en een afspraak voor je agenda.',
  },
  wachtlijst: {
    title: 'Je staat op de wachtlijst',
    text: 'De bijeenkomst is vol. Komt er een plaats vrij, dan krijg je een mail. In de mail die we nu stuurden staat je plek in de rij.',
  },
}

/** Where an invitation leads: the form for who has no account. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params
  const invitation = await invitationByLink(token)
  if (!invitation) return <UnknownLink sentence={signUpRefusals.unknown_link} />
  const { gathering } = invitation
  const now = new Date()
  const { gedaan } = await searchParams
  const outcome = typeof gedaan === 'string' ? outcomes[gedaan] : undefined
  if (outcome)
    return (
      <LinkPage title={outcome.title}>
        <GatheringSummary gathering={gathering} withLink />
        <p>{outcome.text}</p>
      </LinkPage>
    )
  const places = { ...gathering, status: gathering.status === 'cancelled' ? 'cancelled' : 'published', byInvitation: false } as const
  const refusal = whyNot(invitation, signUpState(places, now))
  return (
    <LinkPage title="Je bent uitgenodigd">
      <p>Voor deze {fullTitle(gathering).charAt(0).toLowerCase() + fullTitle(gathering).slice(1)}.</p>
      <GatheringSummary gathering={gathering} withLink>
        {availabilityWords(places, now)}
      </GatheringSummary>
      {refusal ? (
        <>
          <Notice tone="warning" title="Aanmelden kan niet">
            <p>{refusal}</p>
          </Notice>
          <ButtonRow>
            <LinkButton href="/bijeenkomsten">Kijk in de agenda</LinkButton>
          </ButtonRow>
        </>
      ) : (
        <OutsiderForm
          action={outsiderSignUpAction}
          token={token}
          formKey={crypto.randomUUID()}
          email={invitation.email}
          questions={invitation.questions}
          companionsAllowed={gathering.companionsAllowed}
          onSite={gathering.format !== 'online'}
          full={signUpState(places, now) === 'full'}
          backHref={`/bijeenkomsten/${gathering.slug}`}
        />
      )}
    </LinkPage>
  )
}

/** The sentence for who cannot sign up by this invitation; undefined for who can. */
function whyNot({ state, gathering }: InvitationView, places: ReturnType<typeof signUpState>): string | undefined {
  if (state === 'withdrawn') return signUpRefusals.unknown_invitation
  if (state === 'used') return signUpRefusals.invitation_used
  if (gathering.status !== 'published' && gathering.status !== 'cancelled') return signUpRefusals.has_started
  if (places === 'cancelled') return signUpRefusals.cancelled
  if (places === 'over') return signUpRefusals.has_started
  return places === 'closed' ? signUpRefusals.closed : undefined
}
