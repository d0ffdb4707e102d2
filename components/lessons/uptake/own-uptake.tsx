import { observationFacts } from '#components/lessons/uptake/observations.tsx'
import styles from '#components/lessons/uptake/uptake.module.css'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { takeBackObservationAction } from '#lib/lessons/actions-uptake.ts'
import { observationWords, stateWords } from '#lib/lessons/copy-uptake.ts'
import { refusalWords } from '#lib/lessons/copy-voices.ts'
import type { OwnApplication, OwnObservation, OwnStep, UptakeQuestion } from '#lib/lessons/queries-uptake-own.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

const gone = 'Een les die niet meer op de site staat'

/** On the own page: the questions of after three months. Nothing to ask gives nothing. */
export function UptakeQuestions({ questions }: { questions: readonly UptakeQuestion[] }) {
  if (questions.length === 0) return null
  return (
    <Notice tone="warning" title="Hoe ging het?">
      <ul>
        {questions.map(({ href, title, side }) => (
          <li key={href}>
            <a href={href}>{title}</a>
            {side === 'region' ? ' (jouw regio past deze les toe)' : ' (een andere regio past jouw les toe)'}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What the own regions do with lessons. */
export function OwnApplications({ applications }: { applications: readonly OwnApplication[] }) {
  if (applications.length === 0) return <p>Nog niets. Bij elke les op de site staat de knop ‘Toegepast in onze regio’.</p>
  return (
    <ul role="list" className={styles.rows}>
      {applications.map(({ id, title, slug, regionName, state, startedAt, isMine, isAsked }) => (
        <li key={id}>
          <h3>
            <a href={`/mijn/toegepast/${id}`}>{title ?? gone}</a>
          </h3>
          <Meta>
            <strong>{stateWords[state].told}</strong>
            {`regio ${regionName}`}
            <span>
              sinds <time dateTime={isoDay(startedAt)}>{formatDate(startedAt)}</time>
            </span>
            {!isMine && 'door een collega'}
          </Meta>
          {isAsked && <p>We vroegen hoe het ging. Je antwoord helpt de schrijver en andere regio’s.</p>}
          {slug && (
            <p>
              <a href={`/lessen/${slug}`}>Lees de les op de site</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

const standing = {
  waiting: 'Een redacteur leest je toelichting.',
  placed: 'Staat bij de les.',
  refused: 'Niet geplaatst.',
  removed: 'Van de site gehaald.',
} as const

/** What somebody saw of lessons of others, each with the way to take it back. */
export function OwnObservations({ observations }: { observations: readonly OwnObservation[] }) {
  if (observations.length === 0) return <p>Nog niets. Bij elke les op de site staat de knop ‘Bij ons ook, of juist niet’.</p>
  return (
    <ul role="list" className={styles.rows}>
      {observations.map((observation) => (
        <li key={observation.id}>
          <h3>{observation.slug ? <a href={`/lessen/${observation.slug}`}>{observation.title}</a> : gone}</h3>
          <p>
            {observationWords[observation.kind].label}, regio {observation.regionName}: {observationFacts(observation)}.
          </p>
          {observation.note && <p className={styles.words}>{observation.note}</p>}
          <p>
            {standing[observation.status]} {observation.reason && refusalWords[observation.reason].sentence}
          </p>
          {(observation.status === 'waiting' || observation.status === 'placed') && (
            <ActionForm
              action={takeBackObservationAction}
              fixed={{ observationId: observation.id }}
              label={`Waarneming terughalen: ${observation.title ?? gone}`}
            >
              <Button variant="line" small icon="undo">
                Haal je waarneming terug
              </Button>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}

const wordsStanding = {
  none: '',
  waiting: 'Een redacteur leest dit nog.',
  placed: '',
  refused: 'Niet geplaatst.',
  removed: 'Van de site gehaald.',
} as const

/** Everything that was told about one application, oldest first. */
export function OwnSteps({ steps }: { steps: readonly OwnStep[] }) {
  return (
    <ol role="list" className={styles.rows}>
      {steps.map(({ number, side, state, note, words, reason, toldAt }) => (
        <li key={number}>
          <p>
            <time dateTime={isoDay(toldAt)}>{formatDate(toldAt)}</time>:{' '}
            <strong>{side === 'region' ? stateWords[state].told : `de schrijver: ${stateWords[state].atHome.toLowerCase()}`}</strong>
          </p>
          {note && <p className={styles.words}>{note}</p>}
          {side === 'region' && wordsStanding[words] && (
            <p>
              {wordsStanding[words]} {reason && refusalWords[reason].sentence}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
