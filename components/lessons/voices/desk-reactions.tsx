import { TrayDecision, TrayFindings } from '#components/lessons/voices/tray-decision.tsx'
import { TraySince } from '#components/lessons/voices/tray-since.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { decideReactionAction } from '#lib/lessons/actions-voices.ts'
import { reactionWords, voicesRefusals } from '#lib/lessons/copy-voices.ts'
import type { DeskReaction } from '#lib/lessons/queries-voices.ts'

/** The reactions of one list of the desk, each with what can be done with it. */
export function DeskReactions({ reactions, now }: { reactions: readonly DeskReaction[]; now: Date }) {
  if (reactions.length === 0) return <p>Hier ligt niets.</p>
  return (
    <ol role="list" className={styles.tray}>
      {reactions.map((reaction, index) => (
        <li key={reaction.id}>
          <div>
            <h2>
              {reactionWords[reaction.kind].noun} bij ‘{reaction.lessonTitle}’
            </h2>
            <Meta>
              {reaction.name || 'een lezer'}
              <TraySince since={reaction.createdAt} placedAt={reaction.decidedAt} now={now} />
              <a href={`/redactie/${reaction.lessonId}`}>Lees de les</a>
            </Meta>
          </div>
          <figure className={styles.ofReader}>
            <figcaption>Een lezer schreef</figcaption>
            <p className={styles.body}>{reaction.body}</p>
          </figure>
          <TrayFindings findings={reaction.findings} />
          {reaction.isOwn ? (
            <p>{voicesRefusals.own_work}</p>
          ) : (
            <TrayDecision
              action={decideReactionAction}
              fixed={{ reactionId: reaction.id }}
              isWaiting={reaction.status === 'waiting'}
              subject={`Reactie ${index + 1}`}
              place="Plaats deze reactie"
              hint="Wie reageerde, leest deze reden in een mail."
            />
          )}
        </li>
      ))}
    </ol>
  )
}
