import { DecisionHistory } from '#components/lessons/review/decision-history.tsx'
import { SecondLookForm } from '#components/lessons/dates/second-look-form.tsx'
import { TakeBack } from '#components/lessons/writing/take-back.tsx'
import styles from '#components/lessons/writing/writing.module.css'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { statusWords, withdrawalWords } from '#lib/lessons/copy.ts'
import type { LessonDecisionRow, OwnLesson } from '#lib/lessons/queries-writing.ts'
import { formatDate, formatDayAndTime, formatTime, isoMoment } from '#lib/platform/time.ts'

type LessonStateProps = Pick<OwnLesson, 'id' | 'status' | 'publicSlug' | 'decisions' | 'placeAt' | 'mergedIntoSlug' | 'openSuggestions'>

/** Beside the text, on every step: where the lesson is, what the desk wrote, and what can be done with it as a whole. */
export function LessonState({ id, status, publicSlug, decisions, placeAt, mergedIntoSlug, openSuggestions }: LessonStateProps) {
  const message = openMessage({ status, decisions })
  const tookBack = status === 'returned' && message === undefined
  return (
    <>
      {message && <DeskMessage decision={message} />}
      {(message?.kind === 'return' || message?.kind === 'decline') && <SecondLookForm lessonId={id} />}
      {openSuggestions > 0 && (
        <Notice title="De redactie doet een voorstel">
          <p>
            <ArrowLink href={`/mijn/lessen/${id}/voorstellen`}>
              {openSuggestions === 1 ? 'Bekijk het voorstel voor je tekst' : `Bekijk de ${openSuggestions} voorstellen voor je tekst`}
            </ArrowLink>
          </p>
        </Notice>
      )}
      <section aria-labelledby="stand">
        <h2 id="stand">{tookBack ? 'Teruggenomen' : mergedIntoSlug ? 'Samengevoegd' : statusWords[status].label}</h2>
        {tookBack && <p>Je nam de les terug van de redactie. Pas hem aan en stuur hem opnieuw in.</p>}
        {!tookBack && !placeAt && !mergedIntoSlug && <p>{statusWords[status].next}</p>}
        {placeAt && (
          <p>
            De redactie plaatst je les op <time dateTime={isoMoment(placeAt)}>{formatDayAndTime(placeAt)}</time>. Neem je hem terug of stuur
            je iets nieuws in? Dan vervalt dat.
          </p>
        )}
        {mergedIntoSlug && (
          <p>
            Wie je les opent, komt bij <a href={`/lessen/${mergedIntoSlug}`}>een andere les die hetzelfde zegt</a>.
          </p>
        )}
        {status === 'submitted' && <p>Wat je nu nog wijzigt, leest de redactie pas als je de les opnieuw instuurt.</p>}
        {(status === 'submitted' || status === 'returned') && <TakeBack lessonId={id} possible={status === 'submitted'} />}
        {publicSlug && (
          <p>
            <ArrowLink href={`/lessen/${publicSlug}`}>
              {status === 'published' ? 'Bekijk de les op de site' : 'Bekijk de versie die nu op de site staat'}
            </ArrowLink>
          </p>
        )}
        {publicSlug && (
          <p>
            <ArrowLink href={`/mijn/lessen/${id}/reacties`}>Reacties van lezers</ArrowLink>
          </p>
        )}
        {publicSlug && (
          <p>
            <ArrowLink href={`/mijn/lessen/${id}/gebruik`}>Waar je les wordt gebruikt</ArrowLink>
          </p>
        )}
        {publicSlug && (
          <p>
            <ArrowLink href={`/noodknop/${publicSlug}`}>Noodknop: haal deze les meteen van de site</ArrowLink>
          </p>
        )}
      </section>
      {decisions.length > (message ? 1 : 0) && (
        <details>
          <summary>Eerdere berichten van de redactie</summary>
          <DecisionHistory decisions={message ? decisions.slice(1) : decisions} />
        </details>
      )}
    </>
  )
}

const answers = { returned: 'return', declined: 'decline', withdrawn: 'withdraw' } as const

/** The message of the desk that the writer has to act on now, if there is one. */
export function openMessage({ status, decisions }: Pick<OwnLesson, 'status' | 'decisions'>): LessonDecisionRow | undefined {
  const [latest] = decisions
  // An earlier version that was withdrawn while the next one was declined: both reasons are the writer's to know.
  if (status === 'declined' && latest?.kind === 'withdraw') return latest
  return status in answers && latest?.kind === answers[status as keyof typeof answers] ? latest : undefined
}

const titles = {
  return: 'Bericht van de redactie',
  decline: 'Waarom de les niet is geplaatst',
  withdraw: 'Waarom de les is teruggetrokken',
  publish: 'Bericht van de redactie',
}

function DeskMessage({ decision }: { decision: LessonDecisionRow }) {
  return (
    <Notice tone="warning" title={titles[decision.kind]}>
      {decision.withdrawalReason && <p>{withdrawalWords[decision.withdrawalReason].label}.</p>}
      <p className={styles.message}>{decision.message}</p>
      <p className={styles.saving}>
        <span>
          {decision.decidedByName},{' '}
          <time dateTime={isoMoment(decision.decidedAt)}>
            {formatDate(decision.decidedAt)}, {formatTime(decision.decidedAt)}
          </time>
        </span>
      </p>
    </Notice>
  )
}
