import { GatheringSummary } from '#components/gatherings/gathering-summary.tsx'
import { Participants } from '#components/gatherings/sign-up/participants.tsx'
import { CancelOwn, OfferForm, RoomLink, standing } from '#components/gatherings/sign-up/own-sign-ups.tsx'
import { Stack } from '#components/layout/sections.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { ButtonRow } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { signUpWords } from '#lib/gatherings/copy.ts'
import type { ParticipantView } from '#lib/gatherings/queries-participants.ts'
import type { OwnSignUp } from '#lib/gatherings/queries-sign-ups.ts'
import { isLive, type SignUpStatus } from '#lib/gatherings/status.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

type SignUpDetailProps = {
  signUp: OwnSignUp
  /** Colleagues on the same form. */
  group: readonly { name: string; status: SignUpStatus }[]
  /** Only for who has a place, or was there. */
  participants: ParticipantView | undefined
  now: Date
  actions: { cancel: Act; answer: Act }
}

/** One sign-up: where one stands, what one needs to come, and afterwards what is shared. */
export function SignUpDetail({ signUp, group, participants, now, actions }: SignUpDetailProps) {
  const { gathering } = signUp
  const coming = gathering.status === 'published' && gathering.startsAt > now
  return (
    <Stack>
      <GatheringSummary gathering={gathering} withLink />
      <Standing signUp={signUp} coming={coming} now={now} />
      {coming && signUp.status === 'offered' && <OfferForm signUp={signUp} action={actions.answer} />}
      {signUp.status === 'signed_up' && gathering.status === 'published' && gathering.endsAt > now && (
        <>
          <RoomLink signUp={signUp} />
          <ButtonRow>
            <a href={`/bijeenkomsten/${gathering.slug}/agenda.ics`}>
              <Icon name="calendar" /> Zet in je agenda
            </a>
          </ButtonRow>
        </>
      )}
      {group.length > 0 && (
        <section aria-labelledby="collega-s">
          <Stack gap="tight">
            <h2 id="collega-s">Je collega’s</h2>
            <ul>
              {group.map((colleague) => (
                <li key={colleague.name}>
                  {colleague.name}: {signUpWords[colleague.status].label.toLowerCase()}
                </li>
              ))}
            </ul>
          </Stack>
        </section>
      )}
      {participants?.hasBoard && (
        <p>
          <ArrowLink href={`/mijn/bijeenkomsten/${gathering.id}/reflectie`}>Samen terugkijken op het bord</ArrowLink>
        </p>
      )}
      {participants && <Participants participants={participants} />}
      {coming && isLive(signUp.status) && signUp.status !== 'offered' && <CancelOwn signUp={signUp} action={actions.cancel} />}
    </Stack>
  )
}

function Standing({ signUp, coming, now }: { signUp: OwnSignUp; coming: boolean; now: Date }) {
  if (signUp.gathering.status === 'cancelled')
    return (
      <Notice tone="error" title="Deze bijeenkomst gaat niet door">
        <p>{signUp.gathering.cancelReason}</p>
      </Notice>
    )
  const tone = signUp.status === 'signed_up' ? 'good' : signUp.status === 'offered' || signUp.status === 'unconfirmed' ? 'warning' : 'info'
  return (
    <Notice tone={tone} title={standing(signUp, now)}>
      {coming && <p>{signUpWords[signUp.status].next}</p>}
      {signUp.companions > 0 && (
        <p>{signUp.companions === 1 ? 'Je neemt 1 introducé mee.' : `Je neemt ${signUp.companions} introducés mee.`}</p>
      )}
    </Notice>
  )
}
