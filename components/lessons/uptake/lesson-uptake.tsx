import type { ReactNode } from 'react'
import { JourneyPicture } from '#components/lessons/uptake/journey-picture.tsx'
import { Observations } from '#components/lessons/uptake/observations.tsx'
import styles from '#components/lessons/uptake/uptake.module.css'
import { LinkButton } from '#components/ui/button.tsx'
import { certaintyWords } from '#lib/lessons/copy.ts'
import { stateWords } from '#lib/lessons/copy-uptake.ts'
import type { CertaintyStep, JourneyStop, ToldStep, Uptake } from '#lib/lessons/queries-uptake.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

type LessonUptakeProps = {
  slug: string
  /** 'Proeftuin Friesland', or who it is when the site is hidden. */
  origin: string
  publishedAt: Date
  uptake: Uptake
}

/** Under a lesson: whether others see it too, what regions do with it, and how its certainty was decided. */
export function LessonUptake({ slug, origin, publishedAt, uptake }: LessonUptakeProps) {
  const { observations, journey, certaintySteps } = uptake
  return (
    <section className={styles.uptake} aria-labelledby="gebruik">
      <h2 id="gebruik">Gezien en toegepast in andere regio’s</h2>
      {observations.length + journey.length === 0 && (
        <p>Nog geen andere regio vertelde dat zij dit ook ziet of toepast. Doe jij er iets mee? Dan hoort de schrijver dat meteen.</p>
      )}
      <CertaintyDecisions steps={certaintySteps} />
      {observations.length > 0 && <Observations observations={observations} />}
      {journey.length > 0 && (
        <section aria-labelledby="reis">
          <h3 id="reis">De reis van deze les</h3>
          <div className={styles.journey}>
            <Stops
              start={
                <>
                  <strong>{origin}</strong> deelde de les op <time dateTime={isoDay(publishedAt)}>{formatDate(publishedAt)}</time>.
                </>
              }
              stops={journey}
            />
            <JourneyPicture stops={journey} />
          </div>
        </section>
      )}
      <div className={styles.ways} data-print="no">
        <LinkButton variant="line" icon="good" href={`/lessen/${slug}/toepassen`}>
          Toegepast in onze regio
        </LinkButton>
        <LinkButton variant="line" icon="chat" href={`/lessen/${slug}/waarneming`}>
          Bij ons ook, of juist niet
        </LinkButton>
        <p>Hiervoor log je in.</p>
      </div>
    </section>
  )
}

/** Each step up or down, newest first: by the curators together, so without a name. */
export function CertaintyDecisions({ steps }: { steps: readonly CertaintyStep[] }) {
  if (steps.length === 0) return null
  return (
    <div className={styles.decisions}>
      {steps.map(({ from, to, reason, decidedAt }) => (
        <p key={decidedAt.getTime()}>
          Hoe zeker dit is: van <strong>{certaintyWords[from].label.toLowerCase()}</strong> naar{' '}
          <strong>{certaintyWords[to].label.toLowerCase()}</strong> op <time dateTime={isoDay(decidedAt)}>{formatDate(decidedAt)}</time>,
          besloten door de redactie. Waarom: {reason}
        </p>
      ))}
    </div>
  )
}

/** The same as the picture, in words: where it began, and each region after it, newest last. */
export function Stops({ start, stops }: { start: ReactNode; stops: readonly JourneyStop[] }) {
  const atHome = stops
    .flatMap(({ steps }) => steps.filter(({ side }) => side === 'writer'))
    .toSorted((one, other) => one.toldAt.getTime() - other.toldAt.getTime())
  return (
    <ol className={styles.stops}>
      <li>
        {start}
        {atHome.map((step) => (
          <Told key={step.toldAt.getTime()} step={step} label={stateWords[step.state].atHome} />
        ))}
      </li>
      {stops.map(({ applicationId, regionName, regionSlug, state, steps }) => (
        <li key={applicationId}>
          <strong>
            <a href={`/regios/${regionSlug}`}>Regio {regionName}</a>
          </strong>
          : {stateWords[state].told}
          {steps
            .filter(({ side }) => side === 'region')
            .map((step) => (
              <Told key={step.toldAt.getTime()} step={step} label={stateWords[step.state].told} />
            ))}
        </li>
      ))}
    </ol>
  )
}

function Told({ step: { note, toldAt }, label }: { step: ToldStep; label: string }) {
  return (
    <p className={styles.words}>
      <time dateTime={isoDay(toldAt)}>{formatDate(toldAt)}</time>, {label.toLowerCase()}
      {note ? `: ${note}` : '.'}
    </p>
  )
}
