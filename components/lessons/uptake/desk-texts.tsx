import { TrayDecision, TrayFindings } from '#components/lessons/voices/tray-decision.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { decideObservationAction, decideStepAction } from '#lib/lessons/actions-uptake.ts'
import { uptakeRefusals } from '#lib/lessons/copy-uptake.ts'
import type { DeskText } from '#lib/lessons/queries-uptake-desk.ts'
import { formatDate, formatWaiting } from '#lib/platform/time.ts'

/** Words about the use of lessons, each with what can be done with it. */
export function DeskTexts({ texts, now }: { texts: readonly DeskText[]; now: Date }) {
  if (texts.length === 0) return <p>Hier ligt niets.</p>
  return (
    <ol role="list" className={styles.tray}>
      {texts.map((text, index) => (
        <li key={text.id}>
          <div>
            <h2>
              {text.head}, bij ‘{text.lessonTitle}’
            </h2>
            <Meta>
              {text.facts || null}
              {text.isWaiting ? formatWaiting(text.at, now) : formatDate(text.at)}
              <a href={`/redactie/${text.lessonId}`}>Lees de les</a>
            </Meta>
          </div>
          {text.note && <p className={styles.body}>{text.note}</p>}
          <TrayFindings findings={text.findings} />
          {text.isOwn ? (
            <p>{uptakeRefusals.own_work}</p>
          ) : (
            <TrayDecision
              action={text.field === 'stepId' ? decideStepAction : decideObservationAction}
              fixed={{ [text.field]: text.id }}
              isWaiting={text.isWaiting}
              subject={`Tekst ${index + 1}`}
              place="Plaats deze tekst"
              hint="Wie dit schreef, leest deze reden in een mail."
            />
          )}
        </li>
      ))}
    </ol>
  )
}
