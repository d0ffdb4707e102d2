'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Block } from '#components/people/blocks.tsx'
import setUp from '#components/people/second-step-set-up.module.css'
import { Button, ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { beginSecondFactorAction, confirmSecondFactorAction, type SecondStepState } from '#lib/people/actions-second-factor.ts'
import type { SecondFactorState } from '#lib/people/queries-second-factor.ts'
import { formatDate } from '#lib/platform/time.ts'

type SetUpProps = { state: SecondFactorState; returnTo: string }

/** Setting up an app in three steps: begin, read the picture, type a code. Ends with the recovery codes, shown once. */
export function SecondStepSetUp({ state, returnTo }: SetUpProps) {
  const [begun, begin] = useActionState(beginSecondFactorAction, { ok: true })
  const [confirmed, confirm] = useActionState<SecondStepState, FormData>(confirmSecondFactorAction, { ok: true })
  if (confirmed.codes) return <RecoveryCodes codes={confirmed.codes} returnTo={returnTo} />
  return (
    <>
      {state.confirmedAt && (
        <Notice tone="good">
          Je tweede stap staat aan sinds {formatDate(state.confirmedAt)}. Je hebt nog {state.codesLeft} herstelcodes.{' '}
          <a href={returnTo}>Ga verder</a>
        </Notice>
      )}
      <Block id="app" title={state.confirmedAt ? 'Een andere app of telefoon' : 'Stap 1: een app op je telefoon'}>
        <p>
          Je hebt een app nodig die codes maakt. Veel organisaties hebben er al een, en op een telefoon zit hij vaak bij de wachtwoorden.
          Vraag het zo nodig aan je eigen helpdesk.
        </p>
        <form className={styles.form} action={begin} aria-label="Een app instellen">
          <ErrorSummary message={begun.message} />
          <input type="hidden" name="terug" value={returnTo} />
          <Button variant={state.pending ? 'line' : undefined}>
            {state.pending ? 'Maak een nieuwe sleutel' : state.confirmedAt ? 'Stel een andere app in' : 'Ik heb een app, ga verder'}
          </Button>
        </form>
      </Block>
      {state.pending && (
        <>
          <Block id="sleutel" title="Stap 2: geef de app de sleutel">
            <p>Kies in de app voor toevoegen en scan dit plaatje.</p>
            <Picture rows={state.pending.picture} />
            <p>
              Lukt scannen niet, of lees je dit op de telefoon zelf? <a href={state.pending.address}>Open de app met de sleutel</a>, of typ
              hem over: <strong className={setUp.secret}>{state.pending.secret.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
            </p>
          </Block>
          <Block id="controle" title="Stap 3: typ de code die de app nu toont">
            <form className={styles.form} action={confirm} noValidate aria-label="De app controleren">
              <ErrorSummary errors={confirmed.errors} message={confirmed.message} />
              <input type="hidden" name="terug" value={returnTo} />
              <TextField
                name="code"
                label="De code van je app"
                hint="6 cijfers. Na een halve minuut komt er een nieuwe."
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={20}
                error={confirmed.errors?.code}
              />
              <ButtonRow>
                <Button icon="check">Zet de tweede stap aan</Button>
              </ButtonRow>
            </form>
          </Block>
        </>
      )}
    </>
  )
}

/** The square picture that a phone reads. One path, so that no browser leaves hair lines between its squares. */
function Picture({ rows }: { rows: boolean[][] }) {
  const dots = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg
      className={setUp.picture}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label="Plaatje met de sleutel, om te scannen"
    >
      <path d={dots} />
    </svg>
  )
}

function RecoveryCodes({ codes, returnTo }: { codes: readonly string[]; returnTo: string }) {
  return (
    <>
      <Notice tone="good" live="status">
        Je tweede stap staat aan.
      </Notice>
      <Block id="herstelcodes" title="Bewaar je herstelcodes">
        <p>
          Raak je je telefoon kwijt, dan log je hiermee in. Elke code werkt één keer. Je ziet ze alleen nu: druk ze af of zet ze in je
          wachtwoordkluis.
        </p>
        <ul className={setUp.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <ButtonRow>
          <LinkButton href={returnTo}>Ik heb ze bewaard, ga verder</LinkButton>
        </ButtonRow>
      </Block>
    </>
  )
}
