import type { ReactNode } from 'react'
import { DateTile } from '#components/gatherings/date-tile.tsx'
import { GatheringWhen } from '#components/gatherings/gathering-when.tsx'
import { fullTitle, whereWords } from '#components/gatherings/gathering-view.ts'
import { CancelForm } from '#components/gatherings/sign-up/cancel-form.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/gatherings/sign-up/own-sign-ups.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { signUpWords } from '#lib/gatherings/copy.ts'
import type { OwnSignUp } from '#lib/gatherings/queries-sign-ups.ts'
import { isLive } from '#lib/gatherings/status.ts'
import type { FormState } from '#lib/platform/form.ts'
import { formatDayAndTime, isoMoment } from '#lib/platform/time.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>
type Actions = { cancel: Act; answer: Act }
type OwnSignUpsProps = { signUps: readonly OwnSignUp[]; now: Date; actions: Actions }

/** Where somebody is signed up: what needs an answer first, then what comes, and what has been. */
export function OwnSignUps({ signUps, now, actions }: OwnSignUpsProps) {
  const coming = (one: OwnSignUp) => one.gathering.endsAt > now && one.gathering.status === 'published' && isLive(one.status)
  const offered = signUps.filter((one) => coming(one) && one.status === 'offered')
  const sure = signUps.filter((one) => coming(one) && (one.status === 'signed_up' || one.status === 'unconfirmed'))
  const waiting = signUps.filter((one) => coming(one) && one.status === 'waiting')
  const rest = signUps
    .filter((one) => !coming(one))
    .toSorted((one, other) => other.gathering.startsAt.getTime() - one.gathering.startsAt.getTime())
  return (
    <>
      {offered.length > 0 && (
        <Group id="vrijgekomen" title="Er is een plaats voor je">
          {offered.map((one) => (
            <SignUpRow key={one.id} signUp={one} now={now}>
              <OfferForm signUp={one} action={actions.answer} />
            </SignUpRow>
          ))}
        </Group>
      )}
      <Group id="aangemeld" title="Hier kom je" empty="Je bent nu nergens voor aangemeld.">
        {sure.map((one) => (
          <SignUpRow key={one.id} signUp={one} now={now}>
            <RoomLink signUp={one} />
            {one.gathering.startsAt > now && <CancelOwn signUp={one} action={actions.cancel} />}
          </SignUpRow>
        ))}
      </Group>
      {waiting.length > 0 && (
        <Group id="wachtlijst" title="Op de wachtlijst">
          {waiting.map((one) => (
            <SignUpRow key={one.id} signUp={one} now={now}>
              {one.gathering.startsAt > now && <CancelOwn signUp={one} action={actions.cancel} />}
            </SignUpRow>
          ))}
        </Group>
      )}
      {rest.length > 0 && (
        <Group id="voorbij" title="Voorbij">
          {rest.map((one) => (
            <SignUpRow key={one.id} signUp={one} now={now} />
          ))}
        </Group>
      )}
    </>
  )
}

function Group({ id, title, empty, children }: { id: string; title: string; empty?: string; children: ReactNode[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {children.length === 0 ? (
        <p>
          {empty} <a href="/bijeenkomsten">Kijk in de agenda</a>
        </p>
      ) : (
        <ul role="list" className={styles.list}>
          {children}
        </ul>
      )}
    </section>
  )
}

function SignUpRow({ signUp, now, children }: { signUp: OwnSignUp; now: Date; children?: ReactNode }) {
  const { gathering } = signUp
  return (
    <li className={styles.row}>
      <DateTile at={gathering.startsAt} past={gathering.endsAt <= now || gathering.status === 'cancelled'} />
      <div className={styles.text}>
        <h3>
          <a href={`/mijn/aanmeldingen/${signUp.id}`}>{fullTitle(gathering)}</a>
        </h3>
        <p>
          <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
          <br />
          {whereWords(gathering)}
        </p>
        <Meta>
          <strong>{standing(signUp, now)}</strong>
          {signUp.companions > 0 && (signUp.companions === 1 ? 'met 1 introducé' : `met ${signUp.companions} introducés`)}
        </Meta>
        {gathering.status === 'cancelled' && gathering.cancelReason && <p>{gathering.cancelReason}</p>}
        {children}
      </div>
    </li>
  )
}

/** Where somebody stands, in a few words. */
export function standing({ status, placeInLine, gathering }: OwnSignUp, now: Date): string {
  if (gathering.status === 'cancelled') return 'Gaat niet door'
  if (status === 'waiting' && placeInLine !== null) return `Plek ${placeInLine} op de wachtlijst`
  if (status === 'signed_up' && gathering.endsAt <= now) return 'Je was aangemeld'
  return signUpWords[status].label
}

export function RoomLink({ signUp }: { signUp: OwnSignUp }) {
  if (signUp.gathering.format === 'on_site') return null
  if (!signUp.roomUrl) return <p className={styles.quiet}>De link om online mee te doen staat hier vanaf 24 uur voor het begin.</p>
  return (
    <p>
      <a className={styles.room} href={signUp.roomUrl} rel="noreferrer">
        <Icon name="link" /> Doe online mee
      </a>
    </p>
  )
}

/** Yes or no to a place that came free. */
export function OfferForm({ signUp, action }: { signUp: OwnSignUp; action: Act }) {
  return (
    <ActionForm action={action} fixed={{ signUpId: signUp.id }} label="Antwoord op de vrijgekomen plaats">
      {signUp.offerExpiresAt && (
        <p>
          Laat het weten voor <time dateTime={isoMoment(signUp.offerExpiresAt)}>{formatDayAndTime(signUp.offerExpiresAt)}</time>. Daarna is
          de volgende aan de beurt.
        </p>
      )}
      <ButtonRow>
        <Button icon="check" name="answer" value="accept">
          Ja, ik kom
        </Button>
        <Button variant="line" name="answer" value="decline">
          Nee, geef de plaats door
        </Button>
      </ButtonRow>
    </ActionForm>
  )
}

/** Takes back the own sign-up. */
export function CancelOwn({ signUp, action }: { signUp: OwnSignUp; action: Act }) {
  return (
    <CancelForm
      action={action}
      fixed={{ signUpId: signUp.id }}
      label={`Afmelden voor ${signUp.gathering.title}`}
      waiting={signUp.status === 'waiting'}
    />
  )
}
